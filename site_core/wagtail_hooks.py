from wagtail.snippets.models import register_snippet

from site_core.viewsets import FriendLinkViewSet

register_snippet(FriendLinkViewSet)
