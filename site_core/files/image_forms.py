"""The form of an image looks into the file instead of Wagtail's field."""

from django import forms

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from site_core.files.upload_fields import image_error, other_kind_of_picture


class ImageFormField(WagtailImageField):
    """Wagtail's field draws the picture to count its pixels, and fails when it breaks off.

    It also knows fewer kinds of AVIF than what draws the sizes.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Shown by the page for several uploads before anything is sent, so also for other kinds.
        self.error_messages["invalid_image_extension"] = other_kind_of_picture()

    def to_python(self, data):
        if data and (error := image_error(data.name, data)):
            raise error
        return forms.FileField.to_python(self, data)


class CheckedImageForm(BaseImageForm):
    """Has our field in the place of Wagtail's, where it has one; no setting names that field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = ImageFormField(label=field.label, widget=field.widget)
