"""Invented newspaper pages, set in columns as the extraction of a real one comes out."""

from __future__ import annotations

HEADLINE = "云溪开发区跑出招商加速度"
FIRST = (
    "本报清河讯（记者 周小满）今年以来，云溪开发区坚持项目为王，把招商引资作为一号工程，"
    "全年签约项目46个，到位资金同比增长两成，其中超过亿元的项目有9个，规模和质量都好于往年。"
)
SECOND = (
    "走进清河纺织的新车间，机器轰鸣，工人正在赶制一批出口订单。“从签约到投产只用了八个月，"
    "开发区的服务没得说。”企业负责人王立春说。车间外，二期厂房的地基已经打好，明年春天就能"
    "安装设备。"
)
THIRD = (
    "下一步，开发区将继续优化营商环境，完善道路、供水、供电等配套设施，让项目引得进、留得住、"
    "长得大，为全县高质量发展多作贡献。"
)
ARTICLE = [HEADLINE, FIRST, SECOND, THIRD]

_MAY_NOT_BEGIN = "，。、；：！？”’）》％%"


def width(text: str) -> float:
    """Width in em: a digit or Latin letter is half an em."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def set_lines(paragraph: str, measure: int, indent: int = 2) -> list[str]:
    """The lines of a paragraph in a column; marks hang over, the indent is lost."""
    lines, line, room = [], "", float(measure - indent)
    for c in paragraph:
        if width(c) > room and c not in _MAY_NOT_BEGIN:
            lines.append(line)
            line, room = "", float(measure)
        line += c
        room -= width(c)
    return [*lines, line]


def set_page(paragraphs: list[str], measure: int = 18, between: str = "\n") -> str:
    """A page of paragraphs; the first is a headline and has no indent."""
    blocks = ["\n".join(set_lines(p, measure, 2 if i else 0)) for i, p in enumerate(paragraphs)]
    return between.join(blocks) + "\n"
