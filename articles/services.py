"""The verbs that make columns and articles: for the demo, importers and scripts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import ArticleAttachment, ArticleByline, ArticlePage, CategoryIndexPage


@transaction.atomic
def create_draft(
    *, column, user, title, authors=(), keywords=(), also_in=(), attachments=(), **fields
):
    """Make an article under `column` as a draft of `user`: the only way code makes one.

    :param authors: Author snippets, in the order of the byline.
    :param keywords: strings.
    :param also_in: further columns.
    :param attachments: documents.
    :param fields: other fields of ArticlePage; `body` as StreamField data.
    :returns: the ArticlePage, not live, with one revision.
    :raises PermissionDenied: `user` may not add articles here.
    :raises ValidationError: the article is not complete.
    """
    article = ArticlePage(title=title, owner=user, **fields)
    article.bylines = [ArticleByline.of(author) for author in authors]
    article.attachments = [ArticleAttachment(document=document) for document in attachments]
    article.keywords.add(*keywords)
    article.also_in.set(also_in)
    return _add_draft(column, article, user)


@transaction.atomic
def create_column(*, parent, user, title, **fields):
    """Make a column under `parent` (the home page or a column) as a draft of `user`.

    Returns and raises as `create_draft`.
    """
    return _add_draft(parent, CategoryIndexPage(title=title, owner=user, **fields), user)


def _add_draft(parent, page, user):
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied(_("You cannot add pages here."))
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page
