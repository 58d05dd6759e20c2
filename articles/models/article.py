"""The article."""

from operator import attrgetter

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from articles.qr_code import qr_code
from articles.querysets import ArticleManager
from articles.sidebar import sidebar_boxes
from articles.structured_data import article_description
from articles.submission import reasons_of_article
from comments.mixins import CommentablePageMixin
from members.memberships import may_read_texts_for
from site_core.blocks.streams import BodyStreamBlock
from site_core.files.renditions import share_address
from site_core.models import BasePage
from site_core.pages.government_meta import DATE_FORMAT, column_meta
from site_core.text.content import count_characters, iter_stream_text, stream_texts
from workflow.admin.correction_panel import CorrectionPanel
from workflow.forms.page import ReviewedPageForm
from workflow.mixins import ReviewedPageMixin

RELATED_COUNT = 5
DESCRIPTION_LENGTH = 120
OUTLINE_FROM_HEADINGS = 3  # a shorter text needs no outline


class ArticleKeyword(TaggedItemBase):
    """A keyword on an article."""

    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ArticlePage(ReviewedPageMixin, CommentablePageMixin, BasePage):
    """A text with its title block, byline, body and attachments."""

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        MEMBERS = "members", _("Members")
        ORGANISATIONS = "organisations", _("Organisation members")

    kicker = models.CharField(
        _("kicker"), max_length=120, blank=True, help_text=_("A line above the title.")
    )
    subtitle = models.CharField(
        _("subtitle"), max_length=160, blank=True, help_text=_("A line below the title.")
    )
    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("Two or three sentences; shown in lists and to search engines."),
    )
    source = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("For a reprint: where it first appeared. Leave empty for our own text."),
    )
    source_url = models.URLField(_("address of the original"), max_length=500, blank=True)
    responsible_editor = models.CharField(_("responsible editor"), max_length=60, blank=True)
    keywords = ClusterTaggableManager(
        through=ArticleKeyword,
        blank=True,
        verbose_name=_("keywords"),
        help_text=_("Separate keywords by a comma."),
    )
    lead_image = models.ForeignKey(
        "site_core.SiteImage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("body"), blank=True)
    also_in = ParentalManyToManyField(
        "articles.CategoryIndexPage",
        blank=True,
        related_name="placed_articles",
        verbose_name=_("also in"),
        help_text=_("Further columns that list this article. Its address stays one."),
    )
    audience = models.CharField(
        _("audience"), max_length=15, choices=Audience, default=Audience.PUBLIC
    )
    word_count = models.PositiveIntegerField(_("word count"), default=0, editable=False)

    legacy_address = models.CharField(_("old address"), max_length=500, blank=True)
    legacy_date = models.DateField(_("old date"), null=True, blank=True)
    legacy_read_count = models.PositiveIntegerField(_("old read count"), null=True, blank=True)

    objects = ArticleManager()

    unsigned_fields = (
        *ReviewedPageMixin.unsigned_fields,
        "word_count",
        "tagged_items",
        "allow_comments",
    )
    parent_page_types = ["articles.CategoryIndexPage"]
    subpage_types = []
    page_description = _("A text in a column.")
    fallback_slug = "article"
    meta_type = "article"

    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("title", classname="title"),
                FieldPanel("kicker"),
                FieldPanel("subtitle"),
                FieldPanel("summary"),
            ],
            heading=_("Title and summary"),
        ),
        CorrectionPanel(),
        InlinePanel("bylines", heading=_("Authors"), label=_("Author")),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
    ]
    details_panels = [
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_url"),
                FieldPanel("responsible_editor"),
            ],
            heading=_("Source"),
        ),
        FieldPanel("lead_image"),
        FieldPanel("keywords"),
        FieldPanel("also_in"),
        FieldPanel("audience"),
        FieldPanel("allow_comments"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("legacy_date"), FieldPanel("legacy_read_count")]),
                FieldPanel("legacy_address"),
            ],
            heading=_("From the old site"),
            classname="collapsed",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Text")),
            ObjectList(details_panels, heading=_("Details")),
            ObjectList(BasePage.promote_panels, heading=_("Address and description")),
        ],
        base_form_class=ReviewedPageForm,
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("subtitle"),
        index.SearchField("summary"),
        index.SearchField("get_searchable_body"),
        index.SearchField("source"),
        index.SearchField("keyword_names"),
        index.RelatedFields("bylines", [index.SearchField("name"), index.SearchField("unit")]),
        index.FilterField("audience"),
        index.FilterField("listed_at"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def full_clean(self, *args, **kwargs):
        # Derived before validation, as Wagtail derives the slug.
        self.word_count = sum(count_characters(text) for _at, text in iter_stream_text(self.body))
        super().full_clean(*args, **kwargs)

    def submission_reasons(self, parent):
        return [*super().submission_reasons(parent), *reasons_of_article(self)]

    def pages_beside(self, parent):
        placed = ArticlePage.objects.filter(also_in=parent.pk)
        return super().pages_beside(parent) | Page.objects.filter(pk__in=placed.values("pk"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects
        previous_article, next_article = articles.neighbours_of(self)
        context["previous_article"] = previous_article
        context["next_article"] = next_article
        context["related"] = list(articles.related_to(self, RELATED_COUNT))
        context["boxes"] = sidebar_boxes(articles, not_showing={self.pk})
        context["column"] = self.breadcrumb[-1] if self.breadcrumb else None
        context["attachments"] = self.attachments.select_related("document")
        if self.pk:
            short_address = reverse("permanent_address", args=[self.pk])
            context["address"] = request.build_absolute_uri(short_address)
            context["qr_code"] = qr_code(context["address"], gettext("QR code of this page"))
        context["text_is_open"] = (
            self.is_open_to_everybody
            or request.is_preview
            or kwargs.get("is_open_to_reader", False)
        )
        return context

    def get_government_meta(self, settings):
        image, column = self.meta_image, self.breadcrumb[-1] if self.breadcrumb else None
        root_url = settings.site.root_url
        picture = image and share_address(image)
        return [
            *(column_meta(column, self.breadcrumb[1].title) if column else []),
            ("ArticleTitle", self.title),
            ("PubDate", localtime(self.listed_at).strftime(DATE_FORMAT) if self.listed_at else ""),
            ("ContentSource", self.source or settings.organiser or settings.site_name),
            ("Keywords", "、".join(self.keyword_names)),
            ("Author", self.get_author_names()),
            ("Description", self.meta_description),
            ("Image", f"{root_url}{picture}" if picture else ""),
            ("Url", self.full_url or ""),
        ]

    def get_structured_data(self, request):
        return [*super().get_structured_data(request), article_description(self, request)]

    @cached_property
    def byline_rows(self) -> list:
        """The rows of the byline, read once."""
        return list(self.bylines.all())

    @cached_property
    def keyword_list(self) -> list:
        """The keywords in the order in which they are signed, read once."""
        return sorted(self.keywords.all(), key=attrgetter("name"))

    @property
    def keyword_names(self) -> list[str]:
        return [keyword.name for keyword in self.keyword_list]

    def inherited_comment_switches(self):
        columns = type(self)._meta.get_field("also_in").related_model.objects.ancestor_of(self)
        return list(columns.order_by("-depth").values_list("allow_comments", flat=True))

    def get_signed_words(self):
        # Not the list that was read once: keywords may have been added since.
        return {"keywords": sorted(keyword.name for keyword in self.keywords.all())}

    def get_searchable_body(self) -> list[str]:
        return stream_texts(self.body)

    def get_author_names(self):
        return "、".join(row.name for row in self.byline_rows)

    @property
    def is_open_to_everybody(self) -> bool:
        return self.audience == self.Audience.PUBLIC

    def may_be_read_by(self, user) -> bool:
        return may_read_texts_for(user, self.audience)

    @cached_property
    def outline(self) -> list:
        """The heading blocks of a text long enough to need an outline, else nothing."""
        headings = [block for block in self.body if block.block_type == "heading"]
        return headings if len(headings) >= OUTLINE_FROM_HEADINGS else []

    def stands_in(self, column) -> bool:
        """Whether `column` lists this article."""
        if self.path.startswith(column.path):
            return True
        return any(other.path.startswith(column.path) for other in self.also_in.all())

    @property
    def meta_description(self):
        description = self.search_description or self.summary
        if not description and self.is_open_to_everybody:
            return Truncator(next(iter(stream_texts(self.body)), "")).chars(DESCRIPTION_LENGTH)
        return description

    @property
    def meta_image(self):
        if self.lead_image or not self.is_open_to_everybody:
            return self.lead_image
        return super().meta_image


class ArticleAttachment(Orderable):
    """A file that belongs to an article, listed below its text."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "site_core.SiteDocument",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("document"),
    )
    description = models.CharField(_("description"), max_length=200, blank=True)

    panels = [FieldPanel("document"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self):
        return self.description or self.document.title
