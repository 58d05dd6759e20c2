"""A small site with one of everything that an address may be about."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from captcha.models import CaptchaStore

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone

from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Collection, Site, Task, UploadedFile, Workflow

from articles.favourites import mark
from articles.models import ArticlePage
from comments.models import SensitiveTerm
from comments.services import post, report
from home.bootstrap import EDITORS
from members.notices import notify
from members.organisations.seats import keep_seat
from search.models import SynonymGroup
from site_core.models import FriendLinkGroup, SiteImage
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    SidebarBoxFactory,
    UserFactory,
)
from tests.members.organisations import OTHER_CODE, admitted, applied
from tests.permissions.marks import HELD, PRIVATE, UNRELEASED
from workflow.models import ReviewPolicy
from workflow.services import request_emergency, set_policy, submit, take_down

FAVOURITE = "会员的收藏"  # of one member


def people(author, first_reviewer, final_reviewer, site_manager, superuser) -> dict:
    """One person for each role, by the role."""
    found = {
        role: UserFactory(username=mark, email=f"{mark}@example.org", name=HELD[role])
        for role, mark in PRIVATE.items()
    }
    return found | {
        "inactive": UserFactory(username="inactive", is_active=False),
        "colleague": UserFactory(username="colleague", group=EDITORS.name),
        "author": author,
        "first_reviewer": first_reviewer,
        "final_reviewer": final_reviewer,
        "site_manager": site_manager,
        "superuser": superuser,
    }


def things(column, cast) -> dict:
    """The keys that addresses ask for, by the names that the table gives them."""
    texts = _texts(column, cast)
    public = ArticlePage.objects.get(pk=texts["public"])
    return (
        texts
        | _comments(public, cast)
        | _chrome(column, cast)
        | _accounts(cast)
        | _organisations(cast)
        | _files(cast)
    )


def _texts(column, cast):
    """A text of the author in each state."""

    def article(**fields):
        return ArticleFactory(parent=column, owner=cast["author"], **fields)

    unreleased = [("paragraph", f"<p>{UNRELEASED}</p>")]
    draft, in_review, emergency = (article(body=unreleased) for _state in range(3))
    state = submit(in_review, cast["author"])
    request_emergency(
        emergency, cast["site_manager"], "台风今晚登陆，停课通知必须在审核之前告知师生。"
    )
    public = article(released=True)
    favourite = article(released=True, title=FAVOURITE)
    mark(cast["member"], favourite)
    for_members = article(released=True, audience="members")
    for_organisations = article(released=True, audience="organisations")
    withdrawn = article(released=True)
    take_down(withdrawn, cast["superuser"], "内容有误")
    workflow = Workflow.objects.get()
    return {
        "column": column.pk,
        "draft": draft.pk,
        "draft_revision": draft.latest_revision_id,
        "in_review": in_review.pk,
        "task_state": state.current_task_state_id,
        "workflow_state": state.pk,
        "emergency": emergency.pk,
        "public": public.pk,
        "public_path": public.url.lstrip("/"),
        "draft_path": draft.url_path.split("/", 2)[2],
        "favourite": favourite.pk,
        "for_members": for_members.pk,
        "for_organisations": for_organisations.pk,
        "withdrawn": withdrawn.pk,
        "three_stages": workflow.pk,
        "task": Task.objects.first().pk,
        "editing_session": EditingSession.objects.create(
            user=cast["author"], content_object=draft, last_seen_at=timezone.now()
        ).pk,
    }


def _comments(article, cast):
    """Of each member a comment that waits, and of the author a public one that both have reported."""
    keys = {}
    public = post(article, "谢谢。", author=cast["author"], form_key="public", moderate_first=False)
    for role, mark_of_role in HELD.items():
        comment = post(
            article,
            f"{mark_of_role} 待审的话",
            author=cast[role],
            form_key=role,
            moderate_first=True,
        )
        keys[f"comment_of_{role}"] = comment.pk
        report(public, cast[role], f"{mark_of_role} 举报")
        notify([cast[role]], f"{PRIVATE[role]} 通知")
    CaptchaStore.objects.create(challenge="1×1", response="1", hashkey="a" * 40)
    return keys | {"public_comment": public.pk, "captcha": "a" * 40}


def _chrome(column, cast):
    set_policy(column, ReviewPolicy.Preset.THREE, cast["superuser"], "栏目自己的规定")
    return {
        "policy": ReviewPolicy.objects.get(page=column).pk,
        "snippet_author": AuthorFactory().pk,
        "box": SidebarBoxFactory(kind="most_read").pk,
        "term": SensitiveTerm.objects.create(term="广告").pk,
        "synonyms": SynonymGroup.objects.create(phrases="公文\n文书").pk,
        "links": FriendLinkGroup.objects.create(name="友情链接").pk,
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/").pk,
        "query": Query.get("公文").pk,
        "collection": Collection.get_first_root_node().add_child(name="资料").pk,
        "group": Group.objects.get(name=EDITORS.name).pk,
        "other_column": ColumnFactory(parent=column.get_parent()).pk,
        "site": Site.objects.get().pk,
    }


def _accounts(cast):
    """Links that were mailed: to somebody who is none of the cast, and whom no mark betrays."""
    newcomer = UserFactory(username="newcomer", has_signed_up=True)
    email = EmailAddress.objects.create(user=newcomer, email=newcomer.email, primary=True)
    for role in PRIVATE:
        person = cast[role]
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return {
        "account": cast["member"].pk,
        "confirmation": EmailConfirmationHMAC.create(email).key,
        "uid": user_pk_to_url_str(newcomer),
        "token": default_token_generator.make_token(newcomer),
    }


def _organisations(cast):
    """One of a member, with a seat for the other; and one of somebody else, for managers to look at."""
    own = admitted(cast["other_member"], cast["site_manager"], name="有席位的单位")
    # An address without a mark: who keeps a seat for it sees it.
    second = EmailAddress.objects.create(
        user=cast["member"], email="second@example.org", verified=True
    )
    keep_seat(own, second.email)
    applying = applied(UserFactory(username="head"), code=OTHER_CODE, name="申请中的单位")
    return {"organisation": applying.pk, "seat": own.seats.get(member=None).pk}


def _files(cast):
    keys = {}
    for name, file in (("image", ImageFactory()), ("document", DocumentFactory())):
        type(file).objects.filter(pk=file.pk).update(uploaded_by_user=cast["author"])
        upload = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(file),
            file=ContentFile(b"x", name="upload.bin"),
            uploaded_by_user=cast["author"],
        )
        keys |= {name: file.pk, f"uploaded_{name}": upload.pk}
        keys |= {f"{name}_path": file.file.name, f"{name}_name": file.filename}
    shown = SiteImage.objects.get(pk=keys["image"]).get_rendition("width-400")
    return keys | {"original_path": keys["image_path"], "image_path": shown.file.name}
