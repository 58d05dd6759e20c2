from django.core.management.base import BaseCommand, CommandError

from evidence.management.decisions import add_decision, checked_key, decided
from evidence.services.keys import declare_foreign_rows


class Command(BaseCommand):
    help = (
        "Declare that rows of evidence were signed by another key, for instance on a machine that "
        "had made one of its own. Who declares it and why become evidence."
    )

    def add_arguments(self, parser):
        add_decision(parser)
        parser.add_argument("first", type=int, help="Number of the first of these rows.")
        parser.add_argument("last", type=int, help="Number of the last.")
        parser.add_argument(
            "--public-key",
            type=checked_key,
            help="The other key's public key; leave it out when nobody has it any more.",
        )

    def handle(self, *, user, reason, first, last, public_key, **options):
        with decided(user) as person:
            try:
                declare_foreign_rows(first, last, person, reason, public_key or "")
            except FileNotFoundError as error:
                raise CommandError(f"找不到本机的签名密钥 {error}。") from None
        self.stdout.write(f"已声明证据 #{first} 至 #{last} 由另一把密钥签名。")
