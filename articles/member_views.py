"""What members may read and the public may not, at an address that is stored for nobody."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from articles.models import ArticlePage
from site_core.views import reading_only


@reading_only
@never_cache
@login_required
def full_text(request, page_id):
    """/a/<id>/full/: the whole of an article whose public page only says what it is about."""
    article = get_object_or_404(ArticlePage.objects.live().public(), pk=page_id)
    if article.is_open_to_everybody:
        return redirect(article.get_url(request))
    if not article.may_be_read_by(request.user):
        return render(request, "articles/not_open.html", {"article": article}, status=403)
    request.is_preview = False
    response = article.serve(request, is_open_to_reader=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
