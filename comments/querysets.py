"""Which comments, in which order."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.query import QuerySet

from wagtail.models import Page


class CommentQuerySet(QuerySet):
    """Comments, oldest first unless said otherwise."""

    def public(self):
        """Approved ones; a reply only while what it answers is public too."""
        approved = self.model.Status.APPROVED
        return self.filter(status=approved).filter(
            Q(parent=None) | Q(parent__status=approved),
        )

    def pending(self):
        return self.filter(status=self.model.Status.PENDING)

    def under(self, page):
        """The public conversation of `page`: comments with their replies as `public_replies`."""
        replies = Prefetch(
            "replies", queryset=self.model.objects.public(), to_attr="public_replies"
        )
        return self.public().filter(page=page, parent=None).prefetch_related(replies)

    def newest(self):
        return self.order_by("-created_at", "-pk")

    def reported(self):
        return self.filter(reports__settled_at=None, reports__isnull=False).distinct()

    def for_moderation(self):
        """With what the queue shows of each: page, author, open reports, the author's record."""
        status = self.model.Status
        return (
            self.select_related("page", "author", "decided_by", "parent", "parent__author")
            .prefetch_related(Prefetch("reports", to_attr="all_reports"))
            .annotate(
                approved_of_author=self._of_same_author(status.APPROVED),
                refused_of_author=self._of_same_author(status.REJECTED, status.REMOVED),
            )
        )

    def _of_same_author(self, *statuses):
        return Count(
            "author__comments", filter=Q(author__comments__status__in=statuses), distinct=True
        )

    def of_author_and_not_settled(self, user):
        """Those that `user` can still take away."""
        if not user.is_authenticated:
            return self.none()
        status = self.model.Status
        return self.filter(author=user, status__in=(status.PENDING, status.APPROVED))

    def on_public_pages(self):
        """Those whose page readers can open."""
        live = Page.objects.live().public().filter(pk=OuterRef("page"))
        return self.filter(Exists(live))
