"""What the review screen says has changed."""

import json

from django.urls import reverse

from articles.models import ArticleAttachment, ArticleByline
from site_core.models import SiteImage
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    UserFactory,
)
from tests.support.standing import standing
from workflow.services import return_to_author, sign_off, submit, take_down


@standing
def task_state(column, author):
    article = ArticleFactory(parent=column, owner=author, title="论文一")
    return submit(article, author).current_task_state


def screen(task_state):
    return reverse("workflow_review", args=[task_state.pk])


def test_first_version_is_named_as_such(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    assert "第一次送审" in client.get(screen(task_state)).content.decode()


def test_screen_shows_what_changed_since_this_person_signed(
    client, author, reviewers, column, task_state
):
    sign_off(task_state, reviewers[0])
    state = task_state.workflow_state
    state.refresh_from_db()
    return_to_author(state.current_task_state, reviewers[1], "请改标题")
    article = state.content_object.specific
    article.title = "论文二"
    article.save_revision(user=author)
    submit(article, author)
    state.refresh_from_db()
    client.force_login(reviewers[0])
    html = client.get(screen(state.current_task_state)).content.decode()
    assert "与您" in html
    assert "论文<del>一</del><ins>二</ins>" in html
    sign_off(state.current_task_state, reviewers[0])
    state.refresh_from_db()
    client.force_login(reviewers[1])
    html = client.get(screen(state.current_task_state)).content.decode()
    assert "第一次送审" not in html
    assert "退回的稿件对照" in html
    assert "论文<del>一</del><ins>二</ins>" in html


def second_round(task_state, reviewer, author, title="论文二"):
    """`reviewer` returns the text, its author gives it another title and submits it again."""
    return_to_author(task_state, reviewer, "请改标题")
    article = task_state.workflow_state.content_object.specific
    article = article.get_latest_revision_as_object()
    article.title = title
    article.save_revision(user=author)
    return submit(article, author).current_task_state


def test_whoever_returned_a_text_is_shown_what_changed_since(
    client, author, first_reviewer, task_state
):
    task_state = second_round(task_state, first_reviewer, author)
    client.force_login(first_reviewer)
    html = client.get(screen(task_state)).content.decode()
    assert "第一次送审" not in html
    assert "与您" in html
    assert "退回的稿件对照" in html
    assert "论文<del>一</del><ins>二</ins>" in html


def test_what_was_signed_after_a_return_is_the_later_text(client, author, reviewers, task_state):
    first = second_round(task_state, reviewers[0], author)
    sign_off(first, reviewers[0])
    second = first.workflow_state
    second.refresh_from_db()
    third = second_round(second.current_task_state, reviewers[1], author, title="论文三")
    client.force_login(reviewers[0])
    html = client.get(screen(third)).content.decode()
    assert "签过字的稿件对照" in html
    assert "论文<del>二</del><ins>三</ins>" in html


def test_colleague_who_takes_over_is_shown_what_changed_since_it_was_returned_at_this_stage(
    client, author, first_reviewer, task_state
):
    task_state = second_round(task_state, first_reviewer, author)
    client.force_login(UserFactory(name="柏青云", group=first_reviewer.groups.get().name))
    html = client.get(screen(task_state)).content.decode()
    assert "与温若谷" in html
    assert "您还没有签字" in html
    assert "论文<del>一</del><ins>二</ins>" in html


def test_text_returned_before_a_release_is_not_what_the_next_one_is_compared_with(
    client, author, reviewers, task_state
):
    task_state = second_round(task_state, reviewers[0], author)
    state = task_state.workflow_state
    colleague = UserFactory(group=reviewers[0].groups.get().name)
    for reviewer in (colleague, *reviewers[1:]):
        state.refresh_from_db()
        sign_off(state.current_task_state, reviewer)
    article = state.content_object.specific
    article.title = "论文四"
    article.save_revision(user=author)
    client.force_login(reviewers[0])
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    assert "发布的稿件对照" in html
    assert "论文<del>二</del><ins>四</ins>" in html


def test_text_that_was_taken_down_is_compared_with_what_was_released(
    client, author, final_reviewer, first_reviewer, column
):
    article = ArticleFactory(parent=column, owner=author, title="论文一", released=True)
    take_down(article, final_reviewer, "有误")
    article.refresh_from_db()
    article.title = "论文二"
    article.save_revision(user=author)
    client.force_login(first_reviewer)
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    assert "第一次送审" not in html
    assert "论文<del>一</del><ins>二</ins>" in html


def test_withdrawn_text_that_nobody_answered_is_no_first_submission(
    client, author, first_reviewer, task_state
):
    state = task_state.workflow_state
    state.cancel(user=author)
    article = state.content_object.specific
    task_state = submit(article, author).current_task_state
    client.force_login(first_reviewer)
    html = client.get(screen(task_state)).content.decode()
    assert "第一次送审" not in html
    assert "曾送审" in html


def test_screen_shows_what_changed_since_the_public_version(client, author, first_reviewer, column):
    article = ArticleFactory(
        parent=column, owner=author, title="论文一", lead_image=ImageFactory(), released=True
    )
    article.lead_image = ImageFactory(title="新照片")
    article.body = [
        ("paragraph", "<p>办公室工作贵在<b>准确</b>。</p>"),
        ("heading", {"text": "小结", "level": "2"}),
    ]
    article.save_revision(user=author)
    client.force_login(first_reviewer)
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    assert "发布的稿件对照" in html
    assert "新照片" in html
    assert "<ins>小结</ins>" in html
    assert "字体或链接有改动" in html
    assert "&lt;b&gt;" in html


def test_everything_an_article_can_have_is_compared_in_words(
    client, author, first_reviewer, home_page, column
):
    """Every field, row and block twice: new against an empty text, and changed against itself."""
    other = ColumnFactory(parent=home_page, title="同发的栏目", released=True)
    article = ArticleFactory(parent=column, owner=author, released=True)
    article.lead_image, article.audience = ImageFactory(title="题图照片"), "members"
    article.keywords.add("公文", "值班")
    article.also_in.add(other)
    article.bylines.add(ArticleByline.of(AuthorFactory(name="林先生")))
    article.attachments.add(ArticleAttachment(document=DocumentFactory(title="样表")))
    cell = {"columns": [{"type": "paragraphs", "heading": "项目"}], "caption": "表一"}
    article.body = json.dumps(
        [
            {"type": "heading", "value": {"text": "小结", "level": "3"}},
            {"type": "image", "value": {"image": ImageFactory(title="插图").pk, "alt": "图"}},
            {"type": "table", "value": cell | {"rows": [{"values": ["<p>单元格</p>"]}]}},
            {"type": "callout", "value": {"kind": "tip", "text": "<p>提示语</p>"}},
            {"type": "footnotes", "value": {"notes": ["注一"]}},
        ]
    )
    article.save_revision(user=author)
    client.force_login(first_reviewer)
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    for words in (
        *("题图照片", "会员", "值班", "同发的栏目", "林先生", "样表", "小结", "二级", "插图"),
        *("表一", "项目", "单元格", "提示语", "注一", "正文 · 提示框", "署名 · 作者"),
    ):
        assert words in html, words


def test_changed_file_behind_a_picture_is_shown(client, author, first_reviewer, column):
    picture = ImageFactory(title="合影")
    article = ArticleFactory(parent=column, owner=author, lead_image=picture, released=True)
    # Behind the guard's back: what a public page shows is not changed by saving.
    SiteImage.objects.filter(pk=picture.pk).update(description="改过的替代文字")
    client.force_login(first_reviewer)
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    assert "“合影” · 替代文字" in html


def test_unchanged_text_says_so(client, author, reviewers, column):
    article = ArticleFactory(parent=column, owner=author, released=True)
    client.force_login(reviewers[0])
    html = client.get(screen(submit(article, author).current_task_state)).content.decode()
    assert "内容没有改动" in html
