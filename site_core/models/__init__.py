from site_core.models.base import BasePage
from site_core.models.chrome import (
    ContactLine,
    FooterLink,
    FriendLink,
    FriendLinkGroup,
    SiteSettings,
)
from site_core.models.collected import CollectedFile
from site_core.models.generation import PublicGeneration
from site_core.models.media import SiteDocument, SiteImage, SiteRendition
from site_core.models.policy_violation import PolicyViolation

__all__ = [
    "BasePage",
    "CollectedFile",
    "ContactLine",
    "FooterLink",
    "FriendLink",
    "FriendLinkGroup",
    "PolicyViolation",
    "PublicGeneration",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
]
