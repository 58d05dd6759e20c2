"""Does the evidence hold, and is every public page what was released? Read-only questions.

Each is a generator of lines in Chinese, one for each thing wrong; none when all is well.
"""

from workflow.verification.evidence import (
    dossier_problems,
    evidence_notes,
    evidence_problems,
    evidence_warnings,
)
from workflow.verification.lanes import exceptional_releases
from workflow.verification.live import live_problems, page_problems

__all__ = [
    "dossier_problems",
    "evidence_notes",
    "evidence_problems",
    "evidence_warnings",
    "exceptional_releases",
    "live_problems",
    "page_problems",
]
