"""Changing the address of a page that readers see: with a reason, evidence and a redirect."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Page

from evidence.ledger import record
from evidence.models import Evidence
from site_core.page_store.generation import raise_generation
from site_core.reasons import ActionInvalid, ActionRefused, demand_reason
from workflow.row_locks import lock_branches, locked_page
from workflow.selectors.branches import public_address


@transaction.atomic
def change_address(page, slug, user, reason):
    """Give a public page, or one above public pages, another slug. Old addresses redirect.

    Wagtail makes the redirects, for the page and everything public below it, when the transaction
    is committed.

    :raises PermissionDenied: `user` may not, or the reason is empty.
    :raises ActionInvalid: the slug is the old one, taken, reserved or malformed.
    """
    lock_branches(Page.objects.filter(pk=page.pk))  # the addresses of all of them change
    page = locked_page(page.pk)
    if not page.permissions_for_user(user).can_change_address():
        raise ActionRefused("may-not", _("You cannot change the address of this page."))
    reason = demand_reason(reason, _("Say why the address is changed."))
    old_slug, old_path = page.slug, page.url_path
    if not slug or slug == old_slug:
        raise ActionInvalid("same-address", _("Enter a new address."), field="slug")
    page.slug = slug
    try:
        page.clean_fields(exclude={field.name for field in page._meta.fields} - {"slug"})
        page.minimal_clean()
    except ValidationError as error:
        raise ActionInvalid("address", " ".join(error.messages), field="slug") from error
    page.set_url_path(page.get_parent())
    record(
        Evidence.Action.ADDRESS,
        page=page,
        user=user,
        opinion=reason,
        details={
            "slugs": [old_slug, slug],
            "addresses": [public_address(old_path), public_address(page.url_path)],
        },
    )
    raise_generation()  # public pages below this one move too, even if it is a draft
    page.save(clean=False, update_fields=["slug", "url_path"])
