"""What happens to the rows of public pages, to their lists and to what these name, by whatever code."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from wagtail.models import Page

from site_core.pages.locking import take_turn
from workflow.guards.public_text import list_changed_by, page_changed_by, page_of
from workflow.guards.signed_references import public_pages_naming
from workflow.refusals import PUBLIC_ROW, PUBLIC_TEXT, page_names


def refuse_change_of_public_row(sender, instance, raw=False, **kwargs):
    """Before a row is saved: one of a public page is stored by its release only."""
    if not raw and page_changed_by(instance):
        raise PermissionDenied(PUBLIC_TEXT)


def refuse_loss_of_public_row(sender, instance, origin=None, **kwargs):
    """Before a row is deleted, by itself or with what it refers to: not while its page is public.

    A page that is deleted with its rows is refused by itself, in words of its own.

    :param origin: the object or queryset whose deletion brought the row along.
    """
    page = page_of(instance)
    if page and not _is_deleted(page, origin):
        raise PermissionDenied(PUBLIC_ROW % {"pages": page_names([page])})


def _is_deleted(page, origin) -> bool:
    if isinstance(origin, Page):
        return origin.pk == page.pk
    is_of_pages = isinstance(origin, QuerySet) and issubclass(origin.model, Page)
    return is_of_pages and origin.filter(pk=page.pk).exists()


def refuse_change_of_public_list(sender, instance, action, reverse, pk_set, **kwargs):
    """Before a list of a page changes, from either end: of a public page only to what was released.

    Fixtures are loaded by this way too, after the releases.
    """
    if action not in ("pre_add", "pre_remove", "pre_clear") or pk_set == set():
        return
    to_page, to_other = (field for field in sender._meta.fields if field.remote_field)
    if action == "pre_clear":
        end = to_other if reverse else to_page
        rows = sender._default_manager.filter(**{end.attname: instance.pk})
        pairs = rows.values_list(to_page.attname, to_other.attname)
    else:
        pairs = [(key, instance.pk) if reverse else (instance.pk, key) for key in pk_set]
    if list_changed_by(sender, pairs, adds=action == "pre_add"):
        raise PermissionDenied(PUBLIC_TEXT)


def refuse_loss_of_what_is_named(sender, instance, **kwargs):
    """Before an author, a column, a person is deleted: not while a public page names it.

    Django would empty the field, or take it off the list, without saving the page or the row.
    """
    # No release comes between the question and the deletion.
    take_turn()
    if pages := public_pages_naming(instance):
        raise PermissionDenied(PUBLIC_ROW % {"pages": page_names(pages)})


def refuse_new_name_of_keyword(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a keyword is saved: readers of a public page see its name."""
    if raw or not instance.pk or (update_fields is not None and "name" not in update_fields):
        return
    names = sender._default_manager.filter(pk=instance.pk).values_list("name", flat=True)
    if instance.name not in names and public_pages_naming(instance):
        raise PermissionDenied(PUBLIC_TEXT)
