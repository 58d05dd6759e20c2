from comments.models.comment import Comment
from comments.models.report import Report
from comments.models.settings import CommentSettings
from comments.models.term import SensitiveTerm

__all__ = ["Comment", "CommentSettings", "Report", "SensitiveTerm"]
