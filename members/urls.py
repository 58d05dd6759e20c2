"""Everything about one's own account, under /accounts/. Nothing here is stored by anybody."""

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls

from django.urls import include, path
from django.views.decorators.cache import never_cache

from wagtail.utils.urlpatterns import decorate_urlpatterns

from members import centre_views
from members.accounts import personal_data_views
from members.kept_forms.views import back, keep_typed, standing
from members.organisations import views as organisation_views

urlpatterns = decorate_urlpatterns(
    [
        path("", centre_views.centre, name="member_centre"),
        path("notices/read/", centre_views.notices_read, name="notices_read"),
        path("standing/", standing, name="login_standing"),
        path("back/", back, name="logged_in_again"),
        path("kept/", keep_typed, name="keep_typed"),
        path("data/", personal_data_views.download, name="member_data"),
        path("close/", personal_data_views.close, name="member_close"),
        path(
            "signup/organisation/",
            organisation_views.OrganisationSignupView.as_view(),
            name="organisation_signup",
        ),
        path("organisation/", organisation_views.organisation, name="organisation"),
        path(
            "organisation/seats/<key:seat_id>/",
            organisation_views.seat_take_back,
            name="seat_take_back",
        ),
        path("seats/<key:seat_id>/", organisation_views.seat_answer, name="seat_answer"),
        path("", include(account_urls)),
        path("2fa/", include(mfa_urls)),
    ],
    never_cache,
)
