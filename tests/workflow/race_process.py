"""One of two processes that act in the same instant; `together.two_processes` starts it.

Reads an act, says that it is ready, waits for a word, acts, and says how it ended.
"""

import json
import sys
from functools import partial

import django


def main():
    django.setup()
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - after setup

    from wagtail.models import TaskState  # noqa: PLC0415

    from tests.workflow.together import outcome_of  # noqa: PLC0415
    from workflow.services import return_to_author, sign_off  # noqa: PLC0415

    verbs = {"sign": sign_off, "return": return_to_author}
    for line in sys.stdin:
        verb, task_state_id, user_id = json.loads(line)
        task_state = TaskState.objects.get(pk=task_state_id)
        user = get_user_model().objects.get(pk=user_id)
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
        print(outcome_of(partial(verbs[verb], task_state, user, "意见")), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
