"""A notice reaches those it is for, whole or cut."""

import pytest

from members.models import Notice
from members.notices import LONGEST_TEXT, notify

pytestmark = pytest.mark.django_db


def test_each_person_gets_one(author, member):
    notify([author, member], "稿件已退回", "/admin/")
    assert set(Notice.objects.values_list("user", "text", "address", "read_at")) == {
        (author.pk, "稿件已退回", "/admin/", None),
        (member.pk, "稿件已退回", "/admin/", None),
    }


def test_long_sentence_is_cut_at_what_a_notice_holds(author):
    notify([author], "长" * 1000)
    assert len(author.notices.get().text) == LONGEST_TEXT
