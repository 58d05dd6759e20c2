"""Addresses of comments, below /comments/. None of them is ever stored."""

from captcha.views import captcha_image

from django.urls import re_path

from comments import views
from site_core.views import reading_only

KEY = r"[1-9][0-9]{0,17}"

urlpatterns = [
    re_path(rf"^(?P<page_id>{KEY})/new/$", views.write, name="comment_new"),
    re_path(rf"^(?P<comment_id>{KEY})/$", views.one_comment, name="comment"),
    re_path(
        r"^captcha/(?P<key>[0-9a-f]{40})\.png$",
        reading_only(captcha_image),
        {"scale": 1},
        name="comment_captcha",
    ),
]
