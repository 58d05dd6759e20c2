"""Pages outside the columns: 关于我们, 联系我们 and the like."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from site_core.blocks.streams import BodyStreamBlock
from site_core.models import BasePage
from site_core.text.content import stream_texts
from workflow.admin.correction_panel import CorrectionPanel
from workflow.mixins import ReviewedPageMixin
from workflow.text.submission import reasons_of_body


class StandardPage(ReviewedPageMixin, BasePage):
    """A page with a title and a body, usually named in the footer."""

    body = StreamField(BodyStreamBlock(), verbose_name=_("body"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    page_description = _("About us, contact, copyright and the like.")

    content_panels = [*BasePage.content_panels, CorrectionPanel(), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("get_searchable_body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def submission_reasons(self, parent):
        return [*super().submission_reasons(parent), *reasons_of_body(self)]

    def get_searchable_body(self) -> list[str]:
        return stream_texts(self.body)
