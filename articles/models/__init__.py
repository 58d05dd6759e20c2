from articles.models.article import ArticleAttachment, ArticleKeyword, ArticlePage
from articles.models.authors import ArticleByline, Author
from articles.models.boxes import SidebarBox, SidebarBoxArticle
from articles.models.category import CategoryIndexPage, PinnedArticle

__all__ = [
    "ArticleAttachment",
    "ArticleByline",
    "ArticleKeyword",
    "ArticlePage",
    "Author",
    "CategoryIndexPage",
    "PinnedArticle",
    "SidebarBox",
    "SidebarBoxArticle",
]
