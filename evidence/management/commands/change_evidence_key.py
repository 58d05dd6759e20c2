from django.core.management.base import BaseCommand, CommandError

from evidence.management.decisions import add_decision, checked_key, decided
from evidence.services.keys import change_key, replace_lost_key
from evidence.site_key import fingerprint


class Command(BaseCommand):
    """Other machines get a copy of the new file; until then they refuse to sign."""

    help = (
        "Let a new key sign the evidence from now on. Who decides it and why become evidence. With "
        "--lost, the key of this machine takes over without a hand-over by the one before."
    )

    def add_arguments(self, parser):
        add_decision(parser)
        parser.add_argument("--lost", action="store_true", help="The present key is lost.")
        parser.add_argument(
            "--old-public-key",
            type=checked_key,
            help="With --lost, on a site whose evidence does not name its key yet: the lost one's.",
        )

    def handle(self, *, user, reason, lost, old_public_key, **options):
        with decided(user) as person:
            try:
                if lost:
                    key = replace_lost_key(person, reason, old_public_key or "")
                else:
                    key = change_key(person, reason)
            except OSError as error:
                raise CommandError(f"密钥文件读写出错：{error}") from None
        self.stdout.write(f"从现在起由新的密钥签名。\n公钥：{key}\n指纹：{fingerprint(key)}")
        self.stdout.write("请把新的密钥文件复制到其他机器，并另存一份，与数据库的备份分开存放。")
