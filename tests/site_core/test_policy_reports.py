"""Browsers of the staff report what the admin loads from elsewhere; superusers read it."""

import json

import pytest

from django.urls import reverse

from site_core.http import policy_reports
from site_core.models import PolicyViolation

pytestmark = pytest.mark.django_db

REPORT = {
    "document-uri": "https://example.org/admin/pages/7/edit/?next=/geheim/",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://evil.example/x.js?token=1",
}


def send(client, report=None, **changes):
    body = {"csp-report": (report or REPORT) | changes}
    return client.post(
        reverse("policy_report"), json.dumps(body), content_type="application/csp-report"
    )


@pytest.fixture
def staff(client, author):
    client.force_login(author)
    return client


def rows():
    return list(PolicyViolation.objects.values_list("directive", "source", "page", "times"))


def test_admin_asks_for_reports_and_the_public_site_does_not(staff, home_page):
    policy = staff.get("/admin/").headers["Content-Security-Policy-Report-Only"]
    assert f"report-uri {reverse('policy_report')}" in policy
    assert "default-src 'self'" in policy
    assert "Content-Security-Policy-Report-Only" not in staff.get("/").headers


def test_same_violation_is_one_row_without_what_may_be_secret(staff):
    for number in range(3):
        answer = send(staff, **{"blocked-uri": f"https://evil.example/x.js?token={number}"})
        assert answer.status_code == 204
    assert rows() == [("script-src-elem", "evil.example", "/admin/pages/7/edit/", 3)]


def test_what_comes_from_no_address_is_named_by_its_kind(staff):
    send(staff, **{"blocked-uri": "eval"})
    assert rows()[0][1] == "eval"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        b"[]",
        b"null",
        b'{"csp-report": []}',
        b'{"csp-report": {}}',
        b'{"csp-report": {"effective-directive": 1, "blocked-uri": 2, "document-uri": 3}}',
        b'{"csp-report": {"effective-directive": "x", "blocked-uri": "", "document-uri": ""}}',
        b'{"csp-report": {"effective-directive": "x", "blocked-uri": "http://[", "document-uri": "/"}}',
        b"\xff\xfe",
        b"[" * 8000,
    ],
)
def test_what_is_no_report_leaves_nothing(staff, body):
    answer = staff.post(reverse("policy_report"), body, content_type="application/csp-report")
    assert answer.status_code == 400
    assert rows() == []


def test_long_report_is_refused(staff):
    assert send(staff, **{"script-sample": "x" * 10_000}).status_code == 413
    assert rows() == []


def test_strange_characters_are_left_out(staff):
    send(staff, **{"effective-directive": "script\x00-src\r\n", "blocked-uri": "in\x1bline" * 99})
    directive, source, _page, _times = rows()[0]
    assert directive == "script-src"
    assert source == ("inline" * 99)[:200]


def test_rows_are_bounded(staff, monkeypatch):
    monkeypatch.setattr(policy_reports, "MOST_ROWS", 2)
    for number in range(5):
        send(staff, **{"blocked-uri": f"https://{number}.example/"})
    assert len(rows()) == 2


def test_one_browser_reports_so_often(staff, monkeypatch):
    monkeypatch.setattr("site_core.http.policy_report_views.LIMIT", (2, 60))
    assert [send(staff).status_code for _turn in range(3)] == [204, 204, 429]


@pytest.mark.parametrize("who", [None, "member"])
def test_strangers_and_members_report_nothing(client, request, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    send(client)
    assert rows() == []


def test_superuser_reads_what_was_reported(client, superuser, author):
    PolicyViolation.objects.create(directive="img-src", source="evil.example", page="/admin/")
    client.force_login(superuser)
    assert "evil.example" in client.get(reverse("policy_violations")).content.decode()
    client.force_login(author)
    assert (
        "evil.example" not in client.get(reverse("policy_violations"), follow=True).content.decode()
    )
