from django.core.management.base import BaseCommand, CommandError

from site_core.operation.progress import Progress
from workflow.verification import exceptional_releases, live_problems


class Command(BaseCommand):
    help = "Check every public page against its release, and the database's triggers."

    def handle(self, **options):
        progress = Progress(self.stderr)
        for line in exceptional_releases():
            self.stdout.write(f"说明：{line}")
        found = progress.print_each(live_problems(watch=progress.watch), self.stdout)
        if found:
            raise CommandError(f"发现 {found} 个问题。")
        self.stdout.write("公开的页面均与发布时一致。")
