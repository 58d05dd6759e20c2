"""Sending the form: what is stored, and that nothing typed is lost."""

import pytest
from captcha.models import CaptchaStore

from django.test import Client
from django.urls import reverse

from comments import tokens
from comments.challenges import QUESTIONS, as_number
from comments.models import Comment, SensitiveTerm
from tests.comments.conftest import WORDS, problem_in

IN_PLACE = {"X-Requested-With": "fetch"}


@pytest.fixture
def guests(comment_settings):
    comment_settings.guests_may_comment = True
    comment_settings.save()


def test_a_comment_of_a_member_waits_for_moderation(client, article, member, send):
    client.force_login(member)
    response = send()
    assert response.status_code == 303
    assert response["Location"] == f"{article.url}#comment-sent"
    comment = Comment.objects.get()
    assert (comment.author, comment.name, comment.body) == (member, "顾南乔", WORDS)
    assert comment.status == Comment.Status.PENDING
    assert WORDS not in client.get(article.url).content.decode()


def test_without_moderation_it_is_public_at_once(client, article, member, send, comment_settings):
    comment_settings.moderate_first = False
    comment_settings.save()
    client.force_login(member)
    response = send()
    comment = Comment.objects.get()
    assert response["Location"] == f"{article.url}#comment-{comment.pk}"
    assert "讲透了" in client.get(article.url).content.decode()


@pytest.mark.parametrize(
    "body", ["原文见 https://example.org/ 。", "本人代 写论文。", "代寫論\u200b文"]
)
def test_links_and_terms_wait_even_without_moderation(client, member, send, comment_settings, body):
    SensitiveTerm.objects.create(term="代写论文")
    comment_settings.moderate_first = False
    comment_settings.save()
    client.force_login(member)
    assert send(body).status_code == 303
    assert Comment.objects.get().status == Comment.Status.PENDING


@pytest.mark.parametrize("name", ["代寫論文", "www.example.com"])
def test_a_name_with_a_term_or_a_link_waits_too(write, comment_settings, name):
    SensitiveTerm.objects.create(term="代写论文")
    assert write(name=name, moderate_first=False).status == Comment.Status.PENDING
    assert write(name="读者", moderate_first=False).status == Comment.Status.APPROVED


@pytest.mark.parametrize("name", ["编辑部", "Ａdmin", "аdmin", "管 理 员"])
def test_a_guest_takes_no_name_that_speaks_for_the_site(send, guests, name):
    assert "本站的名义" in problem_in(send(name=name))
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [("？？？", "再写几个字"), ("👍👍", "再写几个字"), ("\u200b　", "请先写下评论内容")],
)
def test_what_lacks_words_is_told_so(client, member, send, body, words):
    client.force_login(member)
    response = send(body)
    assert response.status_code == 422
    assert words in problem_in(response)


def test_no_address_is_kept(client, member, send):
    client.force_login(member)
    send()
    comment = Comment.objects.get()
    assert "127.0.0.1" not in str(vars(comment))
    assert len(comment.address_hash) == 32


def test_in_place_the_answer_is_only_the_form(client, member, send):
    client.force_login(member)
    response = send(headers=IN_PLACE)
    assert response.status_code == 201
    assert "<html" not in response.content.decode()
    response = send("", headers=IN_PLACE)
    assert response.status_code == 422
    assert "<html" not in response.content.decode()


def test_an_expired_session_keeps_what_was_typed_and_leads_to_the_login(client, article, send):
    response = send()
    html = response.content.decode()
    assert response.status_code == 401
    assert WORDS in html
    assert f"/login/?next={article.url.replace('/', '%2F')}%23comments" in html
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"body": ""}, 422),
        ({"body": "字" * 1001}, 422),
        ({"body": "看 " + "http://a.cn/ " * 9}, 422),
        ({"website": "https://spam.example"}, 400),
        ({"token": ""}, 400),
        ({"token": "\x00"}, 400),
        ({"token": "张三:李四:王五"}, 400),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, member, send, fields, status):
    client.force_login(member)
    response = send(**fields)
    assert response.status_code == status
    assert problem_in(response)
    assert fields.get("body", WORDS) in response.content.decode()
    assert not Comment.objects.exists()


def test_a_form_of_another_page_is_refused(client, member, column, send):
    client.force_login(member)
    assert send(token=tokens.issue(column.pk)).status_code == 400
    assert not Comment.objects.exists()


def test_a_form_is_neither_too_young_nor_too_old(client, article, member, settings, time_machine):
    address = reverse("comment_new", args=[article.pk])
    time_machine.move_to("2026-03-02 08:00+08:00", tick=False)
    client.force_login(member)
    data = {"body": WORDS, "token": tokens.issue(article.pk)}
    assert client.post(address, data).status_code == 422
    time_machine.shift(settings.COMMENT_FORM_AGE[1] + 1)
    client.force_login(member)
    assert client.post(address, data).status_code == 400
    assert not Comment.objects.exists()
    time_machine.shift(-60)
    assert client.post(address, data).status_code == 303


def test_a_form_is_good_for_one_comment(client, article, member, send):
    client.force_login(member)
    token = tokens.issue(article.pk)
    assert send(token=token).status_code == 303
    response = send("另外一句话，完全不同。", token=token)
    assert response.status_code == 409
    assert Comment.objects.count() == 1


def test_the_same_words_are_not_taken_twice(client, member, send):
    client.force_login(member)
    send()
    assert send(f"{WORDS}！").status_code == 422
    assert Comment.objects.count() == 1


def test_an_invalid_csrf_token_keeps_what_was_typed(article, member, ready):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    data = {"body": WORDS, "token": tokens.issue(article.pk)}
    response = client.post(reverse("comment_new", args=[article.pk]), data)
    assert response.status_code == 403
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()
    data["csrfmiddlewaretoken"] = response.cookies["csrftoken"].value
    assert client.post(reverse("comment_new", args=[article.pk]), data).status_code == 303


def test_too_many_are_refused_and_another_member_at_the_same_address_is_not(
    client, member, author, send, settings
):
    settings.COMMENT_LIMITS = {"account": (1, 600), "address": (40, 600)}
    client.force_login(member)
    assert send().status_code == 303
    response = send("另外一句话，完全不同。")
    assert response.status_code == 429
    assert "另外一句话" in response.content.decode()
    client.force_login(author)
    assert send("第三句话，也不一样。").status_code == 303


def test_an_address_is_limited_too(client, member, author, send, settings):
    settings.COMMENT_LIMITS = {"account": (10, 600), "address": (1, 600)}
    client.force_login(member)
    assert send().status_code == 303
    client.force_login(author)
    assert send("另外一句话，完全不同。").status_code == 429


def test_a_guest_answers_a_sum(client, guests, send):
    response = send(name="云溪读者")
    asked = CaptchaStore.objects.get()
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert client.get(reverse("comment_captcha", args=[asked.hashkey])).status_code == 200
    response = send(name="云溪读者", captcha_key=asked.hashkey, captcha_answer=asked.response)
    assert response.status_code == 303
    comment = Comment.objects.get()
    assert (comment.author, comment.display_name) == (None, "云溪读者")


def test_a_wrong_answer_brings_another_question_and_keeps_the_text(client, guests, send):
    send()
    asked = CaptchaStore.objects.get()
    response = send(captcha_key=asked.hashkey, captcha_answer="999")
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert not CaptchaStore.objects.filter(pk=asked.pk).exists()
    assert send(captcha_key=asked.hashkey, captcha_answer=asked.response).status_code == 422
    assert not Comment.objects.exists()


def test_the_question_can_be_had_in_words(client, guests, send):
    response = send(in_words="1")
    asked = CaptchaStore.objects.get()
    html = response.content.decode()
    assert asked.challenge in html
    assert '<img src="/comments/captcha' not in html
    right = send(captcha_key=asked.hashkey, captcha_answer=f" {asked.response}")
    assert right.status_code == 303


@pytest.mark.parametrize(("question", "result"), QUESTIONS)
def test_every_question_fits_and_is_chinese(question, result):
    words = str(question) % {"a": "十", "b": "十"}
    assert len(words) <= 32
    assert words.isascii() is False
    assert result(10, 10) >= 0


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        ("１２", "12"),
        (" 7 ", "7"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("九十九", "99"),
        ("零", "0"),
        ("", ""),
        ("x", ""),
        ("十十", ""),
        ("二十三四", ""),
        ("²³" * 50, "2323232323"),
    ],
)
def test_answers_are_read_in_digits_and_in_words(typed, number):
    assert as_number(typed) == number


def test_reading_the_form_writes_nothing(client, article, guests, django_assert_num_queries):
    client.get(reverse("comment_new", args=[article.pk]))
    assert not CaptchaStore.objects.exists()


def test_a_member_answers_after_repeated_failures(client, member, send, settings):
    settings.COMMENT_FAILURES = (2, 600)
    client.force_login(member)
    send(token="x")
    assert send("第一句话，没有什么不对。").status_code == 303
    send(token="x")
    assert send("第二句话，也没有什么不对。").status_code == 422
    assert CaptchaStore.objects.count() == 1


def test_editors_answer_at_once_and_are_marked(client, article, member, author, send, write):
    question = write(member, status=Comment.Status.APPROVED)
    client.force_login(author)
    send("谢谢指正，已在电子版中改正。", reply=question.pk)
    reply = Comment.objects.get(parent=question)
    assert reply.is_public
    assert reply.is_editor_reply
    assert "编辑部回复" in client.get(article.url).content.decode()


def test_there_is_one_level_of_replies(client, member, author, send, write):
    question = write(member, status=Comment.Status.APPROVED)
    reply = write(author, "谢谢指正。", parent=question)
    client.force_login(member)
    assert send("再回复一次，看看如何。", reply=reply.pk).status_code == 404
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("reply", ["0", "x", "9" * 30, "１", "-1", "\x00"])
def test_a_reply_to_nothing_is_refused(client, member, send, reply):
    client.force_login(member)
    assert send(reply=reply).status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize("address", ["/comments/{}/new/", "/comments/{}/"])
def test_nothing_of_it_is_kept_by_a_cache(client, article, member, write, address):
    key = article.pk if "new" in address else write(member, status="approved").pk
    response = client.get(address.format(key))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert client.put(address.format(key)).status_code == 405


def test_a_stranger_is_invited_to_log_in(client, article):
    response = client.get(reverse("comment_new", args=[article.pk]))
    assert response.status_code == 200
    assert problem_in(response) == "登录后即可发表评论。"
    assert "<form method" not in response.content.decode().split('class="comment-form"')[1]
