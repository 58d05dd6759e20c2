"""Names that speak for the site, and are for nobody who comes from outside."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.names import is_reserved_name


def refuse_reserved(name: str) -> None:
    """:raises ValidationError: readers would take `name` for the site's own."""
    if is_reserved_name(name):
        raise ValidationError(_("This name could be taken for the site's own. Choose another."))
