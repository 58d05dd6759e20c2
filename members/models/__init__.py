from members.models.kept_form import KeptForm
from members.models.notice import Notice
from members.models.organisation import Organisation
from members.models.seat import Seat
from members.models.user import User

__all__ = ["KeptForm", "Notice", "Organisation", "Seat", "User"]
