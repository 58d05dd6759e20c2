from django.core.management.base import BaseCommand

from demo.loader import is_loaded, load


class Command(BaseCommand):
    help = "Load the demo site 文枢网 into a site that has no columns yet."

    def handle(self, **options):
        if is_loaded():
            return
        self.stdout.write("载入演示内容：")
        load(lambda message: self.stdout.write(f"  {message}"))
