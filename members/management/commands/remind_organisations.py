from django.core.management.base import BaseCommand
from django.utils import timezone

from members.organisations.admissions import remind_of_end


class Command(BaseCommand):
    help = "Tell the administrators of organisations whose membership ends within 30 days."

    def handle(self, **options):
        self.stdout.write(f"已提醒 {remind_of_end(timezone.localdate())} 家单位。")
