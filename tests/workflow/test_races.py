"""Two people act in the same instant: one decision counts, and everything agrees with it."""

from functools import partial

import pytest

from django.db import transaction
from django.test import Client
from django.urls import reverse

from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.test.utils.form_data import rich_text, streamfield

from articles.models import ArticlePage
from evidence.models import Evidence
from home.bootstrap import REVIEWERS
from tests.factories import ArticleFactory, UserFactory, release
from tests.support.article_forms import article_form
from tests.workflow.together import ROUNDS, together, two_processes
from workflow.models import Release, ReviewTask
from workflow.services import return_to_author, sign_off, submit, take_down
from workflow.verification import evidence_problems, live_problems

pytestmark = [pytest.mark.races, pytest.mark.usefixtures("committed")]

Action = Evidence.Action
# How a stage stands in Wagtail's rows after each decision, and what its log calls it.
STATUS_AFTER = {Action.SIGN: "approved", Action.RETURN: "rejected", Action.WITHDRAW: "cancelled"}
LOGGED_AS = {
    Action.SIGN: "wagtail.workflow.approve",
    Action.RETURN: "wagtail.workflow.reject",
    Action.WITHDRAW: "wagtail.workflow.cancel",
    Action.RELEASE: "wagtail.publish",
}
REVIEW_AFTER = {
    Action.SUBMIT: "in_progress",
    Action.SIGN: "in_progress",
    Action.RETURN: "needs_changes",
    Action.WITHDRAW: "cancelled",
    Action.RELEASE: "approved",
}


@pytest.fixture
def cast(author, reviewers):
    """Everybody, and a second person in the group of the final stage."""
    final = REVIEWERS[ReviewTask.Stage.FINAL].name
    return [author, *reviewers, UserFactory(username="final-2", name="柳承训", group=final)]


def before_last_stage(column, cast, **fields):
    """The open final stage of an article that the others have signed."""
    author, first, second, *_final = cast
    article = ArticleFactory(parent=column, owner=author, **fields)
    state = submit(article, author)
    for reviewer in (first, second):
        sign_off(article.current_workflow_task_state, reviewer)
    state.refresh_from_db()
    return state.current_task_state


def article_of(task_state):
    return ArticlePage.objects.get(pk=task_state.workflow_state.object_id)


# --- What has to hold after every round -----------------------------------------------------------


def check_everything_agrees(page_id):
    """Page, releases, reviews, stages and Wagtail's log agree with the evidence."""
    page = Page.objects.get(pk=page_id)
    newest = Release.objects.filter(page_id=page_id).last()
    is_up = newest is not None and newest.kind not in Release.DOWN
    assert page.live == is_up
    if is_up:
        assert page.live_revision_id == newest.revision_id
    rows = list(Evidence.objects.filter(page_id=page_id))
    for review in WorkflowState.objects.filter(object_id=str(page_id)):
        check_review([row for row in rows if row.workflow_state_id == review.pk], rows, review)
    logged = list(PageLogEntry.objects.filter(page_id=page_id).values_list("action", flat=True))
    for action, name in LOGGED_AS.items():
        acts = [row for row in rows if row.action == action and is_way_up(row)]
        assert logged.count(name) == len(acts), name
    assert list(evidence_problems()) == []


def is_way_up(row):
    return row.action != Action.RELEASE or row.details["kind"] not in Release.DOWN


def check_review(own_rows, rows, review):
    """The last act tells how the review ended; each closed stage has exactly one decision."""
    decisions = [row for row in own_rows if row.action in STATUS_AFTER]
    last = own_rows[-1].action
    later = [row.action for row in rows if row.pk > own_rows[-1].pk]
    if last == Action.SIGN and decisions[-1].stage == ReviewTask.Stage.FINAL:
        assert later[0] in (Action.RELEASE, Action.SCHEDULE), "the last signature releases"
        last = Action.RELEASE
    assert review.status == REVIEW_AFTER[last]
    for state in review.task_states.all():
        stage = state.task.specific.stage
        of_stage = [row for row in decisions if row.stage == stage]
        if state.status == TaskState.STATUS_CANCELLED:
            of_stage = [row for row in decisions if row.action == Action.WITHDRAW]
        if state.status == TaskState.STATUS_IN_PROGRESS:
            assert of_stage == []
            continue
        assert len(of_stage) == 1, "one decision a stage"
        assert state.status == STATUS_AFTER[of_stage[0].action]
        assert state.finished_by_id == of_stage[0].user_id


# --- Doors ----------------------------------------------------------------------------------------


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def by_service(task_state, user, verb):
    verbs = {"sign": sign_off, "return": return_to_author}
    return partial(verbs[verb], task_state, user, "意见")


def by_screen(task_state, user, verb):
    """The review screen, opened beforehand."""
    client, address = logged_in(user), reverse("workflow_review", args=[task_state.pk])
    field = "comment" if verb == "sign" else "return-comment"
    data = {verb: "", field: "意见", "digest": client.get(address).context["digest"]}
    return partial(client.post, address, data)


def by_wagtail(task_state, user, verb):
    """Wagtail's own address for the action."""
    client = logged_in(user)
    action = {"sign": "approve", "return": "reject"}[verb]
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[article_of(task_state).pk, action, task_state.pk],
    )
    return partial(client.post, address, {"comment": "意见"})


def by_form(article, user, **buttons):
    """The editing form, with a changed title where `title` is given."""
    client, address = logged_in(user), reverse("wagtailadmin_pages:edit", args=[article.pk])
    data = {
        "title": article.title,
        "slug": article.slug,
        "body": streamfield([("paragraph", rich_text("<p>办公室工作贵在准确。</p>"))]),
    }
    return partial(client.post, address, article_form(**(data | buttons)))


def withdrawal(task_state, author):
    def withdraw():
        with transaction.atomic():
            WorkflowState.objects.get(pk=task_state.workflow_state_id).cancel(user=author)

    return withdraw


DOORS = pytest.mark.parametrize("door", [by_service, by_screen, by_wagtail])


def rounds(column, cast):
    for number in range(ROUNDS):
        task_state = before_last_stage(column, cast, title=f"文章{number}")
        yield task_state
        check_everything_agrees(int(task_state.workflow_state.object_id))
    assert list(live_problems()) == []


def decisions_on(task_state):
    """The decisions on the final stage and what happened to the whole review."""
    rows = Evidence.objects.filter(workflow_state_id=task_state.workflow_state_id)
    final = rows.filter(stage=ReviewTask.Stage.FINAL) | rows.filter(action=Action.WITHDRAW)
    return [row.action for row in final.order_by("pk")]


def no_server_error(*outcomes):
    assert all(outcome in ("done", "refused") or outcome < 500 for outcome in outcomes), outcomes


# --- The races ------------------------------------------------------------------------------------


@DOORS
def test_two_signatures_on_one_stage(column, cast, door):
    for task_state in rounds(column, cast):
        no_server_error(*together(*(door(task_state, user, "sign") for user in cast[-2:])))
        assert decisions_on(task_state) == ["sign"]


@DOORS
def test_one_person_presses_twice(column, cast, door):
    for task_state in rounds(column, cast):
        no_server_error(*together(*(door(task_state, cast[-1], "sign") for _ in range(2))))
        assert decisions_on(task_state) == ["sign"]


@DOORS
def test_signature_and_return(column, cast, door):
    for task_state in rounds(column, cast):
        acts = (door(task_state, cast[-2], "sign"), door(task_state, cast[-1], "return"))
        no_server_error(*together(*acts))
        assert decisions_on(task_state) in (["sign"], ["return"])


@pytest.mark.parametrize("door", [by_service, by_screen])
def test_signature_and_withdrawal(column, cast, door):
    author, *_others, final = cast
    for task_state in rounds(column, cast):
        if door is by_service:
            withdraw = withdrawal(task_state, author)
        else:
            article = article_of(task_state)
            withdraw = by_form(article, author, **{"action-cancel-workflow": "1"})
        no_server_error(*together(door(task_state, final, "sign"), withdraw))
        assert decisions_on(task_state) in (["sign"], ["withdraw"])


@pytest.mark.parametrize("door", [by_service, by_screen])
def test_signature_and_another_save(column, cast, door):
    """The signed text is public; the other's text is an unreleased draft or refused."""
    first, final = cast[1], cast[-1]
    for task_state in rounds(column, cast):
        article = article_of(task_state)
        signed = article.title
        if door is by_service:
            article.title = "没有人审过"
            save = partial(article.save_revision, user=first)
        else:
            save = by_form(article, first, title="没有人审过")
        no_server_error(*together(door(task_state, final, "sign"), save))
        page = ArticlePage.objects.get(pk=article.pk)
        assert (page.live, page.title) == (True, signed)


@pytest.mark.parametrize("door", [by_service, by_screen])
def test_signature_and_taking_down(column, cast, door):
    """A public text has a new version before the last stage when somebody takes the page down."""
    for number in range(ROUNDS):
        article = ArticleFactory(parent=column, owner=cast[0], title=f"旧{number}", released=True)
        article.title = f"新{number}"
        article.save_revision(user=cast[0])
        submit(article, cast[0])
        for reviewer in cast[1:3]:
            sign_off(article.current_workflow_task_state, reviewer)
        task_state, final = article.current_workflow_task_state, cast[-1]
        sign = door(task_state, cast[-2], "sign")
        if door is by_service:
            down = partial(take_down, article, final, "内容有误")
        else:
            address = reverse("workflow_take_down", args=[article.pk])
            down = partial(logged_in(final).post, address, {"reason": "内容有误"})
        no_server_error(*together(sign, down))
        check_everything_agrees(article.pk)
        kinds = Release.objects.filter(page_id=article.pk).values_list("kind", flat=True)
        assert list(kinds)[1:] in (["takedown"], ["workflow", "takedown"])
    assert list(live_problems()) == []


def test_release_without_review_and_taking_down(column, cast):
    for number in range(ROUNDS):
        article = ArticleFactory(parent=column, title=f"旧{number}", released=True)
        article.title = f"新{number}"
        revision = article.save_revision()
        acts = (partial(release, revision), partial(take_down, article, cast[-1], "有误"))
        no_server_error(*together(*acts))
        check_everything_agrees(article.pk)
    assert list(live_problems()) == []


@pytest.mark.parametrize("door", ["service", "form"])
def test_submitting_twice(column, cast, door):
    author = cast[0]
    for number in range(ROUNDS):
        article = ArticleFactory(parent=column, owner=author, title=f"文章{number}")
        if door == "service":
            acts = [partial(submit, article, author)] * 2
        else:
            acts = [by_form(article, author, **{"action-submit": "1"}) for _ in range(2)]
        no_server_error(*together(*acts))
        check_everything_agrees(article.pk)
        assert WorkflowState.objects.active().filter(object_id=str(article.pk)).count() == 1
        assert Evidence.objects.filter(page_id=article.pk).count() == 1


@pytest.mark.parametrize("verb", ["sign", "return"])
def test_two_processes(column, cast, verb):
    """The same with processes: nothing in memory keeps the two apart."""
    with two_processes() as together:
        for task_state in rounds(column, cast):
            first, second = cast[-2:]
            acts = (("sign", task_state.pk, first.pk), (verb, task_state.pk, second.pk))
            assert sorted(together(*acts)) == ["done", "refused"]
            assert decisions_on(task_state) in (["sign"], ["return"])
