"""Guards of the site's key, of the noted heads, of the mail of reviews and of the order of locks."""

from guards.guard import Guard

KEY = ("tests/evidence/test_site_key.py",)
HEADS = ("tests/evidence/test_heads.py",)
LINES = ("tests/site_core/operation/test_line_log.py",)
MAIL = ("tests/workflow/test_mail_troubles.py",)
DOOR = ("tests/members/test_mail_of_the_door.py",)
BUSY = ("tests/site_core/test_busy.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a missing key is not made anew",
        "evidence/declared_key.py",
        "if newest is None and settings.EVIDENCE_MAKES_KEY and not",
        "if settings.EVIDENCE_MAKES_KEY and not",
        KEY,
    ),
    Guard(
        "in production only a command makes a key",
        "evidence/declared_key.py",
        "if newest is None and settings.EVIDENCE_MAKES_KEY and not",
        "if newest is None and not",
        KEY,
    ),
    Guard(
        "a machine with another key signs nothing",
        "evidence/declared_key.py",
        "if declared is not None or (newest and",
        "if False and (newest and",
        KEY,
    ),
    Guard(
        "a key that did not sign the newest row is not declared",
        "evidence/declared_key.py",
        "if declared is not None or (newest and",
        "if declared is not None or (False and",
        KEY,
    ),
    Guard(
        "rows of another key are signed by it",
        "evidence/services/keys.py",
        "if not all(is_signed(row.hash, row.seal) for row in rows):",
        "if False:",
        KEY,
    ),
    Guard(
        "a full disk leaves no part of a line",
        "site_core/operation/line_log.py",
        "        os.ftruncate(file, size)\n",
        "        pass\n",
        (*LINES, *HEADS),
    ),
    Guard(
        "a line begins anew after an unfinished one",
        "site_core/operation/line_log.py",
        '        lines = f"\\n{lines}"\n',
        "        pass\n",
        (*LINES, *HEADS),
    ),
    Guard(
        "what is committed is not reported as failed",
        "evidence/ledger.py",
        "transaction.on_commit(lambda: heads.note(row), robust=True)",
        "transaction.on_commit(lambda: heads.note(row))",
        HEADS,
    ),
    Guard(
        "missing heads are made up for",
        "evidence/heads.py",
        "rows = list(missing[:MOST]) if newest < row.pk - 1 else [row]",
        "rows = [row]",
        HEADS,
    ),
    Guard(
        "a closed file of heads stays as it was",
        "evidence/verification/heads.py",
        'if path.exists() and heads.sha256_of(path) != row.details.get("sha256"):',
        "if False:",
        HEADS,
    ),
    Guard(
        "reviews wait for no mail server",
        "site_core/apps.py",
        "        mail.get_connection = MailQueue\n",
        "",
        MAIL,
    ),
    Guard(
        "mail of the door that is refused is not lost",
        "site_core/operation/mail.py",
        "            return super().send_messages(messages)",
        "            return 0",
        DOOR,
    ),
    Guard(
        "texts that are due do not wait for a silent mail server",
        "site_core/operation/background.py",
        "if monotonic() > self._ends:",
        "if False:",
        MAIL,
    ),
    Guard(
        "a request that lost a deadlock is done once more",
        "site_core/http/transactions.py",
        "if not is_deadlock(error) or request.FILES:",
        "if True:",
        BUSY,
    ),
    Guard(
        "a request with a file is not done again",
        "site_core/http/transactions.py",
        "if not is_deadlock(error) or request.FILES:",
        "if not is_deadlock(error):",
        BUSY,
    ),
    Guard(
        "who waits too long is told to try again",
        "site_core/http/middleware.py",
        "if not (isinstance(exception, OperationalError) and is_busy(exception)):",
        "if True:",
        BUSY,
    ),
)
