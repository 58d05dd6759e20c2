"""Addresses of the review screen, under the admin's, and some that stand before Wagtail's own."""

from django.urls import path

from workflow import (
    address_views,
    claim_views,
    dossier_views,
    file_views,
    lane_views,
    policy_views,
    queue_views,
    schedule_views,
    unsaved_views,
    views,
)

urlpatterns = [
    path("review/", queue_views.queue, name="workflow_queue"),
    path("review/<int:task_state_id>/", views.review, name="workflow_review"),
    path(
        "review/<int:task_state_id>/claim/",
        claim_views.change_claim,
        name="workflow_change_claim",
    ),
    path("review/page/<int:page_id>/", views.review_page, name="workflow_review_page"),
    path("review/take-down/<int:page_id>/", views.take_page_down, name="workflow_take_down"),
    path(
        "review/take-down/<int:page_id>/confirm/",
        lane_views.confirm_page_down,
        name="workflow_confirm_take_down",
    ),
    path(
        "review/emergency/<int:page_id>/",
        lane_views.ask_for_emergency,
        name="workflow_ask_for_emergency",
    ),
    path(
        "review/emergency/<int:page_id>/answer/",
        lane_views.answer_emergency,
        name="workflow_answer_emergency",
    ),
    path(
        "review/emergency/<int:page_id>/text/",
        lane_views.emergency_text,
        name="workflow_emergency_text",
    ),
    path("review/retract/<int:page_id>/", lane_views.retract_page, name="workflow_retract"),
    path(
        "review/address/<int:page_id>/",
        address_views.change_page_address,
        name="workflow_change_address",
    ),
    path(
        "review/compare/<int:page_id>/",
        unsaved_views.compare,
        name="workflow_compare_unsaved",
    ),
    path("review/archive/", dossier_views.archives, name="workflow_archives"),
    path("review/archive/<int:page_id>/", dossier_views.archive, name="workflow_archive"),
    path(
        "review/archive/<int:page_id>/export.json",
        dossier_views.export_json,
        name="workflow_archive_json",
    ),
    path(
        "review/archive/<int:page_id>/export.html",
        dossier_views.export_html,
        name="workflow_archive_html",
    ),
    path(
        "review/schedule/<int:page_id>/",
        schedule_views.cancel_page_schedule,
        name="workflow_cancel_schedule",
    ),
    path("review/<int:task_state_id>/text/", views.reviewed_text, name="workflow_reviewed_text"),
    path("review/policies/", policy_views.policies, name="workflow_policies"),
    path(
        "review/policies/<int:policy_id>/remove/",
        policy_views.remove,
        name="workflow_remove_policy",
    ),
    # As in wagtail.images.admin_urls and wagtail.documents.admin_urls, whose names lead here.
    path("images/<int:image_id>/delete/", file_views.delete_image),
    path("images/multiple/<int:image_id>/delete/", file_views.delete_uploaded_image),
    path("documents/delete/<int:document_id>/", file_views.delete_document),
    path("documents/multiple/<int:doc_id>/delete/", file_views.delete_uploaded_document),
]
