"""The site map for readers: every public column and page, as a tree."""

from dataclasses import dataclass, field

from wagtail.models import Page

from articles.models import CategoryIndexPage
from home.models import StandardPage


@dataclass
class Branch:
    """A page with what stands below it."""

    page: Page
    branches: list["Branch"] = field(default_factory=list)


def site_map(home_page) -> tuple[list[Branch], list[Page]]:
    """(columns as a tree, other pages) below `home_page`, in the order of the tree; two queries.

    A column that stands below one that is not public is left out with it.
    """
    top = Branch(home_page)
    by_path = {home_page.path: top}
    columns = CategoryIndexPage.objects.live().descendant_of(home_page).order_by("path")
    for column in columns:
        above = by_path.get(column.path[: -Page.steplen])
        if above:
            branch = by_path[column.path] = Branch(column)
            above.branches.append(branch)
    pages = StandardPage.objects.live().descendant_of(home_page).defer("body").order_by("path")
    return top.branches, list(pages)
