"""Editors learn what readers searched for and did not find; nobody learns who it was."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from search import misses
from search.misses import collect_misses, note_miss
from search.models import SearchMiss
from tests.search.hostile import HOSTILE


@pytest.fixture
def log(settings):
    return Path(settings.SEARCH_MISSES_FILE)


def lines(log):
    return log.read_text(encoding="utf-8").split("\n")[:-1]


def counts():
    return dict(SearchMiss.objects.values_list("query", "count"))


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def test_line_holds_the_date_and_the_query_and_nothing_else(log):
    note_miss("  ＡＩ\t寫作\r\n2026 ")
    note_miss("公" * 50)
    today = timezone.localdate().isoformat()
    assert lines(log) == [f"{today}\tai 写作 2026", f"{today}\t{'公' * 40}"]


def test_blank_query_is_no_miss(log):
    for query in ("", " ", "\u3000\t\n", "\u200b", "\x00"):
        note_miss(query)
    assert not log.exists()


@pytest.mark.parametrize(
    "query",
    [
        "13800000000",
        "张三 010-6000 0000",
        "11010519491231002X",
        "a＠example.org",
        "６２２２０２１１１１",
    ],
)
def test_what_may_be_about_somebody_is_not_noted(log, query):
    note_miss(query)
    assert not log.exists()


@pytest.mark.parametrize("query", ["2024-2025 年度", "GB/T 9704—2012", "20260506"])
def test_years_and_numbers_of_standards_are_noted(log, query):
    note_miss(query)
    assert len(lines(log)) == 1


def test_whatever_is_asked_is_one_line(log, db):
    for query in (*HOSTILE, "甲\u2028乙\u2029丙\x85丁\x1c戊\x0b己"):
        note_miss(query)
    found = lines(log)
    assert len(found) > len(HOSTILE) / 2
    assert all(line.count("\t") == 1 and len(line) <= 51 for line in found)
    assert len("".join(found).splitlines()) == 1
    assert collect_misses() == len(found)


def test_file_stops_growing(log):
    log.write_bytes(b"x" * (1024 * 1024 - 10))
    note_miss("公文")
    assert log.stat().st_size == 1024 * 1024 - 10


def test_missing_folder_and_full_disk_are_told_to_the_log_only(settings, monkeypatch, caplog):
    settings.SEARCH_MISSES_FILE += "/nowhere/misses.log"
    note_miss("公文")
    assert "could not be noted" in caplog.text

    def full(*args):
        raise OSError(28, "No space left on device")

    settings.SEARCH_MISSES_FILE = settings.SEARCH_MISSES_FILE.split("/nowhere")[0]
    monkeypatch.setattr(os, "write", full)
    note_miss("公文")
    assert "No space left" in caplog.text


def test_lines_are_counted_once(log, db):
    for query in ("公文", "公文", "秘书"):
        note_miss(query)
    call_command("collect_search_misses", verbosity=0)
    call_command("collect_search_misses", verbosity=0)
    assert counts() == {"公文": 2, "秘书": 1}
    assert list(log.parent.glob("search-misses*")) == []
    note_miss("公文")
    assert collect_misses() == 1
    assert counts() == {"公文": 3, "秘书": 1}


def test_broken_lines_are_left_out(log, db):
    today = timezone.localdate().isoformat().encode()
    log.write_bytes(b"\n\xff\xfe\t\n2026-13-45\tx\nonly\n%b\t\n%b\t\xe5\x85\xac\n" % (today, today))
    assert collect_misses() == 1
    assert counts() == {"公": 1}


def test_rows_older_than_90_days_go(db):
    for days in (0, 89, 90, 400):
        SearchMiss.objects.create(day=days_ago(days), query=str(days), count=1)
    collect_misses()
    assert set(counts()) == {"0", "89"}


def test_number_of_rows_a_day_is_bounded(db, monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_DAY", 3)
    for query in ("a", "b", "公文", "公文", "c", "d"):
        note_miss(query)
    collect_misses()
    for query in ("e", "公文"):
        note_miss(query)
    collect_misses()
    assert len(counts()) == 3
    assert counts()["公文"] == 3


@pytest.fixture
def report(client):
    def get(user, **params):
        client.force_login(user)
        return client.get(reverse("search_misses"), params)

    return get


def test_report_adds_up_the_days_most_frequent_first(report, author):
    for days, query, count in (
        (1, "公文 A&B", 2),
        (3, "公文 A&B", 2),
        (0, "秘书", 3),
        (95, "旧", 9),
    ):
        SearchMiss.objects.create(day=days_ago(days), query=query, count=count)
    response = report(author)
    rows = list(response.context["object_list"])
    assert [(row["query"], row["times"], row["last_day"]) for row in rows] == [
        ("公文 A&B", 4, days_ago(1)),
        ("秘书", 3, days_ago(0)),
    ]
    html = response.content.decode()
    assert "未找到的搜索" in html
    assert 'href="/search/?q=%E5%85%AC%E6%96%87+A%26B"' in html
    rows = list(report(author, ordering="-last_day").context["object_list"])
    assert [row["query"] for row in rows] == ["秘书", "公文 A&B"]


def test_words_of_strangers_are_no_markup(report, author):
    SearchMiss.objects.create(day=days_ago(0), query="<script>x</script>", count=1)
    assert "<script>x" not in report(author).content.decode()


def test_report_has_20_a_page_at_a_flat_cost(report, author, client, django_assert_max_num_queries):
    client.force_login(author)

    def make(count):
        SearchMiss.objects.all().delete()
        for number in range(count):
            SearchMiss.objects.create(day=days_ago(0), query=f"q{number}", count=1)

    costs = []
    for count in (3, 30):
        make(count)
        report(author)
        with django_assert_max_num_queries(60) as captured:
            response = client.get(reverse("search_misses"))
        costs.append(len(captured))
    assert costs[0] == costs[1]
    assert len(response.context["object_list"]) == 20


@pytest.mark.parametrize(
    "who", ["author", "first_reviewer", "final_reviewer", "site_manager", "superuser"]
)
def test_who_writes_or_reviews_reads_the_report(report, client, who, request):
    assert report(request.getfixturevalue(who)).status_code == 200
    assert reverse("search_misses") in client.get("/admin/").content.decode()


def test_nobody_else_does(report, client, member, django_user_model):

    assert report(member).status_code == 302
    member.user_permissions.add(Permission.objects.get(codename="access_admin"))
    visitor = django_user_model.objects.get(pk=member.pk)
    assert report(visitor).status_code == 302
    assert reverse("search_misses") not in client.get("/admin/").content.decode()
