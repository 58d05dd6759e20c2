from articles.models.article import ArticleAttachment, ArticleKeyword, ArticlePage
from articles.models.authors import ArticleByline, Author
from articles.models.boxes import SidebarBox, SidebarBoxArticle
from articles.models.category import CategoryIndexPage, PinnedArticle
from articles.models.favourites import Favourite
from articles.models.reads import ArticleReads, DailyReads, ReadMark

__all__ = [
    "ArticleAttachment",
    "ArticleByline",
    "ArticleKeyword",
    "ArticlePage",
    "ArticleReads",
    "Author",
    "CategoryIndexPage",
    "DailyReads",
    "Favourite",
    "PinnedArticle",
    "ReadMark",
    "SidebarBox",
    "SidebarBoxArticle",
]
