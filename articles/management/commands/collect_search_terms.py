from django.core.management.base import BaseCommand

from articles.search.terms import collect_search_terms


class Command(BaseCommand):
    help = "Take in the words that the search may suggest to a reader who found nothing."

    def handle(self, **options):
        self.stdout.write(f"搜索已认识 {collect_search_terms()} 个词。")
