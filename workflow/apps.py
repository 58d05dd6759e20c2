from django.apps import AppConfig, apps
from django.core import checks
from django.db.models.signals import (
    m2m_changed,
    post_migrate,
    post_save,
    pre_delete,
    pre_migrate,
    pre_save,
)
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "workflow"
    verbose_name = _("Review")

    def ready(self):
        from treebeard.mp_tree import MP_NodeQuerySet
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import GroupPagePermission, Page, Revision, TaskState, WorkflowState
        from wagtail.signals import post_page_move, pre_page_move, workflow_cancelled

        from workflow.checks import database_keeps_the_review, page_types_are_reviewed
        from workflow.guards import files, pages, policies, reviews
        from workflow.models import ReviewPolicy, ReviewTask
        from workflow.services import stages

        ReviewTask.verbs = stages

        checks.register(page_types_are_reviewed)
        checks.register(database_keeps_the_review, checks.Tags.database)

        pre_migrate.connect(reviews.remove_triggers_before_migration, sender=self)
        post_migrate.connect(reviews.install_triggers, sender=self)
        workflow_cancelled.connect(reviews.record_withdrawal)
        # Every page type, bare pages included, so no sender.
        pre_save.connect(reviews.refuse_unreleased_page)
        for model in (WorkflowState, TaskState):
            pre_save.connect(reviews.refuse_reopened_review, sender=model)

        pre_delete.connect(policies.keep_root_policy, sender=ReviewPolicy)
        pre_save.connect(policies.refuse_publish_grant, sender=GroupPagePermission)

        for model in (get_image_model(), get_document_model()):
            pre_save.connect(files.refuse_change_of_signed_file, sender=model)
            post_save.connect(files.note_writer, sender=model)
            pre_delete.connect(files.refuse_deletion_of_signed_file, sender=model)

        pre_page_move.connect(pages.refuse_move)
        post_page_move.connect(pages.record_move)
        # Deleting any page type deletes its bare page too.
        pre_delete.connect(pages.refuse_or_record_deletion, sender=Page)
        pre_delete.connect(pages.refuse_loss_of_revision, sender=Revision)
        pages.delete_in_one_transaction(MP_NodeQuerySet)
        self._keep_rows()
        self._keep_who_decides()

    def _keep_rows(self):
        """What of a reviewed page stands in rows of its own, and what these name."""
        from taggit.models import Tag

        from workflow.guards import rows
        from workflow.guards.public_text import list_fields, row_models
        from workflow.guards.signed_references import named_models
        from workflow.mixins import ReviewedPageMixin

        pages = [model for model in apps.get_models() if issubclass(model, ReviewedPageMixin)]
        for model in row_models(pages):
            pre_save.connect(rows.refuse_change_of_public_row, sender=model)
            pre_delete.connect(rows.refuse_loss_of_public_row, sender=model)
        for field in list_fields(pages):
            through = field.remote_field.through
            m2m_changed.connect(rows.refuse_change_of_public_list, sender=through)
        for model in named_models():
            pre_delete.connect(rows.refuse_loss_of_what_is_named, sender=model)
        pre_save.connect(rows.refuse_new_name_of_keyword, sender=Tag)

    def _keep_who_decides(self):
        """Who reviews, and which stages stand."""
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group

        from wagtail.models import Task, Workflow, WorkflowTask

        from workflow.guards import people, stages
        from workflow.models import ReviewTask

        user = get_user_model()
        m2m_changed.connect(people.guard_membership, sender=user.groups.through)
        m2m_changed.connect(people.guard_stage_groups, sender=ReviewTask.groups.through)
        pre_save.connect(people.guard_superusers, sender=user)
        pre_delete.connect(people.guard_reviewer_deletion, sender=user)
        pre_save.connect(people.guard_group_name, sender=Group)
        pre_delete.connect(people.keep_reviewer_group, sender=Group)

        # Wagtail's screens save the bare task.
        pre_save.connect(stages.keep_stage, sender=Task)
        pre_save.connect(stages.keep_stage, sender=ReviewTask)
        pre_delete.connect(stages.refuse_stage_deletion, sender=ReviewTask)
        pre_save.connect(stages.keep_order, sender=WorkflowTask)
        pre_delete.connect(stages.keep_stage_in_workflow, sender=WorkflowTask)
        pre_save.connect(stages.keep_workflow, sender=Workflow)
