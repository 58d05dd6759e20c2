"""The table: who gets what from every address. Ours stand one by one, Wagtail's by namespace."""

from tests.permissions.admin_table import WAGTAILS
from tests.permissions.rows import (
    EVERYBODY,
    FINAL,
    LOGGED_IN,
    MANAGERS,
    MEMBERS,
    MODERATORS,
    NOBODY,
    OWNER,
    STAFF,
    SUPERUSER,
    WORKS_ON_TEXT,
    Row,
)

# What stands for a parameter where the row does not say.
DEFAULTS = {
    "page_id": "draft",
    "pk": "draft",
    "parent_page_id": "column",
    "page_to_move_id": "draft",
    "destination_id": "other_column",
    "image_id": "image",
    "document_id": "document",
    "doc_id": "document",
    "task_state_id": "task_state",
    "content_type_app_name": "articles",
    "content_type_model_name": "articlepage",
    "redirect_id": "redirect",
    "query_id": "query",
}

# Stand behind one of ours at the same path, and are reached by nobody.
BEHIND_OURS = {
    "wagtailadmin_account",
    "wagtailadmin_login",
    "wagtailadmin_error_test",
    "wagtailadmin_pages:revisions_unschedule",
    "wagtailadmin_workflows:disable",
    "wagtailadmin_workflows:edit",
    "wagtailadmin_workflows:disable_task",
    "wagtailadmin_workflows:edit_task",
    "wagtailimages:delete",
    "wagtailimages:delete_multiple",
    "wagtaildocs:delete",
    "wagtaildocs:delete_multiple",
    "wagtailsearchpromotions:edit",
}

# Under the admin, and open to people who may not enter it.
OPEN_UNDER_ADMIN = {
    "wagtailadmin_sprite",  # icons
    "wagtailadmin_javascript_catalog",  # translations
    "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",  # leads to our screen
}

PUBLIC = [
    Row("wagtail_serve", EVERYBODY, where={"_0": "public_path"}),
    Row("wagtail_serve", NOBODY, where={"_0": "draft_path"}),
    Row("permanent_address", EVERYBODY, where={"page_id": "public"}),
    Row("permanent_address", NOBODY, where={"page_id": "draft"}),
    Row("full_text", LOGGED_IN, where={"page_id": "for_members"}),
    Row("full_text", NOBODY, where={"page_id": "draft"}),
    Row("count_read", NOBODY, EVERYBODY, where={"page_id": "public"}),
    Row("search", EVERYBODY, query="q=%%E6%%96%%87%%E7%%AB%%A0"),
    Row("site_feed", EVERYBODY),
    Row("site_atom_feed", EVERYBODY),
    Row("column_feed", EVERYBODY, where={"column_id": "column"}),
    Row("column_atom_feed", EVERYBODY, where={"column_id": "column"}),
    Row("site_map", EVERYBODY),
    Row("sitemap", EVERYBODY),
    Row("robots", EVERYBODY),
    Row("healthz", EVERYBODY),
    Row("readyz", EVERYBODY),
    Row("media", EVERYBODY, where={"path": "image_path"}),
    Row(
        "media", NOBODY, where={"path": "document_path"}, why="documents have an address of theirs"
    ),
    Row(
        "wagtaildocs_serve",
        STAFF,
        where={"_0": "document", "_1": "document_name"},
        why="no public page offers it, and all who edit may choose it",
    ),
    Row("wagtailcore_login", NOBODY, why="leads to the login"),
    Row("comment_new", EVERYBODY, LOGGED_IN, where={"page_id": "public"}),
    Row("comment_new", NOBODY, where={"page_id": "draft"}),
    Row("comment", EVERYBODY, LOGGED_IN, where={"comment_id": "public_comment"}),
    Row("comment", {"member"}, {"member"}, where={"comment_id": "comment_of_member"}),
    Row(
        "comment",
        {"other_member"},
        {"other_member"},
        where={"comment_id": "comment_of_other_member"},
    ),
    Row("comment_captcha", EVERYBODY, where={"key": "captcha"}),
]

ACCOUNTS = [
    Row("member_centre", LOGGED_IN, LOGGED_IN),
    Row("notices_read", NOBODY, LOGGED_IN),
    Row("member_data", LOGGED_IN),
    Row("member_close", MEMBERS, MEMBERS, why="staff do not leave by themselves"),
    Row("favourite", LOGGED_IN, LOGGED_IN, where={"page_id": "public"}),
    Row("favourite", NOBODY, where={"page_id": "draft"}),
    Row("account_login", EVERYBODY, EVERYBODY),
    Row("account_logout", EVERYBODY, EVERYBODY),
    Row("account_inactive", EVERYBODY),
    Row("account_signup", EVERYBODY, EVERYBODY),
    Row("account_reauthenticate", LOGGED_IN, LOGGED_IN),
    Row("account_email", LOGGED_IN, LOGGED_IN),
    Row("account_email_verification_sent", EVERYBODY),
    Row("account_change_password", LOGGED_IN, LOGGED_IN),
    Row("account_set_password", LOGGED_IN, LOGGED_IN),
    Row("account_reset_password", EVERYBODY, EVERYBODY),
    Row("account_confirm_login_code", LOGGED_IN, LOGGED_IN),
    Row("account_confirm_email", EVERYBODY, EVERYBODY, where={"key": "confirmation"}),
    Row("account_reset_password_from_key_done", EVERYBODY),
    Row(
        "account_reset_password_from_key",
        EVERYBODY,
        EVERYBODY,
        where={"uidb36": "uid", "key": "token"},
    ),
    Row("account_reset_password_done", EVERYBODY),
    Row("mfa_index", LOGGED_IN),
    Row("mfa_authenticate", LOGGED_IN, LOGGED_IN),
    Row("mfa_reauthenticate", LOGGED_IN, LOGGED_IN),
    Row("mfa_activate_totp", LOGGED_IN, LOGGED_IN),
    Row("mfa_deactivate_totp", NOBODY, why="nobody of the cast has a second factor"),
    Row("mfa_view_recovery_codes", NOBODY, why="nobody of the cast has a second factor"),
    Row("mfa_generate_recovery_codes", LOGGED_IN, LOGGED_IN),
    Row("mfa_download_recovery_codes", NOBODY, why="nobody of the cast has a second factor"),
]

REVIEW = [
    Row("workflow_queue", STAFF),
    Row("workflow_review", WORKS_ON_TEXT, WORKS_ON_TEXT),
    Row("workflow_change_claim", NOBODY, WORKS_ON_TEXT),
    Row("workflow_review_page", STAFF, where={"page_id": "in_review"}, why="only leads on"),
    Row("workflow_take_down", FINAL, FINAL, where={"page_id": "public"}),
    Row(
        "workflow_confirm_take_down",
        FINAL,
        {"final_reviewer"},
        where={"page_id": "withdrawn"},
        why="the superuser has taken it down, and another person confirms",
    ),
    Row("workflow_ask_for_emergency", MANAGERS | FINAL, MANAGERS | FINAL),
    Row("workflow_answer_emergency", WORKS_ON_TEXT, WORKS_ON_TEXT, where={"page_id": "emergency"}),
    Row("workflow_emergency_text", WORKS_ON_TEXT, where={"page_id": "emergency"}),
    Row("workflow_retract", FINAL, FINAL, where={"page_id": "public"}),
    Row("workflow_change_address", FINAL, FINAL, where={"page_id": "public"}),
    Row("workflow_archives", FINAL),
    Row("workflow_archive", WORKS_ON_TEXT, where={"page_id": "in_review"}),
    Row("workflow_archive_json", WORKS_ON_TEXT, where={"page_id": "in_review"}),
    Row("workflow_archive_html", WORKS_ON_TEXT, where={"page_id": "in_review"}),
    Row("workflow_cancel_schedule", FINAL, FINAL),
    Row("workflow_reviewed_text", WORKS_ON_TEXT),
    Row("workflow_policies", SUPERUSER, SUPERUSER),
    Row("workflow_remove_policy", SUPERUSER, SUPERUSER, where={"policy_id": "policy"}),
    Row(
        "admin/workflows/disable/<int:pk>/",
        SUPERUSER,
        where={"pk": "three_stages"},
        why="not while a text is in review",
    ),
    Row("admin/workflows/edit/<int:pk>/", SUPERUSER, SUPERUSER, where={"pk": "three_stages"}),
    Row(
        "admin/workflows/tasks/disable/<int:pk>/",
        SUPERUSER,
        where={"pk": "task"},
        why="not while a text is in review",
    ),
    Row("admin/workflows/tasks/edit/<int:pk>/", SUPERUSER, SUPERUSER, where={"pk": "task"}),
    Row(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        EVERYBODY,
        EVERYBODY,
        where={"revision_id": "draft_revision"},
        why="only leads on, to workflow_cancel_schedule",
    ),
    Row("admin/images/<int:image_id>/delete/", OWNER, OWNER),
    Row("admin/images/multiple/<int:image_id>/delete/", NOBODY, OWNER),
    Row("admin/documents/delete/<int:document_id>/", OWNER, OWNER),
    Row("admin/documents/multiple/<int:doc_id>/delete/", NOBODY, OWNER),
    Row("comments_queue", MODERATORS, MODERATORS),
    Row("search_misses", STAFF),
    Row("search_misses_results", STAFF),
    Row("admin/searchpicks/<int:query_id>/", MANAGERS, MANAGERS),
]

TABLE = [*PUBLIC, *ACCOUNTS, *REVIEW, *WAGTAILS]
