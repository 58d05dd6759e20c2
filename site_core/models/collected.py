"""Files of lines that have been counted."""

from django.db import models


class CollectedFile(models.Model):
    """What makes counting a file of `site_core.operation.line_log` again impossible. Kept for some weeks."""

    name = models.CharField(max_length=120, unique=True)
    collected_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name
