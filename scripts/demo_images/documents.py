"""Papers to download: the guide for authors, the proofreader's checklist, the template for minutes."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from demo_images.paper import CINNABAR, EARTH, INK, SANS, SERIF, STONE

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


def guide():
    """Return the guide for authors, to print."""
    return GUIDE


STEPS = {
    "看依据": (
        "文件名称、发文机关、发文字号与原件一致",
        "所引文件现行有效，未被新文件替代",
        "引文逐字核对，没有断章",
    ),
    "看数字": (
        "分项之和等于合计",
        "正文、表格、附件中的同一数字一致",
        "日期与星期相符，时限写到日",
    ),
    "看称谓": (
        "单位名称首次用全称，简称前后统一",
        "姓名核到字，职务为现任",
        "主送、抄送次序符合惯例",
    ),
    "看附件": (
        "附件说明与附件的名称、件数一致",
        "正文提到的附件都已附上",
        "附件为最后一稿，统计时间相符",
    ),
    "看版式": ("标题层次连续，不跳级", "字体、字号、行距前后一致", "页码连续，末页不只剩落款"),
}


def checklist():
    """Return the checklist to print: one page that goes with a text from step to step."""
    rows = "".join(
        f"<tr><th>{number}<br>{step}<td>{''.join(f'<p>□　{look}</p>' for look in looks)}<td><td>"
        for number, (step, looks) in zip("一二三四五", STEPS.items(), strict=True)
    )
    blank = '<i style="width: {}mm"></i>'
    return f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>核稿清单</title>
<style>
    @page {{ size: A4; margin: 20mm 20mm 16mm }}
    body {{ margin: 0; font: 10.5pt/1.7 "{SERIF}"; color: {INK} }}
    h1 {{ margin: 0; font-size: 22pt; line-height: 1.3; text-align: center; letter-spacing: .3em; text-indent: .3em }}
    p {{ margin: 0 }} i {{ display: inline-block; border-bottom: .2mm solid {STONE}; height: 1.2em }}
    p.small {{ font: 9.5pt/1.7 "{SANS}"; color: {EARTH} }}
    .head {{ margin: 5mm 0 4mm; padding-top: 4mm; border-top: .4mm solid {CINNABAR}; line-height: 2.3 }}
    table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
    th, td {{ padding: 2.6mm 2mm; border: .2mm solid {STONE}; vertical-align: middle; font-weight: 400 }}
    thead th {{ background: #f5f2ec; font: 9.5pt/1.5 "{SANS}"; padding: 2mm }}
    tbody th {{ font: 700 12pt/1.6 "{SERIF}" }} tbody th {{ color: {CINNABAR} }} td p {{ line-height: 1.9 }}
    ol {{ margin: 4mm 0; padding-left: 1.6em; font: 9.5pt/1.8 "{SANS}"; color: {EARTH} }}</style>
<h1>核稿清单</h1><p class="small" style="text-align: center">一份文稿用一份清单，随稿流转</p>
<div class="head">文稿题名{blank.format(96)}　页数{blank.format(22)}<br>拟稿人{blank.format(40)}　收到时间{blank.format(40)}　核稿次数{blank.format(18)}</div>
<table><colgroup><col style="width: 22mm"><col><col style="width: 36mm"><col style="width: 24mm"></colgroup>
<thead><tr><th>步骤<th>查看要点<br>（无误的打勾）<th>问题所在<br>（页码、行次）<th>核稿人签名</thead><tbody>{rows}</tbody></table>
<ol><li>五步依次进行，每步通读一遍，只找一类差错；“看数字”须有两人，一读一核。</li>
<li>发现问题写明页码和行次，退拟稿人修改，不直接改动已经会签的文字。</li>
<li>来不及核对的项目写“未核”，五步签齐后送签发；清单与发文稿纸一并归档。</li></ol>
<p style="text-align: right; line-height: 2.2">核稿人{blank.format(36)}　日期{blank.format(36)}</p>
<p class="small" style="margin-top: 5mm; text-align: center">《文枢》编辑部　本清单为演示用虚构资料，可自行修改使用。</p>
"""


def minutes_template(target):
    """Save the template for the minutes of a meeting as a document of Word."""
    document = Document()
    document.core_properties.title = "会议纪要模板"
    document.core_properties.author = "《文枢》编辑部"
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    for name, font, size in (
        ("Normal", "仿宋", 14),
        ("Title", "宋体", 22),
        ("Heading 1", "黑体", 15),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.font.color.rgb = None
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.add_heading("（会议名称）纪要", level=0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(
        document,
        ("会议时间", "　　年　月　日　时至　时"),
        ("会议地点", "（写到楼层和房间）"),
        ("主持人", "（单位、姓名）"),
        ("出席人员", "（单位、姓名）"),
        ("列席人员", "（单位、姓名；没有的写“无”）"),
        ("请假人员", "（单位、姓名；没有的写“无”）"),
        ("记录人", "（姓名）"),
    )
    document.add_heading("一、会议议题", level=1)
    document.add_paragraph("（一个议题一行，写明汇报单位。）")
    document.add_heading("二、议定事项", level=1)
    document.add_paragraph("（一条写一件事；牵头单位只写一个；时限写到日；没有配合单位的写“无”。）")
    elements = ("序号", "议定事项", "牵头单位", "配合单位", "完成时限", "交付结果", "反馈去向")
    _table(document, elements, *((str(number), *[""] * 6) for number in range(1, 5)))
    document.add_heading("三、未定事项", level=1)
    document.add_paragraph("（会上没有定下来的，写明由谁在何时以前提出意见。）")
    document.add_heading("四、核对与印发", level=1)
    document.add_paragraph("核对：有关条目已于　月　日送承办单位核对名称和时限。")
    document.add_paragraph("签发人：　　　　　　签发日期：　　年　月　日")
    document.add_paragraph("印送：（单位名称）　　份数：　　份")
    document.save(target)


def _table(document, *rows):
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].font.size = Pt(11 if len(row) > 2 else 12)
    if len(rows[0]) == 2:
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Cm(3.4), Cm(12.2)
