from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workflow.services import publish_due


class Command(BaseCommand):
    help = "Release the scheduled texts that are due and take down the pages that have expired."

    def handle(self, **options):
        report = publish_due(timezone.now())
        for problem in report.problems:
            self.stdout.write(problem)
        if report.problems:
            raise CommandError(f"{len(report.problems)} 项未能处理。")
        self.stdout.write(f"发布 {len(report.released)} 篇，到期下线 {len(report.expired)} 篇。")
