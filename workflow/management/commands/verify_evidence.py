from django.core.management.base import BaseCommand, CommandError

from workflow.verification import evidence_problems


class Command(BaseCommand):
    help = "Check the evidence: chain, signatures, kept texts, releases, noted heads."

    def handle(self, **options):
        found = 0
        for problem in evidence_problems():
            found += 1
            self.stdout.write(problem)
        if found:
            raise CommandError(f"发现 {found} 个问题。")
        self.stdout.write("证据完整。")
