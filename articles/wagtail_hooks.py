from wagtail.snippets.models import register_snippet

from articles.viewsets import AuthorViewSet, SidebarBoxViewSet

register_snippet(AuthorViewSet)
register_snippet(SidebarBoxViewSet)
