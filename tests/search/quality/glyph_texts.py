"""Hand-made texts about the characters themselves: invisible, rare, compatible, accented, foreign.

What cannot be seen or is easily changed by an editor is written as an escape.
"""

from tests.search.quality.text import Text

INVISIBLE = (
    Text(
        "zero-width",
        "从网页复制来的文\u200b件",
        "公\u200b文写\u200c作常从网页复制，字里行间混进了\u2060看不见的字符。\ufeff调\u200d查研\u200b究报告也不例外。",
    ),
    Text(
        "soft-hyphen",
        "断字符的麻烦",
        "英文infor\u00admation里夹着软连字符，中文督\u00ad查督\u00ad办也可能被排版软件塞进一个。",
    ),
    Text(
        "control",
        "老系统导出的文本",
        "导出\x00文件里偶尔夹着控\x01制字符，导入之前要先清\x1f洗干净。",
    ),
    Text(
        "line-separator",
        "看不见的换行",
        "上一行写到夜航\u2028船下一行才接着写。",
    ),
    Text(
        "variation-selector",
        "同一个字的两种写法",
        "人名“葛\U000e0100云帆”用了异体选择符，“❤\ufe0f”也是由两个码位组成的。",
    ),
)

RARE = (
    Text(
        "rare-supplementary",
        "生僻字姓名登记办法",
        "姓名中含有“\U00020bb7”“㙟”“龘”等字的，登记时不得以拼音代替。例如店主\U00020bb7野，其名首字上为土、下为口。",
    ),
    Text(
        "rare-extensions",
        "扩展区汉字显示测试",
        "扩展甲区：㐂㙟䶮；乙区：\U00020000\U0002a6a5；丙区：\U0002a700\U0002b5af；丁区：\U0002b740\U0002b81c；"
        "戊区：\U0002b820\U0002cea1；己区：\U0002ceb0\U0002ebe0；庚区：\U00030000\U0003134a。",
    ),
    Text(
        "rare-zero",
        "〇字的读法",
        "年份里的〇读作零，一九三〇年写成“一九三零年”也有人用，但同一篇文章应当统一。",
    ),
    Text(
        "compatibility",
        "旧字库转换后的残留",
        "转换之后，“\uf98e度”“\uf934師”“西\uf963”这些词看上去没有异样，其实用的是兼容汉字，用部首“\u2f42”代替“文”的也有。",
    ),
    Text(
        "emoji",
        "志愿者群里的一天👍",
        "早上好☀\ufe0f！今天来了八位志愿者👨\u200d👩\u200d👧\u200d👦，书架擦得锃亮✨。大家辛苦了👏🏻，晚饭我请客🍜。",
    ),
)

FOREIGN = (
    Text(
        "accent-composed",
        "咖啡馆里的编辑部",
        "老街的caf\u00e9成了临时编辑部。na\u00efve一词要不要保留分音符，大家争了半天；\u00c5ngstr\u00f6m作为单位，最后决定译成“埃”。",
    ),
    Text(
        "accent-decomposed",
        "分解形式的重音",
        "从苹果电脑复制的cafe\u0301、nai\u0308ve和A\u030angstro\u0308m由字母加组合符号构成，肉眼看不出差别。",
    ),
    Text(
        "ligature",
        "连字带来的漏检",
        "排版文件里的\ufb01le与work\ufb02ow含有连字，复制出来不是普通字母。",
    ),
    Text(
        "cyrillic",
        "俄文书目著录举例",
        "题名：Библиотека и читатель，责任者从略，版本项照录原文。",
    ),
    Text(
        "greek",
        "公式里的希腊字母",
        "圆周率记作π，回归系数记作β，置信水平记作α；ΑΛΦΑ是它的大写拼法。",
    ),
    Text(
        "japanese",
        "日文期刊目录摘译",
        "特集「図書館とデジタル」、連載「ｶﾒﾗ散歩」。译者按：後者は半角カナで書かれている。",
    ),
    Text(
        "korean",
        "韩文来信一则",
        "来信开头写道：안녕하세요 편집자님，意思是“编辑您好”。",
    ),
    Text(
        "latin-sentence",
        "Style Guide for Authors",
        "Use the serial comma. Write numbers below ten in words. Titles of journals are set in italics; "
        "information about funding goes into a footnote.",
    ),
    Text(
        "quoted-latin",
        "拉丁缩写用法",
        "“et al.”表示“等人”，“i.e.”表示“即”，“vs.”表示“对”。Wi-Fi与WiFi只选一种写法。",
    ),
)


def glyph_texts() -> tuple[Text, ...]:
    """Return the texts about unusual characters."""
    return INVISIBLE + RARE + FOREIGN
