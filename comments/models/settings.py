"""What the site manager says about comments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site


@register_setting(icon="comment")
class CommentSettings(BaseSiteSetting):
    """Who may comment on one site, and whether somebody looks first."""

    are_open = models.BooleanField(
        _("articles take comments"),
        default=True,
        help_text=_("Where neither the article nor one of its columns says otherwise."),
    )
    guests_may_comment = models.BooleanField(
        _("guests may comment"),
        default=False,
        help_text=_("Without an account; they answer a small sum first."),
    )
    moderate_first = models.BooleanField(
        _("moderation before publication"),
        default=True,
        help_text=_(
            "Otherwise a comment is public at once, unless it has links or one of the terms."
        ),
    )

    class Meta:
        verbose_name = _("comment settings")

    @classmethod
    def for_reading(cls, request):
        """As `for_request`, but without making a row where there is none: readers write nothing."""
        site = Site.find_for_request(request)
        return cls.objects.filter(site=site).first() or cls(site=site)
