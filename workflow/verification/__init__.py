"""Does the evidence hold, and is every public page what was released? Read-only questions.

Each is a generator of lines in Chinese, one for each thing wrong; none when all is well.
"""

from workflow.verification.evidence import (
    evidence_notes,
    evidence_problems,
    evidence_warnings,
    record_problems,
)
from workflow.verification.exceptions import exceptional_releases
from workflow.verification.live import live_problems, page_problems

__all__ = [
    "evidence_notes",
    "evidence_problems",
    "evidence_warnings",
    "exceptional_releases",
    "live_problems",
    "page_problems",
    "record_problems",
]
