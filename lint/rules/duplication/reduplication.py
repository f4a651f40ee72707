"""What Chinese doubles on purpose: measures, verbs, adjectives, sounds, and words that meet.

The kinds are those of any grammar (朱德熙《语法讲义》, 重叠式); the word lists are our own.
"""

from __future__ import annotations

from lint.text.lazy import lazy_re

_COUNTS = "一二两三四五六七八九十几数半整逐每"
# 一 is no number in these: 一些, 一定, 一方面 ….
_NO_MEASURE = "些起是旦切直定样般致系律同经再味举贯向面"
_VESSELS = "片群批堆串队箱袋桶车筐团朵块把排层捆包碗盆瓶沓摞圈遍"

# Verbs that take the form ABAB (双音节动词): what a person can do for a short while, or try.
_VERBS = (
    "安排 安慰 帮忙 帮助 帮衬 比画 比试 补充 布置 参观 参考 参谋 操练 测试 查看"
    " 尝试 畅谈 炒作 成全 充实 处理 串联 打扮 打量 打闹 打扫 打听 打探 打点 打理"
    " 打磨 打算 担待 捣鼓 倒腾 点拨 调查 调剂 调教 调解 调理 调侃 调整 动弹 锻炼"
    " 对比 对付 对照 放松 分担 分析 分享 改变 改革 改进 改善 改造 感受 感谢 鼓励"
    " 鼓捣 关照 关心 观察 管理 规范 规划 归置 过问 合计 核对 核实 缓和 缓解 回顾"
    " 回味 回忆 回想 活动 活跃 积累 计划 计算 记录 加工 检查 检验 见识 建设 讲究"
    " 讲述 交代 交流 交换 教训 教育 校对 接触 接待 揭露 节约 解释 解决 介绍 借鉴"
    " 纠正 考虑 考察 考验 控制 劳动 拉扯 拉拢 浏览 了解 理会 联络 联系 练习 凉快"
    " 留意 溜达 美化 摸索 磨炼 磨合 努力 排练 排遣 培训 培养 批评 评价 评论 评议"
    " 欣赏 清理 请教 请示 庆贺 庆祝 劝说 热闹 忍耐 认识 商量 商议 设计 审查 实践"
    " 试验 适应 收拾 收集 舒展 疏导 疏通 数落 说道 说明 思考 思索 梳理 弹奏 探索"
    " 探讨 讨论 提醒 提高 体会 体谅 体验 体贴 调节 统计 统一 推广 推荐 推介 推敲"
    " 娱乐 歇息 熟悉 宣传 宣讲 学习 询问 研究 演练 演示 演习 验证 应付 应酬 修改"
    " 修理 修整 锤炼 休息 修补 修饰 修养 休整 预习 预防 运动 酝酿 张罗 张望 招待"
    " 招呼 召集 照顾 照看 照料 照应 折腾 整顿 整合 整理 整修 整治 支持 支援 指导"
    " 指点 指教 走动 组织 重视 准备 咨询 总结 走访 祝贺 转悠 转动 转变 装扮 装饰"
    " 琢磨 闯荡 晃荡 晃悠 逛荡 呼吸 乐和 乐呵 暖和 热乎 亲热 高兴 轻松 痛快 快活"
    " 舒服 自在 风光 便宜 方便 孝敬 孝顺 心疼 疼爱 批准 取消 表扬 表现 表演 坚持"
    " 反映 反思 警醒 警示 监督 督促 催促 敲打 嘱咐 叮嘱 念叨 唠叨 唠嗑 絮叨 比对"
    " 翻看 查找 查询 巡查 搜索 寻找 追查 排查 测量 测算 盘算 盘点 掂量 权衡 斟酌"
    " 品尝 品味 玩味 揣摩 领略 领会 领教 观摩 观赏 游览 游玩 玩耍 嬉闹 戏耍 逗乐"
    " 消遣 解闷 消化 拾掇 翻腾 捯饬 归拢 擦洗 清扫 清洗 开导 劝导 劝解 引导 帮扶"
    " 扶持 督导 活络 松快 凑合 将就 改良 更新 释放 舒缓 滋润 润色 描绘 讲解 解读"
    " 回报 报答 犒劳 慰劳 慰问 亲近 巩固 复习 温习 普及 沟通 协调 评判 鉴赏 切磋"
    " 较量 反省 检讨 收敛 约束 管教 带动 发动 动员 激励 刺激 开拓 开阔 丰富 贴补"
    " 补贴 周转 拜访 看望 探望 倾听 聆听 倾诉 诉说 歌唱 舞动 晾晒 修剪 侍弄 摆弄"
    " 摆布 拨弄 抚摸 拍打 捶打 揉搓 搅拌 翻动 敲击 伸展 伸缩 摇晃 晃动 摆动 抖动"
    " 滚动 挪动 移动 触摸 挑选 选择 对接 衔接 磕打 砥砺 磨砺 洗刷 冲洗 梳洗 装点"
    " 点缀 聚会 团聚 相聚 闲聊 畅想 想象 憧憬 展望 观望 打望"
)
_ADVERBS = "非常 特别 真的 实在 永远 可以 没有 不用 知道 谢谢 快点 慢点 好好"
_COURTESIES = "恭喜 欢迎 拜托 辛苦 麻烦 久仰 佩服 抱歉"
_EMPHATIC = frozenset(f"{_VERBS} {_ADVERBS} {_COURTESIES}".split())
_QUALITIES = frozenset(
    "白红绿蓝黄黑青紫灰亮暗甜苦酸辣咸香臭圆扁方尖直弯长短高矮大小多少粗细厚薄深浅远近宽窄"
    "快慢早晚久急轻重冷热凉暖烫硬软脆嫩老新旧干湿净脏肥瘦胖壮浓淡清浑满空透稠密好美丑怪险静闹沉光碎平整齐匀滑绵糯酥"
)
_SOUNDS = frozenset(
    "啊哎哔吧叭啵嚓唱嘈哧噌吱嗤喘嗒哒当叮咚噔嘟嘀滴答嗝咯咕呱咣哐哈嗨吭喀咔哗哇嘎嘣噶轰隆呼噜哼"
    "吼叽唧啾哩铃啷啦喇喵咩哞嗯啪噼扑通噗嘭砰乒乓沙飒刷唰簌嗖嘶刺淅沥呜嗡喔吁嘘哟呀咿呦喳吒嘁忽闪"
)
# Only what one does of one's own will, for a while, doubles (自主动词): no verb that says what is,
# what came about or what it led to. Left out: what speech may double all the same (提高提高待遇,
# 推进推进), and what is another word the other way round (水产生产生活).
_STATES = (
    "位于 处于 属于 在于 基于 源于 用于 来自 具有 具备 拥有 享有 含有 包含 涵盖 涉及 缺乏 缺少"
    " 面临 濒临 成为 变为 称为 视为 达到 超过 实现 取得 获得 获评 荣获 受到 遭到 遭受 加大 加快"
    " 导致 造成 引发 致使 促使 使得"
)
_NEVER = frozenset(_STATES.split())
# Words that lead up to a figure, and before one are nothing else.
_TALLIES = "共有 共计 总计 合计 累计 约占 高达 多达 长达 仅有 新增 增至 升至 降至 增长 下降 上涨"
_TALLYING = frozenset(_TALLIES.split())
_FIGURE = lazy_re("[约近超逾]?[0-9０-９一二两三四五六七八九十百千万]")
# 感受(到受到), 单位(于位于): the first character is the end of another word.
_ENDING_SO = "感受 享受 承受 接受 单位 部位 岗位 学位 职位 应用 使用 运用 费用"
_JOINED = frozenset(_ENDING_SO.split())
_RUNS_ON = lazy_re("[再感者率权人量]")  # 加大加大再加大, 获得获得感
_ASKING = lazy_re("[哪谁啥几]|什么|怎么|多少")
_MEMBERS = frozenset(["代表", "委员", "记者", "律师", "职工", "学生"])  # 代表(代表团)发言
_LEADS = lazy_re(r"[长部省市县区州镇乡村岛]|主任|书记|经理|委员|司令|主席")


def is_measure(word: str) -> bool:
    """Whether it counts: 一项(一项), 一个山头(一个山头), 成片(成片)."""
    if word[0] == "一":
        return word[1] not in _NO_MEASURE and "一" not in word[1:] and word[:3] != "一方面"
    return len(word) == 2 and (
        word[0] in _COUNTS or (word[0] in "大小成满" and word[1] in _VESSELS)
    )


def may_double(word: str, after: str) -> bool:
    """Whether a word of two characters may stand twice before the text `after`."""
    first, second = word[0], word[1]
    return (
        second in "着了过来"
        or second in _QUALITIES
        or first in "不别快再该越很好太真共"
        or "不" in word
        or word in _EMPHATIC
        or (first in _SOUNDS and second in _SOUNDS)
        or is_measure(word)
        or asks(word)
        or (second == "对" and after[:1] in "话接比决应标战抗")
        or after[:1] in "的地得再吧嘛呢啊呀啦吗了"
        or _LEADS.match(after) is not None
        or (word in _MEMBERS and after[:1] in "团会站")
    )


def never_doubles(word: str, before: str, after: str) -> bool:
    """Whether a word of two characters cannot stand twice between `before` and `after`."""
    if word in _TALLYING:
        return _FIGURE.match(after) is not None
    return word in _NEVER and before + word[0] not in _JOINED and not _RUNS_ON.match(after)


def asks(word: str) -> bool:
    """Whether it holds a question word: 有多少(有多少), 想去哪(想去哪)."""
    return _ASKING.search(word) is not None
