"""A small site with a text in each state, and the question whether anything of it changed in public."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from wagtail.models import Page, TaskState

from articles.models import ArticlePage
from tests.factories import ArticleFactory, ColumnFactory
from workflow.models import Release
from workflow.services import submit, take_down
from workflow.verification import live_problems

UNREVIEWED = "未审"  # in every title and text that no reader may see


@dataclass
class Scene:
    """Keys only: each door reads its pages anew, as a request would."""

    column: int
    other_column: int
    draft: int
    in_review: int
    task_state: int
    public: int
    taken_down: int

    def page(self, name):
        """The page in the state `name`, as it is stored."""
        return ArticlePage.objects.get(pk=getattr(self, name))

    def open_stage(self):
        return TaskState.objects.get(pk=self.task_state)


def set_scene(home_page, author, superuser) -> Scene:
    """A draft, a text in its first stage, a public one with an unreviewed change, one taken down."""
    column = ColumnFactory(parent=home_page, title="理论研究", released=True)
    other = ColumnFactory(parent=home_page, title="新闻动态", released=True)
    draft = ArticleFactory(parent=column, owner=author, title="未审的草稿")
    in_review = ArticleFactory(parent=column, owner=author, title="未审完的稿件")
    state = submit(in_review, author)
    public = ArticleFactory(parent=column, owner=author, title="公开的文章", released=True)
    public.title = "未审的改动"
    public.save_revision(user=author)
    taken_down = ArticleFactory(parent=column, owner=author, title="未审即撤", released=True)
    take_down(taken_down, superuser, "内容有误")
    return Scene(
        column=column.pk,
        other_column=other.pk,
        draft=draft.pk,
        in_review=in_review.pk,
        task_state=state.current_task_state.pk,
        public=public.pk,
        taken_down=taken_down.pk,
    )


def public_state():
    """What is public: pages with their live revisions and titles, and how many releases there are."""
    pages = Page.objects.filter(live=True).order_by("pk")
    return list(pages.values_list("pk", "live_revision_id", "title")), Release.objects.count()


def in_place_changes() -> list[str]:
    """What `verify_live` says of pages."""
    return [line for line in live_problems() if "页面" in line]


def readers_see(scene) -> str:
    """Everything a reader finds at the addresses where the scene's texts could turn up."""
    reader = Client()
    reader.raise_request_exception = True
    addresses = ["/", reverse("site_feed"), reverse("sitemap")]
    addresses += [page.url for page in Page.objects.filter(pk=scene.column)]
    for name in ("draft", "in_review", "public", "taken_down"):
        page = scene.page(name)
        addresses += [page.url or "/", reverse("permanent_address", args=[page.pk])]
    answers = [reader.get(address, follow=True) for address in addresses]
    return "\n".join(
        b"".join(answer).decode() if answer.streaming else answer.content.decode()
        for answer in answers
        if answer.status_code == 200
    )
