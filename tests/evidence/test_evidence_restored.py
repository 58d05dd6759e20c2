"""A backup that is read back in keeps the chain, the releases and the public pages valid."""

from django.core.management import call_command
from django.db import connection

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.guards import triggers
from workflow.models import Release
from workflow.services import sign_off, submit
from workflow.verification import evidence_problems, live_problems

TABLES = ("evidence_evidence", "workflow_release", "evidence_signedcontent")


@standing
def article(column, author, reviewers):
    page = ArticleFactory(parent=column, owner=author, title="论文一")
    submit(page, author)
    for reviewer in reviewers:
        sign_off(page.current_workflow_task_state, reviewer, "同意")
    return ArticlePage.objects.get(pk=page.pk)


def lose(article):
    """The evidence and the article, as after a disc failure."""
    triggers.remove()
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    ArticlePage.objects.get(pk=article.pk).delete()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    triggers.install()


def test_dump_read_back_verifies(article, tmp_path):
    path = str(tmp_path / "dump.json")
    last = Evidence.objects.last()
    call_command(
        "dumpdata", "evidence", "workflow", "wagtailcore", "articles", verbosity=0, output=path
    )
    lose(article)
    assert not Evidence.objects.exists()
    call_command("loaddata", path, verbosity=0)
    assert Evidence.objects.last().hash == last.hash
    assert ArticlePage.objects.get(pk=article.pk).live
    assert Release.objects.filter(page_id=article.pk).exists()
    assert list(evidence_problems()) == []
    assert list(live_problems()) == []
