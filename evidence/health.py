"""What /healthz asks of this room."""

import os
from datetime import timedelta

from django.utils import timezone

from evidence import heads
from evidence.declared_key import key_problems
from evidence.models import Evidence

# Between the commit of a row and the note of its head.
PATIENCE = timedelta(minutes=1)


def signing_problems() -> list[str]:
    """A line when this machine has no key to sign with, or another than the site's."""
    return key_problems()


def head_problems() -> list[str]:
    """A line when heads of the chain are not noted, or could not be."""
    try:
        noted = heads.newest_noted()
    except OSError:
        return ["证据链的存底读不出来：请检查 EVIDENCE_HEADS_FILE。"]
    if noted is None:
        if os.access(heads.path().parent, os.W_OK):
            return []  # the next act begins it; verify_evidence says that it is missing
        return ["证据链的存底写不进去：请检查 EVIDENCE_HEADS_FILE 所在的文件夹。"]
    waiting = Evidence.objects.filter(pk__gt=noted, at__lt=timezone.now() - PATIENCE)
    if waiting.exists():
        return [f"证据链的存底只到 #{noted}：请检查磁盘空间和 EVIDENCE_HEADS_FILE 是否可写。"]
    return []
