from django.core.management.base import BaseCommand

from site_core.models import SiteImage
from site_core.renditions import make_renditions


class Command(BaseCommand):
    help = "Make the sizes of pictures that are missing, for instance after an upgrade."

    def handle(self, **options):
        for image in SiteImage.objects.prefetch_related("renditions").iterator(chunk_size=100):
            try:
                make_renditions(image)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the others go on
                self.stderr.write(f"{image.pk} {image.title}：{error}")
