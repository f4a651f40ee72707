"""Numerals and units over whole articles: what is planted is found, what only looks alike is not.

The articles are invented.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lint
from lint.diagnostic import Applicability, Diagnostic, Severity

ARTICLE = """清河县：小水渠带活大产业
本报清河4月2日电 （记者李清河）走进清河县东岭镇，渠水清亮，麦苗青青。
{}
“渠修到了地头，心里就踏实了。”村民老周说。
下一步，清河县将继续完善水利设施，让更多村庄受益。
"""

PLANTED = {
    "选派农技员5名，水利专家一名，驻村帮扶。": ["一名"],
    "全镇有专业合作社8家，其中两家是省级示范社，今年新增1家。": ["两家"],
    "水渠3个月修通，管护队伍两个月组建完毕，比计划提前1个月。": ["两个月"],
    "镇里新建4座泵站、两座水塔，投资600万元。": ["两座"],
    "新添6辆洒水车和两辆工程车。": ["两辆"],
    "评出市级标兵3名；省级标兵一名。": ["一名"],
    "培训班办了3个班次，来了25名学员和一名外地专家。": ["一名"],
    "新建2所学校、一座水厂、3个广场。": ["一座"],
    "修好一条渠道、3座桥。": ["一条"],
    "来了5名来自省城的专家和两名来自外省的专家。": ["两名"],
    "改造泵站12处，新建蓄水池两处。": ["两处"],
    "合作社有12台收割机，另有三台播种机。": ["三台"],
    "去年培育5个品种，今年又推出两个品种。": ["两个"],
    "选派农技员43名，其中水利专家十二名。": ["十二名"],
    "教师156名，护工三十名": ["三十名"],
    "调解纠纷56起，其中邻里纠纷六起。": ["六起"],
    "有两人受轻伤，3人受重伤。": ["两人"],
    "新修道路两条，架设桥梁3座。": ["两条"],
    "占地20亩，建成水厂一座，村民喝上了放心水。": ["一座"],
    "1—3月用水量下降，4至6月回升。": ["—"],
    "灌区约有300人左右，超过5万余亩。": ["约有300人左右", "超过5万余"],
    "发放节水卡近2300多张。": ["近2300多"],
    "泵房里20几个人，二个是女工。": ["20几", "二个"],
    "水渠始建于98年5月6日。": ["98年"],
    "工程自2008.8.8起动工，8月十五日通水。": ["2008.8.8", "8月十五日"],
    "每户补贴4千元，全镇投入13～17万元。": ["4千", "13～17万元"],
    "开工仪式上午9时30，在星期5。": ["时30", "期5"],
    "主渠长12KM，蓄水池占地800平米。": ["KM", "平米"],
    "漏水率由9%降到6%，降低3%，用时下降了2倍。": ["3%", "倍"],
    "第1季度完成三成，第二季度完成六成。": ["第二季度"],
    "第一名周砚，第2名方敏，都是本镇人。": ["第一名"],
    "工程第1阶段、第二阶段已经完工。": ["第二阶段"],
    "粮食总产居全市第二位，增幅居全市第1位。": ["第二位"],
    "1-3月，全镇用水量下降5%。": ["1-3月"],
    "每亩节水30－50元。": ["30－50元"],
    "施工期为4月10日-20日，雨天顺延。": ["10日-20日"],
    "灌区覆盖15万㎡，惠及3个村。": ["㎡"],
    "主渠长12公里，支渠长8km，全部硬化。": ["km"],
    "化肥每亩少用5公斤，农药少用2公斤，节约成本，种子少用1kg。": ["kg"],
    "地温升到8摄氏度，棚内30℃，比往年高2摄氏度。": ["℃"],
    "全镇抓3件事：第一，修渠；第2，护渠；第三，节水。": ["第2"],
}

RIGHT = (
    "3人参赛，两人都是党员。",
    "近30多年来，超过60岁以上人口的平均用水量不高。",
    "签约30多个项目，节约20余万元，他约了30多个朋友。",
    "从教22年，每周5天到渠上，腊月20多天没有雨。",
    "每袋重5千克，机组功率3千瓦，气温34～39℃。",
    "8人参会，两人一组，3人一桌。",
    "走访20户，每户一人，建档一份。",
    "原则上提前一个月，汛期提前10天。",
    "村民一起动手，修好了3处水渠。",
    "十二三名学员和5名教练，还有七八十名村民。",
    "建成3处泵站，科技二处派人验收。",
    "今年新修3条水渠，一条条渠水流进田间。",
    "镇里有5个合作社，一个好汉三个帮，大家抱团发展。",
    "3名党员带头，一名老党员捐出了积蓄。",
    "镇里建起一个中心、两个基地，投资300万元。",
    "开展“三个一”活动，每户一名联系人，共有12名联系人。",
    "8家企业参会，这两家企业都来自外地。",
    "12名选手参赛，前三名获得奖杯。",
    "“有5亩地，两亩种麦，三亩种菜。”老周掰着指头算。",
    "全镇两委换届，35岁以下干部占4成。",
    "主队以3-1取胜，首局比分21-18。",
    "咨询电话：0530-6123456，地址：清河路3-2-501。",
    "本办法自2022-10-01起施行，文号清水〔2022〕3-5号。",
    "图书编号ISBN 978-7-02-012345-6，售价45元。",
    "全长105公里，限速80km/h，设3个出口。",
    "全镇第一书记轮训2次，第一批10户入住，居全县第2位。",
    "每3年一次，已办了2次。",
    "先后3次登门，有一次，雪下得很大。",
    "拿出两套方案，开了3次会，两手抓、两不误。",
    "领到5位数的奖金，3位数的补贴，村民都说好。",
    "十五条措施落地，5项任务完成。",
    "1978年以来，两代人接力，种下2000亩林。",
    "一年365天，他有200多天在渠上。",
    "走过30多个村庄、一条条渠道。",
    "干了3个月、一天没歇。",
    "围绕两个链条、一个集群，引进3个项目。",
    "水利二处和3处泵站的职工一起上渠。",
    "两位老人，一位85岁，一位82岁。",
)


def _found(sentence: str) -> list[tuple[str, Diagnostic]]:
    text = ARTICLE.format(sentence)
    return [
        (text[found.span.start : found.span.end], found)
        for found in lint.check(text)
        if found.code[:3] in ("NUM", "UNI")
    ]


@pytest.mark.parametrize("sentence", PLANTED)
def test_planted_inconsistency_is_found(sentence: str) -> None:
    assert [text for text, _ in _found(sentence)] == PLANTED[sentence]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


def test_counts_of_different_articles_are_not_compared() -> None:
    text = ARTICLE.format("主渠长12公里。") + ARTICLE.format("支渠长8km。")
    assert not any(found.code == "UNI002" for found in lint.check(text))


def test_counts_of_different_sentences_are_not_compared() -> None:
    assert _found("来了5名学员。其中两名是党员。") == []


def test_a_finding_shows_the_numeral_it_is_compared_with() -> None:
    text = ARTICLE.format("新建4座泵站、两座水塔。")
    (found,) = (d for d in lint.check(text) if d.code == "NUM001")
    assert [text[slice(*related.span)] for related in found.related] == ["4座"]


def test_a_range_of_months_is_mended_safely_and_a_count_is_not() -> None:
    text = ARTICLE.format("1-3月新建4座泵站、两座水塔。")
    assert lint.fix(text) == text.replace("1-3月", "1至3月")
    fixed = lint.fix(text, applicability=Applicability.UNSAFE)
    assert fixed == text.replace("1-3月", "1至3月").replace("两座", "2座")


def test_a_range_of_other_things_is_mended_when_asked() -> None:
    text = ARTICLE.format("每亩节水30-50元。")
    assert lint.fix(text) == text
    assert "30至50元" in lint.fix(text, applicability=Applicability.UNSAFE)


def test_a_range_takes_the_mark_of_its_article() -> None:
    text = ARTICLE.format("1—3月下降，4-6月回升。")
    assert "4—6月" in lint.fix(text)


def test_a_measure_alone_in_its_class_is_advice() -> None:
    text = ARTICLE.format("两个小时的路，如今只要走4个小时的一半。")
    found = [d for d in lint.check(text, severity=Severity.INFO) if d.code == "NUM001"]
    assert [d.severity for d in found] == [Severity.INFO]


@given(st.text(alphabet="一两三十第0123456789个名月公里km℃-—，。、“”\n 中", max_size=80))
def test_any_text_is_read_and_mending_it_ends(text: str) -> None:
    mended = lint.fix(text, applicability=Applicability.UNSAFE, severity=Severity.INFO)
    assert lint.fix(mended, applicability=Applicability.UNSAFE, severity=Severity.INFO) == mended
