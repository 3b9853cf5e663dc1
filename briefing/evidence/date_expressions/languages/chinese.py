"""The words of Chinese date expressions, simplified and traditional; names are those of CLDR."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.date_expressions.languages.table import (
    Meaning,
    WordKind,
    WordMeaning,
    compounds,
    language,
    named,
    plain,
    relative,
    valued,
)


def _weekdays() -> Iterable[WordMeaning]:
    """Yield 星期一 to 星期日 with their other forms."""
    for week in ("星期", "周", "週", "礼拜", "禮拜"):
        for value, day in enumerate("一二三四五六日"):
            yield week + day, Meaning(WordKind.WEEKDAY, value)
        yield f"{week}天", Meaning(WordKind.WEEKDAY, 6)


def _weekdays_of_weeks() -> Iterable[WordMeaning]:
    """Yield 上周五 and the like: the words for a week run into those for the weekday."""
    for which, week in (("上", "上周"), ("下", "下周"), ("本", "本周"), ("这", "本周")):
        for name, _ in _weekdays():
            if name[0] in "周週":
                yield which + name, Meaning(WordKind.COMPOUND, 0, f"{week}+{name}")
            elif which in "上下":
                yield f"{which}个{name}", Meaning(WordKind.COMPOUND, 0, f"{week}+{name}")


TABLE = language(
    "zh",
    named(
        WordKind.MARK,
        {
            "year": "年",
            "month": "月, 月份",
            "day": "日, 号, 號",
            "decade": "年代",
            "time": "时, 時, 点, 點, 点钟, 分, 点半",
            "fiscal": "财年, 財年, 财政年度, 財政年度",
            "century": "世纪, 世紀",
        },
    ),
    _weekdays(),
    named(
        WordKind.UNIT,
        {
            "day": "天",
            "week": "周, 週, 个星期, 個星期, 星期, 个礼拜",
            "weekend": "周末, 週末",
            "month": "个月, 個月",
            "quarter": "季度, 个季度, 季",
            "year": "年间",
            "century": "个世纪, 個世紀",
        },
    ),
    named(WordKind.PERIOD, {"half": "上半年"}, 1),
    named(WordKind.PERIOD, {"half": "下半年"}, 2),
    valued(
        WordKind.WHICH,
        {
            -1: "上个, 上個, 上, 前一个, 前一",
            0: "这个, 這個, 本, 这, 這, 今",
            1: "下个, 下個, 下, 下一个, 下一",
        },
    ),
    valued(
        WordKind.COMING,
        {-1: "过去, 過去, 最近, 近, 前", 1: "未来, 未來, 今后, 今後, 接下来, 后, 後"},
    ),
    valued(WordKind.ORDINAL, {1: "首个, 首個", -1: "最后一个, 最後一個, 最后"}),
    relative(
        "day",
        {
            -3: "大前天",
            -2: "前天, 前日",
            -1: "昨天, 昨日, 昨晚, 昨夜, 上一天",
            0: "今天, 今日, 今晚, 今早, 今晨, 当天, 當天, 现在, 現在",
            1: "明天, 明日, 次日, 翌日, 明晚, 明早, 第二天, 下一天",
            2: "后天, 後天",
            3: "大后天, 大後天",
        },
    ),
    relative(
        "week",
        {
            -2: "上上周, 上上週, 上上个星期",
            -1: "上周, 上週",
            0: "本周, 本週, 这周, 這週, 这一周",
            1: "下周, 下週",
            2: "下下周, 下下週, 下下个星期",
        },
    ),
    relative(
        "weekend", {-1: "上周末, 上週末", 0: "本周末, 这周末, 這週末, 本週末", 1: "下周末, 下週末"}
    ),
    relative(
        "month",
        {
            -2: "上上个月",
            -1: "上月, 上个月",
            0: "本月, 这个月, 当月",
            1: "下月, 下个月",
            2: "下下个月",
        },
    ),
    relative("quarter", {-1: "上季度, 上个季度", 0: "本季度", 1: "下季度, 下个季度"}),
    relative("century", {-1: "上世纪, 上世紀", 0: "本世纪, 本世紀"}),
    relative(
        "year",
        {
            -2: "前年",
            -1: "去年, 上年, 上一年",
            0: "今年, 本年, 当年",
            1: "明年, 来年, 下一年",
            2: "后年, 後年",
        },
    ),
    named(
        WordKind.PART,
        {
            "early": "初, 初期, 早期",
            "mid": "中, 中期",
            "late": "底, 末, 晚期",
            "first": "上旬",
            "second": "中旬",
            "third": "下旬",
        },
    ),
    named(WordKind.OTHER, {"calendar": "农历, 農曆, 阴历, 陰曆"}),
    compounds({"今年+末": "年底, 年末", "本月+末": "月底", "今年+初": "年初", "本月+初": "月初"}),
    _weekdays_of_weeks(),
    named(WordKind.HALF, {"": "半", "and": "个半, 個半"}),
    named(WordKind.AGO, {"before": "前, 以前, 之前"}),
    named(WordKind.HENCE, {"after": "后, 後, 以后, 以後, 之后, 之後"}),
    plain(
        {
            WordKind.WITHIN: "内, 內, 以内, 以內, 之内",
            WordKind.TO: "到, 至, 直到",
            WordKind.FROM: "从, 從, 自, 起",
            WordKind.SINCE: "以来, 以來, 自从",
            WordKind.UNTIL: "为止, 為止, 截至",
            WordKind.BETWEEN: "之间, 之間, 期间, 期間",
            WordKind.AND: "和, 与, 與",
            WordKind.REST: "剩余, 剩餘, 剩下的, 余下",
            WordKind.ABOUT: "左右, 大约, 大約, 约, 約, 前后, 前後",
            WordKind.FEW: "几, 幾, 数, 數, 几个, 幾個, 若干",
            WordKind.ORDINAL_MARK: "第",
            WordKind.TIME: "上午, 下午, 早上, 晚上, 中午, 凌晨, 傍晚, 早晨, 夜里, 深夜, 晚,"
            "北京时间, 当地时间",
            WordKind.FILLER: "的, 在, 于, 於, 内的, 公元, 西元, 间",
        }
    ),
    named(
        WordKind.FEAST,
        {"christmas": "圣诞节, 聖誕節", "new year": "元旦", "labour day": "劳动节"},
        0,
    ),
    named(WordKind.FEAST, {"christmas": "平安夜"}, -1),
    valued(WordKind.FEAST, {0: "复活节, 復活節"}, "easter"),
    is_spaced=False,
    has_postpositions=True,
    orders=("ymd", "mdy", "dmy"),
    fiscal=("fiscal-calendar",),
)
