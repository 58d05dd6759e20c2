import time

from django.core.management.base import BaseCommand

from search.rebuilding import rebuild_index
from site_core.operation.progress import Progress


class Command(BaseCommand):
    help = "Write the search index anew. The site can be used meanwhile."

    def handle(self, **options):
        started = time.monotonic()
        count = rebuild_index(Progress(self.stderr).watch)
        seconds = time.monotonic() - started
        self.stdout.write(f"搜索索引已更新：{count} 个对象，用时 {seconds:.0f} 秒。")
