"""Public views of articles."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles.models import ArticlePage


def permanent_address(request, page_id):
    """/a/<id>/: the short address that stays when an article is renamed or moved."""
    # One that was taken down says so here: its address may be that of a draft by now.
    once_public = ArticlePage.objects.filter(first_published_at__isnull=False)
    article = get_object_or_404(once_public.defer("body"), pk=page_id)
    if not article.live:
        return article.serve_gone(request)
    address = article.get_url(request)
    if address is None:
        raise Http404
    return HttpResponsePermanentRedirect(address)
