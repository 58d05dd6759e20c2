"""What the home page shows: its sections filled, in a fixed number of queries."""

from dataclasses import dataclass, field

from articles.models import ArticlePage, CategoryIndexPage

SECTION_LENGTH = 6
LATEST_LENGTH = 8


@dataclass(frozen=True)
class Section:
    """One section with something in it; `home/sections/<kind>.html` shows it.

    `column` is where its title leads, or None. `key` tells it from the others of the page.
    """

    kind: str
    key: str
    title: str = ""
    introduction: str = ""
    layout: str = "list"
    column: CategoryIndexPage | None = None
    articles: list = field(default_factory=list)
    authors: list = field(default_factory=list)

    @property
    def template(self) -> str:
        return f"home/sections/{self.kind}.html"


def home_sections(home_page) -> list[Section]:
    """The sections of the home page in the editor's order, without empty ones.

    Until an editor has arranged any: the lead story, the newest articles, a section for each
    top-level column shown in menus. The lead story stands in no other section that fills by itself.
    """
    arranged = [(block.block_type, block.value, block.id) for block in home_page.sections]
    wanted = arranged or _usual_arrangement(home_page)
    columns = {
        home_page,
        *(value["column"] for _kind, value, _key in wanted if _of(value, "column")),
    }
    by_column, by_key = ArticlePage.objects.for_listing().for_boxes(
        columns,
        _enough(wanted),
        {page.pk for _kind, value, _key in wanted for page in _picked(value)},
    )
    filling = _Filling(home_page, by_column, by_key)
    filling.choose_lead(wanted)
    filled = (filling.fill(*section) for section in wanted)
    return [section for section in filled if section]


def _usual_arrangement(home_page) -> list[tuple]:
    columns = CategoryIndexPage.objects.child_of(home_page).live().in_menu().order_by("path")
    return [
        ("lead", {}, "lead"),
        ("latest", {"count": LATEST_LENGTH}, "latest"),
        *(
            ("column", {"column": column, "count": SECTION_LENGTH}, f"column-{column.pk}")
            for column in columns
        ),
    ]


def _of(value, name):
    """A field of a section's value, which has no fields at all for friend links."""
    return value.get(name) if value else None


def _picked(value) -> list:
    """The articles picked by hand; one that has been deleted since is None in the stream."""
    chosen = [_of(value, "article"), *(_of(value, "articles") or [])]
    return [page for page in chosen if page]


def _pictured(article) -> bool:
    return article.lead_image_id is not None


def _enough(wanted) -> int:
    """Articles to fetch for a column so that each section fills, also one that wants pictures."""
    return 2 * max([LATEST_LENGTH, *(_of(value, "count") or 0 for _kind, value, _key in wanted)])


class _Filling:
    """Fills sections from the articles fetched for all of them."""

    def __init__(self, home_page, by_column, by_key):
        self.newest = by_column[home_page.pk]
        self.by_column, self.by_key = by_column, by_key
        self.lead = None

    def choose_lead(self, wanted):
        """The article picked, or else the newest with a picture, or else the newest."""
        for kind, value, _key in wanted:
            if kind == "lead":
                picked = [self.by_key[page.pk] for page in _picked(value) if page.pk in self.by_key]
                pictured = filter(_pictured, self.newest)
                self.lead = next(iter([*picked, *pictured, *self.newest]), None)

    def fill(self, kind, value, key) -> Section | None:
        """The section, or None when there is nothing to show in it."""
        if kind == "friend_links":
            return Section(kind, key)
        if kind == "authors":
            return Section(kind, key, title=value["title"], authors=list(value["authors"]))
        articles = self._articles(kind, value)
        column = _of(value, "column")
        if not articles or (column and not column.live and kind != "topic"):
            return None
        return Section(
            kind,
            key,
            title=_of(value, "title") or (column.title if column and column.live else ""),
            introduction=_of(value, "introduction") or "",
            layout=_of(value, "layout") or "list",
            column=column if column and column.live else None,
            articles=articles,
        )

    def _articles(self, kind, value):
        if kind == "lead":
            return [self.lead] if self.lead else []
        if kind in ("topic", "picked"):
            return [self.by_key[page.pk] for page in _picked(value) if page.pk in self.by_key]
        if kind == "latest":
            candidates = self.newest
        else:
            column = _of(value, "column")
            candidates = self.by_column[column.pk] if column else []
        if kind == "picture_news":
            candidates = filter(_pictured, candidates)
        chosen = [article for article in candidates if article != self.lead][: value["count"]]
        if _of(value, "layout") == "picture":
            chosen.sort(key=lambda article: article != next(filter(_pictured, chosen), None))
        return chosen
