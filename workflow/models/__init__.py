from workflow.models.tasks import ReviewTask

__all__ = ["ReviewTask"]
