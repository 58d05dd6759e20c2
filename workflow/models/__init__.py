from workflow.models.claims import ReviewClaim
from workflow.models.policies import ReviewPolicy, stages_for
from workflow.models.releases import Release
from workflow.models.tasks import ReviewTask

__all__ = ["Release", "ReviewClaim", "ReviewPolicy", "ReviewTask", "stages_for"]
