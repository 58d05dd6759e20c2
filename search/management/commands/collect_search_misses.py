from django.core.management.base import BaseCommand

from search.misses import collect_misses


class Command(BaseCommand):
    help = "Count the searches that found nothing, for the report; forget those of 90 days ago."

    def handle(self, **options):
        self.stdout.write(f"已计入 {collect_misses()} 次未找到的搜索。")
