"""What /healthz asks of this room."""

from workflow import database


def trigger_problems() -> list[str]:
    """A line for each trigger that is missing: without them, SQL could publish what nobody signed."""
    return [f"数据库缺少触发器 {name}：请运行 manage.py migrate。" for name in database.missing()]
