"""Hand-made texts, each for one thing that Chinese search likes to get wrong.

Invisible characters are written as escapes, so that a reader sees them and an editor keeps them.
"""

from tests.search.quality.glyph_texts import glyph_texts
from tests.search.quality.text import Text

SCRIPT = (
    Text(
        "trad-research",
        "機關公文與調查研究",
        "起草機關公文之前，應當先做調查研究。沒有調查，就沒有發言權；材料是從群眾中來的，結論才站得住腳。\n"
        "撰寫報告時，數據要準確，語氣要誠懇，切忌堆砌詞藻。",
    ),
    Text(
        "trad-software",
        "辦公軟體與網路安全講座",
        "本次講座介紹辦公軟體的授權方式、網路釣魚的常見手法，以及如何設定強度足夠的密碼。請學員自備筆記型電腦。",
    ),
    Text(
        "trad-library",
        "圖書館閱讀推廣計畫",
        "圖書館將於暑假期間舉辦親子閱讀、說故事比賽與舊書交換，歡迎鄉親踴躍參加。報名處設在一樓服務臺。",
    ),
    Text(
        "trad-heritage",
        "龍舟與剪紙：傳統工藝展覽",
        "展覽分為龍舟模型、剪紙、藍印花布三個單元。老師傅頭髮花白，手卻很穩，乾淨俐落地刻出一隻飛鳥。",
    ),
    Text(
        "trad-in-body",
        "一封来自海外的读者来信",
        "编辑先生：\n貴刊的文章我每期必讀。上期談秘書工作的那一篇，寫得親切，彷彿老友對坐。謹祝編安。",
    ),
    Text(
        "simp-software",
        "办公软件使用守则",
        "办公软件须从正规渠道安装，不得擅自破解。使用网络硬盘传送文件时，应当设置访问期限。",
    ),
)

WIDTH = (
    Text(
        "wide-5g",
        "５Ｇ網絡與智慧辦公",
        "機房已經完成５Ｇ網絡改造，會議室全部支援無線投屏，下載速率可達１０００兆。",
    ),
    Text(
        "wide-year",
        "２０２４年公文处理情况",
        "全年收文３０６７件，发文４１２件，其中使用ＷＰＳ起草的占九成。一律使用Ａ４纸双面打印，附件另行装订。",
    ),
    Text(
        "narrow-year",
        "2024年信访工作小结",
        "2024年共受理来信来访518件次，办结率98.6%，比上一年提高了2.3个百分点。2025年将重点化解积案。",
    ),
    Text(
        "symbols",
        "会场面积与温度的说明",
        "主会场３００㎡，温度控制在２５℃左右；第Ⅳ展厅设有①号、②号两个出口，㈠层为签到处。",
    ),
)

MIXED = (
    Text(
        "spaced-5g",
        "5G 网络覆盖山区学校",
        "去年秋天，5G 网络覆盖了全县 47 所山区学校。老师用 PPT 上课，学生用平板电脑做实验，远在省城的专家也能同步评课。",
    ),
    Text(
        "standard-dash",
        "党政机关公文格式答疑",
        "问：版心尺寸依据什么？答：依据GB/T 9704—2012，公文用纸采用A4型，天头为37毫米，订口为28毫米。",
    ),
    Text(
        "standard-joined",
        "格式标准对照表",
        "本表对照GB/T9704-2012与旧版标准，列出字体、字号、行数和每行字数的差别。",
    ),
    Text(
        "iphone",
        "用手机扫描文件的小窍门",
        "以iPhone15为例，打开备忘录，点按相机图标，选择“扫描文稿”，对准纸张边缘即可。iPad mini也有同样的功能。",
    ),
    Text(
        "wps",
        "WPS Office使用入门",
        "WPS Office兼容Word文档。长文排版时，先设好样式，再生成目录，最后插入页码，不要用空格键对齐。",
    ),
    Text(
        "cpp",
        "少年编程班招生简章",
        "课程分为三个阶段：图形化编程、Python入门、C++算法。结业作品可以参加暑期展示。",
    ),
    Text(
        "contact",
        "投稿方式变更的通知",
        "投稿邮箱改为editor@journal.example，来稿主题请写“投稿+题目”。在线系统网址：https://submit.journal.example/login?lang=zh ，"
        "原有e-mail地址停止使用。",
    ),
    Text(
        "workflow",
        "审批引擎选型记",
        "我们比较了三种workflow引擎，最后选用带有可视化设计器的那一种。WebSocket推送让待办提醒不再延迟。",
    ),
    Text(
        "work-plan",
        "英文公函写作示例",
        "信中提到：Please find the work plan attached. 译文应当写作“随函附上工作计划，请查收”。",
    ),
    Text(
        "document-number",
        "关于印发编校规范的通知",
        "编研〔2024〕15号文件已经印发，请各编辑室遵照执行。原编研〔2019〕7号文件同时废止。",
    ),
    Text(
        "phone",
        "常用联系电话",
        "总值班室：010-0000 1234；会务组：0571-00005678转802；手机：138 0000 0000，二十四小时开机。",
    ),
    Text(
        "dates",
        "大事记（节选）",
        "2024年3月15日，编委会成立。2024-06-01，网站开通。二〇二四年十月八日，首届作者沙龙举行。12024号档案盒启用。",
    ),
)

QUOTES = (
    Text(
        "quotes-curved",
        "“三审三校”制度为什么不能打折扣",
        "“三审”把的是方向，“三校”守的是细节。有的刊物为了赶出刊，把“三审三校”压成了“一审一校”，差错率立刻上升。",
    ),
    Text(
        "quotes-book",
        "读《案头小记》",
        "《案头小记》薄薄一册，写的都是抄写、收发、归档一类的小事。作者自称“抄书匠”，文字却干净得像秋天的井水。",
    ),
    Text(
        "quotes-corner",
        "「好記性」不如「爛筆頭」",
        "前輩常說：「會議紀要要當天寫完。」又說：「『大概』二字，能不用就不用。」",
    ),
    Text(
        "quotes-single",
        "‘慢’字里的学问",
        "老校对把‘慢’字贴在墙上。他说，‘快’是本事，‘慢’是良心；慢一点，‘己、已、巳’就分得清了。",
    ),
    Text(
        "quote-inside-word",
        "谈谈“数”字头上的浮夸",
        "有些材料“数”字当头，“虚”字垫底。说到底，还是缺少实事“求”是的态度。",
    ),
)

NAMES = (
    Text(
        "names-padded",
        "优秀信息员名单",
        "一等奖：张　三、欧阳晓岚、沈　砚。二等奖：李　四、慕容青禾、陶　然。三等奖从略。",
    ),
    Text(
        "names-plain",
        "第六届理事会候选人公示",
        "候选人：沈砚、陆知秋、钟离雨桐。公示期间如有异议，请向秘书处反映。",
    ),
    Text(
        "names-foreign",
        "一位外国读者的来访",
        "艾琳·布莱克伍德女士从利物浦来，专程到资料室查阅一九三〇年代的县志。她的中文名字叫白艾琳。",
    ),
    Text(
        "names-table",
        "值班安排表",
        "姓名\t单位\t电话\n周 小 满\t综合科\t802\n秦\u00a0望\t信息科\t803",
    ),
)

BOUNDARIES = (
    Text(
        "full-stop",
        "标点两边各说各话",
        "他一向认真负责。秘书长对此十分满意。会议到此结束，纪要随后印发。",
    ),
    Text(
        "paragraph-break",
        "段落之间不相连",
        "本节只讲青铜\n器物的保养另文再谈。\n上面两段本不相干。",
    ),
    Text(
        "title-and-body",
        "说说山间的石板",
        "路灯也该修一修了。夜里走过的人，都盼着那一点光。",
    ),
    Text(
        "across-words",
        "社区便民超市开业",
        "超市提供优质产品和服务，会员可以积分兑换。营业时间为早七点到晚九点。",
    ),
    Text("blank-body", "休刊启事", ""),
    Text("blank-like-body", "版面留白", " \u3000\n\u200b\n"),
    Text("one-character-title", "税", "赋税的历史，几乎与文字一样古老。"),
)

SYNTAX = (
    Text(
        "sql",
        "给开发人员的检索语法示例",
        "SELECT title FROM article WHERE body MATCH '\"公文\" NEAR 写作*' OR 1=1; DROP TABLE article; -- 注释\n"
        "to_tsquery('调研 & !报告 | (督查 <-> 督办)')；title:税 AND NOT 发票；100% _通配_ \\转义\\",
    ),
    Text(
        "html",
        "富文本中的尖括号",
        "示例代码：<script>alert('你好')</script>，以及&lt;b&gt;加粗&lt;/b&gt;。若 a<b 且 b>c，则无法比较。",
    ),
)


def edge_texts() -> tuple[Text, ...]:
    """Return the hand-made texts."""
    return (
        *SCRIPT,
        *WIDTH,
        *MIXED,
        *QUOTES,
        *NAMES,
        *BOUNDARIES,
        *SYNTAX,
        *glyph_texts(),
    )
