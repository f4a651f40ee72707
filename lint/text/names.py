"""Characters that names are written with."""

from __future__ import annotations

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎"
    "易常武乔贺赖龚文樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢骆岳齐梅莫庄辛管祝左涂"
    "谷祁耿牟卜詹靳苗凌费纪靖甘蔺盛童欧甄项曲仇霍翁隋植甯饶阮柴覃闵佟佘"
)
"""Surnames of one character, the commonest first."""
SURNAMES_AND_WORDS = frozenset("林梁于万金马高方常文白")
"""Those that are common words too."""
_MORE_SURNAMES = "付肖柯桂宫单车路匡晏闫解逄巩褚宁栾戚冉郗敬滕雍鞠寇亓展国战候"
SURNAMES_OF_ONE = SURNAMES.union(_MORE_SURNAMES)
"""All that are told where a title or a byline says that a name stands there."""
_DOUBLE = "欧阳 司马 上官 诸葛 皇甫 尉迟 司徒 夏侯 慕容 端木 公孙 令狐"
DOUBLE_SURNAMES = frozenset(_DOUBLE.split())
SURNAME_STARTS = SURNAMES_OF_ONE.union(double[0] for double in DOUBLE_SURNAMES)
"""What surnames begin with, of one character or two."""
IN_NAMES = (
    "阿埃艾安奥巴贝比布查达德迪蒂杜多恩尔法菲费芬弗夫盖格古哈赫霍基加杰卡凯科克库拉莱兰劳勒雷里利林卢鲁伦罗洛马迈曼梅蒙米莫姆穆"
    "玛翰蕾娅琳纳娜内尼诺帕佩皮普乔切萨塞森莎史斯塔泰特托瓦威韦维沃乌西希谢亚伊约扎詹兹"
)
"""Characters that most foreign names are written with."""
