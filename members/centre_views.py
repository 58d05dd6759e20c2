"""The member centre: what a person sees and changes about themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.accounts.profile_form import ProfileForm
from members.centre import sections_of
from members.kept_forms.keeping import login_required_keeping_form, sent_form
from members.notices import latest_notices, mark_all_read


@login_required_keeping_form
@require_http_methods(["GET", "HEAD", "POST"])
def centre(request):
    """/accounts/: the profile, and whatever the rooms above add."""
    form = ProfileForm(sent_form(request), instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile has been saved."))
        return redirect("member_centre")
    context = {
        "form": form,
        "notices": latest_notices(request.user),
        "sections": sections_of(request.user),
        "may_edit": request.user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "members/centre.html", context)


@login_required
@require_POST
def notices_read(request):
    """/accounts/notices/read/: the person has read all there is."""
    mark_all_read(request.user)
    return redirect("member_centre")
