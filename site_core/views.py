"""Public pages that are not Wagtail pages, and what a reader sees when something is wrong."""

import posixpath
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.static import serve as serve_file

from wagtail.documents.views.serve import serve as wagtail_serve_document
from wagtail.views import serve as wagtail_serve

from site_core.files.downloads import content_disposition, ranged

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# Documents are not among them: they have an address that asks who may have them. Nor are originals
# of pictures, which hold what the camera wrote; sizes without that are shown everywhere.
PUBLIC_MEDIA = ("images", "avatar_images")


def method_not_allowed(request, methods):
    """405 with our page, which names the `methods` that would do."""
    response = render(request, "405.html", status=405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def reading_only(view):
    """For public pages: any method that would change something answers 405 with our page.

    Exempt from the CSRF check, which would answer 403 before this has its say; nothing here
    changes anything.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method not in SAFE_METHODS:
            return method_not_allowed(request, SAFE_METHODS)
        return view(request, *args, **kwargs)

    return wrapped


serve_page = reading_only(wagtail_serve)


@reading_only
def serve_document(request, document_id, filename):
    """A document, or a part of it. One that only some may have is stored by nobody on its way."""
    response = wagtail_serve_document(request, document_id, filename)
    if "Content-Disposition" in response.headers:
        response.headers["Content-Disposition"] = content_disposition(filename)
        del response.headers["Content-Encoding"]  # of which Wagtail says “None”
    response = ranged(request, response)
    if request.session.accessed:
        add_never_cache_headers(response)
    return response


@reading_only
def serve_media(request, path):
    """Uploaded pictures, where no web server stands in front of this one."""
    if posixpath.normpath(path).lstrip("/").split("/")[0] not in PUBLIC_MEDIA:
        raise Http404
    return serve_file(request, path, document_root=settings.MEDIA_ROOT)


@reading_only
def robots(request):
    """robots.txt: everything public may be indexed; the admin is named nowhere else."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def csrf_failure(request, reason="", kept=False):
    """A form was sent without a valid token; `kept`: what it held is there again at its address."""
    context = {"form_expired": True, "form_kept": kept}
    return render(request, "403.html", context, status=403)


def server_error(request):
    """500, without database, context processors or anything else that may be what is broken."""
    return _plain_page("500.html", 500)


def busy(request):
    """503: somebody else is at it. As plain as 500; the database is what is waited for."""
    response = _plain_page("503.html", 503)
    response.headers["Retry-After"] = "10"
    return response


def _plain_page(name, status):
    html = (settings.BASE_DIR / "templates" / name).read_text(encoding="utf-8")
    return HttpResponse(html, status=status)
