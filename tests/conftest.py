"""The cast and the site every test starts from."""

from pathlib import Path

import hypothesis
import pytest
from django_tasks_db.management.commands import db_worker

from django.conf import settings
from django.core.cache import caches
from django.db import connection

from wagtail.models import Collection, Locale, Page

from home.bootstrap import EDITORS, REVIEWERS, SITE_MANAGERS, bootstrap
from home.models import HomePage
from site_core.operation import background
from site_core.page_store import memory
from tests.factories import ColumnFactory, UserFactory
from tests.support.database_template import begin_from_template, keep_template
from tests.support.standing import Stage, in_good_order, standing, wanted_by
from workflow.guards import triggers
from workflow.models import ReviewTask

pytest_plugins = ["tests.support.smtp_servers"]

# A busy machine is no bug: what takes long is measured elsewhere.
hypothesis.settings.register_profile("bianshen", deadline=None)
hypothesis.settings.load_profile("bianshen")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings, django_db_blocker):
    """The test database begins as a copy of a migrated one, unless the last one is used again."""
    if not request.config.getvalue("reuse_db") or request.config.getvalue("create_db"):
        with django_db_blocker.unblock():
            begin_from_template()


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """True on SQLite: Django would delete the file that is there, and that is our copy."""
    return connection.vendor == "sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_createdb(request):
    return connection.vendor != "sqlite" and request.config.getvalue("create_db")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """An empty site, laid out once; each test takes back what it adds."""
    with django_db_blocker.unblock():
        keep_template()
        bootstrap(site_name="测试网")


@pytest.fixture
def committed(transactional_db):
    """What the test does is committed and seen by other threads; its tables are emptied afterwards.

    Slow, so only for tests that need it. Ask for this, never for `django_db(transaction=True)`: the
    triggers stay on during the test and come off for the emptying alone, at whose end Django sends
    `post_migrate`, which puts them back. The site is then laid out again.
    """
    yield
    assert Path(connection.settings_dict["NAME"]).name.startswith("test")
    triggers.remove()


@pytest.fixture(autouse=True)
def _site_is_laid_out_again(request, django_db_blocker):
    """Before everything else, so that its second half comes after the emptying of `committed`."""
    yield
    if "committed" in request.fixturenames:
        with django_db_blocker.unblock():
            _lay_out_from_nothing()
            connection.close()


def _lay_out_from_nothing():
    """What Wagtail's migrations put into an empty database, and our site on top of it."""
    Locale.objects.create(language_code=settings.LANGUAGE_CODE)
    Collection.add_root(name="Root")
    Page.add_root(title="Root", slug="root", live=False)
    bootstrap(site_name="测试网")


@pytest.fixture(autouse=True)
def _files_go_nowhere(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EVIDENCE_HEADS_FILE = str(tmp_path / "heads.log")
    settings.CRON_HEARTBEAT_FILE = str(tmp_path / "cron.json")
    settings.READS_FILE = str(tmp_path / "reads.log")
    settings.SEARCH_MISSES_FILE = str(tmp_path / "search-misses.log")


@pytest.fixture
def run_tasks(monkeypatch):
    """`run_tasks`, inside the test's transaction, in which the worker would close the connection."""
    monkeypatch.setattr(f"{db_worker.__name__}.close_old_connections", lambda: None)
    return background.run_tasks


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    """Keys come back after a rollback; what a cache remembers under them is of another test."""
    caches["default"].clear()
    memory.forget()


def pytest_collection_modifyitems(items):
    # What takes a minute begins first: at the end, the other worker would have nothing left to do.
    items[:] = sorted(in_good_order(items), key=lambda item: not item.get_closest_marker("long"))


@pytest.fixture(scope="session")
def _stage(tmp_path_factory, django_db_blocker):
    stage = Stage(tmp_path_factory.mktemp("standing"))
    yield stage
    with django_db_blocker.unblock():
        stage.bring([])


@pytest.fixture(autouse=True)
def standing_things(
    request, settings, _files_go_nowhere, _nothing_is_remembered, _stage, django_db_blocker
):
    """Before `db`, so that the test is taken back and what stands is not."""
    wanted = wanted_by(request.node)
    if wanted:
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        _stage.bring(wanted)
    _stage.copy_files(settings.MEDIA_ROOT)
    return _stage


@standing
def home_page():
    return HomePage.objects.get()


@standing
def column(home_page):
    """A public column 理论研究 under the home page."""
    return ColumnFactory(parent=home_page, title="理论研究", released=True)


@standing
def author(home_page):
    return UserFactory(username="author", name="林知夏", group=EDITORS.name)


@standing
def first_reviewer(home_page):
    return UserFactory(
        username="first", name="温若谷", group=REVIEWERS[ReviewTask.Stage.FIRST].name
    )


@standing
def second_reviewer(home_page):
    return UserFactory(
        username="second", name="陶景行", group=REVIEWERS[ReviewTask.Stage.SECOND].name
    )


@standing
def final_reviewer(home_page):
    return UserFactory(
        username="final", name="薛怀瑾", group=REVIEWERS[ReviewTask.Stage.FINAL].name
    )


@standing
def reviewers(first_reviewer, second_reviewer, final_reviewer):
    """The three, in the order of the stages."""
    return [first_reviewer, second_reviewer, final_reviewer]


@standing
def site_manager(home_page):
    return UserFactory(username="manager", name="沈鹿鸣", group=SITE_MANAGERS.name)


@standing
def superuser(home_page):
    return UserFactory(username="admin", name="祁守拙", is_superuser=True)


@standing
def member(home_page):
    """A reader with an account and no right in the admin."""
    return UserFactory(username="member", name="顾南乔")
