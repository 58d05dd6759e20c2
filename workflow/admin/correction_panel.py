"""The field 勘误说明 in the editing form."""

from wagtail.admin.panels import FieldPanel


class CorrectionPanel(FieldPanel):
    """Shown for a page that has been public; on another there is nothing to correct."""

    def __init__(self, **kwargs):
        super().__init__("correction_note", **kwargs)

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["field_name"]
        return kwargs

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            # With an error too: whoever filled it in all the same has to see why it is refused.
            has_errors = self.bound_field is not None and self.bound_field.errors
            return super().is_shown() and bool(self.instance.released_at or has_errors)
