"""Codes of a second factor, each of which is taken once.

allauth takes a code again after half a minute, and right after it has set the factor up, although
MFA_TOTP_TOLERANCE keeps it right for longer. Remove when allauth remembers a code for as long as it
is right.
"""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm

from django.conf import settings
from django.core.cache import cache

HALF_MINUTE = 30
LONGEST_RIGHT = HALF_MINUTE * (2 * settings.MFA_TOTP_TOLERANCE + 1)  # seconds


def _take_once(user, code: str) -> str:
    """The code, which `user` cannot use any more from now on.

    :raises ValidationError: it has been used.
    """
    digits = "".join(code.split())
    if not cache.add(f"second-factor:{user.pk}:{digits}", True, timeout=LONGEST_RIGHT):
        raise get_adapter().validation_error("incorrect_code")
    return code


class ActivateTOTPForm(AllauthActivateTOTPForm):
    def clean_code(self):
        return _take_once(self.user, super().clean_code())


class AuthenticateForm(base_forms.AuthenticateForm):
    def clean_code(self):
        return _take_once(self.user, super().clean_code())


class ReauthenticateForm(base_forms.ReauthenticateForm):
    def clean_code(self):
        return _take_once(self.user, super().clean_code())
