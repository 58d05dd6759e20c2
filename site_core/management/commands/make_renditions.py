from django.core.management.base import BaseCommand

from site_core.files.renditions import renew_renditions
from site_core.models import SiteImage
from site_core.page_store.generation import raise_generation


class Command(BaseCommand):
    help = (
        "Make the sizes of pictures that are missing, and anew those that lost their file or were made "
        "by an earlier version. Run it after an upgrade."
    )

    def handle(self, **options):
        for image in SiteImage.objects.iterator(chunk_size=100):
            if failed := renew_renditions(image):
                self.stderr.write(f"{image.pk} {image.title}：{'、'.join(failed)}")
        raise_generation()  # pages were stored without them
