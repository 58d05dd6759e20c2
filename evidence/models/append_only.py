"""Rows that are written once. Triggers in the database say the same; see `workflow.guards.triggers`."""

from django.core.exceptions import PermissionDenied
from django.db import models


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses what would change or remove rows."""

    def _refuse(self, *args, **kwargs):
        raise PermissionDenied(f"{self.model._meta.label} is append-only.")

    update = delete = bulk_update = update_or_create = _refuse


class AppendOnlyModel(models.Model):
    """A row that is inserted and never changed. It has no foreign keys, so it outlives everything."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise PermissionDenied(f"{self._meta.label} is append-only.")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args, **kwargs):
        raise PermissionDenied(f"{self._meta.label} is append-only.")
