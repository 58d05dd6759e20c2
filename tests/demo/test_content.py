"""What the YAML files of the demo hold, before anything is loaded."""

from collections import Counter

import pytest

from demo.accounts import ACCOUNTS, author_of, reviewers_of
from demo.body import stream_data
from demo.loader import read_articles, read_content
from demo.media import DEMO_DIR
from home.blocks import HomeStreamBlock
from site_core.blocks.streams import BodyStreamBlock

# Of an article that readers see.
PUBLIC = {"published", "corrected", "revising", "emergency"}
STATES = PUBLIC | {
    "draft",
    "first_review",
    "overdue",
    "second_review",
    "claimed",
    "final_review",
    "returned",
    "scheduled",
    "retracted",
}


@pytest.fixture(scope="module")
def articles():
    return read_articles()


@pytest.fixture(scope="module")
def columns():
    return read_content("columns.yaml")


@pytest.fixture(scope="module")
def media():
    return read_content("media.yaml")


def test_there_are_thirty_columns_and_each_stands_after_its_parent(columns):
    assert len(columns) >= 30
    seen = {None}
    for column in columns:
        assert column["parent"] in seen
        seen.add(column["key"])
    assert len(seen) == len(columns) + 1


def test_the_menu_holds_every_column_of_the_first_level(columns):
    for column in columns:
        assert column["in_menu"] or column["parent"]


def test_every_column_has_somebody_in_charge_and_a_careful_introduction(columns):
    usernames = {account.username for account in ACCOUNTS}
    for column in columns:
        assert column["responsible"] in usernames
        assert 40 <= len(column["introduction"]) <= 80


def test_every_article_stands_in_columns_that_exist(articles, columns):
    keys = {column["key"] for column in columns}
    for article in articles.values():
        assert {article["column"], *article.get("also_in", [])} <= keys


def test_every_state_of_the_workflow_occurs(articles):
    assert {article["state"] for article in articles.values()} == STATES


def test_every_kind_of_block_occurs(articles):
    used = {block["type"] for article in articles.values() for block in article["body"]}
    assert used == set(BodyStreamBlock().child_blocks)


def test_titles_are_all_different(articles):
    titles = Counter(article["title"] for article in articles.values())
    assert not [title for title, count in titles.items() if count > 1]


def test_the_sidebar_picks_articles_that_readers_see(articles):
    for box in read_content("site.yaml")["sidebar_boxes"]:
        for key in box.get("articles", []):
            assert articles[key]["state"] in PUBLIC


def test_every_image_and_document_has_a_file_and_every_image_a_description(media):
    for image in media["images"]:
        assert (DEMO_DIR / "images" / f"{image['key']}.webp").is_file()
        assert image["description"].strip()
    for document in media["documents"]:
        assert (DEMO_DIR / "files" / document["file"]).is_file()


def test_a_block_that_the_demo_does_not_know_is_refused():
    with pytest.raises(ValueError, match="No such block"):
        stream_data([{"type": "map"}], images={}, documents={})


def test_the_two_authors_take_turns():
    assert [author_of(order) for order in range(3)] == ["author", "editor2", "author"]


def test_colleagues_take_turns_at_each_stage():
    chosen = {tuple(reviewers_of(order)) for order in range(4)}
    assert chosen == {("first", "second", "final"), ("first2", "second2", "final")}


def test_nobody_signs_what_bears_their_name():
    for order in range(4):
        assert "second2" not in reviewers_of(order, byline=["顾南乔"])


def test_front_page_names_what_there_is_and_uses_every_kind_of_section(articles, columns):
    sections = read_content("home.yaml")
    known = {column["key"] for column in columns}
    authors = {author["key"] for author in read_content("site.yaml")["authors"]}
    for section in sections:
        assert section.get("column") in known | {None}
        picked = [section.get("article"), *section.get("articles", [])]
        for key in filter(None, picked):
            assert articles[key]["state"] in PUBLIC
        assert set(section.get("authors", [])) <= authors
    assert {section["type"] for section in sections} == set(HomeStreamBlock().child_blocks)
