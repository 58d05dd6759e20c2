"""Which user names may stand beside each other. Plain Python.

Two names that a reader cannot tell apart have one look: full width and half width, capital and
small, a Latin a and a Cyrillic а. Chinese characters are compared as they are: 張偉 is not 张伟.
"""

import unicodedata

# As printed in capitals, then as printed in small letters: Greek, Cyrillic, Armenian, small capitals.
_LIKE_CAPITALS = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺАВЕКМНОРСТУХЅІЈҺԀԚԜѴЗҮҢҚᎪᏴᏟᎠᎬᎻᏦᏞᎷᏢᎡᏚᎢᏙᏃ",
    "ABEZHIKMNOPTYXCMABEKMHOPCTYXSIJHDQWV3YHKABCDEHKLMPRSTVZ",
)
_LIKE_SMALL = str.maketrans(
    "αβεζηικλμνορστυχωγϲϳавекмнопрстухгѕіїјһԁԛԝѵӏьүєѡиաոսօհցզգքıɑɡɩłøđħŧƅɪʟɴʀʏᴀʙᴄᴅᴇɢʜᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱꜰ",
    "abezniklunopotuxwycjabekmhonpctyxrsiijhdqwvlbyewuwnuohgqqpiagilodhtbilnryabcdeghjkmoptuvwzsf",
)

RESERVED_NAMES = frozenset(
    [
        "admin",
        "administrator",
        "root",
        "superuser",
        "sysadmin",
        "system",
        "webmaster",
        "hostmaster",
        "postmaster",
        "abuse",
        "security",
        "support",
        "helpdesk",
        "moderator",
        "editor",
        "official",
        "staff",
        "bianshen",
        "管理员",
        "系统管理员",
        "超级管理员",
        "网站管理员",
        "站长",
        "版主",
        "编辑部",
        "本刊编辑部",
        "编审",
        "官方",
        "客服",
        "系统",
        "系统消息",
        "系统通知",
    ]
)


def as_typed(text: str) -> str:
    """A name as it was meant: half width, without blanks around it and invisible characters."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()


def look(name: str) -> str:
    """What `name` looks like: equal for names that cannot be told apart."""
    small = as_typed(name).translate(_LIKE_CAPITALS).casefold()
    parts = unicodedata.normalize("NFD", small)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.translate(_LIKE_SMALL))


def is_reserved_name(name: str) -> bool:
    """Whether `name` looks like one that speaks for the site."""
    return "".join(look(name).split()) in RESERVED_NAMES
