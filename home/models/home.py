"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from articles.models import ArticlePage
from articles.sidebar import sidebar_boxes
from home.sections import column_sections
from site_core.models import BasePage
from workflow.correction_panel import CorrectionPanel
from workflow.mixins import ReviewedPageMixin

LATEST_COUNT = 8


class HomePage(ReviewedPageMixin, BasePage):
    """The first page: the newest articles and a section for each top-level column."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.CategoryIndexPage", "home.StandardPage"]
    page_description = _("The first page of the site.")
    fallback_slug = "home"

    content_panels = [*BasePage.content_panels, CorrectionPanel(), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.for_listing().descendant_of(self)
        context["latest"] = list(articles[:LATEST_COUNT])
        context["sections"] = column_sections(self)
        context["boxes"] = sidebar_boxes(ArticlePage.objects)
        return context

    @property
    def meta_description(self):
        return self.search_description or self.introduction
