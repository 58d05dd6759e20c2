from django.core.management.base import BaseCommand

from articles.reads.counting import collect_reads


class Command(BaseCommand):
    help = "Move what was noted of reads into the database, each read exactly once."

    def handle(self, **options):
        self.stdout.write(f"已计入 {collect_reads()} 次阅读。")
