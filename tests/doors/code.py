"""Every way in which code could make something public or change what is: one function a door."""

import json

from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import (
    GroupPagePermission,
    Page,
    Revision,
    TaskState,
    Workflow,
    WorkflowState,
    WorkflowTask,
)

from articles.models import ArticleByline, ArticlePage
from site_core.models import SiteImage
from workflow.models import Release, ReviewPolicy, ReviewTask
from workflow.services import release_signed_text, release_without_review


def run_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# --- Objects ----------------------------------------------------------------------------------------


def save_as_live(scene, tmp_path):
    page = scene.page("draft")
    page.live = True
    page.save()


def save_bare_page_as_live(scene, tmp_path):
    page = Page.objects.get(pk=scene.draft)
    page.live = True
    page.save(clean=False)


def save_with_update_fields(scene, tmp_path):
    page = scene.page("draft")
    page.live = True
    page.save(update_fields=["live"])


def save_base_past_pages_own_save(scene, tmp_path):
    page = scene.page("draft")
    page.live = True
    page.save_base()


def add_live_child(scene, tmp_path):
    column = Page.objects.get(pk=scene.column).specific
    column.add_child(instance=ArticlePage(title="未审的子页", slug="new", live=True))


def add_bare_live_child(scene, tmp_path):
    column = Page.objects.get(pk=scene.column)
    column.add_child(instance=Page(title="未审的空页", slug="bare"))


def add_live_sibling(scene, tmp_path):
    scene.page("draft").add_sibling(
        instance=ArticlePage(title="未审的邻页", slug="sibling", live=True)
    )


def bulk_create_live(scene, tmp_path):
    row = Page.objects.get(pk=scene.draft)
    row.pk, row.path, row.slug, row.live = None, row.path[:-4] + "00ZZ", "bulk", True
    row.translation_key = "00000000-0000-4000-8000-000000000000"
    Page.objects.bulk_create([row])


def publish_the_revision(scene, tmp_path):
    scene.page("draft").latest_revision.publish()


def publish_skipping_permissions(scene, tmp_path):
    scene.page("in_review").latest_revision.publish(skip_permission_checks=True)


def publish_action(scene, tmp_path):
    revision = scene.page("public").latest_revision
    PublishPageRevisionAction(revision).execute(skip_permission_checks=True)


def publish_page_method(scene, tmp_path):
    page = scene.page("taken_down")
    page.publish(page.latest_revision)


def publish_after_go_live_in_the_past(scene, tmp_path):
    page = scene.page("draft")
    page.go_live_at = timezone.now() - timezone.timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")


def schedule_an_unsigned_revision(scene, tmp_path):
    moment = timezone.now() - timezone.timedelta(days=1)
    Revision.objects.filter(object_id=str(scene.draft)).update(approved_go_live_at=moment)
    call_command("publish_scheduled")


def revert_action(scene, tmp_path):
    page = scene.page("public")
    RevertToPageRevisionAction(page, page.latest_revision).execute(skip_permission_checks=True)
    page.refresh_from_db()
    page.latest_revision.publish()


def change_in_review_and_publish(scene, tmp_path):
    page = scene.page("in_review")
    page.title = "未审就换了"
    page.save_revision().publish()


def copy_keeping_live(scene, tmp_path):
    column = Page.objects.get(pk=scene.other_column)
    scene.page("public").copy(to=column, keep_live=True, update_attrs={"title": "未审的副本"})


def copy_action_keeping_live(scene, tmp_path):
    column = Page.objects.get(pk=scene.column).specific
    other = Page.objects.get(pk=scene.other_column)
    CopyPageAction(
        column, to=other, keep_live=True, recursive=True, update_attrs={"slug": "copied"}
    ).execute(skip_permission_checks=True)


def alias(scene, tmp_path):
    scene.page("public").create_alias(parent=Page.objects.get(pk=scene.other_column))


def alias_action(scene, tmp_path):
    CreatePageAliasAction(
        scene.page("public"), parent=Page.objects.get(pk=scene.other_column), update_slug="mirror"
    ).execute(skip_permission_checks=True)


def alias_by_field(scene, tmp_path):
    page = scene.page("draft")
    page.alias_of_id = scene.public
    page.save()
    scene.page("public").update_aliases()


def load_a_fixture(scene, tmp_path):
    """Signals see raw=True and look away; the trigger does not."""
    row = Page.objects.filter(pk=scene.draft).values().get()
    fields = {
        name.removesuffix("_id"): value
        for name, value in row.items()
        if name not in ("id", "translation_key", "latest_revision_created_at")
        and not name.endswith("_at")
    } | {"live": True, "translation_key": str(row["translation_key"])}
    fixture = tmp_path / "live.json"
    fixture.write_text(
        json.dumps([{"model": "wagtailcore.page", "pk": scene.draft, "fields": fields}])
    )
    call_command("loaddata", fixture, verbosity=0)


# --- Workflow ---------------------------------------------------------------------------------------


def approve_the_task_state(scene, tmp_path):
    scene.open_stage().approve()


def approve_every_task_state(scene, tmp_path):
    state = scene.open_stage().workflow_state
    for _ in range(5):  # a stage that nobody signed opens again
        if state.status == WorkflowState.STATUS_IN_PROGRESS:
            state.current_task_state.approve()
            state.refresh_from_db()


def finish_the_workflow(scene, tmp_path):
    scene.open_stage().workflow_state.finish()


def mark_every_stage_approved(scene, tmp_path):
    state = scene.open_stage().workflow_state
    TaskState.objects.filter(workflow_state=state).update(status=TaskState.STATUS_APPROVED)
    state.update()


def release_without_signatures(scene, tmp_path):
    release_signed_text(scene.open_stage().workflow_state, None)


def release_by_a_kind_that_needs_review(scene, tmp_path):
    revision = scene.page("draft").latest_revision
    release_without_review(revision, kind=Release.Kind.WORKFLOW, reason="未审")


def disable_the_open_task(scene, tmp_path):
    ReviewTask.objects.get(stage=1).deactivate()


def disable_every_task(scene, tmp_path):
    for task in ReviewTask.objects.order_by("-stage"):
        task.deactivate()


def cancel_the_task_state(scene, tmp_path):
    for _ in range(3):
        scene.open_stage().workflow_state.current_task_state.cancel()


def disable_the_workflow_in_code(scene, tmp_path):
    Workflow.objects.get().deactivate()
    publish_the_revision(scene, tmp_path)


def delete_the_later_stages(scene, tmp_path):
    WorkflowTask.objects.exclude(task__reviewtask__stage=1).delete()
    approve_every_task_state(scene, tmp_path)


def reorder_the_stages(scene, tmp_path):
    for row in WorkflowTask.objects.all():
        row.sort_order = -row.sort_order
        row.save()
    approve_every_task_state(scene, tmp_path)


def no_policy_at_all(scene, tmp_path):
    ReviewPolicy.objects.all().delete()
    finish_the_workflow(scene, tmp_path)


def grant_publish(scene, tmp_path):
    person = scene.page("draft").owner
    permission = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(
        group=person.groups.get(), page_id=scene.column, permission=permission
    )
    scene.page("draft").latest_revision.publish(user=person)


# --- Statements ---------------------------------------------------------------------------------------


def update_live(scene, tmp_path):
    Page.objects.filter(pk=scene.draft).update(live=True)


def update_live_with_revision(scene, tmp_path):
    page = scene.page("draft")
    Page.objects.filter(pk=page.pk).update(live=True, live_revision_id=page.latest_revision_id)


def update_live_revision(scene, tmp_path):
    page = scene.page("public")
    Page.objects.filter(pk=page.pk).update(live_revision_id=page.latest_revision_id)


def bring_back_what_was_taken_down(scene, tmp_path):
    page = scene.page("taken_down")
    Page.objects.filter(pk=page.pk).update(live=True, live_revision_id=page.latest_revision_id)


def bulk_update_live(scene, tmp_path):
    page = scene.page("draft")
    page.live = True
    Page.objects.bulk_update([page.page_ptr], ["live"])


def sql_update_live(scene, tmp_path):
    run_sql("UPDATE wagtailcore_page SET live = true WHERE id = %s", scene.draft)


def sql_update_live_under_the_release_of_another(scene, tmp_path):
    revision = scene.page("public").live_revision_id
    run_sql(
        "UPDATE wagtailcore_page SET live = true, live_revision_id = %s WHERE id = %s",
        revision,
        scene.draft,
    )


def queryset_unpublish(scene, tmp_path):
    Page.objects.filter(pk=scene.public).unpublish()


def page_unpublish(scene, tmp_path):
    scene.page("public").unpublish()


def delete_public(scene, tmp_path):
    scene.page("public").delete()


def delete_column_with_public_articles(scene, tmp_path):
    Page.objects.get(pk=scene.column).specific.delete()


def queryset_delete_public(scene, tmp_path):
    ArticlePage.objects.filter(pk=scene.public).delete()


def save_the_text_of_a_public_page(scene, tmp_path):
    page = scene.page("public")
    page.title = "偷改的标题"
    page.save()


def save_one_field_of_a_public_page(scene, tmp_path):
    page = scene.page("public")
    page.summary = "偷改的摘要"
    page.save(update_fields=["summary"])


def update_or_create_a_public_page(scene, tmp_path):
    ArticlePage.objects.update_or_create(pk=scene.public, defaults={"summary": "偷改的摘要"})


def create_a_row_of_a_public_page(scene, tmp_path):
    ArticleByline.objects.create(article_id=scene.public, name="冒名", sort_order=9)


REFUSED = [
    door
    for door in list(globals().values())
    if callable(door)
    and getattr(door, "__module__", "") == __name__
    and door.__name__ not in ("run_sql",)
]


# --- Changes in place: no trigger on another table sees them, `verify_live` does -----------------------


def update_title(scene, tmp_path):
    Page.objects.filter(pk=scene.public).update(title="偷改的标题")


def update_body(scene, tmp_path):
    ArticlePage.objects.filter(pk=scene.public).update(body="[]")


def sql_update_summary(scene, tmp_path):
    run_sql("UPDATE articles_articlepage SET summary = 'x' WHERE page_ptr_id = %s", scene.public)


def add_an_inline_row(scene, tmp_path):
    ArticleByline.objects.bulk_create(
        [ArticleByline(article_id=scene.public, name="冒名", sort_order=9)]
    )


def swap_the_audience(scene, tmp_path):
    ArticlePage.objects.filter(pk=scene.public).update(audience="members")


def swap_the_picture(scene, tmp_path):
    image = SiteImage.objects.create(title="偷换", file="nothing.png", width=1, height=1)
    ArticlePage.objects.filter(pk=scene.public).update(lead_image=image)


def update_down(scene, tmp_path):
    Page.objects.filter(pk=scene.public).update(live=False)


def update_revision_away(scene, tmp_path):
    Page.objects.filter(pk=scene.public).update(live_revision=None)


def sql_delete(scene, tmp_path):
    run_sql("DELETE FROM articles_articlebyline WHERE article_id = %s", scene.public)
    run_sql("DELETE FROM articles_articlepage WHERE page_ptr_id = %s", scene.public)
    run_sql("DELETE FROM wagtailcore_page WHERE id = %s", scene.public)


DETECTED = [
    update_title,
    update_body,
    sql_update_summary,
    add_an_inline_row,
    swap_the_audience,
    update_down,
    update_revision_away,
    sql_delete,
]
