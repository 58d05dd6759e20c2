"""`make run` leaves no process behind."""

import pytest

from demo.management.commands.run_demo import scheduled_jobs


def test_scheduled_jobs_end_with_the_server():
    with scheduled_jobs() as child:
        assert child.poll() is None
    assert child.poll() is not None


def test_scheduled_jobs_end_when_the_server_fails():
    with pytest.raises(KeyboardInterrupt), scheduled_jobs() as child:
        raise KeyboardInterrupt
    assert child.poll() is not None
