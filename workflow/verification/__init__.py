"""Does the evidence hold, and is every public page what was released? Read-only questions.

Each is a generator of lines in Chinese, one for each thing wrong; none when all is well.
"""

from workflow.verification.evidence import evidence_problems
from workflow.verification.lanes import exceptional_releases
from workflow.verification.live import live_problems

__all__ = ["evidence_problems", "exceptional_releases", "live_problems"]
