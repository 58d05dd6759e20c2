"""The house holds its shape: what the import contract cannot see."""

import ast
from pathlib import Path
from weakref import ReferenceType

import pytest

from django.apps import apps
from django.conf import settings
from django.contrib.auth import signals as auth_signals
from django.core import signals as core_signals
from django.db.models import signals as model_signals
from django.dispatch import Signal
from django.template.loader import get_template

from modelcluster.models import get_all_child_relations
from wagtail import signals as wagtail_signals
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

RECEIVERS = {
    "site_core.operation.known_migrations.refuse_unknown_migrations",
    "site_core.page_store.changes.raise_after_change_without_transaction",
    "site_core.page_store.changes.raise_after_move",
    "site_core.page_store.changes.raise_before_deletion",
    "site_core.page_store.changes.raise_before_save",
    "evidence.chrome_changes.record_chrome",
    "evidence.chrome_changes.record_removed_chrome",
    "evidence.chrome_changes.remember_chrome",
    "workflow.guards.people.guard_membership",
    "workflow.guards.people.guard_stage_groups",
    "workflow.guards.people.guard_superusers",
    "workflow.guards.people.guard_reviewer_deletion",
    "workflow.guards.people.guard_group_name",
    "workflow.guards.people.keep_reviewer_group",
    "workflow.guards.stages.keep_stage",
    "workflow.guards.stages.refuse_stage_deletion",
    "workflow.guards.stages.keep_order",
    "workflow.guards.stages.keep_stage_in_workflow",
    "workflow.guards.stages.keep_workflow",
    "workflow.guards.files.note_writer",
    "workflow.guards.files.refuse_change_of_signed_file",
    "workflow.guards.files.refuse_deletion_of_signed_file",
    "workflow.guards.policies.keep_root_policy",
    "workflow.guards.rows.refuse_change_of_public_row",
    "workflow.guards.rows.refuse_loss_of_public_row",
    "workflow.guards.rows.refuse_change_of_public_list",
    "workflow.guards.rows.refuse_loss_of_what_is_named",
    "workflow.guards.rows.refuse_new_name_of_keyword",
    "workflow.guards.policies.refuse_publish_grant",
    "workflow.guards.reviews.install_triggers",
    "workflow.guards.reviews.remove_triggers_before_migration",
    "workflow.guards.reviews.refuse_unreleased_page",
    "workflow.guards.reviews.refuse_reopened_review",
    "workflow.guards.reviews.record_withdrawal",
    "workflow.guards.pages.refuse_move",
    "workflow.guards.pages.record_move",
    "workflow.guards.pages.refuse_or_record_deletion",
    "workflow.guards.pages.refuse_loss_of_revision",
}
SIGNAL_MODULES = (auth_signals, core_signals, model_signals, wagtail_signals)
ROOT = Path(settings.BASE_DIR)
# From the ground up; rooms on one floor do not know each other.
FLOORS = [
    {"site_core"},
    {"preflight", "members", "evidence"},
    {"workflow", "comments", "search"},
    {"articles"},
    {"home"},
    {"importers"},
    {"demo"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ROOMS = sorted(FLOOR_OF)


def python_files(*folders):
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def test_foreign_keys_point_down():
    upward = []
    for model in apps.get_models():
        room = model._meta.app_label
        if room not in FLOOR_OF:
            continue
        for field in model._meta.get_fields(include_hidden=True):
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            target = field.related_model._meta
            if target.app_label not in FLOOR_OF or target.label == settings.AUTH_USER_MODEL:
                continue
            down = FLOOR_OF[target.app_label] < FLOOR_OF[room]
            if not down and target.app_label != room:
                upward.append(f"{model._meta.label}.{field.name} → {target.label}")
    assert upward == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room):
    module = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(module)
    assert len(module.body) == 1, "a room's __init__ holds its docstring and nothing else"


def test_there_are_no_drawers():
    names = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [path for path in python_files(*ROOMS) if path.name in names] == []


def test_template_tags_ask_no_database():
    for path in python_files(*ROOMS):
        if path.parent.name == "templatetags":
            assert ".objects" not in path.read_text(encoding="utf-8"), path


def test_receivers_are_the_known_ones():
    """One room calls another; a new receiver is named in docs/architecture.md and here."""
    ours = []
    for module in SIGNAL_MODULES:
        for signal in vars(module).values():
            if isinstance(signal, Signal):
                connected = (entry[1] for entry in signal.receivers)
                ours += [receiver for receiver in map(_function, connected) if _is_ours(receiver)]
    assert {f"{handler.__module__}.{handler.__name__}" for handler in ours} == RECEIVERS


def _function(receiver):
    return receiver() if isinstance(receiver, ReferenceType) else receiver


def _is_ours(receiver):
    return getattr(receiver, "__module__", "").split(".")[0] in FLOOR_OF


def test_every_page_type_declares_its_place_and_has_a_template():
    for model in Page.__subclasses__() + [m for m in apps.get_models() if issubclass(m, Page)]:
        if model is Page or model._meta.abstract or model._meta.app_label not in FLOOR_OF:
            continue
        assert "parent_page_types" in vars(model), model
        assert "subpage_types" in vars(model), model
        get_template(model.template)


def test_no_page_shows_words_of_a_snippet():
    """A snippet changes without review. A byline copies the author's name and unit."""
    pages = [m for m in apps.get_models() if issubclass(m, Page) and m._meta.app_label in FLOOR_OF]
    rows = [
        relation.related_model for model in pages for relation in get_all_child_relations(model)
    ]
    shown = [
        f"{model._meta.label}.{field.name}"
        for model in {*pages, *rows}
        for field in model._meta.get_fields()
        if field.related_model in get_snippet_models() and not field.auto_created
    ]
    assert shown == ["articles.ArticleByline.author"]
    fields = [field for model in pages for field in model._meta.get_fields()]
    bodies = [field.deconstruct() for field in fields if isinstance(field, StreamField)]
    assert "ImageChooserBlock" in str(bodies)
    assert "SnippetChooserBlock" not in str(bodies)


def test_every_template_compiles():
    for path in (ROOT / "templates").rglob("*.html"):
        get_template(str(path.relative_to(ROOT / "templates")))


def test_every_partial_names_its_inputs():
    folder = ROOT / "templates"
    partials = [*(folder / "components").glob("*.html"), *folder.rglob("_*.html")]
    assert len(partials) > 5
    for path in partials:
        assert "{% comment %}" in path.read_text(encoding="utf-8"), path
