"""The table's rows about Wagtail's own screens."""

from tests.permissions.rows import (
    EVERYBODY,
    FINAL,
    MANAGERS,
    NOBODY,
    OWNER,
    STAFF,
    SUPERUSER,
    WORKS_ON_TEXT,
    Row,
)

SIGNS_FIRST = frozenset({"first_reviewer"})  # the stage that is open
APPROVAL = {"page_id": "in_review", "action_name": "approve"}
COMPARED = {"pk": "draft", "revision_id_a": "earliest", "revision_id_b": "latest"}


def pages(name, reads, writes=NOBODY, **rest):
    return Row(f"wagtailadmin_pages:{name}", reads, writes, **rest)


PAGES = [
    Row("wagtailadmin_explore_root", STAFF),
    Row("wagtailadmin_explore", STAFF),
    Row("wagtailadmin_explore_results", STAFF),
    pages("add", STAFF, STAFF),
    pages("preview_on_add", STAFF, STAFF),
    pages("add_subpage", STAFF),
    pages("type_use", STAFF),
    pages("type_use_results", STAFF),
    pages(
        "choose_parent", STAFF, STAFF, where={"app_label": "articles", "model_name": "articlepage"}
    ),
    pages("search", STAFF),
    pages("search_results", STAFF),
    pages("usage", WORKS_ON_TEXT),
    pages("edit", WORKS_ON_TEXT, WORKS_ON_TEXT),
    pages("preview_on_edit", WORKS_ON_TEXT, WORKS_ON_TEXT),
    pages("view_draft", WORKS_ON_TEXT),
    pages("delete", WORKS_ON_TEXT, WORKS_ON_TEXT),
    pages("delete", NOBODY, where={"page_id": "public"}),
    pages("unpublish", FINAL, FINAL, where={"page_id": "public"}, why="leads to our screen"),
    pages("convert_alias", NOBODY, why="there are no aliases"),
    pages("move", WORKS_ON_TEXT, WORKS_ON_TEXT),
    pages("move_confirm", STAFF, WORKS_ON_TEXT, why="asks by titles, which the tree shows to all"),
    pages("set_page_position", NOBODY, FINAL),
    pages("copy", WORKS_ON_TEXT, WORKS_ON_TEXT),
    pages("workflow_action", SIGNS_FIRST, SIGNS_FIRST, where=APPROVAL),
    pages("collect_workflow_action_data", SIGNS_FIRST, SIGNS_FIRST, where=APPROVAL),
    pages("confirm_workflow_cancellation", STAFF, where={"page_id": "in_review"}),
    pages("workflow_preview", SIGNS_FIRST, where={"page_id": "in_review", "task_id": "task"}),
    pages("set_privacy", NOBODY, why="only to lift a restriction, of which there is none"),
    pages("lock", NOBODY, MANAGERS),
    pages("unlock", NOBODY, MANAGERS),
    pages("revisions_index", STAFF, why="leads to the history"),
    pages("revisions_view", WORKS_ON_TEXT, where={"revision_id": "draft_revision"}),
    pages(
        "revisions_revert", WORKS_ON_TEXT, WORKS_ON_TEXT, where={"revision_id": "draft_revision"}
    ),
    pages("revisions_compare", WORKS_ON_TEXT, where=COMPARED),
    pages("workflow_history", WORKS_ON_TEXT, where={"page_id": "in_review"}),
    pages(
        "workflow_history_detail",
        WORKS_ON_TEXT,
        where={"page_id": "in_review", "workflow_state_id": "workflow_state"},
    ),
    pages("history", WORKS_ON_TEXT),
    pages("history_results", WORKS_ON_TEXT),
    Row("wagtailadmin_api:pages:action", NOBODY, where={"action_name": "publish"}),
    Row("wagtailadmin_api:pages:find", STAFF, query="id=%(draft)s"),
    Row("wagtailadmin_api:pages:detail", STAFF, query="fields=*"),
    Row("wagtailadmin_api:pages:*", STAFF),
    Row("wagtailadmin_api:images:find", STAFF, query="id=%(image)s"),
    Row("wagtailadmin_api:images:*", STAFF, where={"pk": "image"}),
    Row("wagtailadmin_api:documents:find", STAFF, query="id=%(document)s"),
    Row("wagtailadmin_api:documents:*", STAFF, where={"pk": "document"}),
]


def bulk(model, action, thing, writes, reads=STAFF):
    """A bulk action. Its screen names what of the chosen may not be acted on, and leaves that out."""
    app_label, model_name = model.split(".")
    where = {"app_label": app_label, "model_name": model_name, "action": action}
    return Row("wagtail_bulk_action", reads, writes, where=where, query=f"id=%({thing})s")


BULK_ACTIONS = [
    bulk("wagtailcore.page", "delete", "draft", WORKS_ON_TEXT),
    bulk("wagtailcore.page", "move", "draft", WORKS_ON_TEXT),
    bulk("wagtailcore.page", "publish", "draft", NOBODY),
    bulk("wagtailcore.page", "unpublish", "public", FINAL),
    *(
        bulk("site_core.siteimage", action, "image", OWNER)
        for action in ("delete", "add_tags", "add_to_collection")
    ),
    *(
        bulk("site_core.sitedocument", action, "document", OWNER)
        for action in ("delete", "add_tags", "add_to_collection")
    ),
    *(
        bulk("members.user", action, "account", SUPERUSER, SUPERUSER)
        for action in ("delete", "assign_role", "set_active_state")
    ),
    bulk("articles.author", "delete", "snippet_author", MANAGERS),
    bulk("articles.sidebarbox", "delete", "box", MANAGERS),
    bulk("comments.sensitiveterm", "delete", "term", MANAGERS),
    bulk("search.synonymgroup", "delete", "synonyms", MANAGERS),
    bulk("site_core.friendlinkgroup", "delete", "links", MANAGERS),
]


def snippet(model, thing, works, manages):
    """Lists, forms and choosers of a snippet: `works` write it, `manages` delete it."""
    namespace, where = f"wagtailsnippets_{model}", {"pk": thing}
    chooser = f"wagtailsnippetchoosers_{model}"
    return [
        Row(f"{namespace}:*", works, works, where=where),
        Row(f"{namespace}:delete", manages, manages, where=where),
        Row(f"{chooser}:*", STAFF, where=where),
        Row(
            f"{chooser}:create",
            works,
            broken_by=("POST",),
            why="Wagtail asks no chooser whether it has a form to send",
        ),
    ]


SNIPPETS = [
    Row("wagtailsnippets:index", NOBODY, why="each kind has a place of its own in the menu"),
    *snippet("articles_author", "snippet_author", STAFF, MANAGERS),
    *snippet("articles_sidebarbox", "box", MANAGERS, MANAGERS),
    *snippet("comments_sensitiveterm", "term", MANAGERS, MANAGERS),
    *snippet("search_synonymgroup", "synonyms", MANAGERS, MANAGERS),
    *snippet("site_core_friendlinkgroup", "links", MANAGERS, MANAGERS),
]

FILES = [
    Row("wagtailimages:index", STAFF),
    Row("wagtailimages:index_results", STAFF),
    Row("wagtailimages:add", STAFF, STAFF),
    Row("wagtailimages:edit", OWNER, OWNER),
    Row("wagtailimages:edit_multiple", NOBODY, OWNER),
    Row(
        "wagtailimages:delete_upload_multiple",
        NOBODY,
        {"author"},
        where={"uploaded_file_id": "uploaded_image"},
        why="by whoever has uploaded it",
    ),
    Row("wagtailimages:url_generator", NOBODY, why="no address serves what it would make"),
    Row(
        "wagtailimages:url_generator_output",
        NOBODY,
        why="no address serves what it would make",
    ),
    Row("wagtailimages:preview", OWNER, where={"filter_spec": "width-20"}),
    Row("wagtailimages:image_usage", OWNER),
    Row("wagtailimages_chooser:*", STAFF, where={"pk": "image"}),
    Row("wagtailimages_chooser:create", STAFF, STAFF),
    Row("wagtailimages_chooser:select_format", STAFF, STAFF),
    Row("wagtaildocs:index", STAFF),
    Row("wagtaildocs:index_results", STAFF),
    Row("wagtaildocs:add", STAFF, STAFF),
    Row("wagtaildocs:edit", OWNER, OWNER),
    Row("wagtaildocs:edit_multiple", NOBODY, OWNER),
    Row(
        "wagtaildocs:delete_upload_multiple",
        NOBODY,
        {"author"},
        where={"uploaded_file_id": "uploaded_document"},
        why="by whoever has uploaded it",
    ),
    Row("wagtaildocs:document_usage", OWNER),
    Row("wagtaildocs_chooser:*", STAFF, where={"pk": "document"}),
    Row("wagtaildocs_chooser:create", STAFF, STAFF),
    Row("wagtailembeds:chooser", STAFF),
    Row("wagtailembeds:chooser_upload", STAFF, STAFF),
]

SETTINGS = [
    *(
        Row(
            "wagtailsettings:edit",
            MANAGERS,
            MANAGERS,
            where={"app_name": app_name, "model_name": model_name, "pk": "site"},
        )
        for app_name, model_name in (
            ("site_core", "sitesettings"),
            ("comments", "commentsettings"),
        )
    ),
    Row(
        "wagtailsettings:preview_on_edit",
        MANAGERS,
        MANAGERS,
        where={"app_name": "site_core", "model_name": "sitesettings", "pk": "site"},
    ),
    Row("wagtailredirects:*", MANAGERS, MANAGERS),
    Row(
        "wagtailredirects:process_import",
        NOBODY,
        MANAGERS,
        broken_by=("POST",),
        why="Wagtail reads from the session what the step before has left there",
    ),
    Row("wagtailsearchpromotions:*", MANAGERS, MANAGERS),
    Row("wagtailsearchpromotions:chooser", STAFF),
    Row("wagtailsearchpromotions:chooserresults", STAFF),
    Row("wagtailsearchpromotions:search_terms", SUPERUSER),
    Row("wagtailsearchpromotions:search_terms_results", SUPERUSER),
    Row("wagtailadmin_collections:*", SUPERUSER, SUPERUSER, where={"pk": "collection"}),
    Row(
        "wagtailadmin_collections:set_privacy",
        SUPERUSER,
        SUPERUSER,
        where={"collection_id": "collection"},
    ),
    Row("wagtailusers_users:index", SUPERUSER),
    Row("wagtailusers_users:index_results", SUPERUSER),
    *(
        Row(f"wagtailusers_{name}", SUPERUSER, SUPERUSER, where={"pk": thing})
        for name, thing in (
            ("users:add", ""),
            ("users:edit", "account"),
            ("users:delete", "account"),
            ("groups:add", ""),
            ("groups:edit", "group"),
            ("groups:delete", "group"),
        )
    ),
    Row("wagtailusers_users:*", SUPERUSER, SUPERUSER, where={"pk": "account"}),
    Row("wagtailusers_groups:*", SUPERUSER, SUPERUSER, where={"pk": "group"}),
    Row("wagtailsites:*", SUPERUSER, SUPERUSER, where={"pk": "site"}),
    Row("wagtailadmin_workflows:*", SUPERUSER, SUPERUSER, where={"pk": "three_stages"}),
    Row("wagtailadmin_workflows:enable", NOBODY, SUPERUSER, where={"pk": "three_stages"}),
    Row("wagtailadmin_workflows:enable_task", NOBODY, SUPERUSER, where={"pk": "task"}),
    Row(
        "wagtailadmin_workflows:remove",
        NOBODY,
        SUPERUSER,
        where={"page_pk": "column", "workflow_pk": "three_stages"},
    ),
    Row(
        "wagtailadmin_workflows:add_task",
        SUPERUSER,
        SUPERUSER,
        where={"app_label": "workflow", "model_name": "reviewtask"},
    ),
    Row("wagtailadmin_workflows:task_chooser", STAFF),
    Row("wagtailadmin_workflows:task_chooser_results", STAFF),
    Row("wagtailadmin_workflows:task_chooser_create", STAFF, SUPERUSER),
    Row("wagtailadmin_workflows:task_chosen", STAFF, where={"task_id": "task"}),
]

FRAME = [
    Row("wagtailadmin_home", STAFF),
    Row("wagtailadmin_account", STAFF, STAFF),
    Row("wagtailadmin_login", STAFF),
    Row("wagtailadmin_logout", NOBODY, why="leads to the login"),
    Row("wagtailadmin_sprite", EVERYBODY),
    Row("wagtailadmin_javascript_catalog", EVERYBODY),
    Row("wagtailadmin_dismissibles", STAFF),
    Row("wagtailadmin_block_preview", NOBODY, why="of a block that the query names"),
    Row("wagtailadmin_reports:*", STAFF),
    Row("wagtailadmin_reports:locked_pages", MANAGERS),
    Row("wagtailadmin_reports:locked_pages_results", MANAGERS),
    Row(
        "wagtailadmin_editing_sessions:ping",
        NOBODY,
        WORKS_ON_TEXT,
        where={
            "app_label": "articles",
            "model_name": "articlepage",
            "object_id": "draft",
            "session_id": "editing_session",
        },
    ),
    Row(
        "wagtailadmin_editing_sessions:release",
        NOBODY,
        STAFF,
        where={"session_id": "editing_session"},
        why="ends a session of one's own, and says the same of another's",
    ),
    Row("wagtailadmin_choose_page_child", STAFF),
    *(
        Row(f"wagtailadmin_choose_page{name}", STAFF)
        for name in (
            "",
            "_search",
            "_chosen_multiple",
            "_email_link",
            "_phone_link",
            "_anchor_link",
        )
    ),
    Row(
        "wagtailadmin_choose_page_external_link",
        STAFF,
        broken_by=("POST",),
        why="Wagtail takes an empty form for a filled one",
    ),
    Row("wagtailadmin_tag_autocomplete", STAFF),
    Row(
        "wagtailadmin_tag_model_autocomplete",
        STAFF,
        where={"app_name": "taggit", "model_name": "tag"},
    ),
    *(
        Row(f"wagtailadmin_password_reset{name}", NOBODY, why="the one door has its own")
        for name in ("", "_done", "_complete")
    ),
    Row(
        "wagtailadmin_password_reset_confirm",
        NOBODY,
        where={"uidb64": "uid"},
        why="the one door has its own",
    ),
    Row("admin/failwhale/", NOBODY, why="Wagtail's own breaks on purpose"),
    Row("admin/test404/", STAFF, why="what a page looks like that is not there"),
    Row("admin/.*/$", NOBODY, why="what is nowhere else under the admin"),
]

WAGTAILS = [*PAGES, *BULK_ACTIONS, *SNIPPETS, *FILES, *SETTINGS, *FRAME]
