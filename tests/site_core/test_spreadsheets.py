"""Every list and report that leaves as a file keeps one rule, Wagtail's and later ones too."""

import csv
import datetime
import re
from io import BytesIO, StringIO

import openpyxl
import pytest

from django.utils import timezone

from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from members.models import User
from site_core.admin.spreadsheets import cell, harmless
from tests.factories import ArticleFactory, release
from tests.permissions import world as worlds
from tests.permissions.addresses import addresses, leads_to
from tests.permissions.rows import path_of, rows_for
from tests.permissions.table import DEFAULTS, TABLE
from tests.support.standing import standing
from workflow.services import return_to_author, submit

FORMULA = '=HYPERLINK("http://x.example","点我")'
FORMULAS = [
    FORMULA,
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠A1",
    " =1",
]
# Reports that export today: fewer found means that they are not looked for.
KNOWN = {
    "/admin/reports/reads/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/redirects/",
}
AT_NIGHT = datetime.datetime(2026, 3, 8, 17, 30, 15, 123456, tzinfo=datetime.UTC)
IN_CHINA = "2026-03-09 01:30:15"


@standing
def world(home_page, column, author, first_reviewer, final_reviewer, site_manager, superuser):
    cast = worlds.people(author, first_reviewer, final_reviewer, site_manager, superuser)
    things = worlds.things(column, cast)
    public = ArticleFactory(parent=column, owner=author, title=FORMULA)
    release(public.save_revision(user=author))
    returned = ArticleFactory(parent=column, owner=author, title="+1+1")
    submit(returned, author)
    return_to_author(returned.current_workflow_task_state, first_reviewer, "请改")
    Page.objects.filter(pk=returned.pk).update(
        locked=True, locked_by=author, locked_at=AT_NIGHT, latest_revision_created_at=AT_NIGHT
    )
    Page.objects.filter(pk=public.pk).update(last_published_at=AT_NIGHT)
    PageLogEntry.objects.update(timestamp=AT_NIGHT)
    ModelLogEntry.objects.update(timestamp=AT_NIGHT)
    PageLogEntry.objects.filter(page=public.pk, action="wagtail.publish").update(user=author)
    returned.workflow_states.update(created_at=AT_NIGHT)
    returned.current_workflow_state.task_states.update(started_at=AT_NIGHT, finished_at=AT_NIGHT)
    Redirect.add_redirect("/old/", "https://example.org/")
    return things | {"superuser": superuser.username}


@pytest.fixture
def reporter(client, world):
    client.force_login(User.objects.get(username=world["superuser"]))
    return client


def exported(world):
    """The path of each address whose view can hand out a file."""
    for address in addresses():
        view = getattr(address.view, "view_class", None)
        if (view and issubclass(view, SpreadsheetExportMixin)) or address.label == "reads_report":
            for row in rows_for(address, TABLE):
                path = path_of(row, address, world, DEFAULTS)
                if leads_to(path, address) and not path.endswith("/results/"):
                    yield path.partition("?")[0]


def tables(client, path):
    """The rows of the CSV and of the XLSX at a path, with their headings first."""
    answer = client.get(path, {"export": "csv"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer["Content-Type"].startswith("text/csv"), path
    text = content.decode()
    assert text.startswith("\ufeff"), path
    assert text.count("\ufeff") == 1, path
    yield list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    if path != "/admin/reports/reads/":
        answer = client.get(path, {"export": "xlsx"})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        yield [list(row) for row in sheet.iter_rows(values_only=True)]


def test_every_export_keeps_the_rule(reporter, world):
    problems, found, seen = [], set(), ""
    usernames = set(User.objects.exclude(name="").values_list("username", flat=True))
    for path in exported(world):
        for headings, *rows in (table or [[]] for table in tables(reporter, path)):
            if headings:
                found.add(path)
            problems += [
                f"{path}: heading {text}"
                for text in headings
                if re.search("[A-Za-z]", text.replace("ID", ""))
            ]
            for value in (value for row in rows for value in row):
                seen += f"{value}\n"
                problems += [f"{path}: {value!r}"] * is_unruly(value, usernames)
    assert not problems, "\n".join(["", *sorted(set(problems))])
    assert found >= KNOWN, KNOWN - found
    assert f"'{FORMULA}" in seen
    assert IN_CHINA in seen


def is_unruly(value, usernames) -> bool:
    """Whether a cell is a formula, a user name, a time of UTC or one with fractions."""
    if isinstance(value, datetime.datetime):
        return bool(value.microsecond) or value.tzinfo is not None
    text = str(value)
    return (
        text in usernames
        or text in ("True", "False")
        or text.startswith(("=", "+", "-", "@", "\t", "\r"))
        or bool(re.search(r"\d\d:\d\d(:\d\d\.\d+|.*\+\d\d:\d\d)", text))
    )


@pytest.mark.parametrize("path", ["aging-pages", "locked", "site-history", "workflow"])
def test_reports_name_people_and_tell_the_time_of_the_office(reporter, path):
    for rows in tables(reporter, f"/admin/reports/{path}/"):
        cells = [value for row in rows for value in row]
        assert "林知夏" in cells
        assert IN_CHINA in map(str, cells)


def test_screen_of_aging_pages_names_people(reporter):
    assert "林知夏" in reporter.get("/admin/reports/aging-pages/").content.decode()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "公文", "-5", "+3.5", "-1,024", "12%", "5G=快", "a@b.cn", "—— 破折号"]
)
def test_other_texts_and_numbers_stay(text):
    assert harmless(text) == text
    assert cell(-5) == -5


def test_times_are_those_of_the_office():
    assert cell(AT_NIGHT) == IN_CHINA
    assert cell(AT_NIGHT, "xlsx") == datetime.datetime.fromisoformat(IN_CHINA)
    assert cell(datetime.date(2026, 3, 8)) == datetime.date(2026, 3, 8)
    assert timezone.get_current_timezone_name() == "Asia/Shanghai"
