"""The sections an editor arranges on the home page. What they show is fetched by `home.sections`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StaticBlock,
    StructBlock,
    TextBlock,
)

from site_core.blocks.streams import ReadStreamBlock

LISTS = _("Lists")
PICKED = _("Picked by hand")
MOST = 12  # entries a section may show


class CountBlock(IntegerBlock):
    """How many articles a section shows."""

    def __init__(self, default):
        super().__init__(
            label=_("Number of articles"), default=default, min_value=1, max_value=MOST
        )


class LeadBlock(StructBlock):
    """The lead story: one article, large, with its picture."""

    article = PageChooserBlock(
        "articles.ArticlePage",
        label=_("Article"),
        required=False,
        help_text=_("Leave empty for the newest article that has a picture."),
    )

    class Meta:
        label = _("Lead story")
        icon = "pick"
        group = PICKED
        description = _("One article with a large picture, wide.")
        label_format = "{article}"


class LatestBlock(StructBlock):
    """The newest articles of the whole site."""

    title = CharBlock(label=_("Title"), required=False, max_length=40)
    count = CountBlock(8)

    class Meta:
        label = _("Latest articles")
        icon = "time"
        group = LISTS
        description = _("The newest articles of all columns.")
        label_format = "{title}"


class OfColumnBlock(StructBlock):
    """What shows articles of one column, under its title or another."""

    column = PageChooserBlock("articles.CategoryIndexPage", label=_("Column"))
    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=40,
        help_text=_("Leave empty to use the title of the column."),
    )

    class Meta:
        group = LISTS
        label_format = "{column} {title}"


class ColumnSectionBlock(OfColumnBlock):
    """The newest articles of a column and its sub-columns."""

    count = CountBlock(6)
    layout = ChoiceBlock(
        label=_("Layout"),
        choices=[("list", _("Titles")), ("picture", _("Titles, the first with its picture"))],
        default="list",
    )

    class Meta:
        label = _("Column")
        icon = "list-ul"
        description = _("The newest articles of one column.")


class NoticesBlock(OfColumnBlock):
    """The newest notices, with their days in front."""

    count = CountBlock(5)

    class Meta:
        label = _("Notices")
        icon = "warning"
        description = _("The newest notices of a column, each with its day.")


class PictureNewsBlock(OfColumnBlock):
    """The newest articles of a column that have a picture, side by side."""

    count = CountBlock(4)

    class Meta:
        label = _("Picture news")
        icon = "image"
        description = _("Articles with a picture in one row, wide.")


class PickedArticlesBlock(StructBlock):
    """A titled list of articles in the editor's order."""

    title = CharBlock(label=_("Title"), max_length=40)
    articles = ListBlock(
        PageChooserBlock("articles.ArticlePage", label=_("Article")),
        label=_("Articles"),
        min_num=1,
        max_num=MOST,
    )

    class Meta:
        label = _("Picked articles")
        icon = "tick"
        group = PICKED
        description = _("Articles chosen by hand.")
        label_format = "{title}"


class TopicBlock(StructBlock):
    """A topic: what it is about, and the articles on it."""

    title = CharBlock(label=_("Title"), max_length=40)
    introduction = TextBlock(label=_("Introduction"), max_length=200, rows=3)
    column = PageChooserBlock(
        "articles.CategoryIndexPage",
        label=_("Column"),
        required=False,
        help_text=_("Where more on this topic is found."),
    )
    articles = ListBlock(
        PageChooserBlock("articles.ArticlePage", label=_("Article")),
        label=_("Articles"),
        min_num=1,
        max_num=MOST,
    )

    class Meta:
        label = _("Topic")
        icon = "folder-open-inverse"
        group = PICKED
        description = _("An introduction with articles chosen by hand, wide.")
        label_format = "{title}"


class AuthorBlock(StructBlock):
    """An author in words of the page's own: those of the snippet may change without a review."""

    name = CharBlock(label=pgettext_lazy("person", "Name"), max_length=60)
    unit = CharBlock(label=_("Unit"), required=False, max_length=120)
    biography = TextBlock(label=_("Biography"), required=False, max_length=200, rows=2)

    class Meta:
        label_format = "{name}"


class AuthorsBlock(StructBlock):
    """Authors with a few words about each."""

    title = CharBlock(label=_("Title"), required=False, max_length=40)
    authors = ListBlock(AuthorBlock(label=_("Author")), label=_("Authors"), min_num=1, max_num=MOST)

    class Meta:
        label = _("Authors")
        icon = "group"
        group = PICKED
        description = _("Authors, each with unit and biography, wide.")
        label_format = "{title}"


class FriendLinksBlock(StaticBlock):
    """The friend links, here instead of in the footer."""

    class Meta:
        label = _("Friend links")
        icon = "link"
        group = LISTS
        admin_text = _(
            "All groups of friend links. The footer of the home page then leaves them out."
        )
        description = _("All friend links, here instead of in the footer.")


class HomeStreamBlock(ReadStreamBlock):
    """Sections in the order in which the editor's menu offers them."""

    lead = LeadBlock()
    latest = LatestBlock()
    column = ColumnSectionBlock()
    notices = NoticesBlock()
    picture_news = PictureNewsBlock()
    topic = TopicBlock()
    picked = PickedArticlesBlock()
    authors = AuthorsBlock()
    friend_links = FriendLinksBlock()

    class Meta:
        block_counts = {"lead": {"max_num": 1}, "friend_links": {"max_num": 1}}
