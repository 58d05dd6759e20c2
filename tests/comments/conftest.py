"""A public article that takes comments, and a way to send its form."""

import re

import pytest

from django.urls import reverse

from comments import tokens
from comments.models import Comment, CommentSettings
from comments.services import post
from tests.factories import ArticleFactory
from tests.support.standing import standing

WORDS = "作者把“请示”与“报告”的区别讲透了。"


@standing
def article(column):
    return ArticleFactory(parent=column, title="请示与报告", released=True)


@pytest.fixture
def comment_settings(article):
    return CommentSettings.for_site(article.get_site())


@pytest.fixture
def ready(settings):
    """Forms may be sent as soon as they are opened."""
    settings.COMMENT_FORM_AGE = (0, 12 * 60 * 60)


@pytest.fixture
def send(client, article, ready):
    """Send the form of the article; what is not given is as the form has it."""

    def send(body=WORDS, **fields):
        headers = fields.pop("headers", {})
        data = {"body": body, "token": tokens.issue(article.pk)} | fields
        return client.post(reverse("comment_new", args=[article.pk]), data, headers=headers)

    return send


@pytest.fixture
def write(article):
    """A comment by `author`, as the service keeps it."""
    numbers = iter(range(10_000))

    def write(author=None, body=WORDS, page=None, status=None, **fields):
        fields.setdefault("moderate_first", True)
        number = next(numbers)
        comment = post(
            page or article, body, author=author, form_key=f"{body[:3]}{number}", **fields
        )
        if status:
            Comment.objects.filter(pk=comment.pk).update(status=status)
            comment.refresh_from_db()
        return comment

    return write


def problem_in(response) -> str:
    """What the reader is told."""
    return re.search(r'role="alert"[^>]*>([^<]*)<', response.content.decode())[1]
