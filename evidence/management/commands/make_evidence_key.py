from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from evidence.models import Evidence
from evidence.site_key import fingerprint, key_path, make_key, public_key


class Command(BaseCommand):
    help = (
        "Make the key that signs the evidence of a new site; one that is there is only shown. Run "
        "once, on one machine, before bootstrap_site; other machines get a copy of the file."
    )
    requires_system_checks = []

    def handle(self, **options):
        path = key_path()
        made = not path.exists()
        if made:
            if _has_evidence():
                raise CommandError(
                    f"数据库里已有证据，而 {path} 不存在：请放回原来的密钥。新的密钥无法核对已有的证据；"
                    "原密钥确已丢失时，运行 manage.py change_evidence_key --lost。"
                )
            try:
                make_key(path)
            except OSError as error:
                raise CommandError(f"无法在 {path} 写入密钥：{error.strerror}。") from None
        try:
            key = public_key()
        except FileNotFoundError:
            raise CommandError(
                f"密钥文件 {path} 读不出来：请检查权限，或放回原来的文件。"
            ) from None
        self.stdout.write("签名密钥已生成。" if made else "签名密钥已经存在，没有改动。")
        self.stdout.write(f"文件：{path}\n公钥：{key}\n指纹：{fingerprint(key)}")
        if made:
            self.stdout.write("请把这个文件另存一份，与数据库的备份分开存放；丢失后无法重新生成。")


def _has_evidence() -> bool:
    try:
        return Evidence.objects.exists()
    except DatabaseError:
        return False  # not laid out yet
