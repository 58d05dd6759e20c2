"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.blocks import HomeStreamBlock
from home.sections import home_sections
from site_core.models import BasePage
from workflow.admin.correction_panel import CorrectionPanel
from workflow.mixins import ReviewedPageMixin


class HomePage(ReviewedPageMixin, BasePage):
    """The first page: sections in the order an editor gave them."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    sections = StreamField(
        HomeStreamBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_(
            "Wide sections take a whole row, the others stand three in a row. While there is none, "
            "the page shows the lead story, the latest articles and every column."
        ),
    )

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.CategoryIndexPage", "home.StandardPage"]
    page_description = _("The first page of the site.")
    fallback_slug = "home"

    content_panels = [
        *BasePage.content_panels,
        CorrectionPanel(),
        FieldPanel("introduction"),
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = home_sections(self)
        context["has_friend_links"] = any(
            section.kind == "friend_links" for section in context["sections"]
        )
        return context

    @property
    def meta_description(self):
        return self.search_description or self.introduction
