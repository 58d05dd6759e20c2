"""What is asked between the right password and the page behind it."""

from allauth.account import stages
from allauth.account.models import EmailAddress

from django.db import transaction


class EmailVerificationStage(stages.EmailVerificationStage):
    """As allauth's, for those who signed up. Staff know the people whose accounts they make."""

    def handle(self):
        user = self.login.user
        if user is None or user.has_signed_up:
            return super().handle()
        if user.email:
            confirm_for_staff(user)
        return None, True


@transaction.atomic
def confirm_for_staff(user) -> None:
    """Count the address that staff have entered for an account as confirmed, unless it is another's."""
    email = user.email.lower()
    confirmed = EmailAddress.objects.filter(email=email, verified=True)
    if confirmed.exists():
        return
    EmailAddress.objects.filter(user=user).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
