"""System checks: what would let a text by the review. Named in `docs/architecture.md`."""

from django.apps import apps
from django.core import checks
from django.db import connections

from wagtail.models import GroupPagePermission, Page

from evidence.declared_key import key_problems
from evidence.models import Evidence
from workflow.guards import triggers
from workflow.mixins import ReviewedPageMixin
from workflow.selectors.policies import publish_grants


def page_types_are_reviewed(app_configs, **kwargs):
    """Every page type has `ReviewedPageMixin`. Wagtail's bare Page never changes `live`."""
    return [
        checks.Error(
            f"{model._meta.label} is a page type without review.",
            hint="Put workflow.mixins.ReviewedPageMixin in front of its bases.",
            obj=model,
            id="workflow.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page
        if not issubclass(model, ReviewedPageMixin)
    ]


def database_keeps_the_review(app_configs, databases, **kwargs):
    """No group may publish, every trigger is in place, and this machine may sign.

    Warnings, not errors: an error would block the `migrate` that puts the triggers back.
    """
    if "default" not in (databases or ()):
        return []
    connection = connections["default"]
    tables = set(connection.introspection.table_names())
    if not {GroupPagePermission._meta.db_table, Evidence._meta.db_table} <= tables:
        return []  # nothing is laid out yet
    return [
        *(
            checks.Warning(
                f"Group “{grant.group}” may publish under page {grant.page_id}.",
                hint="Take the right away: publishing follows the last signature.",
                id="workflow.W001",
            )
            for grant in publish_grants().using("default")
        ),
        *(
            checks.Warning(
                f"The database lacks the trigger {name}.",
                hint="Run manage.py migrate.",
                id="workflow.W002",
            )
            for name in triggers.missing(connection)
        ),
        *(
            checks.Warning(
                "This machine cannot sign the evidence of this site: its key is missing or another.",
                hint="Put the site's key at EVIDENCE_KEY_FILE; for a new one, make_evidence_key.",
                id="workflow.W003",
            )
            for _problem in key_problems()
        ),
    ]
