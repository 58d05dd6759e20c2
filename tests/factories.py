"""Things tests are about. Pages are drafts unless `released=True`."""

from contextlib import nullcontext
from io import BytesIO

import factory
from PIL import Image

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile

from wagtail.signal_handlers import disable_reference_index_auto_update

from articles.models import (
    ArticleByline,
    ArticlePage,
    Author,
    CategoryIndexPage,
    PinnedArticle,
    SidebarBox,
)
from home.models import StandardPage
from members.models import User
from site_core.models import SiteDocument, SiteImage
from tests.support.small_files import pdf_file
from workflow.models import Release
from workflow.services import release_without_review

PASSWORD = "correct horse battery staple"


class UserFactory(factory.django.DjangoModelFactory):
    """A person, in one group when `group` names it."""

    username = factory.Sequence(lambda number: f"user{number}")
    name = factory.Sequence(lambda number: f"用户{number}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def group(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))


def release(revision):
    """Make a revision public without its review, by the right a migration has."""
    release_without_review(revision, kind=Release.Kind.MIGRATION, reason="测试")


def pin(column, article, sort_order=0):
    """Keep `article` at the top of a public column, past the review that it would need."""
    PinnedArticle.objects.bulk_create(
        [PinnedArticle(column=column, article=article, sort_order=sort_order)]
    )


class PageFactory(factory.Factory):
    """A page under `parent`: a draft with one revision, or released."""

    title = factory.Sequence(lambda number: f"页面{number}")

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent, released=False, **fields):
        page = model_class(*args, **fields)
        # The index of references is not computed for what the next step computes anew.
        with disable_reference_index_auto_update() if released else nullcontext():
            parent.add_child(instance=page)
        with disable_reference_index_auto_update():
            revision = page.save_revision(user=page.owner)
        if released:
            release(revision)
            page = model_class.objects.get(pk=page.pk)
        return page


class ColumnFactory(PageFactory):
    title = factory.Sequence(lambda number: f"栏目{number}")

    class Meta:
        model = CategoryIndexPage


class ArticleFactory(PageFactory):
    title = factory.Sequence(lambda number: f"文章{number}")
    body = factory.List([("paragraph", "<p>办公室工作贵在准确。</p>")])
    bylines = factory.LazyFunction(lambda: [ArticleByline(name="编辑部")])

    class Meta:
        model = ArticlePage


class StandardPageFactory(PageFactory):
    body = factory.List([("paragraph", "<p>联系编辑部。</p>")])

    class Meta:
        model = StandardPage


class AuthorFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"作者{number}")
    unit = "云溪文理学院"

    class Meta:
        model = Author


class SidebarBoxFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"版块{number}")

    class Meta:
        model = SidebarBox


def picture_file(name="picture.png", colour="#a4281c", size=(40, 30)):
    """A small PNG."""
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return ImageFile(BytesIO(buffer.getvalue()), name=name)


class ImageFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"图片{number}")
    description = "一张示例图片"
    file = factory.LazyFunction(picture_file)

    class Meta:
        model = SiteImage


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"附件{number}")
    file = factory.Sequence(lambda number: pdf_file(text=f"附件{number}"))

    class Meta:
        model = SiteDocument
