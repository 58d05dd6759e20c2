"""What is asked between the right password and the page behind it."""

from allauth.account import stages


class EmailVerificationStage(stages.EmailVerificationStage):
    """As allauth's, for those who signed up. Staff know the people whose accounts they make."""

    def handle(self):
        user = self.login.user
        if user is not None and not user.has_signed_up:
            return None, True
        return super().handle()
