from django.core.management.base import BaseCommand

from demo.loader import is_loaded, load
from demo.progress import LoadingBar


class Command(BaseCommand):
    help = "Load the demo site 文枢网 into a site that has no columns yet."

    def handle(self, **options):
        load_once(self.stdout)


def load_once(stream):
    """Load the demo, unless the site has columns already, and show on `stream` how far it has come."""
    if not is_loaded():
        load(LoadingBar(stream))
