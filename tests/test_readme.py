"""The README in its two languages: the same content, and true where a program can tell."""

import re

import pytest

from django.conf import settings

from demo.accounts import ACCOUNTS

ENGLISH, CHINESE = "README.md", "README.zh-CN.md"
MOST_LINES = 200


def text_of(name):
    return (settings.BASE_DIR / name).read_text(encoding="utf-8")


def code_in(text):
    """Every command, variable, name and path that is written as code."""
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = {line for block in blocks for line in block.splitlines()}
    return lines | set(re.findall(r"`([^`\n]+)`", text))


def test_both_languages_name_the_same_commands_variables_and_accounts():
    assert code_in(text_of(ENGLISH)) == code_in(text_of(CHINESE))


def test_both_languages_have_the_same_headings():
    def levels(text):
        return re.findall(r"^(#+) ", text, re.MULTILINE)

    assert levels(text_of(ENGLISH)) == levels(text_of(CHINESE))


def test_both_languages_link_to_the_same_places():
    def links(text):
        return set(re.findall(r"\]\(([^)]+)\)", text)) - {ENGLISH, CHINESE}

    assert links(text_of(ENGLISH)) == links(text_of(CHINESE))


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_every_demo_account_is_listed_and_no_other(name):
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", text_of(name), re.MULTILINE)
    assert rows == [(account.username, account.name) for account in ACCOUNTS]


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_linked_files_are_there(name):
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", text_of(name))
    assert [target for target in targets if not (settings.BASE_DIR / target).exists()] == []


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_it_is_short_enough_to_be_read(name):
    assert len(text_of(name).splitlines()) <= MOST_LINES
