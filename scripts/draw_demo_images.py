"""Draw the demo's pictures and its one PDF anew, into `demo/images` and `demo/files`.

Usage: `python scripts/draw_demo_images.py [NAME …]`; a name is desk, flow-chart, bar-chart or
submission-guide, and without one all four are made.

The results are committed, so nobody needs this for running or testing the site. Run it after
changing what a picture shows: the steps of the flow chart or the numbers of the bar chart (which
repeat articles in `demo/content`), or the wording of the guide (which repeats the page 投稿须知).

Chromium photographs SVG strings and prints an HTML string. Needs Chromium, fontconfig, the fonts
Noto Serif CJK SC and Noto Sans CJK SC, and what `python3 scripts/setup.py dev` installs.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PIL import Image

DEMO = Path(__file__).resolve().parent.parent / "demo"
WIDTH, HEIGHT = 1600, 1000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"

PAPER, INK, CINNABAR = "#fbfaf7", "#1d1c1a", "#a4281c"
LINEN, MIST, STONE, EARTH = "#efece5", "#d9d4ca", "#91887d", "#5a564f"  # warm greys


def svg(body):
    """Return the page to photograph."""
    return f"""<!doctype html><meta charset="utf-8"><body style="margin: 0; background: {PAPER}">
        <style>text {{ font-family: "{SANS}"; text-anchor: middle }}
            text.title {{ font: 700 60px "{SERIF}"; text-anchor: start }}
            .line {{ fill: none; stroke-linecap: round; stroke-linejoin: round }}
            .mark {{ stroke: {CINNABAR}; stroke-width: 4.5 }}</style>
        <svg lang="zh-CN" style="display: block" width="{WIDTH}" height="{HEIGHT}">{body}</svg>"""


def words(x, y, text, size, fill=INK, extra=""):
    """Return a line of text whose Han characters have their middle at height `y`."""
    baseline = y + 0.38 * size  # Noto's Han characters stand from -0.12 to 0.88 em
    return f'<text x="{x}" y="{baseline}" font-size="{size}" fill="{fill}" {extra}>{text}</text>'


def title(text):
    """Return the title of a chart, upper left, with a cinnabar bar before it."""
    bar = f'<rect x="84" y="92" width="10" height="64" fill="{CINNABAR}"/>'
    return bar + words(122, 124, text, 60, extra='class="title"')


def arrow(x1, y1, x2, y2, colour=INK, extra=""):
    """Return a horizontal or vertical arrow whose tip touches (x2, y2)."""
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    bx, by = x2 - 20 * dx, y2 - 20 * dy
    tip = f"M{x2} {y2} L{bx - 11 * dy} {by - 11 * dx} L{bx + 11 * dy} {by + 11 * dx} Z"
    return f"""<path d="M{x1} {y1} L{bx} {by}" stroke="{colour}" stroke-width="4" {extra}/>
        <path d="{tip}" fill="{colour}"/>"""


def box(x, y, width, height, text, size, fill=PAPER, colour=INK, edge=INK):
    """Return a box by its middle, with one or two lines of text: a space parts them."""
    rows = text.split()
    first = y - (len(rows) - 1) / 2 * 1.25 * size
    return f"""<rect x="{x - width / 2}" y="{y - height / 2}" width="{width}" height="{height}"
        rx="6" fill="{fill}" stroke="{edge}" stroke-width="3.5"/>""" + "".join(
        words(x, first + 1.25 * size * i, row, size, colour) for i, row in enumerate(rows)
    )


def bar_chart():
    """Return how many manuscripts came in last year for each kind of document."""
    numbers = {"通知": 86, "请示": 64, "函": 58, "纪要": 47, "报告": 41, "通报": 22, "其他": 18}
    colours = {"通知": CINNABAR, "其他": "#b9b1a4"}
    remark, right = f"单位：篇　合计{sum(numbers.values())}篇", 'style="text-anchor: end"'
    parts = [title("上年度各文种来稿数量"), words(WIDTH - 84, 128, remark, 38, EARTH, right)]
    for row, (kind, number) in enumerate(numbers.items()):
        y, length, colour = 275 + 96 * row, 13.9 * number, colours.get(kind, STONE)
        bar = f'<path d="M236 {y} h{length}" stroke="{colour}" stroke-width="58"/>'
        value = words(284 + length, y, number, 44, extra='font-weight="700"')
        parts += [words(208, y, kind, 44, extra=right), bar, value]
    parts.append(f'<path d="M236 222 V904" stroke="{INK}" stroke-width="3"/>')
    return svg("".join(parts))


def flow_chart():
    """Return how an incoming document is dealt with: six steps, two branches, one band."""
    steps = ("签收 登记", "初审", "拟办", "批示", "承办", "办结 归档")
    xs = [170 + 252 * i for i in range(len(steps))]
    top, middle, bottom, branch = 414, 500, 586, 784
    parts = [title("收文办理流程")]
    for x, name in zip(xs[:-1], steps, strict=False):
        parts.append(box(x, middle, 172, 172, name, 52, "#fff"))
        parts.append(arrow(x + 94, middle, x + 160, middle))
    parts.append(box(xs[5], middle, 172, 172, steps[5], 52, INK, PAPER))
    # The band: from after 批示 to 办结, above the row, with a plumb line at either end.
    start, end = xs[3] + 126, xs[5]
    parts.append(f"""
        <path d="M{start} 340 V{middle} M{end} 304 V{top}" class="line mark" stroke-dasharray="0 10"/>
        <path d="M{start} 262 H{end - 30} l30 36 l-30 36 H{start} Z" fill="{CINNABAR}"/>
        <circle cx="{start}" cy="{middle}" r="9" fill="{CINNABAR}"/>""")
    parts.append(words((start + end) / 2 - 10, 298, "催　办", 44, PAPER, 'font-weight="700"'))
    beside, dashed = (bottom + branch) / 2, 'stroke-dasharray="14 9"'
    parts += [
        box(xs[1], branch + 52, 300, 104, "退回来文单位", 42, LINEN, edge=STONE),
        box(xs[4], branch + 52, 300, 104, "送协办单位", 42, LINEN, edge=STONE),
        arrow(xs[1], bottom + 8, xs[1], branch - 6, CINNABAR, dashed),
        words(xs[1] + 85, beside, "不合格", 38, CINNABAR),
        arrow(xs[4] - 40, bottom + 8, xs[4] - 40, branch - 6, EARTH, dashed),
        words(xs[4] - 125, beside, "需会签", 38, EARTH),
        arrow(xs[4] + 40, branch - 8, xs[4] + 40, bottom + 6, EARTH, dashed),
        words(xs[4] + 163, beside, "会签后返回", 38, EARTH),
    ]
    return svg("".join(parts))


def manuscript():
    """Return a ruled sheet, 860 by 620 around (0, 0): 20 columns of 20 characters, red marks."""
    dice, grey = random.Random(5), "#877f74"  # noqa: S311 - the same sheet every time
    rules = "".join(f"M{38 * i - 399} -240 v480 " for i in range(22))
    sheet = f"""<path d="M-430 -310 h860 v620 h-860 Z" fill="{PAPER}" filter="url(#near)"/>
        <path d="M-408 -249 h816 v498 h-816 Z" class="line" stroke="#dcb9b0" stroke-width="4"/>
        <path d="{rules} M-399 -240 h798 m0 480 h-798" stroke="#dcb9b0" stroke-width="1.5"/>
        <path d="M-19 -144 h38 v28 l-19 -14 l-19 14 Z m0 288 h38 v-28 l-19 14 l-19 -14 Z"
            fill="{CINNABAR}" opacity=".5"/>"""
    parts = [sheet]

    def at(number, row):
        """Return the middle of a column, counted from the right, and the upper edge of a row."""
        return 380 - 38 * number, 24 * row - 240

    def write(number, row, count, colour=grey, size=1.0):
        """Set characters, each a plain block: nobody is to read this sheet."""
        x, y = at(number, row)
        for i in range(count):
            wide, high = dice.choice((14, 16, 18)) * size, dice.choice((15, 17)) * size
            left, top = x - wide / 2, y + 24 * size * (i + 0.5) - high / 2
            place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
            parts.append(f'<rect {place} rx="4" fill="{colour}"/>')

    write(1, 4, 6, INK, 1.5)
    write(3, 14, 3, STONE)
    endings = {8: 11, 12: 14, 16: 8, 18: 12}  # the last lines of paragraphs
    for number in (*range(5, 10), *range(11, 19)):  # column 10 is the fold
        row, end = (2 if number in (5, 9, 13, 17) else 0), endings.get(number, 20)
        while row < end:
            count = min(dice.randint(4, 9), end - row)
            write(number, row, count)
            row += count + 1  # one square for a comma or full stop
            x, y = at(number, row)
            if row <= 20:
                parts.append(f'<circle cx="{x + 6}" cy="{y - 18}" r="3" fill="{grey}"/>')

    def mark(number, row, d):
        """Draw one red mark of the editor's, as a path from the upper edge of a square."""
        x, y = at(number, row)
        parts.append(f'<path d="m{x} {y} {d}" class="line mark"/>')

    # Delete: a ring around four characters, with a tail that curls into the lower margin.
    mark(6, 16, "m-16 10 c0 -18 32 -18 32 0 v78 c0 18 -32 18 -32 0 Z")
    mark(6, 20, "m0 6 c2 16 -12 22 -16 32 c-4 17 21 17 19 1 c-2 -15 -26 -10 -40 -3")
    # Insert: a wedge beside a column, and the new words in the upper margin.
    mark(8, 7, "m21 -12 l-22 12 l22 12 m-2 -12 c11 -60 -9 -126 0 -186 m-24 -20 h4 m20 0 h52")
    # Swap two pairs. Good: rings beside a sentence. Doubtful: a line. Seen: a tick.
    mark(13, 6, "m17 -44 c0 -16 -34 -16 -34 0 v24 c0 24 34 16 34 40 v24 c0 16 -34 16 -34 0")
    mark(15, 10, "m13 -36" + " m0 24 a6 6 0 0 1 12 0 a6 6 0 0 1 -12 0" * 6)
    mark(18, 2, "m-19 0 v144")
    mark(19, 17, "l14 18 l30 -46")
    return "".join(parts)


def desk():
    """Return an editor's desk from above: manuscript, red pen, tea, glasses, books and lamp."""
    shadow = '<feDropShadow flood-color="#3a3027" flood-opacity=".22"'
    around = 'x="-30%" y="-30%" width="160%" height="160%"'
    book = "M-118 -170 h236 v340 h-236 Z"
    # The bookshelf stands outside the picture; only its shadow falls on the desk.
    return svg(f"""
        <filter id="near" {around}>{shadow} dx="5" dy="7" stdDeviation="7"/></filter>
        <filter id="far" {around}>{shadow} dx="12" dy="16" stdDeviation="12"/></filter>
        <filter id="blur"><feGaussianBlur stdDeviation="6"/></filter>
        <radialGradient id="light"><stop stop-color="#fffaf0" stop-opacity=".6"/>
            <stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></radialGradient>
        <path id="desk" d="M0 0 H1600 V1000 H0 Z" fill="#ddd7cc"/>
        <rect id="pad" x="96" y="84" width="1408" height="832" rx="18" fill="#cfc8bb"/>
        <rect id="seam" x="110" y="98" width="1380" height="804" rx="10" fill="none" stroke="#bdb5a7"
            stroke-width="2" stroke-dasharray="9 7"/>
        <ellipse cx="470" cy="330" rx="820" ry="620" fill="url(#light)"/>
        <g opacity=".11" filter="url(#blur)" transform="translate(1010 -300) skewX(-30) rotate(8)">
            <path id="shelf" fill="{EARTH}" d="M0 330 h1000 v26 h-1000 Z M24 330 v-215 h60 v215 Z m64 0
                v-240 h38 v240 Z m42 0 v-190 h50 v190 Z m110 0 v-240 h36 v240 Z m40 0 v-262 h62 v262 Z
                m66 0 v-215 h32 v215 Z m94 0 v-240 h48 v240 Z m52 0 v-200 h66 v200 Z"/>
            <use href="#shelf" x="30" y="330"/><use href="#shelf" x="-20" y="660"/></g>
        <g id="books" transform="translate(122 806) rotate(5)">
            <path d="{book}" fill="{EARTH}" filter="url(#near)" transform="translate(-14 25) rotate(-13)"/>
            <path d="{book}" fill="#6d2d24" filter="url(#near)"/>
            <path d="M-98 -150 h42 v170 h-42 Z" fill="{LINEN}"/>
            <path d="M90 -170 v340 {"m0 -50 h28 m-28 0 " * 6}" stroke="{MIST}" stroke-width="3"/></g>
        <g transform="translate(740 520) rotate(3.5)">
            <path d="M-430 -310 h860 v620 h-860 Z" fill="#f1ede5" filter="url(#near)"/></g>
        <g transform="translate(716 510) rotate(-2.5)">{manuscript()}</g>
        <g id="pen" class="line" filter="url(#near)" transform="translate(1286 560) rotate(110)">
            <path d="M-190 0 H30" stroke="{CINNABAR}" stroke-width="30"/>
            <path d="M-190 0 H-124" stroke="#7d1d14" stroke-width="30"/>
            <path d="M-111 -15 v30 M-180 0 H-106" stroke="{MIST}" stroke-width="8"/>
            <path d="M-88 -7 H18" stroke="#c9594c" stroke-width="4"/>
            <path d="M38 -15 L92 -9 V9 L38 15 Z" fill="{INK}"/>
            <path d="M92 -9 C116 -9 128 -3 140 0 C128 3 116 9 92 9 Z" fill="{MIST}"/></g>
        <g id="cup" class="line" transform="translate(1392 212)">
            <circle r="122" fill="{LINEN}" filter="url(#far)"/>
            <circle r="92" stroke="{MIST}" stroke-width="3"/>
            <g filter="url(#near)"><circle r="80" fill="{PAPER}"/>
                <path d="M62 42 C128 60 120 122 62 92" stroke="{PAPER}" stroke-width="17"/></g>
            <circle r="68" fill="#a9713f" stroke="#86552c" stroke-width="5"/>
            <path d="M-46 -20 A50 50 0 0 1 -8 -49" stroke="#cf9e6d" stroke-width="6"/></g>
        <g id="glasses" class="line" stroke="{INK}" stroke-width="8" filter="url(#near)"
            transform="translate(1400 830) rotate(-12)">
            <g fill="#fff" fill-opacity=".28"><circle cx="-76" r="58"/><circle cx="76" r="58"/></g>
            <path d="M-19 -10 Q0 -28 19 -10 M-133 -14 l-17 -6 l16 -92 M133 -14 l17 -6 l-20 -92"/></g>
        <g id="lamp" transform="translate(150 118)">
            <path d="M-300 -110 L0 0" stroke="{INK}" stroke-width="20" filter="url(#far)"/>
            <circle r="122" fill="{EARTH}" stroke="#3f3b36" stroke-width="8" filter="url(#far)"/>
            <circle r="24" fill="{STONE}" stroke="#3f3b36" stroke-width="20"/></g>""")


GUIDE = f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>《文枢》投稿格式说明</title>
<style>
    @page {{ size: A4; margin: 21mm 24mm 20mm;
        @bottom-center {{ content: "— " counter(page) " —"; font: 9pt "{SANS}"; color: {EARTH} }} }}
    body {{ margin: 0; font: 10.5pt/1.75 "{SERIF}"; color: {INK}; text-align: justify }}
    h1 {{ margin: 0; font-size: 21pt; line-height: 1.3; text-align: center; letter-spacing: .06em }}
    h2 {{ margin: 4.6mm 0 1mm; font-size: 12.5pt; line-height: 1.5; break-after: avoid }}
    p {{ margin: 0; text-indent: 2em }} .model p {{ padding-left: 5em; text-indent: -5em }}
    p.small {{ font: 10pt "{SANS}"; color: {EARTH}; text-align: center; text-indent: 0 }}
    .model {{ margin: 2mm 0; padding: 2.4mm 5mm; border-left: 1mm solid {CINNABAR};
        background: #f5f2ec; font: 9.5pt/1.75 "{SANS}"; text-align: left; break-inside: avoid }}
    b {{ display: inline-block; width: 5em; text-indent: 0; font-weight: 400; color: {EARTH} }}
    table {{ width: 100%; margin-bottom: 1mm; border-collapse: collapse; table-layout: fixed;
        text-align: center; border-block: .4mm solid {INK} }} th, td {{ padding: .5mm }}
    th {{ font-weight: 400; border-bottom: .2mm solid {INK} }}
    caption {{ padding-bottom: 1.5mm }} sup {{ line-height: 0 }}</style>
<h1>《文枢》投稿格式说明</h1><p class="small" style="margin: 2mm 0 5mm; padding-bottom: 4mm; border-bottom: .4mm solid {CINNABAR}">《文枢》编辑部</p>
<p>本说明适用于《文枢》各栏目来稿。来稿应为首次发表，有具体材料或例稿，请勿一稿多投。研究文章3000至6000字，写作札记1500字以内。全文依次为题名、作者、单位、摘要、关键词、正文、注释和参考文献。</p>
<h2>一、题名与作者</h2><p>题名写明文种或问题，一般不超过20字，不用缩略语；需要限定范围的，可以加副题。题名下写作者姓名，多位作者以逗号分隔，按贡献排序。单位写全称，并注明所在部门。另附60字以内的作者简介，写明职务或专长，不写荣誉称号。</p>
<h2>二、摘要与关键词</h2><p>摘要在200字以内，写明问题、材料、方法和结论，离开正文也能读懂；不分段，不引文献，不作自我评价。关键词3至5个，取自文中的文种名称和主要概念，以分号分隔，末尾不加标点。</p>
<h2>三、标题层次</h2><p>标题用序号分层，一般不超过四级，逐级使用，不跳级。标题单独成行，末尾不加标点。</p><div class="model"><p><b>第一级</b>一、登记什么，怎样登记</p><p><b>第二级</b>（一）拟办意见写实</p><p><b>第三级</b>1.主办与协办</p><p><b>第四级</b>（1）答复期限</p></div>
<h2>四、表格与图片</h2><p>表格须有表题，置于表上方，用阿拉伯数字连续编号，序号与表题之间空一字。采用三线表，不画竖线；计量单位写在栏目或表题中；合计与分项须相符。表格请用文字处理软件的表格功能制作，不要贴截图。正文中以“见表1”指明，不写“见下表”。</p>
<div class="model"><table><caption>表1　各文种来稿与采用情况（节选）</caption><thead><tr><th>文种<th>来稿（篇）<th>采用（篇）<th>采用率</thead><tr><td>通知<td>86<td>9<td>10.5%<tr><td>请示<td>64<td>11<td>17.2%<tr><td>函<td>58<td>12<td>20.7%</table></div>
<p>图片须附文字说明，供无法看图的读者使用，图中的数据要在说明或表格中写明。图题置于图下方，编号办法与表格相同。图片另附原文件，宽度不小于1600像素；不要单靠颜色区分项目。</p>
<h2>五、注释</h2><p>注释用于交代材料来源或补充说明，集中列在正文之后。正文中用上标方括号数字依次标注，放在所注文字之后、句末标点之前。</p><div class="model"><p><b>正文</b>在一个模拟办公室里记录了120件来文的流转过程<sup>[1]</sup>。</p><p><b>注释</b>[1] 120件来文均为教学用虚拟文件，登记历时八周。</p></div>
<h2>六、参考文献</h2><p>参考文献按GB/T 7714著录，采用顺序编码制，与注释分开编号，只列正文或注释中提到的文献。提到时写“参考文献[1]”；引用专著的，注明起止页码。著录用半角标点。</p>
<div class="model"><p><b>专著</b>[1] 周既白. 会议文书写作札记[M]. 云溪: 云溪文苑出版社, 2021: 45-68.</p><p><b>期刊</b>[2] 程未晚. 会议记录与会议纪要的分工[J]. 文枢, 2023(4): 21-26.</p><p><b>网页</b>[3] 云溪文理学院文秘系. 公文例稿库使用说明[EB/OL]. (2023-09-01)[2024-03-18]. https://samples.example.org/guide.</p></div>
<h2>七、例稿</h2><p>讨论写法的文章须附例稿。例稿中的单位、人名、地名须虚化，不得含有涉密或未公开的内容；改写前后对照的，分别标明“改前”“改后”，并说明改动理由。</p>
<h2>八、投稿与查询</h2><p>稿件存为DOCX格式，文件名写作“题名—第一作者”，从投稿页面提交或以邮件发送；应征专栏的，邮件主题注明“专栏来稿”。编辑部在收稿后20个工作日内答复初审结果，逾期未收到答复的可以来电查询。本刊不收取审稿费和版面费。</p><div class="model"><p><b>投稿页面</b>https://example.org/submit</p><p><b>投稿邮箱</b>editor@example.org</p><p><b>查询电话</b>0000-5550102</p></div>
<p class="small" style="margin-top: 8mm">《文枢》为演示用虚构刊物，文中单位、人物、数据和文献均为虚构，请勿引用。</p>
"""


def find_font(family, style):
    """Return a font of this machine; stop where it is not installed."""
    if not shutil.which("fc-match"):
        sys.exit("No fc-match found (fontconfig): cannot look for the fonts.")
    command = ["fc-match", "--format=%{family}|%{file}|%{index}", f"{family}:style={style}"]
    found, path, number = subprocess.check_output(command, encoding="utf-8").split("|")
    if family not in found:
        sys.exit(f"Not installed: the font {family} (on Debian in fonts-noto-cjk).")
    return TTFont(path, fontNumber=int(number))


def embedded(family, style, weight):
    """Return CSS that embeds a font, cut down to the guide's characters, as TrueType.

    Installed, these fonts are CFF, whose outlines Chromium would draw one by one into the PDF.
    """
    font = find_font(family, style)
    subsetter = Subsetter(Options(drop_tables=["VORG", "BASE"]))
    subsetter.populate(text=GUIDE)
    subsetter.subset(font)
    outlines, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, 1.5, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"
    builder, file = FontBuilder(font=font), BytesIO()
    builder.isTTF = True
    builder.setupMaxp()
    builder.setupGlyf(glyphs)
    builder.save(file)
    source = f"url(data:font/ttf;base64,{b64encode(file.getvalue()).decode()})"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {source} }}'


def make(page, target, folder):
    """Let headless Chromium print `page`, or photograph it to be saved as WebP."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        sys.exit(f"No Chromium found; looked for {', '.join(BROWSERS)}.")
    source, photo = folder / "page.html", folder / "photo.png"
    source.write_text(page, encoding="utf-8")
    if target.suffix == ".pdf":
        options = ["--no-pdf-header-footer", f"--print-to-pdf={target}"]
    else:
        options = ["--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={photo}"]
    # The page is ours and opens nothing else: without a sandbox this also works in a container.
    command = [browser, "--headless", "--no-sandbox", f"--user-data-dir={folder / 'profile'}"]
    subprocess.run([*command, *options, source.as_uri()], check=True, capture_output=True)
    if photo.exists():
        Image.open(photo).convert("RGB").save(target, quality=82, method=6)


def guide():
    """Return the guide to print, with its fonts."""
    faces = (SERIF, "Regular", 400), (SERIF, "Bold", 700), (SANS, "Regular", 400)
    return f"{GUIDE}<style>{''.join(embedded(*face) for face in faces)}</style>"


PRODUCTS = {
    "desk": (desk, "images/desk.webp"),
    "flow-chart": (flow_chart, "images/flow-chart.webp"),
    "bar-chart": (bar_chart, "images/bar-chart.webp"),
    "submission-guide": (guide, "files/submission-guide.pdf"),
}


def main(names):
    """Make what `names` says, or everything."""
    for family in (SERIF, SANS):
        find_font(family, "Regular")  # where one is missing, Chromium would silently take another
    for name in names or PRODUCTS:
        draw, path = PRODUCTS[name]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            make(draw(), DEMO / path, Path(folder))
        print(f"{path}: {(DEMO / path).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
