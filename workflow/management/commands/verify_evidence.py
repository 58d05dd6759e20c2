from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from evidence import exports
from evidence.site_key import fingerprint, public_key, verifier
from evidence.verification.keys import key_of_export
from site_core.operation.progress import Progress
from workflow.verification import evidence_notes, evidence_problems, evidence_warnings


class Command(BaseCommand):
    help = (
        "Check the evidence: chain, signatures, releases, kept texts, noted heads. With --file, "
        "check an exported file instead; the database is not asked then."
    )

    def add_arguments(self, parser):
        parser.add_argument("--file", help="An exported JSON file to check.")
        parser.add_argument(
            "--public-key", help="The site's public key in hex, where its key file is not at hand."
        )
        parser.add_argument(
            "--strict", action="store_true", help="End with an error on warnings too."
        )

    def handle(self, *, file=None, strict=False, **options):
        if file:
            key, problems = self._checked_file(Path(file), options["public_key"])
            warnings, notes = [], []
        else:
            progress = Progress(self.stderr)
            problems = evidence_problems(progress.watch)
            warnings, notes = evidence_warnings(progress.watch), evidence_notes()
        found = 0
        for problem in problems:
            found += 1
            self.stdout.write(problem)
        for warning in warnings:
            found += strict
            self.stdout.write(f"注意：{warning}")
        for note in notes:
            self.stdout.write(f"说明：{note}")
        if found:
            raise CommandError(f"发现 {found} 个问题。")
        if file:
            self.stdout.write(f"审核档案完整，由本站签名。公钥指纹 {fingerprint(key)}。")
        else:
            self.stdout.write("证据完整。")

    def _site_key(self):
        try:
            return public_key()
        except FileNotFoundError as error:
            raise CommandError(
                f"找不到本站的密钥文件 {error}，请用 --public-key 给出本站的公钥。"
            ) from None

    def _checked_file(self, path, public_key):
        """The key by which the file is checked, and what is wrong with it."""
        key = public_key or self._site_key()
        try:
            verifier(key)
        except ValueError:
            raise CommandError("--public-key 不是公钥：应为 64 个十六进制数字。") from None
        try:
            # One byte more than is allowed tells that it is too much, without reading it all.
            with path.open("rb") as file:
                data = file.read(exports.MAX_BYTES + 1)
            if not public_key:
                key = key_of_export(key, exports.read(data)["public_key"])
            return key, list(exports.file_problems(data, verifier(key), key.lower()))
        except OSError as error:
            raise CommandError(f"文件 {path} 读不出来：{error.strerror}。") from None
        except exports.UnreadableExport as error:
            raise CommandError(str(error)) from None
