"""The policy: which stages a text passes before it is public."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewPolicy(models.Model):
    """The stages of a page and everything below it.

    The nearest one above a page counts. Where there is none, all three stages do: a missing row
    never makes the review shorter.
    """

    class Preset(models.TextChoices):
        THREE = "three", _("three reviews: first, second and final")
        TWO = "two", _("two reviews: first and final")
        ONE = "one", _("one review: final")

    STAGES = {Preset.THREE: (1, 2, 3), Preset.TWO: (1, 3), Preset.ONE: (3,)}

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="review_policy",
        verbose_name=_("page"),
    )
    preset = models.CharField(_("stages"), max_length=5, choices=Preset, default=Preset.THREE)

    class Meta:
        verbose_name = _("review policy")
        verbose_name_plural = _("review policies")

    def __str__(self):
        return f"{self.page}: {self.get_preset_display()}"


def stages_for(page) -> tuple[int, ...]:
    """The stages that `page` passes, in order; never none."""
    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    policies = ReviewPolicy.objects.filter(page__path__in=paths)
    nearest = policies.order_by("-page__path").values_list("preset", flat=True).first()
    return ReviewPolicy.STAGES[nearest or ReviewPolicy.Preset.THREE]
