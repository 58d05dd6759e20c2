from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_MISS = 40  # characters of a query that are kept


class SearchMiss(models.Model):
    """How often readers searched for something on one day and found nothing. Names nobody."""

    day = models.DateField(_("day"), db_index=True)
    query = models.CharField(_("searched for"), max_length=LONGEST_MISS)
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="one_miss_of_a_query_a_day")
        ]

    def __str__(self):
        return f"{self.day} {self.query}"
