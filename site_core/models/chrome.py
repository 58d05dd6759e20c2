"""Site chrome: what stands around every page and belongs to no page. Changed by the site manager,
outside the review of articles."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, PreviewableMixin, Site

# 湘ICP备06013617号, optionally with the number of the site behind it: …号-1.
validate_icp = RegexValidator(
    r"^[\u4e00-\u9fff]ICP[备证]\d{6,10}号(-\d{1,3})?$",
    _("Write the ICP number in full, e.g. 湘ICP备12345678号-1."),
)
# 京公网安备11010502030001号: region in Han characters, fourteen digits.
validate_police_number = RegexValidator(
    r"^[\u4e00-\u9fff]公网安备\s?\d{13,14}号$",
    _("Write the public security number in full, e.g. 京公网安备11000002000001号."),
)
# 网站标识码: ten digits, given to government sites.
validate_site_code = RegexValidator(
    r"^[A-Za-z0-9]{10}$", _("The site identification code has ten letters or digits.")
)


class PreviewedOnHomePage(PreviewableMixin):
    """Previews a change of what stands around every page on the home page, before it is saved."""

    def serve_preview(self, request, mode_name):
        request.previewed_chrome = self  # site_core.context_processors.Chrome shows it
        return Site.find_for_request(request).root_page.specific.serve(request)


@register_setting(icon="site")
class SiteSettings(PreviewedOnHomePage, ClusterableModel, BaseSiteSetting):
    """Name, organisers, contact and registration numbers of one site."""

    site_name = models.CharField(_("site name"), max_length=60, blank=True)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("One sentence for search engines, used where a page has none of its own."),
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    undertaker = models.CharField(_("undertaker"), max_length=200, blank=True)
    co_organiser = models.CharField(_("co-organiser"), max_length=200, blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    icp_number = models.CharField(
        _("ICP number"), max_length=40, blank=True, validators=[validate_icp]
    )
    police_number = models.CharField(
        _("public security number"),
        max_length=40,
        blank=True,
        validators=[validate_police_number],
    )
    site_code = models.CharField(
        _("site identification code"),
        max_length=10,
        blank=True,
        validators=[validate_site_code],
    )
    has_government_meta = models.BooleanField(
        _("page labels for government sites"),
        default=False,
        help_text=_("For sites under inspection: SiteName, ColumnName, ArticleTitle and so on."),
    )
    copyright_holder = models.CharField(_("copyright holder"), max_length=120, blank=True)
    founded_year = models.PositiveSmallIntegerField(
        _("first year of copyright"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        help_text=_("The current year is added by itself."),
    )

    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy notice"),
        help_text=_("Named where members sign up."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("description")],
            heading=_("Site name"),
        ),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("undertaker"), FieldPanel("co_organiser")],
            heading=_("Organisers"),
        ),
        MultiFieldPanel(
            [FieldPanel("address"), InlinePanel("contact_lines", label=_("Contact line"))],
            heading=_("Contact"),
        ),
        InlinePanel("footer_links", heading=_("Footer links"), label=_("Page")),
        PageChooserPanel("privacy_page"),
        MultiFieldPanel(
            [
                FieldPanel("icp_number"),
                FieldPanel("police_number"),
                FieldPanel("site_code"),
                FieldPanel("has_government_meta"),
                FieldPanel("copyright_holder"),
                FieldPanel("founded_year"),
            ],
            heading=_("Registration and copyright"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def copyright_years(self) -> str:
        """“2006–2026”, or the current year alone."""
        current = timezone.localdate().year
        if self.founded_year and self.founded_year < current:
            return f"{self.founded_year}–{current}"
        return str(current)

    @property
    def police_number_digits(self) -> str:
        """The digits, as the public security register's address wants them."""
        return "".join(character for character in self.police_number if character.isdigit())


class ContactLine(Orderable):
    """One way to reach the office: a telephone or fax number, an e-mail address."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Telephone")
        FAX = "fax", _("Fax")
        EMAIL = "email", _("E-mail")
        OTHER = "other", _("Other")

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="contact_lines")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PHONE)
    label = models.CharField(_("label"), max_length=60)
    value = models.CharField(_("number or address"), max_length=120)

    class Meta(Orderable.Meta):
        verbose_name = _("contact line")
        verbose_name_plural = _("contact lines")

    def __str__(self):
        return f"{self.label} {self.value}"

    @property
    def href(self) -> str:
        """`tel:` or `mailto:` address, empty for a line that cannot be called or written to."""
        if self.kind == self.Kind.PHONE:
            return "tel:" + "".join(c for c in self.value if c.isdigit() or c == "+")
        if self.kind == self.Kind.EMAIL:
            return f"mailto:{self.value}"
        return ""


class FooterLink(Orderable):
    """A page named in the footer."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("footer link")
        verbose_name_plural = _("footer links")

    def __str__(self):
        return self.page.title


class FriendLinkGroup(PreviewedOnHomePage, ClusterableModel):
    """A named group of links to other sites (友情链接)."""

    name = models.CharField(_("name"), max_length=60)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("sort_order"),
        InlinePanel("links", heading=_("Links"), label=_("Link")),
    ]

    class Meta:
        verbose_name = _("friend links")
        verbose_name_plural = _("friend links")
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.name


class FriendLink(Orderable):
    """A link to another site."""

    group = ParentalKey(FriendLinkGroup, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(_("name"), max_length=60)
    url = models.URLField(_("address"), max_length=300)

    class Meta(Orderable.Meta):
        verbose_name = _("friend link")
        verbose_name_plural = _("friend links")

    def __str__(self):
        return self.name
