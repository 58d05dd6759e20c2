from django.core.management.base import BaseCommand, CommandError

from site_core.operation.background import run_tasks


class Command(BaseCommand):
    """A failure is told here, and by /healthz, while the task itself is tried again."""

    help = "Send the mail that waits, and do what else was put off."

    def handle(self, **options):
        done, failed = run_tasks()
        if failed:
            raise CommandError(f"{failed} 项后台任务未能完成，稍后再试。")
        self.stdout.write(f"已完成 {done} 项后台任务。")
