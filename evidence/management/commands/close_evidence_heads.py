from django.core.management.base import BaseCommand

from evidence.management.decisions import add_decision, decided
from evidence.services.heads import close_heads


class Command(BaseCommand):
    help = (
        "Set a damaged file of chain heads aside and begin a new one. Who does it, why and what was "
        "wrong become evidence, by which verify_evidence accepts the new file."
    )

    def add_arguments(self, parser):
        add_decision(parser)

    def handle(self, *, user, reason, **options):
        with decided(user) as person:
            kept_as = close_heads(person, reason)
        self.stdout.write(f"原存底已封存为 {kept_as}，请随备份一同保存；新的存底已经开始。")
