"""Reads are counted once a reader, article and half hour, exactly, and only what people read."""

import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import PageViewRestriction

from articles.models import ArticleReads, DailyReads, ReadMark, SidebarBox
from articles.reads.counting import add_reads, collect_reads, reads_of
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36"
NOON = "2026-11-26T12:01:00+08:00"
DAY = datetime.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _time_stands_still(time_machine):
    time_machine.move_to(NOON, tick=False)


@standing
def article(column):
    return ArticleFactory(parent=column, title="公文写作入门", released=True)


def read(client, article, address="192.0.2.1", agent=BROWSER, **headers):
    return client.post(
        reverse("count_read", args=[article.pk]),
        REMOTE_ADDR=address,
        headers={"user-agent": agent, **headers},
    )


def total(article):
    return sum(ArticleReads.objects.filter(article=article).values_list("total", flat=True))


def test_each_reader_counts_once_in_half_an_hour(client, article, time_machine):
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        read(client, article, address)
    assert collect_reads() == 2
    read(client, article)  # in the same half hour, after it was collected
    assert collect_reads() == 0
    time_machine.move_to("2026-11-26T12:31:00+08:00", tick=False)
    read(client, article)
    assert collect_reads() == 1
    assert total(article) == 3
    row = DailyReads.objects.get()
    assert (row.day, row.count) == (DAY, 3)


def test_two_people_behind_one_address_are_told_apart_by_their_browsers(client, article):
    read(client, article)
    read(client, article, agent="Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605")
    assert collect_reads() == 2


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Baiduspider/2.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "curl/8.5",
        "python-requests/2.32",
        "Mozilla/5.0 HeadlessChrome/140.0",
    ],
)
def test_robots_are_not_counted(client, article, agent):
    assert read(client, article, agent=agent).status_code == 200
    assert collect_reads() == 0


def test_looking_ahead_is_no_reading(client, article):
    read(client, article, sec_purpose="prefetch;prerender")
    assert collect_reads() == 0


def test_day_is_that_of_the_reading_by_the_clock_of_the_site(client, article, time_machine):
    time_machine.move_to("2026-11-26T23:59:00+08:00", tick=False)
    read(client, article)
    time_machine.move_to("2026-11-27T00:05:00+08:00", tick=False)
    collect_reads()
    assert DailyReads.objects.get().day == DAY


def test_number_has_the_reads_of_the_old_site_in_it(client, column):
    article = ArticleFactory(parent=column, released=True, legacy_read_count=444)
    add_reads({(article.pk, DAY): 3})
    assert read(client, article).json() == {"reads": 447}


def test_number_is_right_within_a_minute(client, article, time_machine):
    assert read(client, article).json() == {"reads": 0}
    collect_reads()
    time_machine.shift(30)
    assert read(client, article).json() == {"reads": 1}


@pytest.mark.parametrize("audience", ["members", "organisations"])
def test_nothing_is_told_of_what_not_everybody_may_read(client, column, audience):
    hidden = ArticleFactory(parent=column, audience=audience, released=True)
    draft = ArticleFactory(parent=column)
    for each in (hidden, draft):
        answer = read(client, each)
        assert (answer.status_code, answer.content) == (204, b"")
    assert client.post("/reads/999999999/").status_code == 204
    assert collect_reads() == 0


def test_nothing_is_told_of_what_stands_in_a_restricted_section(client, column, article):
    PageViewRestriction.objects.create(page=column, restriction_type="login")
    assert read(client, article).status_code == 204
    assert collect_reads() == 0


def test_only_a_post_counts(client, article):
    assert client.get(reverse("count_read", args=[article.pk])).status_code == 405


def test_reading_writes_nothing_to_the_database(client, article):
    with CaptureQueriesContext(connection) as queries:
        read(client, article)
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert len(queries) == 2  # the restricted sections, and the article


def test_what_a_reader_is_known_by_is_kept_nowhere(client, article, settings):
    read(client, article, "203.0.113.77")
    assert "203.0.113" not in Path(settings.READS_FILE).read_text()
    collect_reads()
    assert "203.0.113" not in ReadMark.objects.get().reader


def test_what_one_person_reads_cannot_be_put_together(client, column, article, settings):
    other = ArticleFactory(parent=column, released=True)
    read(client, article)
    read(client, other)
    collect_reads()
    first, second = ReadMark.objects.all()
    assert first.reader != second.reader


def test_file_that_nobody_takes_away_grows_no_further(client, article, settings, monkeypatch):
    monkeypatch.setattr("articles.reads.counting.LARGEST_FILE", 100)
    for number in range(9):
        read(client, article, f"192.0.2.{number}")
    assert Path(settings.READS_FILE).stat().st_size < 200


def test_full_disk_does_not_disturb_the_reader(client, article):
    with patch(
        "site_core.operation.line_log.os.write", side_effect=OSError(28, "No space left on device")
    ):
        assert read(client, article).status_code == 200


def test_page_asks_for_the_number_and_holds_none(client, article):
    html = client.get(article.url).content.decode()
    assert f'data-reads="{reverse("count_read", args=[article.pk])}"' in html


def test_line_cut_off_by_a_full_disk_is_passed_over(client, article, settings):
    Path(settings.READS_FILE).write_text("987654 12\n\nnonsense\n")
    read(client, article)
    assert collect_reads() == 1


def test_marks_are_forgotten_after_some_hours(client, article, time_machine):
    read(client, article)
    collect_reads()
    time_machine.shift(4 * 60 * 60)
    collect_reads()
    assert not ReadMark.objects.exists()
    assert total(article) == 1


def test_deleted_article_takes_its_figures_along(client, column):
    draft = ArticleFactory(parent=column)
    add_reads({(draft.pk, DAY): 3})
    draft.delete()
    assert not DailyReads.objects.exists()
    assert not ArticleReads.objects.exists()


def test_box_shows_the_most_read_of_thirty_days_first(client, column):
    names = ("很久以前", "少有人读", "读者最多", "无人读过")
    articles = [ArticleFactory(parent=column, title=title, released=True) for title in names]
    shown_on = ArticleFactory(parent=column, released=True)
    add_reads(
        {
            (articles[0].pk, DAY - datetime.timedelta(days=31)): 99,
            (articles[1].pk, DAY): 2,
            (articles[2].pk, DAY): 3,
            (articles[2].pk, DAY - datetime.timedelta(days=29)): 4,
        }
    )
    SidebarBox.objects.create(title="阅读排行", kind="most_read")
    html = client.get(shown_on.url).content.decode()
    box = html.split("阅读排行", 1)[1].split("</section>", 1)[0]
    assert box.index("读者最多") < box.index("少有人读")
    assert "很久以前" not in box
    assert "无人读过" not in box


def test_box_that_nobody_has_filled_is_not_shown(client, article):
    SidebarBox.objects.create(title="阅读排行", kind="most_read")
    assert "阅读排行" not in client.get(article.url).content.decode()


def test_box_does_not_show_what_is_not_for_everybody(client, column, article):
    hidden = ArticleFactory(parent=column, title="会员专享", audience="members", released=True)
    add_reads({(hidden.pk, DAY): 3})
    SidebarBox.objects.create(title="阅读排行", kind="most_read")
    assert "阅读排行" not in client.get(article.url).content.decode()


def test_box_does_not_show_what_stands_in_a_restricted_section(client, home_page, article):
    section = ColumnFactory(parent=home_page, released=True)
    hidden = ArticleFactory(parent=section, title="内部读物", released=True)
    add_reads({(hidden.pk, DAY): 3})
    SidebarBox.objects.create(title="阅读排行", kind="most_read")
    assert "内部读物" in client.get(article.url).content.decode()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert "阅读排行" not in client.get(article.url).content.decode()


def test_reads_of_an_unknown_article_are_unknown(article):
    assert reads_of(999_999_999) is None
