from evidence.models.contents import SignedContent
from evidence.models.evidence import Evidence

__all__ = ["Evidence", "SignedContent"]
