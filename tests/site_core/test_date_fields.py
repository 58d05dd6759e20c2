"""Any day, typed into any filter of any list or any form, is answered with less than an error."""

import itertools

import pytest

from django import forms
from django.forms.models import BaseModelFormSet

from members.models import User
from site_core.admin.date_fields import DateField, DateTimeField, UsualYearMixin
from tests.permissions import world as worlds
from tests.permissions.addresses import addresses, leads_to
from tests.permissions.rows import path_of, rows_for
from tests.permissions.table import DEFAULTS, TABLE
from tests.support.standing import standing

DAYS = ["0001-01-01", "9999-12-31", "99999-01-01"]
# Lists that had such filters when this was written: fewer found means that they are not looked for.
METHOD_NOT_ALLOWED = 405
KNOWN = {
    "/search/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/users/",
    "/admin/pages/",
}


@standing
def world(home_page, column, author, first_reviewer, final_reviewer, site_manager, superuser):
    cast = worlds.people(author, first_reviewer, final_reviewer, site_manager, superuser)
    return worlds.things(column, cast) | {"superuser": superuser.username}


@pytest.fixture(autouse=True)
def healthy(settings):
    settings.CRON_JOBS = []


def paths(world):
    found = {}
    for address in addresses():
        for row in rows_for(address, TABLE):
            path = path_of(row, address, world, DEFAULTS)
            if leads_to(path, address) and "logout" not in path:
                found[path] = address
    return found


def forms_in(response):
    """Every form that the templates of an answer were handed."""
    for context in response.context or []:
        values = context.flatten() if hasattr(context, "flatten") else context
        for value in values.values():
            value = getattr(value, "form", value) if hasattr(value, "filters") else value
            if isinstance(value, forms.BaseForm):
                yield value
            elif isinstance(value, forms.BaseFormSet | BaseModelFormSet):
                yield from value.forms


def date_inputs(form):
    """(name of the input, field) of each place for a day or a time."""
    for name, field in form.fields.items():
        parts = getattr(field, "fields", ()) if isinstance(field, forms.MultiValueField) else ()
        names = [form.add_prefix(name)]
        if parts:
            suffixes = getattr(field.widget, "suffixes", range(len(parts)))
            names = [f"{names[0]}_{suffix}" for suffix in suffixes]
        for name_of_input, part in zip(names, parts or [field], strict=False):
            if isinstance(part, forms.DateField | forms.DateTimeField):
                yield name_of_input, part


def test_any_day_in_any_filter_or_form_is_answered(client, world):
    client.force_login(User.objects.get(username=world["superuser"]))
    client.raise_request_exception = False
    problems, asked, lists = [], set(), set()
    for path in paths(world):
        page = client.get(path)
        inputs = dict(itertools.chain(*map(date_inputs, forms_in(page))))
        for name, field in inputs.items():
            asked.add(path.partition("?")[0])
            if not isinstance(field, UsualYearMixin):
                problems.append(f"{path} {name} is a {type(field).__name__} of others")
            for day in DAYS:
                statuses = [client.get(path, {"q": "公文", name: day}).status_code]
                if path not in lists:
                    statuses.append(client.post(path, {name: day}).status_code)
                if max(statuses) >= 500:
                    problems.append(f"{path} {name}={day}: {statuses}")
                if statuses[-1] == METHOD_NOT_ALLOWED:
                    lists.add(path)
    assert not problems, "\n".join(["", *problems])
    assert asked >= KNOWN, KNOWN - asked


@pytest.mark.parametrize(
    "typed", ["2026-03-08", "２０２６－０３－０８", "２０２６-03-08", "2026年3月8日"]
)
def test_full_width_is_read(typed):
    assert DateField().clean(typed).isoformat() == "2026-03-08"


@pytest.mark.parametrize("field", [DateField(), DateTimeField()])
@pytest.mark.parametrize("typed", ["0001-01-01", "0999-12-31", "3000-01-01", "9999-12-31"])
def test_years_that_nobody_means_are_told(field, typed):
    with pytest.raises(forms.ValidationError, match="年份"):
        field.clean(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["since", "until"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_public_search_says_what_is_wrong_with_a_day(client, home_page, name, day):
    answer = client.get("/search/", {"q": "公文", name: day})
    assert answer.status_code == 200
    assert "请检查年份" in answer.content.decode()
