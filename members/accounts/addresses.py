"""E-mail addresses that belong to an account beyond doubt."""

from allauth.account.models import EmailAddress


def confirmed_addresses(user) -> list[str]:
    """The addresses whose mail `user` can read, in small letters."""
    return list(
        EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    )
