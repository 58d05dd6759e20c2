"""Addresses of the review screen, under the admin's, and some that stand before Wagtail's own."""

from django.urls import path

from workflow.admin.views import (
    address,
    claims,
    emergency,
    files,
    policies,
    queue,
    review,
    review_record,
    schedule,
    take_down,
    unsaved,
)

urlpatterns = [
    path("review/", queue.queue, name="workflow_queue"),
    path("review/<int:task_state_id>/", review.review, name="workflow_review"),
    path(
        "review/<int:task_state_id>/claim/",
        claims.change_claim,
        name="workflow_change_claim",
    ),
    path("review/page/<int:page_id>/", review.review_page, name="workflow_review_page"),
    path("review/take-down/<int:page_id>/", take_down.take_page_down, name="workflow_take_down"),
    path(
        "review/take-down/<int:page_id>/confirm/",
        take_down.confirm_page_down,
        name="workflow_confirm_take_down",
    ),
    path(
        "review/emergency/<int:page_id>/",
        emergency.ask_for_emergency,
        name="workflow_ask_for_emergency",
    ),
    path(
        "review/emergency/<int:page_id>/answer/",
        emergency.answer_emergency,
        name="workflow_answer_emergency",
    ),
    path(
        "review/emergency/<int:page_id>/text/",
        emergency.emergency_text,
        name="workflow_emergency_text",
    ),
    path("review/retract/<int:page_id>/", take_down.retract_page, name="workflow_retract"),
    path(
        "review/address/<int:page_id>/",
        address.change_page_address,
        name="workflow_change_address",
    ),
    path(
        "review/compare/<int:page_id>/",
        unsaved.compare,
        name="workflow_compare_unsaved",
    ),
    path("review/records/", review_record.records, name="workflow_records"),
    path("review/records/<int:page_id>/", review_record.page_record, name="workflow_record"),
    path(
        "review/records/<int:page_id>/export.json",
        review_record.export_json,
        name="workflow_record_json",
    ),
    path(
        "review/records/<int:page_id>/export.html",
        review_record.export_html,
        name="workflow_record_html",
    ),
    path(
        "review/schedule/<int:page_id>/",
        schedule.cancel_page_schedule,
        name="workflow_cancel_schedule",
    ),
    path("review/<int:task_state_id>/text/", review.reviewed_text, name="workflow_reviewed_text"),
    path("review/policies/", policies.policies, name="workflow_policies"),
    path(
        "review/policies/<int:policy_id>/remove/",
        policies.remove,
        name="workflow_remove_policy",
    ),
    # As in wagtail.images.admin_urls and wagtail.documents.admin_urls, whose names lead here.
    path("images/<int:image_id>/delete/", files.delete_image),
    path("images/multiple/<int:image_id>/delete/", files.delete_uploaded_image),
    path("documents/delete/<int:document_id>/", files.delete_document),
    path("documents/multiple/<int:doc_id>/delete/", files.delete_uploaded_document),
]
