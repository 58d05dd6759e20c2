"""The two groups of the block menu: what every article needs, and the rest."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
MORE = _("More")
