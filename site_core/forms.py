"""The editing form of every page type."""

from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Lets the slug stay empty: `BasePage` then makes it from the title, in pinyin.

    Until its first release a page whose slug was made this way shows the field empty, so that the
    slug goes on following the title; a draft saves itself when the title is half typed.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" not in self.fields:
            return
        self.fields["slug"].required = False
        if self.instance.slug_follows_title:
            self.initial["slug"] = ""
            self.fields["slug"].widget.attrs["placeholder"] = self.instance.slug
