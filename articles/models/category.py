"""Columns (栏目): the index pages under which articles stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from articles.forms import CategoryIndexPageForm
from articles.models.article import ArticlePage
from articles.models.picks import PickedArticle
from articles.paging import page_of
from articles.sidebar import sidebar_boxes
from comments.mixins import CommentSwitchMixin
from site_core.models import BasePage
from site_core.pages.government_meta import column_meta
from workflow.admin.correction_panel import CorrectionPanel
from workflow.mixins import ReviewedPageMixin

ARTICLES_PER_PAGE = 15  # five rows of three cards
DEEPEST_COLUMN_DEPTH = 5  # root 1, home page 2, then three levels of columns


class CategoryIndexPage(ReviewedPageMixin, CommentSwitchMixin, BasePage):
    """A column: its articles by date, its sub-columns, its feeds."""

    class ColumnClass(models.TextChoices):
        DYNAMIC = "dynamic", _("News, often updated")
        NOTICE = "notice", _("Notices and policies")
        OTHER = "other", _("Other")

    class Layout(models.TextChoices):
        LIST = "list", _("Dated list")
        CARDS = "cards", _("Cards with pictures")

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    column_class = models.CharField(
        _("class"), max_length=10, choices=ColumnClass, default=ColumnClass.OTHER
    )
    update_cycle_days = models.PositiveSmallIntegerField(
        _("update cycle in days"),
        null=True,
        blank=True,
        help_text=_("How often something new is expected. Leave empty for no expectation."),
    )
    responsible_editor = models.ForeignKey(
        "members.User",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in charge"),
    )
    layout = models.CharField(_("layout"), max_length=10, choices=Layout, default=Layout.LIST)
    has_feed = models.BooleanField(_("offer RSS and Atom"), default=True)

    unsigned_fields = (*ReviewedPageMixin.unsigned_fields, "allow_comments")
    base_form_class = CategoryIndexPageForm
    parent_page_types = ["home.HomePage", "articles.CategoryIndexPage"]
    subpage_types = ["articles.CategoryIndexPage", "articles.ArticlePage"]
    page_description = _("A column with its articles and sub-columns.")
    show_in_menus_default = True
    fallback_slug = "column"

    content_panels = [
        *BasePage.content_panels,
        CorrectionPanel(),
        FieldPanel("introduction"),
        InlinePanel("pinned_articles", heading=_("Pinned articles"), label=_("Article"), max_num=5),
        MultiFieldPanel([FieldPanel("layout"), FieldPanel("has_feed")], heading=_("Presentation")),
        MultiFieldPanel(
            [
                FieldPanel("column_class"),
                FieldPanel("update_cycle_days"),
                FieldPanel("responsible_editor"),
            ],
            heading=_("Upkeep"),
        ),
        FieldPanel("allow_comments"),
    ]

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")

    @classmethod
    def can_create_at(cls, parent):
        return parent.depth < DEEPEST_COLUMN_DEPTH and super().can_create_at(parent)

    def fits_under(self, parent):
        """Only where its sub-columns still fit into three levels."""
        columns = self.get_descendants(inclusive=True).type(CategoryIndexPage)
        deepest = columns.aggregate(depth=models.Max("depth"))["depth"]
        return deepest - self.depth + parent.depth + 1 <= DEEPEST_COLUMN_DEPTH

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = page_of(self.get_articles(), request.GET.get("page"), ARTICLES_PER_PAGE)
        pinned = self.get_pinned() if articles.number == 1 else []
        context["articles"] = articles
        context["page_numbers"] = articles.paginator.get_elided_page_range(articles.number)
        context["pinned"] = pinned
        context["sub_columns"] = CategoryIndexPage.objects.child_of(self).live().order_by("path")
        context["boxes"] = sidebar_boxes(ArticlePage.objects)
        return context

    def get_articles(self):
        """Public articles of this column, its sub-columns and those also placed here; newest first.

        Pinned ones stand above the first page and are left out here.
        """
        pinned = self.pinned_articles.values_list("article_id", flat=True)
        return ArticlePage.objects.for_listing().in_column(self).exclude(pk__in=list(pinned))

    def get_pinned(self):
        """Pinned articles that are public, in the editor's order."""
        order = {pin.article_id: index for index, pin in enumerate(self.pinned_articles.all())}
        articles = ArticlePage.objects.for_listing().in_column(self).filter(pk__in=order)
        return sorted(articles, key=lambda article: order[article.pk])

    def get_government_meta(self, settings):
        return [
            *column_meta(self, self.get_column_class_display()),
            ("ColumnDescription", self.meta_description or self.title),
            ("ColumnKeywords", "、".join(page.title for page in [*self.breadcrumb[1:], self])),
        ]

    @property
    def meta_description(self):
        return self.search_description or self.introduction


class PinnedArticle(PickedArticle):
    """An article kept at the top of a column."""

    column = ParentalKey(
        CategoryIndexPage, on_delete=models.CASCADE, related_name="pinned_articles"
    )

    class Meta(PickedArticle.Meta):
        verbose_name = _("pinned article")
        verbose_name_plural = _("pinned articles")
