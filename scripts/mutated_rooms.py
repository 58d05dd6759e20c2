"""The plain rooms that `make mutants` tries, and the tests of each. Checked by `check_guards.py`.

A room is a module or a package of the contract “plain rooms are plain” in `pyproject.toml`. Its tests
are plain too: they run without Django and without `conftest.py`, once for every mutant that they
reach.
"""

ROOMS: dict[str, tuple[str, ...]] = {
    "comments.rules": ("tests/comments/test_rules.py",),
    "members.access": ("tests/members/test_access.py",),
    "members.credit_code": ("tests/members/test_credit_code.py",),
    "members.names": ("tests/members/test_looks.py",),
    "search.analysis": ("tests/search/test_analysis.py",),
    "search.autocomplete": ("tests/search/test_pinyin.py",),
    "search.excerpts": ("tests/search/test_excerpts.py",),
    "search.pinyin": ("tests/search/test_pinyin.py",),
    "search.syllables": ("tests/search/test_syllables.py",),
    "site_core.text.folding": ("tests/site_core/text/test_folding.py",),
    "site_core.text.characters": ("tests/site_core/text/test_characters.py",),
    "site_core.rich_text.form": ("tests/site_core/text/test_rich_text_form.py",),
    "site_core.rich_text.lists": ("tests/site_core/text/test_rich_text_lists.py",),
    "site_core.uploads": (
        "tests/site_core/files/test_drawing.py",
        "tests/site_core/files/test_kept_names.py",
        "tests/site_core/files/test_reading_pieces.py",
        "tests/site_core/files/test_uploaded_archives.py",
        "tests/site_core/files/test_uploaded_documents.py",
        "tests/site_core/files/test_uploaded_office_files.py",
        "tests/site_core/files/test_uploaded_pictures.py",
    ),
    "evidence.chain": ("tests/evidence/test_exports.py",),
    "workflow.text.comparison": ("tests/workflow/text/test_comparison.py",),
    "evidence.digest": ("tests/evidence/test_digest.py",),
    "evidence.exports": ("tests/evidence/test_export_form.py", "tests/evidence/test_exports.py"),
    "evidence.keys": ("tests/evidence/test_keys.py",),
    "workflow.rules.who_may_sign": ("tests/workflow/test_rules.py",),
    "workflow.rules.writers": ("tests/workflow/text/test_writers.py",),
}
