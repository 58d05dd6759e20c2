"""Public views of articles."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles.models import ArticlePage


def permanent_address(request, page_id):
    """/a/<id>/: the short address that stays when an article is renamed or moved."""
    article = get_object_or_404(ArticlePage.objects.live().defer("body"), pk=page_id)
    address = article.get_url(request)
    if address is None:
        raise Http404
    return HttpResponsePermanentRedirect(address)
