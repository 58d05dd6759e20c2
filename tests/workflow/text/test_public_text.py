"""What readers see of a public page changes by a release only, whatever code saves the page or its rows."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.core.serializers import deserialize, serialize
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from modelcluster.models import ClusterableModel
from wagtail.models import Page

from articles.models import (
    ArticleAttachment,
    ArticleByline,
    ArticlePage,
)
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    release,
)
from tests.support.standing import standing
from workflow.services import change_address, sign_off, submit


@standing
def other_column(home_page):
    return ColumnFactory(parent=home_page, released=True)


@standing
def public(column, other_column):
    article = ArticleFactory(
        parent=column,
        title="公开的文章",
        summary="摘要",
        also_in=[other_column],
        bylines=[ArticleByline(name="甲", sort_order=0), ArticleByline(name="乙", sort_order=1)],
        attachments=[ArticleAttachment(document=DocumentFactory(), description="样表")],
    )
    article.keywords.add("公文", "会议")
    release(article.save_revision())
    return ArticlePage.objects.get(pk=article.pk)


def whole_save(page):
    page.body = [("paragraph", "<p>偷改的正文</p>")]
    page.save()


def save_of_fields(page):
    page.summary = "偷改"
    page.save(update_fields=["summary"])


def save_of_a_key(page):
    page.lead_image_id = ImageFactory().pk
    page.save(update_fields=["lead_image_id"])


def bare_page_saved(page):
    bare = Page.objects.get(pk=page.pk)
    bare.title = "偷改"
    bare.save()


def pages_own_save(page):
    page.title = "偷改"
    Page.save(page)


def djangos_own_save(page):
    page.title = "偷改"
    models.Model.save(page)


def clusters_own_save(page):
    page.bylines = [ArticleByline(name="冒名")]
    ClusterableModel.save(page)


def save_base(page):
    page.subtitle = "偷改"
    page.save_base()


def update_or_create(page):
    ArticlePage.objects.update_or_create(pk=page.pk, defaults={"kicker": "偷改"})


def words_of_a_database_function(page):
    page.summary = Concat(F("summary"), Value("偷改"))
    page.save(clean=False)


def deferred_save(page):
    page = ArticlePage.objects.only("title").get(pk=page.pk)
    page.title = "偷改"
    page.save()


def other_audience(page):
    page.audience = "members"
    page.save()


def hidden_words(page):
    page.title += ' data-block-key="任意未审文字"'
    page.save()


def published_again_with_another_text(page):
    page.live_revision.content = page.live_revision.content | {"title": "偷改"}
    page.live_revision.save()
    page.live_revision.publish(skip_permission_checks=True)


def rows_saved_with_the_page(page):
    page.bylines = [ArticleByline(name="冒名")]
    page.save()


def rows_saved_by_name(page):
    page.bylines.add(ArticleByline(name="冒名"))
    page.save(update_fields=["bylines"])


def keyword_added_after_the_list_was_read(page):
    assert page.keyword_names
    page.keywords.add("偷加")
    page.save()


def columns_saved_with_the_page(page):
    page.also_in.clear()
    page.save()


def rows_committed(page):
    page.bylines.create(name="冒名")
    page.bylines.commit()


WAYS = [
    way
    for way in list(globals().values())
    if getattr(way, "__module__", "") == __name__
    and getattr(way, "__code__", None)
    and way.__code__.co_varnames[:1] == ("page",)
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_code_changes_a_public_text_in_place(public, way):
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(ArticlePage.objects.get(pk=public.pk))
    call_command("verify_live")
    assert ArticlePage.objects.get(pk=public.pk).title == "公开的文章"


@pytest.mark.parametrize(
    "way",
    [
        lambda page: ArticlePage.objects.filter(pk=page.pk).update(summary="改"),
        lambda page: ArticlePage.objects.bulk_update([page], ["summary"]),
        lambda page: ArticleByline.objects.filter(article=page).update(name="改"),
        lambda page: ArticleByline.objects.bulk_create([ArticleByline(article=page, name="改")]),
        lambda page: ArticlePage.objects.filter(pk=page.pk).update(
            body='[{"type": "paragraph", "value": "<p>正文</p><script>document.write(1)</script>"}]'
        ),
    ],
)
def test_change_by_a_statement_is_found(public, way):
    public.summary = "改"
    way(public)
    with pytest.raises(CommandError):
        call_command("verify_live")


# --- What still works -------------------------------------------------------------------------


def unchanged_save(page, user):
    page.save()


def unchanged_bare_save(page, user):
    Page.objects.get(pk=page.pk).save()


def unchanged_row(page, user):
    for row in page.bylines.all():
        row.save()


def draft_saved(page, user):
    page.title = "下一版"
    page.bylines.add(ArticleByline(name="丙"))
    page.save_revision(user=user)


def locked(page, user):
    page.locked, page.locked_by, page.locked_at = True, user, timezone.now()
    page.save()


def times_of_the_page(page, user):
    page.expire_at = timezone.now() + timezone.timedelta(days=9)
    page.show_in_menus = True
    page.save(update_fields=["expire_at", "show_in_menus"])


def moved(page, user):
    page.move(page.also_in.first(), pos="last-child", user=user)


def moved_column(page, user):
    page.get_parent().specific.move(page.also_in.first(), pos="last-child", user=user)


def reordered(page, user):
    page.move(page.get_parent(), pos="first-child", user=user)


def other_address(page, user):
    change_address(page, "bie-de-wang-zhi", user, "原来的网址打错了")


def copied(page, user):
    copy = page.copy(user=user, update_attrs={"slug": "copy", "title": "副本"})
    assert (copy.live, copy.bylines.count()) == (False, 2)


def restored_from_a_file(page, user):
    for thing in deserialize("json", serialize("json", [page, *page.bylines.all()])):
        thing.save()


def list_restored_from_a_file(page, user):
    file = serialize("json", [page])
    ArticlePage.also_in.through.objects.all().delete()
    for thing in deserialize("json", file):
        thing.save()


def released_again(page, user):
    page.title, page.summary = "新的标题", ""
    page.bylines = [ArticleByline(name="丙")]
    page.attachments = []
    page.keywords.set(["值班"])
    page.also_in.clear()
    release(page.save_revision())
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.title, [row.name for row in page.bylines.all()]) == ("新的标题", ["丙"])
    assert page.keyword_names == ["值班"]


@pytest.mark.parametrize(
    "way",
    [
        unchanged_save,
        unchanged_bare_save,
        unchanged_row,
        draft_saved,
        locked,
        times_of_the_page,
        moved,
        moved_column,
        reordered,
        other_address,
        copied,
        restored_from_a_file,
        list_restored_from_a_file,
        released_again,
    ],
)
def test_what_is_no_change_of_the_text_passes(public, superuser, way):
    way(ArticlePage.objects.get(pk=public.pk), superuser)
    call_command("verify_live")


def test_page_changed_by_a_statement_can_be_moved_and_released(public, other_column, superuser):
    ArticlePage.objects.filter(pk=public.pk).update(summary="改")
    page = ArticlePage.objects.get(pk=public.pk)
    moved(page, superuser)
    page.summary = "又改"
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save()
    release(ArticlePage.objects.get(pk=public.pk).save_revision())
    call_command("verify_live")


def test_stale_revision_is_not_published_in_place(public):
    public.title = "中间稿"
    stale = public.save_revision()
    public.title = "新稿"
    release(public.save_revision())
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.publish(skip_permission_checks=True)
    assert ArticlePage.objects.get(pk=public.pk).title == "新稿"


def test_author_whom_a_public_page_names_stays(column, author, reviewers):
    person = AuthorFactory()
    article = ArticleFactory(parent=column, owner=author, bylines=[ArticleByline.of(person)])
    submit(article, author)
    for reviewer in reviewers:
        sign_off(article.current_workflow_task_state, reviewer)
    with pytest.raises(PermissionDenied, match=article.title), transaction.atomic():
        person.delete()
    page = ArticlePage.objects.get(pk=article.pk)
    page.save()
    assert [row.author for row in page.bylines.all()] == [person]


def test_a_release_looks_at_a_page_and_its_rows_as_a_whole(column):
    """Not at each row: however many there are, the questions to release and page are as many."""

    def questions(rows):
        names = [ArticleByline(name=f"作者{number}") for number in range(rows)]
        article = ArticleFactory(parent=column, bylines=names)
        revision = article.save_revision()
        with CaptureQueriesContext(connection) as captured:
            release(revision)
        asked = [sql for sql in (query["sql"] for query in captured) if sql.startswith("SELECT")]
        of_workflow = [sql for sql in asked if 'FROM "workflow_' in sql]
        of_live = [
            sql for sql in asked if '"wagtailcore_page"."live"' in sql.partition(" WHERE ")[2]
        ]
        return len(of_workflow), len(of_live)

    assert questions(9) == questions(1)
