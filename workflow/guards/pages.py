"""What happens to a page in the tree, by whatever code: places, deletion, loss of revisions."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail.models import Page

from evidence.actors import acting_user
from evidence.ledger import record
from evidence.models import Evidence
from site_core.pages.locking import lock_page
from workflow.guards.page_writes import refusal_to_delete, refusal_to_move
from workflow.row_locks import lock_branches
from workflow.selectors.branches import has_public, public_address
from workflow.selectors.revisions import is_needed


def refuse_move(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Before a page is moved: frozen texts stay. A new place among the same children is no move."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    if refusal := refusal_to_move(instance):
        raise PermissionDenied(refusal)


def record_move(sender, instance, url_path_before, url_path_after, **kwargs):
    """After a move: readers' addresses have changed, and that is evidence."""
    if url_path_before == url_path_after or not has_public(instance):
        return
    addresses = [public_address(url_path_before), public_address(url_path_after)]
    record(
        Evidence.Action.MOVE, page=instance, user=acting_user(), details={"addresses": addresses}
    )


def delete_in_one_transaction(queryset_class):
    """Let deletions in the tree, however they are asked for, be whole or not at all, rows locked first.

    treebeard counts the parent's children down, and then asks the guards by deleting page by page: a
    refusal outside of a transaction leaves a tree that has lost count. It leaves transactions to whoever
    calls it, and says so (https://github.com/django-treebeard/django-treebeard/issues/220, of adding);
    but pages are deleted by Wagtail's code and by shells too, so no caller of ours is enough, and
    Wagtail's page queryset inherits the method.

    Remove when treebeard's `MP_NodeQuerySet.delete` opens a transaction of its own and guards can lock
    the pages of a deletion before it begins.

    :param queryset_class: changed in place; a second call changes nothing more.
    """
    delete = queryset_class.delete
    if hasattr(delete, "outside_transaction"):
        return

    @wraps(delete)
    @transaction.atomic
    def wrapped(nodes, *args, **kwargs):
        if issubclass(nodes.model, Page):
            lock_branches(nodes)
        return delete(nodes, *args, **kwargs)

    wrapped.outside_transaction = delete
    queryset_class.delete = wrapped


def refuse_or_record_deletion(sender, instance, **kwargs):
    """Before a page is deleted: it is neither public nor frozen, and if it has evidence, one row more.

    The row of the page is locked first: a release that is under way is waited for. Not for deletion
    yet, which whoever holds the chain might wait for: other rows refer to the page.
    """
    page = lock_page(instance.pk)
    if page is None:
        return
    if refusal := refusal_to_delete(page):
        raise PermissionDenied(refusal)
    if Evidence.objects.filter(page_id=page.pk).exists():
        record(Evidence.Action.DELETE, page=page, user=acting_user())


def refuse_loss_of_revision(sender, instance, origin, **kwargs):
    """Before a revision is deleted; those of a page that is deleted go with it."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if not issubclass(model, Page) and is_needed(instance):
        raise PermissionDenied(
            _("This revision is public, scheduled or in review, or shows who wrote the text.")
        )
