"""The door, what members may read, what is counted of readers."""

from guards.guard import Guard

TABLE = (
    "tests/test_permissions_table.py::test_role_gets_what_the_table_says_and_sees_nothing_of_others"
)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "staff enter with a second factor where it is demanded",
        "members/middleware.py",
        "settings.STAFF_REQUIRE_MFA",
        "False",
        ("tests/members/test_second_factor.py",),
    ),
    Guard(
        "a second factor belongs to the session",
        "members/middleware.py",
        'any(record["method"] == "mfa" for record in records)',
        "is_mfa_enabled(request.user)",
        ("tests/members/test_second_factor.py",),
    ),
    Guard(
        "who signs up confirms the address",
        "members/login_stages.py",
        "user is None or user.has_signed_up",
        "user is None",
        ("tests/members/test_door.py",),
    ),
    Guard(
        "every wrong password costs the same time",
        "members/account_forms.py",
        '"username": self.cleaned_data["login"],',
        '"username": self.cleaned_data["login"], "email": self.cleaned_data["login"],',
        ("tests/members/test_door.py",),
    ),
    Guard(
        "the admin's door leads to no other site",
        "members/account_views.py",
        "return wanted if is_ours else",
        "return wanted if wanted else",
        ("tests/members/test_door.py",),
    ),
    Guard(
        "processes count together",
        "site_core/file_cache.py",
        "fcntl.flock(file, fcntl.LOCK_EX)",
        "pass",
        ("tests/site_core/test_file_cache.py",),
    ),
    Guard(
        "staff do not close their accounts by themselves",
        "members/personal_data.py",
        "    demand_may_close(user)\n    for path",
        "    for path",
        ("tests/members/test_personal_data.py",),
    ),
    Guard(
        "an open browser is not enough to close an account",
        "members/personal_data_views.py",
        "@login_required\n@reauthentication_required\ndef close",
        "@login_required\ndef close",
        ("tests/members/test_personal_data.py",),
    ),
    Guard(
        "a text for members is for members",
        "members/access.py",
        '(audience == "members" and is_member)',
        'audience == "members"',
        (
            "tests/articles/test_members_only.py",
            "tests/site_core/test_document_access.py",
        ),
    ),
    Guard(
        "a text for organisations is not for every member",
        "members/access.py",
        '(audience == "members" and is_member)',
        "is_member",
        ("tests/articles/test_members_only.py",),
    ),
    Guard(
        "a file of reads is counted once",
        "articles/reads.py",
        "if is_new:\n                counted",
        "if True:\n                counted",
        ("tests/articles/test_reads.py",),
    ),
    Guard(
        "a reader counts once in half an hour",
        "articles/reads.py",
        "[mark for mark in noted - known if",
        "[mark for mark in noted if",
        ("tests/articles/test_reads.py",),
    ),
    Guard(
        "robots are no readers",
        "articles/read_views.py",
        "if not is_robot(request):",
        "if True:",
        ("tests/articles/test_reads.py",),
    ),
    Guard(
        "a person is not copied",
        "members/viewsets.py",
        "copy_view_enabled = False",
        "copy_view_enabled = True",
        ("tests/members/test_user.py",),
    ),
    Guard(
        "who asks for a page of one's own has logged in",
        "members/centre_views.py",
        "@login_required\n@require_http_methods",
        "@require_http_methods",
        (f"{TABLE}[guest]",),
    ),
)
