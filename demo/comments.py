"""What readers of the demo have written under its articles, and what the editors made of it."""

from comments.models import Comment, SensitiveTerm
from comments.services import decide, post, report

TERMS = ("代写", "刷单", "加微信")


class CommentLoader:
    """Writes comments as readers and moderators do, through the services.

    :param people: users by user name.
    :param articles: public articles by key.
    """

    def __init__(self, people, articles):
        self.people, self.articles = people, articles
        self.written = 0

    def load(self, entries):
        for term in TERMS:
            SensitiveTerm.objects.create(term=term)
        for entry in entries:
            comment = self._write(entry, self.articles[entry["article"]])
            for reply in entry.get("replies", []):
                self._write(reply, comment.page, parent=comment)

    def _write(self, entry, page, parent=None):
        self.written += 1
        comment = post(
            page,
            entry["text"].strip(),
            author=self.people[entry["by"]],
            parent=parent,
            form_key=f"demo-{self.written}",
            moderate_first=True,
        )
        if entry["state"] != comment.status:
            status = Comment.Status(entry["state"])
            decide([comment.pk], self.people["author"], status, entry.get("reason", ""))
        if complaint := entry.get("reported"):
            report(comment, self.people[complaint["by"]], complaint["reason"])
        return comment
