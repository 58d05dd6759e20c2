"""The people of the demo site, one for each role."""

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


ACCOUNTS = (
    Account("author", "林知夏", "撰稿编辑", "写稿、送审，修改退回的稿件", EDITORS.name),
    Account(
        "first",
        "温若谷",
        "初审",
        "在初审环节签字或退回",
        REVIEWERS[ReviewTask.Stage.FIRST].name,
    ),
    Account(
        "second",
        "陶景行",
        "复审",
        "在复审环节签字或退回",
        REVIEWERS[ReviewTask.Stage.SECOND].name,
    ),
    Account(
        "final",
        "薛怀瑾",
        "终审",
        "在终审环节签字，签字后自动发布",
        REVIEWERS[ReviewTask.Stage.FINAL].name,
    ),
    Account(
        "manager", "沈鹿鸣", "网站管理员", "管理栏目、侧栏、友情链接和网站设置", SITE_MANAGERS.name
    ),
    Account(
        "admin",
        "祁守拙",
        "系统管理员",
        "管理用户、权限和审核流程，本人的稿件同样由他人审核",
        is_superuser=True,
    ),
)
