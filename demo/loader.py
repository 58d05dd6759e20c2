"""Loads the demo site: through services and the real workflow, so that it is what an office would
have made by hand."""

from pathlib import Path

import yaml

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from wagtail.models import Site

from articles.models import (
    ArticlePage,
    Author,
    CategoryIndexPage,
    PinnedArticle,
    SidebarBox,
    SidebarBoxArticle,
)
from articles.search.terms import collect_search_terms
from articles.services import create_column, create_draft
from demo.accounts import ACCOUNTS, DEMO_PASSWORD, author_of, reviewers_of
from demo.body import stream_data
from demo.comments import CommentLoader
from demo.front_page import sections_data
from demo.media import load_document, load_image
from demo.organisations import OrganisationLoader
from demo.reads import load_reads
from demo.states import Cast, bring_into_state, review
from home.models import HomePage, StandardPage
from members.models import User
from site_core.models import ContactLine, FooterLink, FriendLink, FriendLinkGroup, SiteSettings

CONTENT_DIR = Path(__file__).resolve().parent / "content"
PRIVACY_PAGE = "privacy"


def is_loaded() -> bool:
    """Whether the site has columns already, the demo's or an office's own."""
    return CategoryIndexPage.objects.exists()


@transaction.atomic
def load(report=lambda part, done, total: None):
    """Load everything or, when anything fails, nothing.

    :param report: called after each step, as `demo.progress.LoadingBar` is.
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
        self.steps_done = self.steps = 0

    def load(self):
        site, media = read_content("site.yaml"), read_content("media.yaml")
        columns, pages = read_content("columns.yaml"), read_content("pages.yaml")
        articles = read_articles()
        images, documents = media["images"], media["documents"]
        parts = (ACCOUNTS, images, documents, columns, pages, articles)
        self.steps = sum(map(len, parts))

        self._load_people()
        for entry in self._each("图片和文件", images):
            self.images[entry["key"]] = load_image(entry, self.people["author"])
        for entry in self._each("图片和文件", documents):
            self.documents[entry["key"]] = load_document(entry, self.people["author"])
        self._load_authors(site["authors"])
        for entry in self._each("栏目，经三审发布", columns):
            self._load_column(entry)
        self._load_standard_pages(pages)
        for order, (key, entry) in enumerate(self._each("文章，经三审发布", articles.items())):
            self._load_article(key, entry, order)
        self._pin(articles)
        self._arrange_front_page()
        self._load_chrome(site)
        collect_search_terms()
        CommentLoader(self.people, self.articles).load(read_content("comments.yaml"))
        load_reads()
        # Only now: loading is no event to write a hundred mails about.
        for person in self.people.values():
            person.email = f"{person.username}@example.org"
            person.save()
        OrganisationLoader(self.people).load(read_content("organisations.yaml"))

    def _each(self, part, entries):
        """Hand the entries on, one by one, and report how far the loading has come."""
        for entry in entries:
            yield entry
            self.steps_done += 1
            self.report(part, self.steps_done, self.steps)

    def _load_people(self):
        password = make_password(DEMO_PASSWORD)  # once: hashing is slow on purpose
        for account in self._each("演示账号", ACCOUNTS):
            person = User.objects.create(
                username=account.username,
                name=account.name,
                is_superuser=account.is_superuser,
                password=password,
            )
            if account.group:
                person.groups.add(Group.objects.get(name=account.group))
            self.people[account.username] = person

    def _load_authors(self, entries):
        for entry in entries:
            self.authors[entry["key"]] = Author.objects.create(
                name=entry["name"], unit=entry["unit"], biography=entry["biography"]
            )

    def _load_column(self, entry):
        column = create_column(
            parent=self.columns.get(entry["parent"], self.home),
            user=self.people["manager"],
            title=entry["title"],
            column_class=entry["column_class"],
            introduction=entry["introduction"],
            update_cycle_days=entry.get("update_cycle_days"),
            responsible_editor=self.people[entry["responsible"]],
            layout=entry["layout"],
            show_in_menus=entry["in_menu"],
        )
        review(column, self._cast("manager", order=len(self.columns)))
        self.columns[entry["key"]] = CategoryIndexPage.objects.get(pk=column.pk)

    def _load_standard_pages(self, entries):
        settings = SiteSettings.for_site(self.site)
        for order, entry in enumerate(self._each("页脚页面，经三审发布", entries)):
            page = StandardPage(
                title=entry["title"], owner=self.people["manager"], body=self._body(entry["body"])
            )
            self.home.add_child(instance=page)
            page.save_revision(user=self.people["manager"], log_action=True)
            review(page, self._cast("manager", order))
            if entry["in_footer"]:
                FooterLink.objects.create(settings=settings, page=page, sort_order=order)
            if entry["key"] == PRIVACY_PAGE:
                settings.privacy_page = page
                settings.save()

    def _load_article(self, key, entry, order):
        authors = [self.authors[author_key] for author_key in entry["authors"]]
        cast = self._cast(author_of(order), order, byline=[author.name for author in authors])
        article = create_draft(
            column=self.columns[entry["column"]],
            user=cast.author,
            title=entry["title"],
            kicker=entry.get("kicker", ""),
            subtitle=entry.get("subtitle", ""),
            summary=entry["summary"],
            source=entry.get("source", ""),
            audience=entry.get("audience", ArticlePage.Audience.PUBLIC),
            responsible_editor=cast.manager.name,
            lead_image=self.images[entry["lead_image"]] if "lead_image" in entry else None,
            authors=authors,
            keywords=entry["keywords"],
            also_in=[self.columns[column_key] for column_key in entry.get("also_in", [])],
            attachments=[self.documents[document] for document in entry.get("attachments", [])],
            body=self._body(entry["body"]),
        )
        changed_body = entry.get("corrected_body") or entry.get("revised_body", [])
        bring_into_state(article, cast, entry, self._body(changed_body))
        self.articles[key] = ArticlePage.objects.get(pk=article.pk)

    def _pin(self, articles):
        """Pinning changes the column's page, so it passes the stages like any other change."""
        pinned = {}
        for key, entry in articles.items():
            if entry.get("pinned"):
                pinned.setdefault(entry["column"], []).append(self.articles[key])
        for order, (column_key, chosen) in enumerate(pinned.items()):
            column = CategoryIndexPage.objects.get(pk=self.columns[column_key].pk)
            column.pinned_articles = [PinnedArticle(article=article) for article in chosen]
            column.save_revision(user=self.people["manager"])
            review(column, self._cast("manager", order))

    def _arrange_front_page(self):
        home = HomePage.objects.get(pk=self.home.pk)
        home.sections = sections_data(
            read_content("home.yaml"),
            columns=self.columns,
            articles=self.articles,
            authors=self.authors,
        )
        home.save_revision(user=self.people["manager"], log_action=True)
        review(home, self._cast("manager", order=0))

    def _cast(self, author, order, byline=()):
        """The people who deal with the text that is number `order` of its kind."""
        reviewers = tuple(self.people[username] for username in reviewers_of(order, byline))
        return Cast(self.people[author], reviewers, self.people["manager"])

    def _body(self, blocks):
        return stream_data(blocks, images=self.images, documents=self.documents)

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


def read_content(name):
    """What a YAML file of the demo says."""
    return yaml.safe_load((CONTENT_DIR / name).read_text(encoding="utf-8"))


def read_articles() -> dict[str, dict]:
    """The articles by key, in the order in which they are loaded."""
    paths = sorted((CONTENT_DIR / "articles").glob("*.yaml"))
    return {path.stem: read_content(path.relative_to(CONTENT_DIR)) for path in paths}
