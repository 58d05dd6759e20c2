"""Wagtail's screen of promoted results, where it does more than we can follow."""

from django.db import transaction

from wagtail.contrib.search_promotions.views import EditView
from wagtail.log_actions import log


class PromotionEditView(EditView):
    """Moves promotions to another query one by one: each is saved, so that each is evidence.

    Wagtail moves them with `update()`, which no receiver hears of.
    """

    def get_logged_parts(self):
        """What Wagtail logs in place of the query; see `members.kept_forms.admin_form`."""
        return list(self.object.editors_picks.all())

    @transaction.atomic
    def save_searchpicks(self, query, new_query):
        super().save_searchpicks(query, query)
        if query != new_query:
            for promotion in query.editors_picks.all():
                promotion.query = new_query
                promotion.save()
                log(promotion, "wagtail.edit")
