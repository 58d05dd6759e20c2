"""Marking an article as a favourite: one page that is stored for nobody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import favourites
from articles.models import ArticlePage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def favourite(request, page_id):
    """/a/<id>/favourite/: asks whether to mark or unmark an article, and does it when sent."""
    article = get_object_or_404(ArticlePage.objects.live().public().defer("body"), pk=page_id)
    if request.method != "POST":
        context = {
            "article": article,
            "is_favourite": favourites.is_favourite(request.user, article),
        }
        return render(request, "articles/favourite.html", context)
    with transaction.atomic():
        if request.POST.get("wanted") == "no":
            favourites.unmark(request.user, article)
            messages.success(request, _("The article is no longer among your favourites."))
        else:
            favourites.mark(request.user, article)
            messages.success(request, _("The article is among your favourites now."))
    return redirect("favourite", page_id=article.pk)
