from site_core.models.base import BasePage
from site_core.models.chrome import (
    ContactLine,
    FooterLink,
    FriendLink,
    FriendLinkGroup,
    SiteSettings,
)
from site_core.models.collected import CollectedFile
from site_core.models.media import SiteDocument, SiteImage, SiteRendition

__all__ = [
    "BasePage",
    "CollectedFile",
    "ContactLine",
    "FooterLink",
    "FriendLink",
    "FriendLinkGroup",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
]
