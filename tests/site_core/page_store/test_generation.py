"""Whatever changes a public page raises the generation, in the transaction that changes it."""

import pytest

from django.contrib.auth import get_user_model
from django.db import transaction

from wagtail.models import PageViewRestriction, Site

from articles.models import ArticlePage, SidebarBoxArticle
from comments.models import Comment, CommentSettings
from comments.personal_data import close_account
from comments.services import decide, remove_own
from site_core.models import (
    ContactLine,
    FriendLink,
    FriendLinkGroup,
    PublicGeneration,
    SiteSettings,
)
from site_core.page_store import generation
from site_core.page_store.generation import current_generation, raise_generation
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    SidebarBoxFactory,
)
from workflow.services import change_address, take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def raises(commit):
    """Whether an act raises the generation."""

    def ask(act):
        commit()
        before = current_generation()
        act()
        commit()
        return current_generation() != before

    return ask


@pytest.fixture
def article(column):
    return ArticleFactory(parent=column, released=True, title="公文写作")


def comment_on(article, status, **fields):
    number = Comment.objects.count()
    return Comment.objects.create(
        page=article, body="写得好", status=status, form_key=str(number), **fields
    )


def saved(model_object, **fields):
    for name, value in fields.items():
        setattr(model_object, name, value)
    model_object.save()


def test_a_draft_does_not(raises, column, article, author):
    assert not raises(lambda: ArticleFactory(parent=column, title="没有人审过"))
    article.title = "改过的草稿"
    assert not raises(lambda: article.save_revision(user=author))


def test_a_release_does(raises, column):
    assert raises(lambda: ArticleFactory(parent=column, released=True))


def test_a_way_down_does(raises, article, final_reviewer):
    assert raises(lambda: take_down(article, final_reviewer, "内容有误"))


def test_a_deletion_does(raises, column):
    once_public = ArticleFactory(parent=column, released=True)
    ArticlePage.objects.filter(pk=once_public.pk).update(live=False)
    assert raises(ArticlePage.objects.get(pk=once_public.pk).delete)


def test_a_new_address_does(raises, article, final_reviewer):
    assert raises(lambda: change_address(article, "xin-dizhi", final_reviewer, "更短"))


def test_a_new_address_above_public_pages_does(raises, column, final_reviewer):
    draft = ColumnFactory(parent=column)
    ArticleFactory(parent=draft, released=True)
    assert raises(lambda: change_address(draft, "xin-dizhi", final_reviewer, "更短"))


def test_a_move_does(raises, article, home_page, final_reviewer):
    other = ColumnFactory(parent=home_page, released=True)
    assert raises(lambda: article.move(other, pos="last-child", user=final_reviewer))


def test_opening_a_text_for_comments_does(raises, article, author):
    article.allow_comments = "yes"
    assert raises(lambda: article.save_revision(user=author))


@pytest.mark.parametrize("what", ["settings", "line", "link", "group", "site", "restriction"])
def test_what_stands_around_pages_does(raises, home_page, column, what):
    site = Site.objects.get()
    settings, group = SiteSettings.for_site(site), FriendLinkGroup.objects.create(name="学会")
    acts = {
        "settings": lambda: saved(settings, tagline="新"),
        "line": lambda: ContactLine.objects.create(settings=settings, label="电话", value="1"),
        "link": lambda: FriendLink.objects.create(group=group, name="学会", url="https://e.org/"),
        "group": lambda: group.delete(),
        "site": lambda: saved(site, site_name="新名"),
        "restriction": lambda: PageViewRestriction.objects.create(
            page=column, restriction_type="login"
        ),
    }
    assert raises(acts[what])


def test_boxes_do(raises, article):
    box = SidebarBoxFactory(kind="picked")
    assert raises(lambda: SidebarBoxArticle.objects.create(box=box, article=article))
    assert raises(lambda: saved(box, title="新名"))
    assert raises(box.delete)


@pytest.mark.parametrize("make", [ImageFactory, DocumentFactory, AuthorFactory])
def test_files_and_authors_do_when_they_change(raises, make):
    made = make()
    assert not raises(make)
    assert raises(made.save)
    assert raises(made.delete)


def test_comments_do_when_readers_see_the_difference(raises, article, site_manager, member):
    waiting = comment_on(article, Comment.Status.PENDING)
    assert not raises(lambda: comment_on(article, Comment.Status.PENDING))
    assert raises(lambda: decide([waiting.pk], site_manager, Comment.Status.APPROVED))
    own = comment_on(article, Comment.Status.APPROVED, author=member)
    assert raises(lambda: remove_own(own, member))
    assert raises(lambda: comment_on(article, Comment.Status.APPROVED))
    assert raises(lambda: CommentSettings.for_site(article.get_site()).save())


def test_a_person_who_goes_does(raises, article, member):
    comment_on(article, Comment.Status.APPROVED, author=member, name="读者")
    assert raises(lambda: close_account(member))
    assert raises(get_user_model().objects.get(pk=member.pk).delete)


def test_what_is_taken_back_raises_nothing(commit):
    before = current_generation()
    with transaction.atomic():
        raise_generation()
        transaction.set_rollback(True)
    assert current_generation() == before


def test_no_generation_is_known_in_a_transaction_that_has_raised_it(commit):
    raise_generation()
    assert current_generation() is None


def test_one_transaction_raises_it_once(commit, django_assert_num_queries):
    raise_generation()
    with django_assert_num_queries(0):
        raise_generation()


def test_no_two_generations_have_the_same_time(commit, monkeypatch):
    monkeypatch.setattr(generation.time, "time", lambda: 1_800_000_000.5)
    times = []
    for _ in range(3):
        raise_generation()
        commit()
        times.append(current_generation().raised_at)
    assert times == [1_800_000_000, 1_800_000_001, 1_800_000_002]


def test_a_site_that_is_not_laid_out_has_none(commit):
    PublicGeneration.objects.all().delete()
    assert current_generation() is None
    raise_generation()
    commit()
    assert current_generation() is not None
