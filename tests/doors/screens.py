"""Every address of the admin at which something could become public: one function a door.

Each takes the scene, a logged-in client and the person, and tries as hard as a forged request can.
"""

import json

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import Task, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.support.article_forms import article_form


def unreviewed_form(**fields):
    """The form of an article that nobody has reviewed."""
    body = streamfield([("paragraph", rich_text("<p>未审的正文</p>"))])
    return article_form(**({"title": "未审的表单稿", "body": body} | fields))


def page_url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


# --- Forms --------------------------------------------------------------------------------------


def create_and_publish(scene, client, person):
    address = page_url("add", "articles", "articlepage", scene.column)
    return client.post(address, unreviewed_form(**{"action-publish": "1"}))


def create_with_live_flag(scene, client, person):
    address = page_url("add", "articles", "articlepage", scene.column)
    data = unreviewed_form(live="on", go_live_at="2020-01-01 00:00", **{"action-publish": "1"})
    return client.post(address, data)


def edit_draft_and_publish(scene, client, person):
    data = unreviewed_form(**{"action-publish": "1"})
    return client.post(page_url("edit", scene.draft), data)


def edit_public_and_publish(scene, client, person):
    data = unreviewed_form(**{"action-publish": "1"})
    return client.post(page_url("edit", scene.public), data)


def edit_public_and_save(scene, client, person):
    return client.post(page_url("edit", scene.public), unreviewed_form())


def edit_taken_down_and_publish(scene, client, person):
    data = unreviewed_form(**{"action-publish": "1"})
    return client.post(page_url("edit", scene.taken_down), data)


def edit_in_review_and_publish(scene, client, person):
    data = unreviewed_form(**{"action-publish": "1"})
    return client.post(page_url("edit", scene.in_review), data)


def edit_and_schedule_into_the_past(scene, client, person):
    data = unreviewed_form(go_live_at="2020-01-01 00:00", expire_at="", **{"action-publish": "1"})
    return client.post(page_url("edit", scene.draft), data)


def edit_and_approve_in_one_post(scene, client, person):
    data = unreviewed_form(
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps({"comment": "", "update": False}),
        }
    )
    return client.post(page_url("edit", scene.in_review), data)


def autosave_over_the_submitted_revision(scene, client, person):
    revision = scene.page("in_review").latest_revision_id
    data = unreviewed_form(overwrite_revision_id=revision)
    return client.post(
        page_url("edit", scene.in_review), data, headers={"accept": "application/json"}
    )


# --- Workflow addresses ---------------------------------------------------------------------------


def approve_by_wagtails_address(scene, client, person):
    address = page_url("workflow_action", scene.in_review, "approve", scene.task_state)
    return client.post(address, {"comment": ""})


def approve_by_swapped_page(scene, client, person):
    address = page_url("workflow_action", scene.draft, "approve", scene.task_state)
    return client.post(address, {"comment": ""})


def unknown_workflow_action(scene, client, person):
    address = page_url("workflow_action", scene.in_review, "publish", scene.task_state)
    return client.post(address, {"comment": ""})


def sign_on_the_review_screen(scene, client, person):
    return client.post(reverse("workflow_review", args=[scene.task_state]), {"sign": ""})


def disable_the_final_task(scene, client, person):
    for task in Task.objects.all():
        answer = client.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]))
    return answer


def disable_the_workflow(scene, client, person):
    workflow = Workflow.objects.get()
    client.post(reverse("wagtailadmin_workflows:disable", args=[workflow.pk]))
    return client.post(page_url("edit", scene.draft), unreviewed_form(**{"action-publish": "1"}))


def remove_the_workflow_from_the_tree(scene, client, person):
    (page,) = Workflow.objects.get().workflow_pages.all()
    client.post(reverse("wagtailadmin_workflows:remove", args=[page.page_id]))
    return client.post(page_url("edit", scene.draft), unreviewed_form(**{"action-publish": "1"}))


def edit_the_workflow_down_to_nothing(scene, client, person):
    workflow = Workflow.objects.get()
    rows = [{"id": row.pk, "task": row.task_id} for row in workflow.workflow_tasks.all()]
    formset = inline_formset([], initial=0) | {"INITIAL_FORMS": len(rows), "TOTAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        formset |= {f"{number}-{key}": value for key, value in row.items()}
        formset |= {f"{number}-ORDER": len(rows) - number, f"{number}-DELETE": "on"}
    data = {"name": "无审", "workflow_tasks": formset, "pages": inline_formset([])}
    address = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    client.post(address, nested_form_data(data))
    return approve_by_wagtails_address(scene, client, person)


# --- Groups and people ------------------------------------------------------------------------------


def grant_publish_to_a_group(scene, client, person):
    group = Group.objects.get(name="编辑")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    prefix = "page_permissions"
    data = {
        "name": group.name,
        f"{prefix}-TOTAL_FORMS": 1,
        f"{prefix}-INITIAL_FORMS": 0,
        f"{prefix}-0-page": scene.column,
        f"{prefix}-0-permission_types": "publish",
        f"{prefix}-0-permissions": "publish_page",
    }
    client.post(address, data)
    return client.post(page_url("edit", scene.draft), unreviewed_form(**{"action-publish": "1"}))


def join_every_group_and_approve(scene, client, person):
    data = {
        "username": person.username,
        "name": person.name,
        "email": person.email,
        "is_active": "on",
        "groups": list(Group.objects.values_list("pk", flat=True)),
    }
    client.post(reverse("wagtailusers_users:edit", args=[person.pk]), data)
    return approve_by_wagtails_address(scene, client, person)


# --- Listing actions ------------------------------------------------------------------------------


def bulk(action, name, **data):
    """A door that runs a bulk action over one page of the scene."""

    def door(scene, client, person):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        key = getattr(scene, name)
        wanted = {field: getattr(scene, value) for field, value in data.items()}
        return client.post(f"{address}?id={key}", {"include_descendants": "on"} | wanted)

    door.__name__ = f"bulk_{action}_of_{name}"
    return door


def copy_and_publish(scene, client, person):
    data = {
        "new_title": "未审的副本",
        "new_slug": "copy",
        "new_parent_page": scene.column,
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "on",
    }
    return client.post(page_url("copy", scene.public), data)


def convert_alias(scene, client, person):
    return client.post(page_url("convert_alias", scene.draft))


def unpublish_the_public_page(scene, client, person):
    return client.post(page_url("unpublish", scene.public), {"include_descendants": "on"})


def delete_the_public_page(scene, client, person):
    return client.post(page_url("delete", scene.public), {"confirm_site_name": "测试网"})


def delete_the_page_in_review(scene, client, person):
    return client.post(page_url("delete", scene.in_review))


def move_the_page_in_review(scene, client, person):
    address = page_url("move_confirm", scene.in_review, scene.other_column)
    return client.post(address, {"new_parent_page": scene.other_column, "move_page": "on"})


def revert_the_public_page(scene, client, person):
    page = scene.page("public")
    address = page_url("revisions_revert", page.pk, page.latest_revision_id)
    client.get(address)
    return client.post(
        page_url("edit", page.pk),
        unreviewed_form(revision=page.latest_revision_id, **{"action-publish": "1"}),
    )


def unschedule(scene, client, person):
    page = scene.page("public")
    return client.post(page_url("revisions_unschedule", page.pk, page.latest_revision_id))


def api(action, name, **data):
    """A door through the admin's internal API."""

    def door(scene, client, person):
        key = getattr(scene, name)
        address = f"/admin/api/main/pages/{key}/action/{action}/"
        wanted = {
            field: getattr(scene, value) if isinstance(value, str) else value
            for field, value in data.items()
        }
        return client.post(address, json.dumps(wanted), content_type="application/json")

    door.__name__ = f"api_{action}_of_{name}"
    return door


def api_revert_of_the_public_page(scene, client, person):
    page = scene.page("public")
    address = f"/admin/api/main/pages/{page.pk}/action/revert_to_page_revision/"
    body = json.dumps({"revision_id": page.latest_revision_id})
    return client.post(address, body, content_type="application/json")


def write_api_from_outside(scene, client, person):
    for address in ("/api/v3/pages/", "/api/v2/pages/", "/admin/api/v3/pages/"):
        answer = client.post(address, "{}", content_type="application/json")
    return answer


SCREENS = [
    create_and_publish,
    create_with_live_flag,
    edit_draft_and_publish,
    edit_public_and_publish,
    edit_public_and_save,
    edit_taken_down_and_publish,
    edit_in_review_and_publish,
    edit_and_schedule_into_the_past,
    edit_and_approve_in_one_post,
    autosave_over_the_submitted_revision,
    approve_by_wagtails_address,
    approve_by_swapped_page,
    unknown_workflow_action,
    sign_on_the_review_screen,
    disable_the_final_task,
    disable_the_workflow,
    remove_the_workflow_from_the_tree,
    edit_the_workflow_down_to_nothing,
    grant_publish_to_a_group,
    join_every_group_and_approve,
    *(bulk("publish", name) for name in ("draft", "in_review", "public", "taken_down", "column")),
    *(bulk("unpublish", name) for name in ("public", "column")),
    *(bulk("delete", name) for name in ("public", "in_review", "column")),
    bulk("move", "in_review", chooser="other_column"),
    copy_and_publish,
    convert_alias,
    unpublish_the_public_page,
    delete_the_public_page,
    delete_the_page_in_review,
    move_the_page_in_review,
    revert_the_public_page,
    unschedule,
    *(api("publish", name) for name in ("draft", "in_review", "public", "taken_down")),
    api("unpublish", "public", recursive=True),
    api("delete", "public"),
    api("delete", "in_review"),
    api("move", "in_review", destination_page_id="other_column"),
    api("copy", "public", destination_page_id="other_column", keep_live=True, recursive=True),
    api("create_alias", "public", destination_page_id="other_column"),
    api("convert_alias", "public"),
    api_revert_of_the_public_page,
    write_api_from_outside,
]
