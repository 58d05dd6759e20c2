from django.apps import AppConfig, apps
from django.conf import settings
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

        from workflow import file_handlers, policy_handlers, signal_handlers, tree_handlers
        from workflow.checks import database_keeps_the_review, page_types_are_reviewed
        from workflow.models import ReviewPolicy

        checks.register(page_types_are_reviewed)
        checks.register(database_keeps_the_review, checks.Tags.database)

        pre_migrate.connect(signal_handlers.remove_triggers_before_migration, sender=self)
        post_migrate.connect(signal_handlers.install_triggers, sender=self)
        workflow_cancelled.connect(signal_handlers.record_withdrawal)
        # Every page type, bare pages included, so no sender.
        pre_save.connect(signal_handlers.refuse_unreleased_page)
        for model in (WorkflowState, TaskState):
            pre_save.connect(signal_handlers.refuse_reopened_review, sender=model)

        pre_delete.connect(policy_handlers.keep_root_policy, sender=ReviewPolicy)
        pre_save.connect(policy_handlers.refuse_publish_grant, sender=GroupPagePermission)

        for model in (get_image_model(), get_document_model()):
            pre_save.connect(file_handlers.refuse_change_of_signed_file, sender=model)
            post_save.connect(file_handlers.note_writer, sender=model)
            pre_delete.connect(file_handlers.refuse_deletion_of_signed_file, sender=model)

        pre_page_move.connect(tree_handlers.refuse_move)
        post_page_move.connect(tree_handlers.record_move)
        # Deleting any page type deletes its bare page too.
        pre_delete.connect(tree_handlers.refuse_or_record_deletion, sender=Page)
        pre_delete.connect(tree_handlers.refuse_loss_of_revision, sender=Revision)
        MP_NodeQuerySet.delete = tree_handlers.in_one_transaction(MP_NodeQuerySet.delete)
        self._keep_rows()
        self._keep_who_decides()
        self._watch_chrome()

    def _keep_rows(self):
        """What of a reviewed page stands in rows of its own."""
        from workflow import row_handlers
        from workflow.mixins import ReviewedPageMixin
        from workflow.public_text import list_fields, row_models

        pages = [model for model in apps.get_models() if issubclass(model, ReviewedPageMixin)]
        for model in row_models(pages):
            pre_save.connect(row_handlers.refuse_change_of_public_row, sender=model)
            pre_delete.connect(row_handlers.refuse_loss_of_public_row, sender=model)
        for field in list_fields(pages):
            through = field.remote_field.through
            m2m_changed.connect(row_handlers.refuse_change_of_public_list, sender=through)

    def _keep_who_decides(self):
        """Who reviews, and which stages stand."""
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group

        from wagtail.models import Task, Workflow, WorkflowTask

        from workflow import reviewer_handlers, stage_handlers
        from workflow.models import ReviewTask

        user = get_user_model()
        m2m_changed.connect(reviewer_handlers.guard_membership, sender=user.groups.through)
        m2m_changed.connect(reviewer_handlers.guard_stage_groups, sender=ReviewTask.groups.through)
        pre_save.connect(reviewer_handlers.guard_superusers, sender=user)
        pre_delete.connect(reviewer_handlers.guard_reviewer_deletion, sender=user)
        pre_save.connect(reviewer_handlers.guard_group_name, sender=Group)
        pre_delete.connect(reviewer_handlers.keep_reviewer_group, sender=Group)

        # Wagtail's screens save the bare task.
        pre_save.connect(stage_handlers.keep_stage, sender=Task)
        pre_save.connect(stage_handlers.keep_stage, sender=ReviewTask)
        pre_delete.connect(stage_handlers.refuse_stage_deletion, sender=ReviewTask)
        pre_save.connect(stage_handlers.keep_order, sender=WorkflowTask)
        pre_delete.connect(stage_handlers.keep_stage_in_workflow, sender=WorkflowTask)
        pre_save.connect(stage_handlers.keep_workflow, sender=Workflow)

    def _watch_chrome(self):
        """What stands around the pages; other rooms' models, so a setting names them."""
        from workflow import chrome_handlers

        for label in settings.CHROME_MODELS:
            model = apps.get_model(label)
            pre_save.connect(chrome_handlers.remember_chrome, sender=model)
            post_save.connect(chrome_handlers.record_chrome, sender=model)
            pre_delete.connect(chrome_handlers.record_removed_chrome, sender=model)
