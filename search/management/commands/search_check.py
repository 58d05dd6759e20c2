from django.core.management.base import BaseCommand, CommandError

from search.verification import index_problems
from site_core.operation.progress import Progress


class Command(BaseCommand):
    help = "Compare the search index with what it is made of, and say what to run."

    def handle(self, **options):
        progress = Progress(self.stderr)
        found = progress.print_each(index_problems(progress.watch), self.stdout)
        if found:
            raise CommandError(f"搜索索引有 {found} 个问题。")
        self.stdout.write("搜索索引完整，与内容一致。")
