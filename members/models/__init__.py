from members.models.notice import Notice
from members.models.user import User

__all__ = ["Notice", "User"]
