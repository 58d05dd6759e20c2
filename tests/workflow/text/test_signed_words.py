"""The digest of a page sees every character that its readers see, and nothing that a save renews."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.contrib.typed_table_block.blocks import TypedTable

from articles.models import ArticleByline, ArticlePage
from evidence.digest import canonical_form
from site_core.blocks.streams import BodyStreamBlock
from site_core.rich_text.html import FEATURES, clean_rich_text
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.services import return_to_author, sign_off, submit
from workflow.text.content import content_digest, signed_content

HIDDEN = ' data-block-key="任意未审文字"'


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="会议纪要")


def table(cell):
    block = BodyStreamBlock().child_blocks["table"]
    columns = [{"block": block.child_blocks["paragraphs"], "heading": "栏"}]
    value = block.child_blocks["paragraphs"].to_python(cell)
    return TypedTable(columns, [{"values": [value]}], caption="表")


# By place, a body with these words of rich text in it.
RICH = {
    "paragraph": lambda html: [("paragraph", html)],
    "call-out": lambda html: [("callout", {"kind": "tip", "title": "", "text": html})],
    "table": lambda html: [("table", table(html))],
}
# By place, a body with these plain words in it.
PLAIN = {
    "heading": lambda words: [("heading", {"text": words, "level": "2"})],
    "quote": lambda words: [("quote", {"text": "引", "attribution": words})],
    "footnote": lambda words: [("footnotes", {"notes": [words]})],
    "reference": lambda words: [("references", {"works": ["一", words]})],
    "call-out": lambda words: [("callout", {"kind": "tip", "title": words, "text": "<p>文</p>"})],
}


def digest_with(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    return content_digest(page, to_be_stored=True)


def test_author_cannot_hide_words_from_those_who_have_signed(draft, author, reviewers):
    submit(draft, author)
    for reviewer in reviewers[:2]:
        sign_off(draft.current_workflow_task_state, reviewer)
    return_to_author(draft.current_workflow_task_state, reviewers[2], "请核对")
    page = ArticlePage.objects.get(pk=draft.pk)
    page.body = [("paragraph", f"<p>办公室工作贵在准确。{HIDDEN}</p>")]
    page.save_revision(user=author)
    submit(page, author)
    assert page.current_workflow_task_state.task.specific.stage == 1


def test_words_are_not_hidden_in_a_frozen_text(draft, author):
    submit(draft, author)
    page = ArticlePage.objects.get(pk=draft.pk)
    page.title += HIDDEN
    with pytest.raises(PermissionDenied):
        page.save_revision(user=author)


@pytest.mark.parametrize("name", ["title", "summary", "kicker", "source", "correction_note"])
def test_plain_fields_count_as_they_are(draft, name):
    assert digest_with(draft, **{name: f"词{HIDDEN}"}) != digest_with(draft, **{name: "词"})


@pytest.mark.parametrize("place", PLAIN)
@pytest.mark.parametrize("other", [f"词{HIDDEN}", "<p>词</p>", "词<br/>"])
def test_plain_words_of_a_body_count_as_they_are(draft, place, other):
    one = {"词<br/>": "词<br>", "<p>词</p>": '<p data-block-key="a">词</p>'}.get(other, "词")
    body = PLAIN[place]
    assert digest_with(draft, body=body(one)) != digest_with(draft, body=body(other))


@pytest.mark.parametrize("place", RICH)
def test_words_of_rich_text_count_and_keys_do_not(draft, place):
    body = RICH[place]
    digests = [
        digest_with(draft, body=body(html))
        for html in (
            "<p>甲<br/>乙</p>",
            '<p data-block-key="a">甲<br>乙</p>',
            f"<p>甲<br/>乙{HIDDEN}</p>",
            "<p>甲乙</p>",
        )
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


@pytest.mark.parametrize("place", [*RICH, *PLAIN])
def test_an_unchanged_save_gives_other_ids_and_the_same_digest(draft, place):
    body = (RICH | PLAIN)[place]
    draft.body = body("<p>词</p>")
    stored = draft.save_revision().as_object()
    again = ArticlePage.objects.get(pk=draft.pk)
    again.body = body("<p>词</p>")
    saved_again = again.save_revision().as_object()
    assert content_digest(stored) == content_digest(saved_again)
    assert stored.body.get_prep_value() != saved_again.body.get_prep_value()


@pytest.mark.usefixtures("db")  # the type of a page is looked up when one is made
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(alphabet='公文会议，。<>&"1a', min_size=1, max_size=8), min_size=1))
def test_through_the_editor_and_back_is_the_same_text(words):
    """As far as keys go: the editor puts new ones on every element."""
    lines = [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in words]
    html = clean_rich_text(
        "".join(f'<p data-block-key="a{n}"><b>{line}</b></p>' for n, line in enumerate(lines))
    )
    converter = ContentstateConverter(FEATURES)
    state = json.loads(converter.from_database_format(html))
    for block in state["blocks"]:
        block["key"] = "new"
    saved = clean_rich_text(converter.to_database_format(json.dumps(state)))
    page = ArticlePage()
    assert digest_with(page, body=[("paragraph", saved)]) == digest_with(
        page, body=[("paragraph", html)]
    )


def test_what_the_sanitiser_would_take_out_counts_where_it_is_stored(draft):
    """A statement can store it past the sanitiser, and readers would get it."""
    release(draft.save_revision())
    value = "<p>办公室工作贵在准确。</p><script>document.write('字')</script>"
    body = json.dumps([{"type": "paragraph", "value": value}])
    ArticlePage.objects.filter(pk=draft.pk).update(body=body)
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_order_of_rows_counts_and_their_numbers_do_not(draft):
    def digest(*orders):
        rows = [ArticleByline(name=name, sort_order=order) for name, order in orders]
        return digest_with(draft, bylines=rows)

    assert digest(("甲", 0), ("乙", 1)) == digest(("乙", 7), ("甲", 3))
    assert digest(("甲", 0), ("乙", 1)) != digest(("甲", 1), ("乙", 0))


def test_keywords_are_shown_in_the_order_that_is_signed(draft):
    draft.keywords.add("乙", "甲")
    assert [word.name for word in draft.keyword_list] == draft.get_signed_words()["keywords"]


def test_emptiness_is_one_and_false_and_nought_are_none(draft):
    fields = signed_content(draft)["fields"]
    assert "summary" not in fields
    draft.legacy_read_count = 0
    assert signed_content(draft)["fields"]["legacy_read_count"] == 0


def test_kept_text_shows_what_readers_see(draft):
    draft.title = f"题{HIDDEN}"
    assert "任意未审文字" in canonical_form(signed_content(draft))
