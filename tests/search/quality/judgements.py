"""Judgements by hand: should this reader, typing this, be shown that text?

They were made from what the reader means, before any program was asked. Where a rule and common
sense part, `why` says which was followed.
"""

from typing import NamedTuple


class Judgement(NamedTuple):
    """Whether `query` should find the text named `key`."""

    query: str
    key: str
    should_be_found: bool
    why: str


JUDGEMENTS = tuple(
    Judgement(*row)
    for row in (
        # Script
        ("调查研究", "trad-research", True, "simplified finds traditional"),
        ("調查研究", "research-025", True, "traditional finds simplified"),
        ("机关公文", "trad-research", True, "simplified finds a traditional title"),
        (
            "秘書工作",
            "trad-in-body",
            True,
            "traditional finds traditional inside a simplified text",
        ),
        (
            "秘书工作",
            "trad-in-body",
            True,
            "simplified finds the traditional paragraph of a mixed text",
        ),
        ("辦公軟體", "trad-software", True, "the very characters of the title"),
        ("办公软件", "simp-software", True, "the very characters of the title"),
        (
            "软件",
            "trad-software",
            False,
            "script is folded, vocabulary is not: 軟體 is 软体; a reader may wish otherwise, "
            "and a list of synonyms could grant it without changing this truth",
        ),
        ("头发", "trad-heritage", True, "髮 and 發 are both 发, here it is 髮"),
        # Width and case
        ("5G网络", "wide-5g", True, "full-width and traditional at once"),
        ("５Ｇ网络", "spaced-5g", True, "full-width query, half-width text with a blank"),
        ("5G网络", "spaced-5g", True, "the blank between Latin and Han is typography"),
        ("5G 网络", "science-217", True, "and the other way round"),
        ("2024年", "wide-year", True, "full-width digits in the title"),
        ("2024年", "narrow-year", True, "plain"),
        ("2024年", "document-number", False, "〔2024〕15号 has the number, no 年 after it"),
        ("2024", "dates", True, "2024 stands there as a number of its own"),
        ("024", "dates", False, "a piece of a number is not a number"),
        ("12024号", "dates", True, "this is a number of its own"),
        ("wps office", "wps", True, "letter case does not matter"),
        ("WORD", "wps", True, "letter case does not matter, Han beside it does not either"),
        # Latin words and numbers
        ("work", "workflow", False, "work is another word than workflow"),
        ("work", "work-plan", True, "work plan has the word"),
        ("workflow", "workflow", True, "the word stands between Han"),
        ("workflow", "ligature", True, "the ligature fl is two letters"),
        ("socket", "workflow", False, "socket is not a word of its own in WebSocket"),
        ("iPhone 15", "iphone", True, "a blank before the number is a habit, not a meaning"),
        ("iPhone", "iphone", True, "the name without the number"),
        ("iPhone 1", "iphone", False, "15 is not 1"),
        ("GB/T 9704", "standard-joined", True, "the standard without its blank"),
        ("GB/T9704", "standard-dash", True, "the standard with its blank"),
        ("gb/t 9704—2012", "standard-joined", True, "dash or hyphen"),
        ("C++", "cpp", True, "C++ is found; that C alone would be found too is accepted"),
        (
            "email地址",
            "contact",
            False,
            "e-mail is spelt otherwise; nothing says they are the same",
        ),
        ("editor@journal.example", "contact", True, "an address is found by its words"),
        ("cafe", "accent-composed", True, "who types no accent means the word all the same"),
        ("café", "accent-decomposed", True, "two ways to encode the same word"),
        ("Ångström", "accent-decomposed", True, "two ways to encode the same word"),
        ("информация", "cyrillic", False, "another Russian word"),
        ("ЧИТАТЕЛЬ", "cyrillic", True, "case does not matter outside Latin either"),
        ("αλφα", "greek", True, "case does not matter outside Latin either"),
        ("カメラ", "japanese", True, "half-width kana are kana"),
        # Words inside words
        (
            "秘书",
            "association-161",
            True,
            "the title has 秘书长, who is a 秘书 to the searching reader",
        ),
        ("秘书长", "full-stop", True, "the word opens a sentence"),
        ("税", "one-character-title", True, "a title of one character"),
        ("赋税的历史", "one-character-title", True, "and the body below it"),
        (
            "和服",
            "across-words",
            True,
            "common sense says no: 产品和服务 is not about kimonos. The truth says yes: a search "
            "that never misses a string cannot know where words end, and a miss costs more",
        ),
        # Marks and breaks between words
        ("三审三校", "quotes-curved", True, "quotation marks do not matter"),
        ("「三审三校」制度", "quotes-curved", True, "nor which marks they are"),
        ("《案头小记》", "quotes-book", True, "title with its marks"),
        ("案头小记", "quotes-book", True, "and without"),
        ("会议纪要", "quotes-corner", True, "corner brackets and traditional script"),
        ("会议纪要", "full-stop", False, "会议…，纪要… are in two clauses"),
        ("负责秘书长", "full-stop", False, "a phrase does not run over a full stop"),
        ("青铜器", "paragraph-break", False, "a phrase does not run over a paragraph"),
        ("石板路灯", "title-and-body", False, "a phrase does not run from title to body"),
        (
            "石板 路灯",
            "title-and-body",
            True,
            "two words may stand one in the title, one in the body",
        ),
        (
            "实事求是",
            "quote-inside-word",
            False,
            "by meaning it is nearly yes, but the author broke the idiom with quotation marks, and "
            "punctuation between Han always parts",
        ),
        ("张三", "names-padded", True, "the wide blank pads a name of two characters"),
        ("张　三", "names-padded", True, "typed as it is printed"),
        ("沈砚", "names-padded", True, "padded"),
        ("沈砚", "names-plain", True, "not padded"),
        ("晓岚", "names-padded", True, "a given name alone"),
        ("周小满", "names-table", True, "blanks between all three characters"),
        ("秦望", "names-table", True, "a no-break space pads as well"),
        ("布莱克伍德", "names-foreign", True, "a surname behind the middle dot"),
        (
            "艾琳布莱克伍德",
            "names-foreign",
            False,
            "the dot parts; with it, or a blank, it is found",
        ),
        # Invisible and rare characters
        ("公文写作", "zero-width", True, "what cannot be seen cannot matter"),
        ("文件", "zero-width", True, "in a title as well"),
        ("督查督办", "soft-hyphen", True, "soft hyphens cannot be seen"),
        ("information", "soft-hyphen", True, "soft hyphens cannot be seen"),
        ("控制字符", "control", True, "controls of an old export cannot be seen"),
        ("夜航船", "line-separator", False, "a line separator is a line break"),
        ("葛云帆", "variation-selector", True, "a variant of the same character"),
        ("\U00020bb7", "rare-supplementary", True, "the character outside the basic plane"),
        ("吉野", "rare-supplementary", False, "𠮷 is another character than 吉, however alike"),
        ("龘", "rare-supplementary", True, "a rare character between quotation marks"),
        ("年度", "compatibility", True, "a compatibility ideograph looks the same"),
        ("一九三〇年", "rare-zero", True, "〇 belongs to the number"),
        ("1930年", "rare-zero", False, "numerals are not converted"),
        ("👍", "emoji", False, "no letter, digit or Han: nothing to look for"),
        ("👍志愿者", "emoji", True, "the word is looked for, the emoji is not"),
        # Far behind, often, and hostile
        ("竹编的风铃", "long-37k", True, "at character 31,000"),
        ("没有署名的信", "long-37k", True, "at character 36,500"),
        ("靛蓝色的渡船", "long-21k", True, "at character 20,500"),
        ("靛蓝色的渡船", "long-37k", False, "it stands in the other volume"),
        ("请按时报送", "repeated-400", True, "four hundred times"),
        ("报送请按时", "repeated-400", False, "a comma stands between, four hundred times"),
        ("DROP TABLE", "sql", True, "commands are words like others"),
        ("公文* NEAR", "sql", True, "operators are words like others"),
        ("标题 NOT 作者", "quotes-single", False, "NOT is a word the text does not have"),
        ("休刊", "blank-body", True, "a text without a body has its title"),
        ("报告", "blank-like-body", False, "there is nothing to find"),
    )
)
