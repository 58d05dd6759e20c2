import pytest

from django.db import connection


@pytest.fixture
def commit():
    """Take what the test has changed so far for committed, without its hooks: that much is quick."""

    def forget_hooks():
        connection.run_on_commit = []

    forget_hooks()
    return forget_hooks
