"""The report of reads: right figures, for staff, at a fixed cost, and a file that is safe to open."""

import csv
import datetime
from io import StringIO

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.reads.counting import add_reads
from articles.reads.report import daily_chart, ranking
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing

TODAY = datetime.date(2026, 11, 26)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _time_stands_still(time_machine):
    time_machine.move_to("2026-11-26T12:01:00+08:00", tick=False)


@standing
def article(column):
    return ArticleFactory(parent=column, title="公文写作入门", released=True)


@standing
def other_column(home_page):
    return ColumnFactory(parent=home_page, title="会务", released=True)


@standing
def elsewhere(other_column):
    return ArticleFactory(parent=other_column, title="会议筹备", released=True)


@pytest.fixture
def report(client, author):
    """A function that opens the report as an editor."""
    client.force_login(author)
    return lambda **query: client.get(reverse("reads_report"), query)


def test_chart_has_a_bar_for_each_day(article, elsewhere):
    add_reads({(article.pk, TODAY): 3, (elsewhere.pk, TODAY): 1, (article.pk, TODAY - 2 * DAY): 2})
    chart = daily_chart(TODAY - 2 * DAY, TODAY)
    assert [(bar.day, bar.count) for bar in chart.bars] == [
        (TODAY - 2 * DAY, 2),
        (TODAY - DAY, 0),
        (TODAY, 4),
    ]
    assert (chart.total, chart.most) == (6, 4)
    assert [bar.height for bar in chart.bars] == [50, 0, 100]
    assert all(bar.y + bar.height == 100 for bar in chart.bars)


def test_one_read_shows_beside_very_many(article):
    add_reads({(article.pk, TODAY): 100_000, (article.pk, TODAY - DAY): 1})
    assert daily_chart(TODAY - DAY, TODAY).bars[0].height == 1


def test_site_that_nobody_reads_has_an_empty_chart(db):
    chart = daily_chart(TODAY, TODAY)
    assert (chart.total, chart.most, chart.bars[0].height) == (0, 0, 0)


def test_ranking_counts_the_period_and_names_all_reads(article, elsewhere):
    add_reads({(article.pk, TODAY - 9 * DAY): 50, (article.pk, TODAY): 1, (elsewhere.pk, TODAY): 2})
    type(article).objects.filter(pk=article.pk).update(legacy_read_count=444)
    rows = [(row.title, row.recent_reads, row.all_reads) for row in ranking(TODAY - 6 * DAY)]
    assert rows == [("会议筹备", 2, 2), ("公文写作入门", 1, 495)]


def test_figures_of_one_column_hold_no_other(report, article, elsewhere, other_column):
    add_reads({(article.pk, TODAY): 7, (elsewhere.pk, TODAY): 2})
    answer = report(days=7, column=other_column.pk)
    assert [row.title for row in answer.context["rows"]] == ["会议筹备"]
    assert answer.context["chart"].total == 2


def test_numbers_of_the_chart_stand_in_a_table_too(report, article):
    add_reads({(article.pk, TODAY): 321})
    html = report().content.decode()
    assert "<td>2026-11-26</td><td>321</td>" in html
    assert html.count("<rect ") == 30


@pytest.mark.parametrize(
    "query",
    [
        {"days": "x"},
        {"days": "999999999"},
        {"column": "x"},
        {"column": "999999999999999999"},
        {"p": "-1"},
        {"export": "x"},
    ],
)
def test_strange_filters_show_the_usual_period(report, article, query):
    answer = report(**query)
    assert answer.status_code == 200
    assert len(answer.context["chart"].bars) == 30


def test_file_is_chinese_in_excel_and_holds_no_formula(report, column):
    risky = ArticleFactory(parent=column, title='=HYPERLINK("http://x")', released=True)
    add_reads({(risky.pk, TODAY): 2})
    answer = report(export="csv")
    text = answer.content.decode()
    assert text.startswith("\ufeff标题,")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert rows[1][:3] == ['\'=HYPERLINK("http://x")', "2", "2"]
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("who", [None, "member"])
def test_report_is_for_staff(client, request, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("reads_report")).status_code in (302, 403)


def test_report_costs_the_same_for_3_articles_and_30(report, column):
    report()
    counts = []
    for number in (3, 27):
        for _turn in range(number):
            add_reads({(ArticleFactory(parent=column, released=True).pk, TODAY): 1})
        with CaptureQueriesContext(connection) as queries:
            report()
        counts.append(len(queries))
    assert counts[0] == counts[1]
