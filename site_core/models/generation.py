"""Which state of the public site the database holds."""

from django.db import models


class PublicGeneration(models.Model):
    """One row: a name for the public site as it is now, another one after each change of it.

    Read and raised by `site_core.page_store.generation` only.
    """

    # By chance and not counted: after a restored backup no name comes a second time.
    name = models.CharField(max_length=16)
    # Seconds since 1970. Each generation has one of its own, at most once a second into the future.
    raised_at = models.PositiveBigIntegerField()

    # Nothing that an editor looks for.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "generation of the public site"
        verbose_name_plural = "generations of the public site"

    def __str__(self):
        return self.name
