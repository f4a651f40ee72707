"""Characters that are put for one another: they sound or look alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lint.text.lazy import lazy_re

_TABLE = Path(__file__).parent.parent / "tables" / "readings.tsv"
_WHOLE = 3  # characters of most names
_TOLD_APART = lazy_re("(?<=^[zcs])h|g$")
_LOOK_ALIKE = (
    "已己巳 未末 土士 囯国囻 祁祈 冼洗 戊戌戍 昊旲吴 晟晨 芃凡 崇祟 薛薜 茅茆 芮内 沐休 淼森鑫 "
    "冉再 侯候 媛瑗暖缓 峦栾恋 汩汨 洺铭 珏钰 睿容 苑范 沂沭沛 泗泅 毫亳 治冶 洽恰 晋普 晏宴 "
    "旻昊 炅炎 炳炯 烨晔 煜昱 琅瑯 璋漳 竞竟 萱宣宜 裴斐 贲贵 辛幸 逄逢 郗都 钧钓 锋峰 阎闫 陈阵 "
    "鸣鸠 亨享 仝全 伦仑 佘余 俊骏峻 冀翼 刁习 卞下 卯卵 垣恒桓 妍研 岗冈 岸岩 廷延 恺凯 "
    "昕听 杭抗 析折 柏拍 柯珂 栋拣 梁粱 楠南 浩皓 润闰 清请 源原 滕腾 瑾谨 申甲由田 颖颍 "
    "荣莱 莹萤 菁箐 虎虚 袁哀 谭潭 邢刑 雯雪 鲁鱼 娜挪 孟盂 彬杉 波坡 玲铃 "
    "娟捐 娇骄 婧靖 宸辰 薇微 丽两 义叉 乌鸟 于干 云去 今令 井并 仁伫 佳住 便使 兴舆 凌浚 "
    "刚纲 力刀 午牛 右石 吕昌 坤坪 夭天 婕捷 安按 宇字 广厂 庆床 建健 "
    "彦颜 怡抬 情清 政攻 斌武 旦且 晓哓 林材 桂佳 植值 檀擅 洋详 海侮 渊洲 湘相 "
    "王玉 琳淋 瑞端 留溜 瘐庾 白百 禾木 稷谡 管菅 绍沼 聂摄 艺芝 苏办 英央 贾贯 贺货 "
    "赖懒 赵越 迁迂 远运 连莲 遥谣 钱线 闵闽 隋随 雷蕾 霞露 夏厦 韦书"
)


def is_like(a: str, b: str) -> bool:
    """Whether two characters sound or look alike."""
    return b in _lookalikes().get(a, "") or (
        a in (known := _readings()) and known[a] == known.get(b)
    )


def is_nearly_like(a: str, b: str) -> bool:
    """Whether two characters look or sound alike where zh and z, n and l, -ng and -n do."""
    return is_like(a, b) or (a in (known := _blurred()) and known[a] == known.get(b))


def alike(character: str) -> str:
    """The characters that sound or look like one, itself among them where its sound is known."""
    sound = _readings().get(character, "")
    return _lookalikes().get(character, "") + _homophones().get(sound, "")


def is_slip(known: str, name: str) -> bool:
    """Whether three characters are a name's with one that is like its own, or with two exchanged.

    The first, the surname, is the same.
    """
    if len(known) != _WHOLE or len(name) != _WHOLE or known[0] != name[0]:
        return False
    if known[1] == name[1]:
        return known != name and is_like(known[2], name[2])
    if known[2] == name[2]:
        return is_like(known[1], name[1])
    return known[1] == name[2] and known[2] == name[1]


@cache
def _blurred() -> dict[str, str]:
    """How each character is read where those sounds are one."""
    blurred = {sound: _TOLD_APART.sub("", sound).replace("l", "n") for sound in _homophones()}
    return {character: blurred[sound] for character, sound in _readings().items()}


@cache
def _readings() -> dict[str, str]:
    """How each character is read. Read when first asked for: few pages need it."""
    found = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        syllable, characters = row.split("\t")
        found.update(dict.fromkeys(characters, syllable))
    return found


@cache
def _homophones() -> dict[str, str]:
    """The characters of each sound."""
    found: dict[str, str] = {}
    for character, sound in _readings().items():
        found[sound] = found.get(sound, "") + character
    return found


@cache
def _lookalikes() -> dict[str, str]:
    """The characters that each one looks like."""
    found: dict[str, str] = {}
    for group in _LOOK_ALIKE.split():
        for character in group:
            found[character] = found.get(character, "") + group
    return found
