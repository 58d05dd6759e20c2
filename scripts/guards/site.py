"""Guards of the public site and of drafting."""

from guards.guard import Guard

DRAFTING = ("tests/articles/test_drafting.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "paragraphs are sanitised when stored",
        "site_core/blocks/text.py",
        'return clean_rich_text(super().get_prep_value(value) or "")',
        'return super().get_prep_value(value) or ""',
        ("tests/site_core/test_rich_text.py",),
    ),
    Guard(
        "raw JSON passes the sanitiser too",
        "site_core/blocks/streams.py",
        "        for _child in value:\n            pass\n",
        "",
        ("tests/site_core/test_rich_text.py",),
    ),
    Guard(
        "reserved addresses are refused",
        "site_core/slugs.py",
        "if first_level and slug in RESERVED_FIRST_LEVEL_SLUGS:",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "pages move to no reserved address",
        "site_core/models/base.py",
        "if slug_problem(self.slug, first_level=parent.depth == FIRST_LEVEL_DEPTH - 1):",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "forms refuse a reserved address with a message",
        "site_core/forms.py",
        "if problem := slug_problem(slug, first_level=first_level):",
        "if problem := '':",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "page privacy holds where it is set",
        "site_core/models/base.py",
        "any(page.has_restriction for page in pages)",
        "False",
        ("tests/site_core/test_restrictions.py",),
    ),
    Guard(
        "NUL in an address is refused",
        "site_core/middleware.py",
        'if "\\x00" in request.path_info or',
        "if False and",
        ("tests/test_bad_input.py",),
    ),
    Guard(
        "public pages are only read",
        "site_core/views.py",
        "if request.method not in SAFE_METHODS:",
        "if False:",
        ("tests/test_bad_input.py",),
    ),
    Guard(
        "members-only text is withheld",
        "articles/models/article.py",
        "self.is_open_to_everybody or request.is_preview",
        "True",
        ("tests/articles/test_unreviewed_is_invisible.py",),
    ),
    Guard(
        "lists show public articles only",
        "articles/querysets.py",
        '            self.live()\n            .defer("body")\n            .select_related',
        '            self\n            .defer("body")\n            .select_related',
        ("tests/articles/test_unreviewed_is_invisible.py",),
    ),
    Guard(
        "columns nest to three levels",
        "articles/models/category.py",
        "return parent.depth < DEEPEST_COLUMN_DEPTH and super().can_create_at(parent)",
        "return super().can_create_at(parent)",
        ("tests/articles/test_column_page.py",),
    ),
    Guard(
        "drafts are made by those who may add pages",
        "articles/services.py",
        "if not parent.permissions_for_user(user).can_add_subpage():",
        "if False:",
        DRAFTING,
    ),
    Guard(
        "share cards of members-only texts show no picture of the text",
        "articles/models/article.py",
        "if self.lead_image or not self.is_open_to_everybody:",
        "if self.lead_image:",
        ("tests/articles/test_share_card.py",),
    ),
    Guard(
        "share cards of members-only texts do not quote the text",
        "articles/models/article.py",
        "if not description and self.is_open_to_everybody:",
        "if not description:",
        ("tests/articles/test_share_card.py",),
    ),
    Guard(
        "the site map shows public columns only",
        "home/site_map.py",
        "CategoryIndexPage.objects.live().descendant_of",
        "CategoryIndexPage.objects.descendant_of",
        ("tests/home/test_site_map.py",),
    ),
    Guard(
        "a mark without a note is no link",
        "site_core/references.py",
        "if not 1 <= number <= self.notes:",
        "if False:",
        ("tests/articles/test_footnotes.py",),
    ),
    Guard(
        "the front page is stored as its sections write themselves",
        "home/blocks.py",
        "class HomeStreamBlock(ReadStreamBlock):",
        "class HomeStreamBlock(ReadStreamBlock.__base__):",
        ("tests/home/test_home_page.py",),
    ),
)
