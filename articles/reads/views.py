"""The beacon of an article page: counts the read, and answers how often the article was read."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.reads.counting import note_read, reads_of
from articles.reads.readers import is_robot


@csrf_exempt  # pages are stored for everybody and hold no token; a read changes nothing of anybody's
@require_POST
@never_cache
def count_read(request, page_id):
    """POST /reads/<id>/: JSON with the number, or 204 where there is none to tell."""
    number = reads_of(page_id)
    if number is None:
        return HttpResponse(status=204)
    if not is_robot(request):
        note_read(request, page_id)
    return JsonResponse({"reads": number})
