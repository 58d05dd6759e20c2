"""勘误: a change of a public text that readers are told of."""

import datetime

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

from evidence.models import Evidence
from tests.factories import ArticleFactory, ColumnFactory, StandardPageFactory, release
from tests.support.article_forms import article_form
from tests.support.standing import standing
from workflow.models import Release
from workflow.services import sign_off, submit, take_down
from workflow.text.submission import SubmissionRefused

NOTE = "第二段“三百人”应为“二百人”。<b>致歉</b>"


def reviewed(page, author, reviewers, **changes):
    """`page` after a change that passed every stage."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=author)
    submit(page, author)
    for reviewer in reviewers:
        sign_off(page.current_workflow_task_state, reviewer)
    return Page.objects.get(pk=page.pk).specific


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, released=True, title="公开的文章")


def newest(page):
    return Release.objects.filter(page_id=page.pk).last()


def test_released_note_is_a_correction_with_a_date(public, author, reviewers, time_machine):
    moment = datetime.datetime(2027, 1, 5, 3, 0, tzinfo=datetime.UTC)
    time_machine.move_to(moment, tick=False)
    corrected = reviewed(public, author, reviewers, correction_note=NOTE)
    assert (newest(corrected).kind, newest(corrected).reason) == ("correction", NOTE)
    assert corrected.last_corrected_at == moment
    assert corrected.listed_at == public.listed_at
    row = Evidence.objects.get(pk=newest(corrected).evidence_id)
    assert (row.opinion, row.details["kind"]) == (NOTE, "correction")


def test_edit_that_leaves_the_note_is_an_ordinary_release(public, author, reviewers):
    corrected = reviewed(public, author, reviewers, correction_note=NOTE)
    later = reviewed(corrected, author, reviewers, title="改过的标题")
    assert (newest(later).kind, newest(later).reason) == ("workflow", "")
    assert later.last_corrected_at == corrected.last_corrected_at


def test_edit_without_a_note_is_no_correction(public, author, reviewers):
    later = reviewed(public, author, reviewers, title="改过的标题")
    assert newest(later).kind == "workflow"
    assert later.last_corrected_at is None


def test_note_taken_away_is_no_correction_and_the_notice_stays(client, public, author, reviewers):
    corrected = reviewed(public, author, reviewers, correction_note=NOTE)
    later = reviewed(corrected, author, reviewers, correction_note="")
    assert newest(later).kind == "workflow"
    assert "二百人" in client.get(later.url).content.decode()


def test_note_left_on_a_page_taken_down_is_no_new_correction(public, author, reviewers, superuser):
    corrected = reviewed(public, author, reviewers, correction_note=NOTE)
    take_down(corrected, superuser, "核查")
    back = reviewed(corrected, author, reviewers, title="核查无误")
    assert newest(back).kind == "workflow"


@pytest.mark.parametrize("kind", ["article", "column", "standard", "home"])
def test_every_page_type_prints_its_corrections(client, home_page, site_manager, reviewers, kind):
    make = {"column": ColumnFactory, "standard": StandardPageFactory}
    if kind == "home":
        page = home_page
    elif kind == "article":
        page = ArticleFactory(parent=ColumnFactory(parent=home_page, released=True), released=True)
    else:
        page = make[kind](parent=home_page, released=True)
    page = reviewed(page, site_manager, reviewers, correction_note="甲处有误。")
    page = reviewed(page, site_manager, reviewers, correction_note=NOTE)
    html = client.get(page.url).content.decode()
    assert html.index("二百人") < html.index("甲处有误")
    assert "<b>致歉" not in html
    assert "勘误" in html


def test_corrections_cost_one_query(client, public, column, author, reviewers):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(public.url)
        return len(queries)

    client.get(public.url)
    without = cost()
    for number in range(3):
        reviewed(public, author, reviewers, correction_note=f"第{number}处有误。")
    assert cost() == without + 1


def test_reader_of_a_page_without_corrections_sees_no_notice(client, public):
    assert 'class="corrections"' not in client.get(public.url).content.decode()


def test_reviewer_sees_the_note_that_the_release_would_print(
    client, public, author, first_reviewer
):
    public.correction_note = NOTE
    public.save_revision(user=author)
    task_state = submit(public, author).current_task_state
    client.force_login(first_reviewer)
    html = client.get(reverse("workflow_reviewed_text", args=[task_state.pk])).content.decode()
    assert "二百人" in html
    assert "以发布时间为准" in html
    client.logout()
    assert "二百人" not in client.get(public.url).content.decode()


def test_note_on_a_page_that_was_never_public_cannot_be_submitted(column, author):
    draft = ArticleFactory(parent=column, owner=author)
    draft.correction_note = NOTE
    draft.save_revision(user=author, clean=False)
    with pytest.raises(SubmissionRefused, match="从未发布"):
        submit(draft, author)


def form_of(page, **fields):
    return article_form(title=page.title, slug=page.slug, **fields)


def test_form_of_a_draft_has_no_place_for_a_note_and_refuses_one(client, column, author):
    draft = ArticleFactory(parent=column, owner=author)
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert 'name="correction_note"' not in client.get(address).content.decode()
    html = client.post(address, form_of(draft, correction_note=NOTE)).content.decode()
    assert "从未发布" in html
    assert "二百人" in html
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().correction_note == ""


def test_form_of_a_public_page_takes_a_note(client, public, superuser):
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:edit", args=[public.pk])
    assert 'name="correction_note"' in client.get(address).content.decode()
    client.post(address, form_of(public, correction_note=NOTE))
    public.refresh_from_db()
    assert public.get_latest_revision_as_object().correction_note == NOTE


def test_release_without_review_is_no_correction(public):
    public.correction_note = NOTE
    release(public.save_revision())
    assert newest(public).kind == "migration"
