"""What a reviewer can answer on the review screen: the form of each answer, and the verb behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflow import services
from workflow.forms.stage_answers import EarlierStageForm, FinalOpinionForm, OpinionForm, ReasonForm
from workflow.models import ReviewTask


@dataclass(frozen=True)
class Answer:
    """`act` is called with stage, person, cleaned data and the digest of the text that was read.

    `thanks` says what was done; None where that depends on what followed.
    """

    make_form: Callable[..., Form]
    act: Callable
    thanks: Promise | None
    leads_to_editor: bool = False


def _sign(task_state, user, data, digest):
    return services.sign_off(
        task_state, user, data["comment"], data.get("release_at"), expected_digest=digest
    )


def _return(task_state, user, data, digest):
    services.return_to_author(task_state, user, data["comment"], expected_digest=digest)


def _return_to_stage(task_state, user, data, digest):
    services.return_to_stage(
        task_state, user, data["stage"], data["comment"], expected_digest=digest
    )


def _take_over(task_state, user, data, digest):
    services.take_over(task_state, user, data["comment"], expected_digest=digest)


# By the name of the button, which is also the prefix of the form's fields. Signing has none:
# `comment` is Wagtail's name for the opinion.
ANSWERS = {
    "sign": Answer(OpinionForm, _sign, None),
    "return": Answer(ReasonForm, _return, _("Returned to the author.")),
    "stage": Answer(EarlierStageForm, _return_to_stage, _("Returned to the earlier stage.")),
    "take": Answer(ReasonForm, _take_over, _("You can edit the text now."), leads_to_editor=True),
}


def form_of(name, task, posted=None) -> Form:
    """The form of one answer at the stage `task`. Which stages stand before it, the service asks."""
    make_form = ANSWERS[name].make_form
    if name == "sign" and task.stage == ReviewTask.Stage.FINAL:
        make_form = FinalOpinionForm
    earlier = [stage for stage in ReviewTask.Stage if stage < task.stage]
    given = {"earlier": _named(earlier)} if name == "stage" else {}
    prefix = None if name == "sign" else name
    return make_form(posted, prefix=prefix, auto_id=f"id_{name}_%s", **given)


def forms_for(case, posted=None, pressed=None, kept=None) -> dict[str, Form]:
    """A form for each answer; the one whose button was `pressed` holds what was `posted`.

    The others are empty, or hold what was `kept` of the same screen.
    """
    forms = {}
    for name in ANSWERS:
        form = form_of(name, case.task, posted if name == pressed else None)
        form.initial = {
            field: kept[form.add_prefix(field)]
            for field in form.fields
            if kept and form.add_prefix(field) in kept
        }
        forms[name] = form
    forms["stage"].fields["stage"].choices = _named(case.earlier_stages)
    return forms


def _named(stages):
    return [(int(stage), ReviewTask.Stage(stage).label) for stage in stages]
