"""The words of Korean date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    WordKind,
    compounds,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

TABLE = language(
    "ko",
    numbered(
        WordKind.WEEKDAY,
        0,
        "월요일; 화요일; 수요일; 목요일; 금요일; 토요일; 일요일",
    ),
    named(
        WordKind.MARK,
        {
            "year": "년, 해",
            "month": "월",
            "day": "일, 일째",
            "decade": "년대",
            "time": "시, 분, 시반, 시경",
            "fiscal": "회계연도, 년도, 년 회계연도",
            "ordinal": "번째, 번 째, 째",
            "quarter": "분기, 사분기",
            "century": "세기",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "일간, 날",
            "week": "주, 주일, 주간, 주차, 주일간",
            "weekend": "주말",
            "month": "개월, 달, 개월간",
            "half": "반기",
            "year": "년간, 해",
            "decade": "십년",
        },
    ),
    named(WordKind.PERIOD, {"half": "상반기, 전반기"}, 1),
    named(WordKind.PERIOD, {"half": "하반기, 후반기"}, 2),
    numbered(
        WordKind.DAY_NUMBER,
        1,
        "하루; 이틀; 사흘; 나흘; 닷새; 엿새; 이레; 여드레; 아흐레; 열흘",
        "length",
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "한; 두; 세, 석, 삼; 네, 넉, 사; 다섯, 오; 여섯, 육; 일곱, 칠; 여덟, 팔;"
        "아홉, 구; 열, 십; 열한, 십일; 열두, 십이; 십삼; 십사; 십오; 십육; 십칠; 십팔; 십구; 이십;"
        "이십일; 이십이; 이십삼; 이십사; 이십오; 이십육; 이십칠; 이십팔; 이십구; 삼십; 삼십일",
        "",
    ),
    numbered(
        WordKind.ORDINAL,
        1,
        "첫, 첫째, 첫번째, 첫 번째; 둘째, 두번째; 셋째, 세번째; 넷째, 네번째; 다섯째, 다섯번째",
    ),
    numbered(
        WordKind.MONTH,
        1,
        "일월; 이월; 삼월; 사월; 오월; 유월, 육월; 칠월; 팔월; 구월; 시월, 십월; 십일월; 십이월",
    ),
    valued(WordKind.ORDINAL, {-1: "마지막"}),
    valued(WordKind.WHICH, {-1: "저번, 전", 0: "이번, 이, 금, 올, 그", 1: "다음, 내, 차"}),
    valued(WordKind.WHICH, {-1: "지난"}, "dated"),
    valued(WordKind.COMING, {-1: "최근, 과거", 1: "다가오는, 향후, 앞으로"}),
    valued(WordKind.COMING, {1: "오는"}, "dated"),
    relative(
        "day",
        {
            -3: "그끄저께",
            -2: "그저께, 그제, 엊그제",
            -1: "어제, 어젯밤, 전날, 지난밤, 전일",
            0: "오늘, 오늘밤, 당일, 지금, 금일, 오늘 아침",
            1: "내일, 다음날, 다음 날, 이튿날, 익일, 명일",
            2: "모레, 내일모레",
            3: "글피",
        },
    ),
    relative(
        "week",
        {
            -2: "지지난주, 저저번주",
            -1: "지난주, 저번주",
            0: "이번주, 금주, 이주, 같은 주, 그 주",
            1: "다음주, 차주, 내주",
            2: "다다음주, 다음다음주",
        },
    ),
    relative("weekend", {-1: "지난주말", 0: "이번주말", 1: "다음주말"}),
    relative(
        "month",
        {
            -2: "지지난달",
            -1: "지난달, 저번달, 전달",
            0: "이번달, 이달, 금월",
            1: "다음달, 내달",
            2: "다다음달",
        },
    ),
    relative("quarter", {-1: "지난 분기, 전분기", 0: "이번 분기", 1: "다음 분기"}),
    relative(
        "year",
        {
            -2: "재작년, 지지난해",
            -1: "작년, 지난해, 전년, 지난 년",
            0: "올해, 금년, 이번 해, 당해",
            1: "내년, 다음해, 이듬해, 명년",
            2: "내후년, 다다음해",
        },
    ),
    named(
        WordKind.PART,
        {
            "early": "초, 초순께, 초반, 초기",
            "mid": "중반",
            "late": "말, 후반, 말경, 말께, 연말",
            "first": "상순, 초순",
            "second": "중순",
            "third": "하순",
        },
    ),
    valued(WordKind.EARLIER, {-1: "좀 더 일찍, 더 일찍", 1: "나중에, 늦게, 더 늦게, 좀 더 늦게"}),
    compounds({"올해+말": "연말, 년말", "이달+말": "월말", "올해+초": "연초", "이달+초": "월초"}),
    named(WordKind.HALF, {"": "반"}),
    named(WordKind.AGO, {"before": "전, 전에, 이전"}),
    named(WordKind.HENCE, {"after": "후, 후에, 뒤, 뒤에", "since": "이후에"}),
    plain(
        {
            WordKind.WITHIN: "이내, 이내에, 안에, 내에",
            WordKind.FROM: "부터, 에서",
            WordKind.SINCE: "이래, 이후",
            WordKind.UNTIL: "까지",
            WordKind.BETWEEN: "사이, 사이에, 동안, 기간",
            WordKind.AND: "와, 과, 하고",
            WordKind.BEFORE: "이전에",
            WordKind.REST: "나머지, 의 나머지, 남은, 의 남은",
            WordKind.ABOUT: "쯤, 경, 무렵, 약, 께",
            WordKind.FEW: "몇, 수, 며칠간의",
            WordKind.ORDINAL_MARK: "제",
            WordKind.TIME: "오전, 오후, 아침, 저녁, 밤, 새벽, 정오, 자정, 낮, 한국시간, 현지시간",
            WordKind.FILLER: "에, 의, 은, 는, 이, 가, 을, 를, 중, 중에, 동안에, 로, 으로, 도",
        }
    ),
    valued(WordKind.WHICH, {0: "이번, 이, 올, 그"}),
    named(WordKind.FEAST, {"christmas": "크리스마스, 성탄절", "new year": "새해 첫날, 신정"}, 0),
    named(WordKind.FEAST, {"christmas": "크리스마스 이브"}, -1),
    valued(WordKind.FEAST, {0: "부활절", -2: "성금요일"}, "easter"),
    is_spaced=False,
    has_postpositions=True,
    orders=("ymd", "mdy", "dmy"),
    fiscal=("fiscal-calendar",),
)
