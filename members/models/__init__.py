from members.models.notice import Notice
from members.models.organisation import Organisation
from members.models.seat import Seat
from members.models.user import User

__all__ = ["Notice", "Organisation", "Seat", "User"]
