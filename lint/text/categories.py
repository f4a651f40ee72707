"""Kinds of one thing that exclude one another: men and women, first and second prizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain

_ALL = (  # nothing is left beside them
    ("男", "女"),
    ("城镇|城市|城区", "农村|乡村"),
    ("出口", "进口"),
    ("第一产业|一产", "第二产业|二产", "第三产业|三产"),
    ("汉族", "少数民族"),
    ("内资", "外资"),
    ("水田", "旱地|旱田"),
    ("非农业人口|非农业户口", "农业人口|农业户口"),
)
_SOME = (
    ("死亡|遇难|死者|牺牲|阵亡", "受伤|伤者|重伤|负伤", "轻伤"),
    ("个人户|个体户|个人客户", "企业户|对公|单位户|企业客户"),
    (
        "中央|国家补|国家投",
        "省级|省财政|省补|省里",
        "市级|市财政|市里",
        "县级|县财政|县里|区级",
        "社会捐|社会资|社会投|社会募",
        "自筹",
        "贷款",
    ),
    ("自筹", "财政|补助|补贴", "社会资|社会捐|社会投", "贷款"),
    ("一级", "二级", "三级", "四级"),
    ("一类", "二类", "三类"),
    ("甲级", "乙级", "丙级"),
    ("文献", "实物", "影像|图片|照片"),
    ("小说", "散文", "诗歌|诗词", "报告文学"),
    ("话剧", "戏曲", "舞剧", "歌剧", "音乐剧", "杂技", "曲艺"),
    ("油画", "国画|中国画", "版画", "雕塑", "水彩"),
    ("刑事", "民事", "行政"),
    ("纯电", "插电|混动", "燃油|汽油"),
    ("正高", "副高", "高级", "中级", "初级"),
    ("金牌", "银牌", "铜牌"),
    ("特等", "一等", "二等", "三等", "优秀奖|优胜奖|鼓励奖"),
    ("博士", "硕士", "本科", "大专|专科", "高中|中专", "初中", "小学", "文盲"),
    ("幼儿园", "小学", "初中", "高中"),
    ("幼儿|儿童", "青少年|少年", "青年|中青年|青壮年", "中年", "老年|老人"),
    ("大中型", "小微|小型微型"),
    ("大型", "中型", "小型", "微型"),
    ("发明专利", "实用新型", "外观设计"),
    ("甲流|甲型流感", "乙流|乙型流感"),
    ("在职", "退休|离退休"),
    ("专职", "兼职"),
    ("高一", "高二", "高三"),
    ("初一|七年级", "初二|八年级", "初三|九年级"),
    ("一年级", "二年级", "三年级", "四年级", "五年级", "六年级"),
    ("新建", "改建", "扩建", "续建"),
    ("公办", "民办"),
    ("国有|国企", "民营|民企|私营", "外资|外企|外商", "集体"),
    ("赞成|同意", "反对", "弃权"),
    ("很满意|非常满意|十分满意", "满意", "基本满意|比较满意|较满意|较为满意", "不满意"),
    ("优|优秀", "良|良好", "中等|轻度|合格", "差|不合格|重度"),
    ("农业", "工业", "服务业", "建筑业"),
    (
        "水稻|稻谷",
        "小麦",
        "玉米",
        "大豆",
        "高粱",
        "谷子",
        "棉花",
        "油菜",
        "花生",
        "马铃薯|土豆",
        "红薯",
    ),
    ("蔬菜", "水果", "茶叶", "中药材|药材", "食用菌", "粮食"),
    ("苹果", "梨", "桃", "葡萄", "柑橘", "猕猴桃", "樱桃"),
    ("生猪|猪", "牛", "羊", "家禽|禽|鸡"),
    ("煤炭|煤电|火电", "石油", "天然气", "水电", "风电", "光伏|太阳能", "核电"),
    ("耕地", "林地", "草地|草原", "水面|水域", "建设用地"),
    ("铁路", "公路", "水路|水运", "航空|民航"),
    ("轿车|乘用车", "客车", "货车|卡车"),
    ("燃油车|汽油车", "新能源车"),
    (
        "中央财政|中央资金",
        "省财政|省级财政",
        "市财政|市级财政",
        "县财政|县级财政",
        "企业自筹|群众自筹|单位自筹|自筹资金",
        "银行贷款|贷款",
    ),
    ("国道", "省道", "县道", "乡道", "村道"),
    ("国税", "地税"),
    ("企业捐", "个人捐|群众捐|村民捐"),
    ("一期", "二期", "三期"),
    ("上半年", "下半年"),
    ("东部", "中部", "西部"),
    ("线上", "线下"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("本地", "外地"),
    ("传统", "新兴", "未来"),
    ("粮食作物", "经济作物", "饲料作物|饲草作物"),
    ("自有资金|自筹资金", "银行贷款|信贷资金", "社会资本|社会资金", "财政资金"),
    ("可回收", "厨余|餐厨", "有害垃圾", "建筑垃圾"),
    ("工资", "经营", "财产", "转移"),
    ("食品", "衣着", "居住", "交通", "教育", "医疗"),
    ("省级", "市级", "县级", "国家级", "乡镇级|镇级"),
    ("国内|境内", "国外|海外|境外"),
    ("亚洲", "欧洲", "非洲", "北美|美洲"),
    ("晴天", "阴天", "雨天"),
    (
        "违停|违法停车|乱停",
        "不礼让",
        "戴头盔|戴安全头盔",
        "闯红灯",
        "酒驾|醉驾|酒后驾",
        "超速",
        "逆行",
        "超载|超员",
        "无证驾",
    ),
    ("党员", "群众"),
    ("运动员|选手", "教练员|教练", "裁判员|裁判", "工作人员|官员"),
    ("教师", "学生"),
    ("医生", "护士"),
    ("已婚", "未婚"),
    ("盈利", "亏损"),
    ("开工", "未开工"),
)
_REST = "其余|余下|其他|其它|剩余"
_KINDS = tuple(
    tuple(tuple(word.split("|")) for word in (*words, _REST)) for words in (*_ALL, *_SOME)
)


def exclude_one_another(labels: Sequence[str]) -> bool:
    """Whether the labels name different kinds of one thing."""
    return _class_of(labels) is not None


_ENDINGS = (
    "企业", "公司", "单位", "商户", "门店", "行业", "产业", "教师", "医生", "医师", "学院", "专业",
    "纠纷", "案件", "事故", "投诉", "违法", "项目", "工程", "用地", "作物", "职工", "工人",
)  # fmt: skip
_MAY_OVERLAP = frozenset([
    "重点", "骨干", "龙头", "规上", "规模", "高新", "示范", "贫困", "困难", "优秀", "先进", "青年",
    "科技", "外贸", "出口", "上市", "民营", "国有", "外资", "私营", "个体", "小微", "中小", "大型",
    "本地", "外地", "农村", "城镇", "高级", "本科", "专任", "绿色", "有机", "特色", "名优", "合格",
    "全国", "国家", "省级", "市级", "县级", "重大", "涉农", "民生", "亿元", "新建", "续建", "创新",
    "品牌", "老旧", "党员", "女性", "男性", "少数", "民族", "特种", "特殊", "产业", "在建", "签约",
    "开工", "投产", "外来", "在校", "农民", "双师", "涉案", "涉企", "涉外", "典型", "优势", "主导",
    "支柱", "新兴", "传统", "现代", "智能", "数字", "专精", "瞪羚", "独角", "入园", "入驻", "招商",
    "年轻", "返乡", "下岗", "失业", "残疾", "退伍", "退役", "转岗", "留守", "公益", "致死", "伤亡",
    "较大", "一般", "特大", "群体", "疑难", "积案", "陈年", "跨省", "跨境", "刑事", "暴力", "重复",
    "省外", "县外", "市外", "双语", "研究", "硕士", "博士", "名牌", "名师", "支教", "轮岗", "班主",
])  # fmt: skip


def end_alike(labels: Sequence[str]) -> bool:
    """Whether the labels are trades and the like of one thing: 建筑企业, 快递企业, 环卫企业."""
    ending = labels[0][-2:]
    heads = [label.removesuffix(ending) for label in labels]
    return (
        ending in _ENDINGS
        and len(labels) == len(set(heads))
        and all(label.endswith(ending) for label in labels)
        and all(len(head) == 2 and head[0] != "涉" and head not in _MAY_OVERLAP for head in heads)
    )


def leave_nothing(labels: Sequence[str]) -> bool:
    """Whether the labels name all kinds of one thing."""
    kinds = _class_of(labels)
    if kinds is None:
        return False
    is_rest = any(_named(label, _KINDS[kinds]) == {len(_KINDS[kinds]) - 1} for label in labels)
    return is_rest or (kinds < len(_ALL) and len(labels) == len(_ALL[kinds]))


def _class_of(labels: Sequence[str]) -> int | None:
    """The first class of which each label names one kind, and none twice."""
    may_be = {i for word, classes in _classes().items() if word in labels[0] for i in classes}
    for i in sorted(may_be):
        named = [_named(label, _KINDS[i]) for label in labels]
        if all(len(found) == 1 for found in named):
            return i if len(set().union(*named)) == len(labels) > 1 else None
    return None


@cache
def _classes() -> dict[str, set[int]]:
    """The classes in which each word stands."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for i, kinds in enumerate(_KINDS):
        for word in chain.from_iterable(kinds):
            found[word].add(i)
    return found


def _named(label: str, kinds: tuple[tuple[str, ...], ...]) -> set[int]:
    """The kinds that a label names; 满意 is not named in 不满意."""
    words = [(word, i) for i, kind in enumerate(kinds) for word in kind if word in label]
    longer = "、".join(word for word, _ in words)
    return {i for word, i in words if longer.count(word) == 1}
