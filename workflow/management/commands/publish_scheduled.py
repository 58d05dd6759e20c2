"""Wagtail's command of this name knows no review and undoes a schedule before it is refused; so
whoever calls it gets ours."""

from workflow.management.commands.publish_due import Command

__all__ = ["Command"]
