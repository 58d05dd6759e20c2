"""How allauth deals with our accounts."""

from allauth.account.adapter import DefaultAccountAdapter

from django.core.exceptions import ValidationError
from django.urls import reverse

from members.accounts.reserved_names import refuse_reserved
from members.models.user import look_problem
from members.names import as_typed
from members.organisations.membership import address_confirmed
from site_core.http.throttling import client_address
from site_core.operation.mail import AtOnceOrLater


class AccountAdapter(DefaultAccountAdapter):
    """One door for members, who sign up, and staff, whose accounts are made in the admin."""

    def get_client_ip(self, request):
        return client_address(request)

    def clean_username(self, username, shallow=False):
        username = super().clean_username(as_typed(username), shallow)
        refuse_reserved(username)
        if not shallow and (problem := look_problem(username)):
            raise ValidationError(problem)
        return username

    def get_login_stages(self):
        ours = {
            "allauth.account.stages.EmailVerificationStage": (
                "members.accounts.login_stages.EmailVerificationStage"
            )
        }
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request):
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def render_mail(self, *args, **kwargs):
        """As allauth's, but what the mail server does not take now is tried again later."""
        message = super().render_mail(*args, **kwargs)
        message.connection = AtOnceOrLater()
        return message

    def confirm_email(self, request, email_address):
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            address_confirmed(email_address.user)
        return confirmed

    def save_user(self, request, user, form, commit=True):
        user.has_signed_up = True
        user.name = form.cleaned_data["name"]
        return super().save_user(request, user, form, commit)
