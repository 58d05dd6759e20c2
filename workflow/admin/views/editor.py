"""The editing forms of pages: Wagtail's, which lose nothing and say what is wrong where nobody looks."""

import json
from functools import partial
from http import HTTPStatus
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_user_display_name, set_query_params
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from members.kept_forms.admin_form import say_kept, say_not_shown, shown
from members.kept_forms.keeping import forget, kept_form
from site_core.models import BasePage

NEW_PAGE = "new_page"  # the field that names the page a form is going to make
NAMES_OF_NEW_PAGES = UUID("5f0d6a52-6c0e-4a39-9a53-0c2f6f1b7d41")


class KeptFormMixin:
    """What was kept for the person comes back in the form, unsaved; see `members.kept_forms.keeping`.

    A form that saves itself is told why it could not, by the names of the fields.
    """

    kept = None

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as refusal:
            if not self.expects_json_response:
                raise
            transaction.set_rollback(True)
            words = str(refusal) or _("You may not change this page any more.")
            return self.json_error_response("locked", words)

    def get(self, request, *args, **kwargs):
        if "fresh" not in request.GET:
            self.kept = kept_form(request)
        if self.kept is None:
            return super().get(request, *args, **kwargs)
        fresh = self.form_class
        self.form_class = partial(fresh, self.kept)
        get = partial(super().get, request, *args, **kwargs)
        if response := shown(get):
            say_kept(request, self.get_kept_message())
            return response
        self.kept, self.form_class = None, fresh
        say_not_shown(request)
        return get()

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        has_arrived = response.status_code == HTTPStatus.FOUND
        if has_arrived or (self.expects_json_response and response.status_code == HTTPStatus.OK):
            forget(request)
        return response

    def get_kept_message(self):
        return _("This is what you had written. It has not been saved yet.")

    def get_context_data(self, **kwargs):
        if self.kept is not None:
            # As Wagtail does with a form that was sent: a draft need not be complete.
            self.form.defer_required_fields()
            self.form.is_valid()
            self.form.restore_required_fields()
            self.has_unsaved_changes = True
        return super().get_context_data(**kwargs)

    def json_error_response(self, error_code, error_message):
        if error_code == "validation_error":
            error_message = _("Not saved. Please look at: %(places)s") % {
                "places": "；".join(troubles(self.form))
            }
        if error_code == "invalid_revision" and (other := self.get_other_writer()):
            error_message = _(
                "%(name)s has saved this page since. Yours is not saved: press the button to compare."
            ) % {"name": other}
        return super().json_error_response(error_code, error_message)

    def get_other_writer(self) -> str:
        """The name of somebody else who saved the page last; empty for a new page, or one's own."""
        newest = getattr(self, "latest_revision", None)
        if newest is None or newest.user is None or newest.user == self.request.user:
            return ""
        return get_user_display_name(newest.user)


def troubles(form) -> list[str]:
    """What is wrong with a form of a page, a field each: its name, and the words about it."""
    found = [_trouble(form, name, errors) for name, errors in form.errors.items()]
    for formset in form.formsets.values():
        row_name = formset.model._meta.verbose_name
        for number, row in enumerate(formset.forms, start=1):
            where = _("%(row)s %(number)d") % {"row": row_name, "number": number}
            found += [
                f"{where}{_trouble(row, name, errors)}" for name, errors in row.errors.items()
            ]
        found += formset.non_form_errors()
    return found


def _trouble(form, name, errors) -> str:
    """The field's label; its words too, where they are words and no markup of a body."""
    words = "".join(map(str, errors))
    if name not in form.fields:
        return words
    label = f"“{form.fields[name].label}”"
    return label if "<" in words or not words else f"{label}{words}"


class PageCreateView(KeptFormMixin, CreateView):
    """A form that arrives twice makes one page: the answer to its first saving may have been lost.

    The second goes on with the page of the first, for the same person only: whose it is and where it
    was opened are part of the page's key, so nobody reaches another page by what they send.
    """

    def post(self, request, *args, **kwargs):
        name = request.POST.get(NEW_PAGE)
        if not name:
            return super().post(request, *args, **kwargs)
        key = uuid5(NAMES_OF_NEW_PAGES, f"{request.user.pk} {request.path} {name}")
        made = Page.objects.filter(translation_key=key).first()
        if made and _is_last_saved_by(request.user, made):
            return self.go_on_with(made)
        if made is None:
            self.page.translation_key = key
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except IntegrityError:
            # Both arrived at once.
            made = Page.objects.filter(translation_key=key).first()
            if made is None:
                raise
        return self.go_on_with(made)

    def go_on_with(self, page):
        return NewPageEditView.as_view()(self.request, page.pk)

    def get_context_data(self, **kwargs):
        sent = self.kept or self.request.POST
        name = sent.get(NEW_PAGE) or uuid4().hex
        return super().get_context_data(**kwargs) | {NEW_PAGE: name}


def _is_last_saved_by(user, page) -> bool:
    """False when somebody else has written in the page: that is not gone over, a page of its own is made."""
    return page.latest_revision is not None and page.latest_revision.user_id == user.pk


class PageEditView(KeptFormMixin, EditView):
    def get_kept_message(self):
        loaded = self.kept.get("overwrite_revision_id") or self.kept.get("loaded_revision_id")
        other = self.get_other_writer()
        if other and str(self.latest_revision.pk) != loaded:
            return _(
                "This is what you had written. It has not been saved yet, and %(name)s has saved the"
                " page since: compare the versions in the history before you save."
            ) % {"name": other}
        return super().get_kept_message()


class NewPageEditView(PageEditView):
    """For a form of a page that did not exist yet when the form was opened."""

    def post(self, request, *args, **kwargs):
        # The form brings all rows anew and knows none of their numbers.
        for rows in self.form_class.formsets:
            getattr(self.page, rows).set([])
        response = super().post(request, *args, **kwargs)
        if not self.expects_json_response or response.status_code != HTTPStatus.OK:
            return response
        # The script learns, as from the answer that was lost, where the form belongs now.
        url = self.get_edit_url()
        places = {"url": url, "hydrate_url": set_query_params(url, {"_w_hydrate_create_view": "1"})}
        return JsonResponse(json.loads(response.content) | places)


class EditorViewSet(PageViewSet):
    """Of every page type of ours."""

    model = BasePage
    parent_models = ()  # the explorer stays as it is
    add_view_class = PageCreateView
    edit_view_class = PageEditView

    def get_common_view_kwargs(self, **kwargs):
        # The other views ask the database for it, as they do without this viewset.
        return super().get_common_view_kwargs(**{"model": Page, **kwargs})
