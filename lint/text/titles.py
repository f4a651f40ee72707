"""What stands before and behind the names of persons: titles, kin, words of saying and doing."""

from __future__ import annotations

_KIN = (
    "儿子 女儿 妻子 丈夫 弟弟 哥哥 姐姐 妹妹 父亲 母亲 孙子 孙女 爷爷 奶奶 外公 外婆 老伴 媳妇 "
    "儿媳 女婿 侄子 侄女 外甥 叔叔 伯伯 爱人 岳父 其弟 其兄 其妹 其姐 其父 其母 其妻 其夫 其子 "
    "其女 其孙 师妹 师姐 师兄 师弟 堂弟 堂哥 堂兄 堂妹 "
    "堂姐 表哥 表弟 表妹 表姐 胞弟 胞兄 大哥 大姐 大爷 大妈 大叔 大娘 兄弟 姐妹 之子 之女"
)
_OFFICES = (
    "书记 县长 市长 省长 区长 镇长 乡长 村长 州长 局长 厅长 部长 处长 科长 股长 所长 院长 校长 "
    "园长 站长 队长 班长 组长 厂长 矿长 行长 馆长 社长 会长 董事长 理事长 监事长 秘书长 总经理 "
    "经理 主任 主席 总裁 总监 总理 总统 首相 大臣 大使 总领事 司长 署长 庭长 检察长 司令员 政委 "
    "师长 团长 连长 营长 参谋长 台长 总编辑 主编 船长 机长 列车长 楼长 店长 护士长 检察官 "
    "法定代表人 董事 村支书 支书 总工程师 街道长 河长 林长 总干事 大队长 中队长 支队长 总队长 "
    "分队长 召集人 发言人 负责人 创始人 带头人 理事 总指挥 指挥长 调研员 主管 教导员 指导员"
)
_PEOPLE = (
    "委员 代表 干事 专员 教授 研究员 工程师 院士 医生 医师 护士 教师 老师 学生 同学 民警 辅警 "
    "交警 法官 职工 工人 村民 居民 市民 农民 社员 大户 户主 贫困户 党员 志愿者 队员 技术员 "
    "网格员 巡堤员 员工 战士 军人 老人 选手 教练 主教练 演员 导演 作家 诗人 画家 书法家 记者 "
    "通讯员 游客 店主 摊主 老板 会计 司机 师傅 业主 商户 农户 种植户 养殖户 牧民 渔民 学者 专家 "
    "律师 烈士 将军 同志 球员 运动员 冠军 班主任 博士 总设计师 设计师 工匠 劳模 匠人 传承人 "
    "经营者 创业者 消防员 指战员 驾驶员 快递员 保洁员 护林员 安全员 管理员 乘务员 摄影师 厨师 "
    "家长 患者 乘客 消费者"
)
_SAYING = (
    "说 介绍 告诉 表示 指出 强调 认为 坦言 感慨 回忆 笑着 笑道 高兴 激动 深情 透露 解释 补充 "
    "坦承 直言 称 讲述 感叹 建议 提醒 希望 呼吁 叮嘱 嘱咐 算起 掰着 扳着"
)
_DOING = (
    "主持 出席 参加 带领 带着 带头 带动 带队 深入 走访 来到 一行 上将 中将 少将 大校 同志 先生 "
    "女士 宣布 讲话 致辞 陪同 要求 代表 今年 去年 一家 家里 夫妇 老人 教授 院士 担任 当选 会见 "
    "会同 主动 前往 赶到 赶往 了解 组织 负责 成为 开始 经常 生前 牺牲 调研 检查 督导 现场 分别 "
    "先后 高度 书记 县长 局长 主任 老师 医生 师傅 镇长 市长 校长 院长 经理 董事 承担 参与 累计 "
    "立刻 立即 很快 趁着 退伍 返乡 决定 打算 见状 请教 感到 觉得 发现 知道 一直 终于 突然 随后 "
    "随即 接过 递上 递给 掏出 端着 捧着 指着 望着 抬起 挥手 连忙 赶紧 早早 最近 目前 现在 如今 "
    "多年 此前 近日 昨天 当天 专程 亲自 逐一 详细 认真 带来 送来 拿出 打开 拉着 握着"
)
_AFTER = (
    "率在的和与及是等到对向于从将就也还又正已曾作做因被把让有没刚每摄任获以用看听拿走站坐为起自当"
    "却便才只仍常总能会可想"
    "不问答喊怕爱"
)

DEPUTY = "副"
"""What stands before the office of one who is second in it."""
OFFICES = frozenset(_OFFICES.split())
"""Titles that one person has at a time, in one body."""
_STYLES = "研究员 教授 院士 工程师 医生 律师 教练 导演 会计 记者"
STYLES = frozenset(f"{_OFFICES} {_STYLES}".split())
"""Titles that stand behind a name too, and then tell whose it is: 王建国局长."""
TITLES = frozenset(f"{_KIN} {_OFFICES} {_PEOPLE}".split())
"""What tells, before a name, whose it is; the last word of it."""
SIGNING = frozenset(["记者", "通讯员"])
"""Those whose names stand in bylines."""
SAYING = frozenset(_SAYING.split())
"""What stands behind the name of one who speaks."""
FOLLOWING = frozenset((*_AFTER, *SAYING, *_DOING.split()))
"""What may stand behind a name, by its first character or its first two."""
NOT_GIVEN = (
    "的了是在和与及或也都就等说对把被让向从给着过们这那其您我你他她它没很将该并则但而所又还已曾不"
    "会能可想便才只却"
)
"""Characters that no given name has."""
SELDOM_GIVEN = "以为自有作认担用感终坐更再因至已很家人老女先同关"
"""Characters that a given name seldom ends with, and often is followed by."""
