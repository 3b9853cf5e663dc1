"""The words of Japanese date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    UNSURE,
    WordKind,
    compounds,
    in_context,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

TABLE = language(
    "ja",
    numbered(
        WordKind.WEEKDAY,
        0,
        "月曜日, 月曜; 火曜日, 火曜; 水曜日, 水曜; 木曜日, 木曜; 金曜日, 金曜; 土曜日, 土曜;"
        "日曜日, 日曜",
    ),
    named(
        WordKind.MARK,
        {
            "year": "年, 年の",
            "fiscal": "年度, 会計年度",
            "month": "月",
            "fiscal to": "月期",
            "day": "日, 日目",
            "decade": "年代",
            "time": "時, 分, 秒, 時半, 時ごろ, 時頃, 時過ぎ, 時すぎ",
            "century": "世紀",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "日間",
            "week": "週間, 週",
            "weekend": "週末, 土日",
            "month": "か月, ヶ月, カ月, ヵ月, ケ月, 箇月, か月間, ヶ月間, カ月間",
            "quarter": "四半期, クォーター, クオーター",
            "half": "半期",
            "year": "年間",
        },
    ),
    named(WordKind.PERIOD, {"half": "上半期, 上期, 前期, 前半"}, 1),
    named(WordKind.PERIOD, {"half": "下半期, 下期, 後期, 後半"}, 2),
    valued(WordKind.ERA, {1867: "明治"}, "45"),
    valued(WordKind.ERA, {1911: "大正"}, "15"),
    valued(WordKind.ERA, {1925: "昭和"}, "64"),
    valued(WordKind.ERA, {1988: "平成"}, "31"),
    valued(WordKind.ERA, {2018: "令和"}, "64"),  # not over: no more than the longest had
    valued(WordKind.NUMBER, {1: "元", 6: "六つ"}, "word"),
    numbered(
        WordKind.DAY_NUMBER,
        1,
        "ついたち; ふつか; みっか; よっか; いつか; むいか; なのか; ようか; ここのか; とおか",
    ),
    valued(WordKind.ORDINAL, {1: "最初の, 初めの, はじめの", -1: "最後の"}),
    valued(
        WordKind.WHICH,
        {-1: "先, 昨, 前の, 前回の, この前の", 0: "今, 本, この", 1: "来, 次の, 今度の"},
    ),
    valued(
        WordKind.COMING,
        {-1: "過去, 直近の, ここ, 最近", 1: "今後, 向こう, むこう, これから"},
    ),
    valued(WordKind.COMING, {-1: "去る", 1: "来る"}, "dated"),
    relative(
        "day",
        {
            -3: "一昨昨日, さきおととい",
            -2: "一昨日, おととい",
            -1: "昨日, きのう, 昨夜, 昨晩, ゆうべ, 昨夕, 昨朝",
            0: "今日, きょう, 本日, 今朝, 今晩, 今夜, 今夕",
            1: "明日, あした, あす, 明朝, 明晩, 明夜",
            2: "明後日, あさって",
            3: "明々後日, しあさって",
        },
    ),
    relative(
        "week",
        {
            -2: "先々週, 先先週",
            -1: "先週",
            0: "今週, この週, 本週",
            1: "来週, 次週",
            2: "再来週, さ来週",
        },
    ),
    relative(
        "weekend",
        {-1: "先週末, 前の週末", 0: "今週末, この週末", 1: "来週末, 次の週末", 2: "再来週末"},
    ),
    relative(
        "month",
        {
            -2: "先々月, 先先月",
            -1: "先月",
            0: "今月, この月, 本月",
            1: "来月, 次月",
            2: "再来月",
        },
    ),
    relative(
        "quarter",
        {
            -1: "前四半期, 前の四半期",
            0: "今四半期, この四半期",
            1: "来四半期, 次の四半期, 翌四半期",
        },
    ),
    relative(
        "year",
        {
            -2: "一昨年, おととし",
            -1: "昨年, 去年",
            0: "今年, ことし, 本年",
            1: "来年, 明年",
            2: "再来年, さ来年",
        },
    ),
    relative(
        "fiscal",
        {
            -2: "一昨年度, 前々年度",
            -1: "昨年度",
            0: "今年度, 本年度",
            1: "来年度",
            2: "再来年度",
        },
    ),
    in_context("day", {-1: "前日", 0: "当日, 同日, その日", 1: "翌日, 次の日", 2: "翌々日"}),
    in_context(
        "week", {-1: "前週, 前の週", 0: "その週, 同じ週, 同週", 1: "翌週, 次の週", 2: "翌々週"}
    ),
    in_context("weekend", {0: "その週末"}),
    in_context("month", {-1: "前月, 前の月", 0: "同月, 当月, その月", 1: "翌月, 次の月"}),
    in_context(
        "year",
        {-2: "前々年", -1: "前年, 前の年", 0: "同年, 当年, その年", 1: "翌年, 次の年", 2: "翌々年"},
    ),
    in_context("fiscal", {-1: "前年度", 0: "同年度", 1: "翌年度, 次年度"}),
    named(
        WordKind.PART,
        {
            "early": "初め, はじめ, 始め, 初頭, 序盤, 頭, 前半, 初旬",
            "mid": "半ば, なかば, 中頃, 中ごろ, 中盤",
            "late": "終わり, おわり, 末, 暮れ, 終わりごろ, 終わり頃, 終盤, 後半, 終わりの方",
            "first": "上旬",
            "second": "中旬",
            "third": "下旬",
        },
    ),
    valued(
        WordKind.EARLIER,
        {
            -1: "これまで, ここまで, のこれまで, の早い段階, に先立って",
            1: "この後, これ以降, のこの後, 後ほど, の後ほど, の今後",
        },
    ),
    compounds(
        {
            "六つ+か月": "半年, 半年間",
            "今年+末": "年末",
            "今年度+末": "年度末",
            "今月+末": "月末",
            "今年+初め": "年初, 年明け, 年始",
            "今月+初め": "月初, 月初め",
            "今週+初め": "週明け, 週初め",
        }
    ),
    named(WordKind.OTHER, {"calendar": "旧暦, 旧暦の"}),
    named(WordKind.HALF, {"": "半"}),
    named(WordKind.AGO, {"before": "前に"}),
    named(WordKind.BEFORE, {UNSURE: "以前"}),
    plain(
        {
            WordKind.AGO: "前, まえ",
            WordKind.HENCE: "後, のち, 後に, 先",
            WordKind.WITHIN: "以内, 以内に, 以内で, 未満, 足らず",
            WordKind.FROM: "から, より",
            WordKind.SINCE: "以来, 以降, 以後",
            WordKind.UNTIL: "まで, までに, までの, にかけて",
            WordKind.BETWEEN: "の間, 間, の間に, 間に, の期間, のあいだ, にわたって",
            WordKind.AND: "と",
            WordKind.BEFORE: "より前, までの前",
            WordKind.AFTER: "より後",
            WordKind.REST: "の残り, 残り, の残りの日, いっぱい, の残りの期間",
            WordKind.ABOUT: "ごろ, 頃, ころ, 約, およそ, おおよそ, 前後",
            WordKind.FEW: "数",
            WordKind.ORDINAL_MARK: "第",
            WordKind.TIME: "午前, 午後, 朝, 昼, 夜, 夕方, 夕, 未明, 早朝, 深夜, 正午, 昼前, 昼過ぎ,"
            "夜明け, 晩, 日本時間, 現地時間",
            WordKind.FILLER: "の, に, は, で, を, も, が, 中, 中に, 付, 付け, 目の, 目, 西暦, 間の",
        }
    ),
    named(WordKind.FEAST, {"christmas": "クリスマス", "new year": "元日, 元旦, お正月, 正月"}, 0),
    named(WordKind.FEAST, {"christmas": "クリスマスイブ"}, -1),
    named(WordKind.FEAST, {"new year eve": "大晦日, 大みそか"}, 0),
    valued(WordKind.FEAST, {0: "復活祭, イースター, イースターの日曜日", -2: "聖金曜日"}, "easter"),
    is_spaced=False,
    has_postpositions=True,
    orders=("ymd", "dmy", "mdy"),
    fiscal=("fiscal-japan",),
)
