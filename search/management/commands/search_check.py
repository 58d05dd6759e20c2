from django.core.management.base import BaseCommand, CommandError

from search.verification import index_problems
from site_core.progress import Progress


class Command(BaseCommand):
    help = "Compare the search index with what it is made of, and say what to run."

    def handle(self, **options):
        progress = Progress(self.stderr)
        found = 0
        for problem in index_problems(progress.watch):
            found += 1
            progress.clear()
            self.stdout.write(problem)
        if found:
            raise CommandError(f"搜索索引有 {found} 个问题。")
        self.stdout.write("搜索索引完整，与内容一致。")
