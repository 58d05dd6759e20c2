"""Loads the demo site: through services and the real workflow, so that it is what an office would
have made by hand."""

from datetime import timedelta
from pathlib import Path

import yaml

from django.contrib.auth.models import Group
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone

from wagtail.models import Site

from articles.models import (
    ArticlePage,
    Author,
    CategoryIndexPage,
    PinnedArticle,
    SidebarBox,
    SidebarBoxArticle,
)
from articles.search_terms import collect_search_terms
from articles.services import create_column, create_draft
from demo.accounts import ACCOUNTS, DEMO_PASSWORD
from demo.body import stream_data
from home.models import HomePage, StandardPage
from members.models import User
from site_core.models import (
    ContactLine,
    FooterLink,
    FriendLink,
    FriendLinkGroup,
    SiteDocument,
    SiteImage,
    SiteSettings,
)
from workflow.services import (
    confirm_emergency,
    request_emergency,
    retract,
    return_to_author,
    sign_off,
    submit,
)

DEMO_DIR = Path(__file__).resolve().parent
CONTENT_DIR = DEMO_DIR / "content"
REVIEWER_NAMES = ("first", "second", "final")
# How many stages a text in each state has passed.
SIGNATURES = {
    "first_review": 0,
    "second_review": 1,
    "final_review": 2,
    "published": 3,
    "corrected": 3,
    "retracted": 3,
}
IMAGES = {
    "desk": ("编辑案头", "灯下的书桌上摊开一页手稿，旁边放着一支红笔。"),
    "flow-chart": (
        "收文办理流程图",
        "收文办理流程图：签收登记、初审、拟办、批示、承办、办结归档依次相接。",
    ),
    "bar-chart": (
        "各文种来稿数量",
        "条形图：通知86篇，请示64篇，函58篇，纪要47篇，报告41篇，通报22篇，其他18篇。",
    ),
}
DOCUMENTS = {"submission-guide": "《文枢》投稿格式说明"}


def is_loaded() -> bool:
    """Whether the site has columns already, the demo's or an office's own."""
    return CategoryIndexPage.objects.exists()


@transaction.atomic
def load(report=lambda message: None):
    """Load everything or, when anything fails, nothing.

    :param report: called with a line of progress before each longer step.
    """
    DemoLoader(report).load()


class DemoLoader:
    """One run of loading. The attributes map the keys of the YAML files to what was made of them."""

    def __init__(self, report):
        self.report = report
        self.site = Site.objects.get(is_default_site=True)
        self.home = HomePage.objects.get(pk=self.site.root_page_id)
        self.people, self.authors, self.columns, self.articles = {}, {}, {}, {}
        self.images, self.documents = {}, {}

    def load(self):
        self.report("演示账号、作者、图片 …")
        self._load_people()
        self._load_media()
        site = _read("site.yaml")
        for entry in site["authors"]:
            author = Author.objects.create(
                name=entry["name"], unit=entry["unit"], biography=entry["biography"]
            )
            self.authors[entry["key"]] = author
        self.report("栏目和页脚页面，逐一送审并经三审发布 …")
        self._load_columns(_read("columns.yaml"))
        self._load_standard_pages(_read("pages.yaml"))
        paths = sorted((CONTENT_DIR / "articles").glob("*.yaml"))
        for number, path in enumerate(paths, start=1):
            self.report(f"文章 {number}/{len(paths)} …")
            self._load_article(path.stem, _read(path.relative_to(CONTENT_DIR)))
        self._load_chrome(site)
        collect_search_terms()
        # Only now: loading is no event to write a hundred mails about.
        for person in self.people.values():
            person.email = f"{person.username}@example.org"
            person.save()

    def _load_people(self):
        for account in ACCOUNTS:
            person = User(
                username=account.username,
                name=account.name,
                is_superuser=account.is_superuser,
            )
            person.set_password(DEMO_PASSWORD)
            person.save()
            if account.group:
                person.groups.add(Group.objects.get(name=account.group))
            self.people[account.username] = person

    def _load_media(self):
        for key, (title, description) in IMAGES.items():
            with (DEMO_DIR / "images" / f"{key}.webp").open("rb") as file:
                self.images[key] = SiteImage.objects.create(
                    title=title,
                    description=description,
                    credit="本站绘制",
                    licence="自有",
                    file=ImageFile(file, name=f"{key}.webp"),
                    uploaded_by_user=self.people["author"],
                )
        for key, title in DOCUMENTS.items():
            with (DEMO_DIR / "files" / f"{key}.pdf").open("rb") as file:
                document = SiteDocument(title=title, file=File(file, name=f"{key}.pdf"))
                document.uploaded_by_user = self.people["author"]
                document.save()
                self.documents[key] = document

    def _load_columns(self, entries):
        for entry in entries:
            parent = self.columns.get(entry["parent"], self.home)
            column = create_column(
                parent=parent,
                user=self.people["manager"],
                title=entry["title"],
                column_class=entry["column_class"],
                introduction=entry["introduction"],
                layout=entry["layout"],
                show_in_menus=entry["in_menu"],
            )
            self._review(column, self.people["manager"], signatures=3)
            self.columns[entry["key"]] = CategoryIndexPage.objects.get(pk=column.pk)

    def _load_standard_pages(self, entries):
        settings = SiteSettings.for_site(self.site)
        for order, entry in enumerate(entries):
            page = StandardPage(
                title=entry["title"], owner=self.people["manager"], body=self._body(entry)
            )
            self.home.add_child(instance=page)
            page.save_revision(user=self.people["manager"], log_action=True)
            self._review(page, self.people["manager"], signatures=3)
            if entry["in_footer"]:
                FooterLink.objects.create(settings=settings, page=page, sort_order=order)

    def _load_article(self, key, entry):
        author = self.people["author"]
        article = create_draft(
            column=self.columns[entry["column"]],
            user=author,
            title=entry["title"],
            kicker=entry.get("kicker", ""),
            subtitle=entry.get("subtitle", ""),
            summary=entry["summary"],
            source=entry.get("source", ""),
            responsible_editor=self.people["manager"].name,
            lead_image=self.images.get(entry.get("lead_image")),
            authors=[self.authors[author_key] for author_key in entry["authors"]],
            keywords=entry["keywords"],
            also_in=[self.columns[column_key] for column_key in entry.get("also_in", [])],
            body=self._body(entry),
        )
        self._bring_into_state(article, author, entry)
        article = ArticlePage.objects.get(pk=article.pk)
        if entry.get("pinned"):
            self._pin(article, self.columns[entry["column"]])
        self.articles[key] = article

    def _bring_into_state(self, article, author, entry):
        """What an office would have done to the draft since it was written."""
        state = entry["state"]
        if state == "returned":
            task_state = submit(article, author).current_task_state
            return_to_author(task_state, self.people["first"], entry["return_reason"])
        elif state == "scheduled":
            release_at = timezone.now() + timedelta(days=entry["release_in_days"])
            self._review(article, author, signatures=3, release_at=release_at)
        elif state == "emergency":
            request_emergency(article, self.people["manager"], entry["emergency_reason"])
            confirm_emergency(article, self.people["final"])
        elif state != "draft":
            self._review(article, author, signatures=SIGNATURES[state])
        if state == "corrected":
            article = ArticlePage.objects.get(pk=article.pk)
            article.body = stream_data(
                entry["corrected_body"], images=self.images, documents=self.documents
            )
            article.correction_note = entry["correction_note"]
            article.save_revision(user=author)
            self._review(article, author, signatures=3)
        elif state == "retracted":
            retract(article, self.people["final"], entry["retraction_reason"])

    def _pin(self, article, column):
        """Pinning changes the column's page, so it passes the stages like any other change."""
        column = CategoryIndexPage.objects.get(pk=column.pk)
        column.pinned_articles.add(PinnedArticle(article=article))
        column.save_revision(user=self.people["manager"])
        self._review(column, self.people["manager"], signatures=3)

    def _review(self, page, author, *, signatures, release_at=None):
        workflow_state = submit(page, author)
        for name in REVIEWER_NAMES[:signatures]:
            workflow_state.refresh_from_db()
            last = name == REVIEWER_NAMES[-1]
            sign_off(
                workflow_state.current_task_state,
                self.people[name],
                "同意。",
                release_at=release_at if last else None,
            )

    def _body(self, entry):
        return stream_data(entry["body"], images=self.images, documents=self.documents)

    def _load_chrome(self, site):
        settings = SiteSettings.for_site(self.site)
        entry = dict(site["settings"])
        phones, email = entry.pop("phones"), entry.pop("email")
        entry |= {"icp_number": entry.pop("icp"), "police_number": entry.pop("police")}
        for name, value in entry.items():
            setattr(settings, name, value)
        settings.save()
        lines = [(ContactLine.Kind.PHONE, phone["label"], phone["number"]) for phone in phones]
        lines.append((ContactLine.Kind.EMAIL, "电子邮箱", email))
        for order, (kind, label, value) in enumerate(lines):
            ContactLine.objects.create(
                settings=settings, kind=kind, label=label, value=value, sort_order=order
            )
        for order, group in enumerate(site["friend_link_groups"]):
            friend_links = FriendLinkGroup(name=group["title"], sort_order=order)
            friend_links.links = [
                FriendLink(name=link["title"], url=link["url"], sort_order=position)
                for position, link in enumerate(group["links"])
            ]
            friend_links.save()
        for order, entry in enumerate(site["sidebar_boxes"]):
            box = SidebarBox(title=entry["title"], kind=entry["kind"], sort_order=order)
            box.column = self.columns.get(entry.get("column"))
            box.count = entry.get("count", box.count)
            box.picks = [
                SidebarBoxArticle(article=self.articles[key], sort_order=position)
                for position, key in enumerate(entry.get("articles", []))
            ]
            box.save()


def _read(path):
    return yaml.safe_load((CONTENT_DIR / path).read_text(encoding="utf-8"))
