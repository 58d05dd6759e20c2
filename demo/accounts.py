"""The people of the demo site: every role, and two where colleagues share a desk."""

from dataclasses import dataclass

from home.bootstrap import EDITORS, REVIEWERS, SITE_MANAGERS
from workflow.models import ReviewTask

DEMO_PASSWORD = "wenshu-demo"  # noqa: S105 - printed at every start; the demo is not for production


@dataclass(frozen=True)
class Account:
    """A demo account. `may` says in one line what the person can do."""

    username: str
    name: str
    role: str
    may: str
    group: str = ""
    is_superuser: bool = False


FIRST, SECOND, FINAL = (REVIEWERS[stage].name for stage in ReviewTask.Stage)

ACCOUNTS = (
    Account("author", "林知夏", "撰稿编辑", "写稿、送审，修改退回的稿件，审核评论", EDITORS.name),
    Account("editor2", "高砚秋", "撰稿编辑", "同上", EDITORS.name),
    Account("first", "温若谷", "初审", "在初审环节签字或退回", FIRST),
    Account("first2", "石慕云", "初审", "同上", FIRST),
    Account("second", "陶景行", "复审", "在复审环节签字或退回", SECOND),
    Account("second2", "顾南乔", "复审", "同上", SECOND),
    Account("final", "薛怀瑾", "终审", "在终审环节签字，签字后自动发布", FINAL),
    Account(
        "manager",
        "沈鹿鸣",
        "网站管理员",
        "管理栏目、侧栏、友情链接和网站设置，审核评论",
        SITE_MANAGERS.name,
    ),
    Account(
        "admin",
        "祁守拙",
        "系统管理员",
        "管理用户、权限和审核流程，本人的稿件同样由他人审核",
        is_superuser=True,
    ),
    Account("member", "方知秋", "会员", "在文章下发表评论、举报评论；不能进入后台"),
    Account("member2", "乔松年", "会员", "同上；占用单位会员的一个席位，可读单位会员文章"),
    Account("unit", "季云帆", "单位会员管理员", "管理本单位的席位，阅读单位会员文章"),
)
AUTHORS = ("author", "editor2")
REVIEWERS_OF_STAGES = (("first", "first2"), ("second", "second2"), ("final",))


def author_of(order: int) -> str:
    """Who writes the article that is loaded as number `order`: the two take turns."""
    return AUTHORS[order % len(AUTHORS)]


def reviewers_of(order: int, byline=()) -> list[str]:
    """Who signs it at each stage: colleagues take turns, every two texts.

    :param byline: names of its authors, who sign nothing of their own.
    """
    names = {account.username: account.name for account in ACCOUNTS}
    chosen = []
    for usernames in REVIEWERS_OF_STAGES:
        free = [username for username in usernames if names[username] not in byline]
        chosen.append(free[order // 2 % len(free)])
    return chosen
