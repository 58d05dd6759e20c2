"""What the home page shows, fetched in bulk: one function for each kind of section."""

from dataclasses import dataclass

from articles.models import ArticlePage, CategoryIndexPage

SECTION_LENGTH = 6


@dataclass(frozen=True)
class ColumnSection:
    """A top-level column with its newest articles."""

    column: CategoryIndexPage
    articles: list


def column_sections(home_page) -> list[ColumnSection]:
    """A section for each top-level column shown in menus that has something to show.

    Two queries, however many columns and articles there are.
    """
    columns = CategoryIndexPage.objects.child_of(home_page).live().in_menu().order_by("path")
    newest = ArticlePage.objects.descendant_of(home_page).newest_by_branch(
        home_page.depth + 1, SECTION_LENGTH
    )
    by_branch = {}
    for article in newest:
        by_branch.setdefault(article.branch, []).append(article)
    return [
        ColumnSection(column, by_branch[column.path])
        for column in columns
        if column.path in by_branch
    ]
