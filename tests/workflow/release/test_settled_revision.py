"""The text that readers see by right is found in two ways: in the releases, which is one query, and in
the evidence, which whoever decides on a signature has read anyway. They answer alike."""

from itertools import product

import pytest

from django.utils import timezone

from evidence.models import Evidence
from workflow.models import Release
from workflow.models.releases import settled_revision_id
from workflow.selectors.sign_offs import last_release

# What follows what, whether or not the services allow it today.
SEQUENCES = [kinds for length in (1, 2, 3) for kinds in product(Release.Kind, repeat=length)]


def evidence_of(kind, revision_id):
    action = Evidence.Action.RELEASE
    return Evidence(action=action, details={"kind": str(kind)}, revision_id=revision_id)


@pytest.mark.django_db
def test_releases_and_evidence_name_the_same_revision():
    first_page_id = 10**6
    Release.objects.bulk_create(
        Release(
            at=timezone.now(),
            kind=kind,
            page_id=page_id,
            revision_id=place,
            evidence_id=0,
        )
        for page_id, kinds in enumerate(SEQUENCES, first_page_id)
        for place, kind in enumerate(kinds, 1)
    )
    differing = []
    for page_id, kinds in enumerate(SEQUENCES, first_page_id):
        row = last_release([evidence_of(kind, place) for place, kind in enumerate(kinds, 1)])
        if settled_revision_id(page_id) != (row.revision_id if row else 0):
            differing.append(kinds)
    assert differing == []


@pytest.mark.django_db
def test_page_that_was_never_public_has_no_settled_text():
    assert settled_revision_id(10**6) == 0
    assert last_release([Evidence(action=Evidence.Action.SUBMIT, details={})]) is None
