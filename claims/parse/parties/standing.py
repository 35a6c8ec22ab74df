"""How a name stands in its sentence: as the one that does something, behind a preposition or verb, as an officer's house, or
as one who only speaks."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import VERB
from claims.parse.scene import Scene

PLACES = ("country", "region")
_AND = re.compile(r"\s?(?:、|,|，|和|与|及|以及|and|&|, and)\s?")
# Haesung Motor and its affiliate Kaon; Vantor Energy and search giant Google.
_AND_ITS = re.compile(
    r"\.?,?\sand\s(?:(?:its|their|the|fellow)\s)?(?:[A-Za-z.&-]+\s){0,3}?(?:affiliate|unit|parent|subsidiary|sister\scompany|partner|[a-z]*maker|company|firm|group"
    r"|giant|lender|bank|retailer|chain|developer|producer|operator|supplier|start-?up|insurer|airline|brewer|miner|utility|builder|designer|investor)\s"
)
# What _AND ends with, blanks apart.
_JOINS = frozenset("、,，和与及&d")
# 与 and its like join two subjects, or, with no name in front, introduce a companion.
_WITH = ("与", "跟", "同")
# 向英国初创公司Nscale投资: the name of what a preposition governs may stand behind its description.
_GOVERNS = re.compile(r"(?:对|向|给)[^,，。的了着过投买卖借]{0,14}(?:公司|企业|商|集团|平台|机构|开发商|巨头)$")
_DESCRIBES = ("公司", "企业", "商", "集团", "平台", "机构", "巨头")
# What may stand between a preposition or verb and the name it governs: U.S. snack maker, its rival.
_APPOSED = re.compile(
    r"\s*(?:(?:the|a|an|its|their|his|her|fellow)\s+|[A-Z][\w.]+(?:\s[A-Z]\w+)?['’]s\s+)?(?:(?:[A-Za-z.&'’-]+\s+){0,3}"
    r"(?:[a-z]*maker|company|firm|group|giant|rival|peer|competitor|partner|startup|start-up|lender|bank|retailer|chain|developer"
    r"|producer|operator|supplier|brokerage|brand|owner|parent|unit|insurer|airline|brewer|miner|utility|business|arm|subsidiary"
    r"|landlord|manufacturer|distributor|[a-z]*builder|grocer|discounter|refiner|publisher|broadcaster|designer|specialist|distiller"
    r"|conglomerate|platform|carrier|wholesaler|lessor|contractor|foundry|fund|manager|adviser|provider|consultancy"
    r"|customer|shareholder|target|stocks?|shares?)\s+)?"
)


def is_subject(scene: Scene, actor: Actor) -> bool:
    """Whether an actor may be the subject of its clause: no preposition or governing verb before it, no title behind it."""
    if actor.kind in ("person", "index") or actor.kind in PLACES:
        return False
    return not is_oblique(scene, actor) and not is_title(scene, actor)


def speaks(scene: Scene, actor: Actor) -> bool:
    """Whether an office only says something in its clause: 国家统计局发布数据显示."""
    if not is_office(actor):
        return not scene.english and actor.is_company and _REPORTS.match(scene.text, actor.end) is not None
    return _says(scene, actor)


# A paper only reports: 日本经济新闻报导.
_REPORTS = re.compile(
    r"(?=[中今周引报援新日早时昨晚独电社网转\d(])(?:新闻|时报|日报|周刊|中文网|网站|电视台?|社)?(?:[昨今]日?|\d{1,2}日|\(\d{1,2}\)日?)?(?:[早晚]间?)?(?:独家)?(?:报[导道](?!期)|引述|转述|援引)"
)


def is_office(actor: Actor) -> bool:
    """Whether somebody is an office, agency or observer, which does no business of its own."""
    return actor.kind in ("organisation", "central_bank")


_RECKONS = re.compile(
    r"(?:'s|’s)\s(?:[a-z-]+\s){0,3}(?:projections?|forecasts?|estimates?|outlook|survey|data|figures|target)\b|\s(?:now\s|also\s|still\s)?(?:reckons?|counts?|counted|puts?|thinks?|believes?|calculates?|pegs?|projects?|projected|sees|saw|warns?)\b"
)


# The World Bank, however, warned this month that ….
_PUT_IN = re.compile(
    r",\s(?:however|meanwhile|though|by\scontrast|for\sits\spart|in\sturn|too|also|in\s(?:a|its)\s[a-z ]{3,30}"
    r"|on\s[A-Z][a-z]+day),(?=\s)"
)


def _says(scene: Scene, actor: Actor) -> bool:
    put_in = _PUT_IN.match(scene.text, actor.end) if scene.english else None
    if put_in:
        return scene.spots.first("speech.said", put_in.end(), min(scene.sentence.end, put_in.end() + 24)) is not None
    if scene.text.startswith(("统计", ")统计", "监测", "最新监测"), actor.end) or _RECKONS.match(scene.text, actor.end):
        return True
    end = scene.clause(actor.start).end
    if scene.english and scene.text.startswith((", which ", ", who "), actor.end):
        return scene.spots.first("speech.said", actor.end, min(scene.sentence.end, actor.end + 24)) is not None
    return scene.spots.first("speech.said", actor.end, min(end, actor.end + 24)) is not None


_RATES = re.compile(
    r"(?:\s\([^()\n]{1,60}\))?\s?[:：]|[^,，。;；]{0,16}?(?:分析师|分析员|经济学家|策略师|研究部|研报|报告|点评|首次覆盖|[上下]调|调[升高降低]|[上下]修|[升降]评|维持|给[予出]|重申|首予"
    r"|预计|预测|预期|预估|认为|指出|看(?:[好多空淡旺]|[一-鿿]{2,6}?(?:今|明|后年|20\d\d|第))|唱[好淡多空]|喊|力挺|点名|建议|推荐|列为|纳入|剔出|估计|估算|料|[估看喊](?=[约逾近仅为达至今明后全]|\s?\d)|削|由[\d“「]|[升降]至[“「]"
    r"|[将把](?=公司|其|[^,，。;；]{2,24}?(?:目标价|评[级等]|预[测估期]|每股|盈利|获利|营收|业绩|本益比|财测)))"
    r"|(?:[则亦也])?(?:微|大|再)?[升降](?=[^,，。;；]{2,12}(?:目标价|评[级等]))"
    r"|(?:'s)?(?:\s\w+){0,2}?\s(?:analysts?|economists?|strategists?|expects?|estimates?|estimated|forecasts?|predicts?|predicted|sees"
    r"|rates|has an? (?:price )?target|warns|thinks|argues|believes|notes|puts?|sets?|raised|cut|lifted|lowered|kept|reiterated"
    r"|maintained|initiated|upgraded|downgraded|says|said|reckons?|pencils|pencil?led|assumes?|assumed|models?|modell?ed|starts|started|begins|began"
    r"|initiates|resumes|resumed|likes|prefers|recommends?|recommended|tells|told|projects?|projected|values|valued|calculates?|flags|flagged|named|names"
    r"|picks|picked|upgrades|downgrades|raises|cuts|lifts|lowers|trims|trimmed|hikes|hiked|nudges|nudged|bumped|boosted|slashed|reiterates|maintains|keeps"
    r"|pegs|pegged|turns|turned|has\san?\s[“\"]?(?:buy|sell|hold|neutral|overweight|underweight|outperform|equal))\b"
)
_ANALYST = re.compile(
    r"\s?(?:的|'s)?\s?(?:\w+\s)?(?:首席|资深|高级)?(?:分析师|分析员|经济学家|策略师|研究员|analysts?|economists?|strategists?)"
)


def rates(scene: Scene, actor: Actor) -> bool:
    """Whether a house or its analyst speaks of what others do: 中信证券预计…, a broker's analyst said."""
    if not actor.is_company or actor.anaphor:
        return False
    if _ANALYST.match(scene.text, actor.end) or (scene.english and _is_watchers(scene, actor)):
        return True
    return is_broker(actor) and _RATES.match(scene.text, actor.end) is not None


_WATCHER = re.compile(
    r"\b(?:(?:[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|manages|oversees|[Mm]anager)\b[^.;\"”]{0,60}"
    r"|said\s[A-Z][\w'-]+\s[A-Z][\w'-]+(?:,\s(?:an?|the|who|chief|head|senior|managing|partner|portfolio|founder|strategist|economist|analyst|director|founding"
    r"|co-founder|president|lead)\b[^.;\"”]{0,50})?)"
    r"\s(?:at|of|with|for|from)\s(?:the\s)?(?:(?:brokerage|broker|bank|consultancy|adviser|house|lender|asset manager|fund)\s)?$"
)


def _is_watchers(scene: Scene, actor: Actor) -> bool:
    """Whether a house is only named for who speaks: analyst Jonas Rehm of Talbot Bank, who manages money at Hibiya Asset."""
    return _WATCHER.search(scene.text, scene.sentence.start, actor.start) is not None


def is_broker(actor: Actor) -> bool:
    return actor.kind == "organisation" or is_house(actor)


# A house that no list knows says by its name that it rates what others do; so do houses that a text does not name: 美系券商.
_HOUSE_NAME = re.compile(
    r"\b(?:Securities|Research|Brokers|Brokerage|Capital Markets|Equities)$|(?:证券|投顾|证券研究所)$"
    r"|^(?:.系|[内外本]资|本土|国内|海外|多数|另一家.{0,2}|某)?(?:券商|外资|投行|大行|法人)$"
)


def is_house(actor: Actor) -> bool:
    """Whether somebody is a broker or an exchange, by what is known of it or by its name."""
    if actor.entity is not None:
        return actor.entity.role in ("broker", "exchange")
    return actor.is_company and not actor.anaphor and _HOUSE_NAME.search(actor.name) is not None


_RIVAL = re.compile(
    r"(?:同行业?的?|对手|竞争者|竞品|相比之下|反观|同业|友商|(?:rivals?|competitors?|peers?)\s+)\W?$", re.IGNORECASE
)


# Wizz Air, its Hungarian rival, …
_CALLED_RIVAL = re.compile(r",\s(?:its|the|a|an)\s(?:[A-Za-z-]+\s){0,3}(?:rival|competitor|peer)\b")


def is_rival(scene: Scene, actor: Actor) -> bool:
    """Whether a text names somebody only to compare: 同行X, rival X."""
    if _CALLED_RIVAL.match(scene.text, actor.end) if scene.english else scene.text.startswith("同期", actor.end):
        return True
    lead = scene.text[max(scene.sentence.start, actor.start - 14) : actor.start].rstrip(" ,，")
    return _RIVAL.search(lead + " ") is not None or _RIVAL.search(lead) is not None


# What a name may be to the one that is spoken of: TSMC rival Corvant, Nordwind's parent, 苹果供应商立讯.
_TIES_EN = re.compile(
    r"(?:'s|’s)?\s(?:arch-?|(?:[a-z-]+\s){0,2}?)(?:rival|supplier|competitor|peer|partner|parent|owner"
    r"|operator|customer|unit|subsidiary|spin-?off|affiliate|backer|contractor|distributor|licensee|shareholder|investor)\b(?!\s(?:of|to|in|for)\b)"
)
_TIES_ZH = re.compile(
    r"(?:的)?(?:最大|主要|重要|核心|长期)?(?:竞争)?(?:对手|劲敌|供应商|代工厂|代工商|合作伙伴|大客户|客户|概念股|供应链|前高管|前员工)"
)


def describes(text: str, actor: Actor) -> bool:
    """Whether a name only says what another is to it."""
    return (_TIES_ZH if text[actor.end : actor.end + 1] >= "一" else _TIES_EN).match(text, actor.end) is not None


_SHOWN = re.compile(
    r"(?:推出|发布|上市|开售|量产|亮相|公布|展示|名为|研发|开发|打造|开源|预售|交付|下线)了?[^,，。;；]{0,16}$"
    r"|\b(?:(?:unveil|launch|introduc|releas|debut|showcas)\w*|(?:began|begins?|start(?:s|ed)?)\s(?:selling|delivering|making|producing"
    r"|shipping|building))\s[^,.;]{0,40}$"
)
_MATCHED = re.compile(r"(?:之前的|此前的|上一代的?|前代|竞争对手的?|the\s|its\s|rival\s|older\s|previous\s)*")


def is_shown(scene: Scene, actor: Actor) -> bool:
    """Whether a clause brings a thing before the public, and so goes on to tell of it: 推出加速卡昆岳K3."""
    return _SHOWN.search(scene.text, scene.clause(actor.start).start, actor.start) is not None


def is_matched(scene: Scene, actor: Actor) -> bool:
    """Whether a thing is named only to be compared with: 快过上一代的昆岳K2."""
    words = scene.spots.within("basis.compare", max(scene.sentence.start, actor.start - 18), actor.start)
    return any(spot.word != "from" and _MATCHED.fullmatch(scene.text, spot.end, actor.start) for spot in words)


def is_counted(scene: Scene, actor: Actor) -> bool:
    """Whether a number says how many of a thing there are: 搭载72颗昆岳K3, 96 Talon X2 chips."""
    return any(
        scene.text[m.end : actor.start] in ("", " ") and m.form not in ("percent", "multiple", "fraction", "ordinal")
        for m in scene.mentions
        if m.end <= actor.start <= m.end + 1
    )


# Where a company has a works the place only says which: 深圳12英寸厂, 广西新厂, its Ohio plant; and where a firm is at home:
# 日本私募基金.
_SITE = re.compile(
    r"(?:[一-鿿\d]{0,6}?(?:厂区?|工厂|基地|产线|园区|项目|门店|矿|电站|研发中心|港区|分公司|段|工程|运河|水库|大桥|高铁|铁路|水资源配置)|\d[\d,.]*[家间座处个](?:分行|门市|门店|据点|分店|营业|站点|餐厅|影城|充电))(?![家商业时])|(?:长|短)?(?:航?线|航班)(?![上下])"
    r"|制造?[车产的]|车(?![市企厂])|(?:私募)?(?:基金|财团|药企|车企|买家|投资者)(?![业会])"
    r"|\s(?:[a-z-]+\s)?(?:plants?|factory|factories|fab|mine|site|works|campus|refinery|smelter|mill|brewery|warehouse|store)\b"
)


def is_site(scene: Scene, place: Actor) -> bool:
    """Whether a place only says where a works or a firm is, or where a thing was made."""
    if scene.text[max(0, place.start - 2) : place.start] in _SOME:
        return True
    return _SITE.match(scene.text, place.end) is not None


# 一家新加坡汽车分销商.
_SOME = ("一家", "一间", "某家", "两家", "三家", "数家", "多家", "首家", "一名", "一个")


def is_oblique(scene: Scene, actor: Actor) -> bool:
    """Whether an actor stands behind a preposition or a verb that takes it as its object, also through 和."""
    key = ("oblique", actor.start)
    known = scene.verdicts.get(key)
    if known is None:
        known = scene.verdicts[key] = _is_oblique(scene, actor)
    return known


THAT_OF = re.compile(r"\b(?:[Tt]hat|[Tt]hose)\sof\s(?:the\s|rivals?\s|its\s(?:\w+\s)?|[A-Z][\w.]+(?:'s)?\s)?$")
# What a firm does through one of its own.
_THROUGH = re.compile(r"(?:[透通经]过|经由|委由|借由)(?:其)?(?:旗下|全资|子公司|持股|百分之百|100%)[^,，。;；]{0,10}$")
# A list of names with a number each, and the number of one.
_LISTED_FROM = re.compile(
    r"(?:分别[为是有]?|依[序次]为?|包括|其中以?|[排位]名为|各为|第?[一二三四五六七八九十\d]+[名位大](?:依序|依次|分别)?[为是]"
    r"|(?:最多|最大|居首|居冠|夺冠)的?[为是])$"
)
_RANKED = re.compile(
    r"(?:[冠亚季殿]军|榜[首眼]|首位|[居排]首|其次|第[二三四五六七八九十\d]+[名位]?|紧随其后|垫底)的?(?:则|正|分别)?(?:[是为]|属于)(?:[^,，。;；]{0,14}的)?$"
)
_TOPS = re.compile(r"的?(?:约|近|逾)?\d[^,，。;；]{0,12}?(?:居[冠首次]|最[多高大]|为首|领先|夺冠|称霸|位居|排[名第])")
_OWN_NUMBER = re.compile(r"(?:以|约|近|逾|的|有|为|共|达)?\d")
_OF_HIS = re.compile(r"\b(?:its|their|his|her|our)\s$")


# The line linking Warsaw, Lodz and Wroclaw; travel between Warsaw and Wroclaw.
_BETWEEN = re.compile(
    r"\b(?:between|linking|connecting|joining|links|connects)\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?:,\s|\s)){0,6}(?:and|with|to)\s$"
)


def _is_oblique(scene: Scene, actor: Actor) -> bool:
    start, stop = scene.clause(actor.start).start, actor.start
    if not scene.english:
        stop = seat_of(scene, actor)
    floor = max(start, stop - (40 if scene.english else 16))
    lead = scene.text[floor:stop]
    if lead.endswith(("中的", "里的", "内的")) and actor.is_company:
        return True  # 工具链里的X引擎
    if scene.english and THAT_OF.search(lead):
        return False
    if scene.english and (_OF_HIS.search(lead) or _BETWEEN.search(scene.text, start, stop)):
        return True
    if not scene.english and ("过" in lead or "由" in lead) and _THROUGH.search(lead):
        return True  # 透过旗下特殊目的公司岳泰投资
    if not scene.english and lead.endswith("以") and _TOPS.match(scene.text, actor.end):
        return False  # 订单来源以美国302亿美元居冠
    if not scene.english and _OWN_NUMBER.match(scene.text, actor.end) and _LISTED_FROM.search(lead):
        return False  # 分别为台北市1,690栋、新北市3,720栋
    if is_ranked(scene, actor):
        return False
    may_govern = scene.english or lead[-1:] in _governing_ends(scene.cues)
    for match in scene.cues["subject.oblique"].finditer(scene.text, floor, stop) if may_govern else ():
        rest = scene.text[match.end() : stop]
        if scene.english:
            if match[0].lower() in ("after", "before", "than", "like") and VERB.match(scene.text, actor.end):
                continue
            if match[0].lower() == "by" and scene.text.startswith(" to ", actor.end) and _DECIDED.search(lead):
                continue  # a decision by Halden to put $3 billion into
            if match[0].lower() == "as" and actor.is_company and _DOES_SO.match(scene.text, actor.end):
                continue  # as Samsung recovers to 24%
            named = any(
                a.start >= actor.start - len(rest) and a.end <= actor.start and a.kind not in PLACES for a in scene.actors
            )
            if _APPOSED.fullmatch(rest) and not (named and rest.strip()):
                return True
        elif not rest.strip(_PARTICLES) and not (match[0] == "是" and _WHY.search(scene.text, start, match.start())):
            return True
    before = neighbour(scene, actor)
    if before is None:
        return lead.endswith(_WITH) or (lead.endswith(_DESCRIBES) and _GOVERNS.search(lead) is not None)
    return (before.anaphor and not scene.english) or is_oblique(scene, before)  # 公司与诺和诺德达成协议


_DECIDED = re.compile(r"\b(?:decision|plans?|proposal|move|pledge|promise|commitment|agreement|deal|vow)\sby\s(?:the\s)?$")
# What a clause behind "as" does: recovers to, gained 4%, steps up its.
_DOES_SO = re.compile(
    r"(?:\s(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV)\b\.?)?\s(?:[a-z]+s\s(?:to|by|from|its|up|down|out|more|the|an?|ahead|back|only|about|nearly|\d)|(?:[a-z]{2,}ed|rose|fell|grew|lost"
    r"|won|took|cut|sold|slid|sank|made)\s(?:to|by|from|its|up|down|out|more|the|an?|about|nearly|\d))"
)
# What is said to be so is a clause: 理由是公司第一大客户占比过高.
_WHY = re.compile(r"(?:理由|原因|主因|关键|问题|前提|依据|风险|亮点|重点|目的|[好坏]消息)(?:正|主要|就|则|仍|在于)?$")
# What may stand between a verb of Chinese and what it governs.
_PARTICLES = "了过着 "


@cache
def _governing_ends(words: Cues) -> frozenset[str]:
    """Return the characters that may stand right before a name in Chinese text that a preposition or verb governs."""
    chinese, english = (words.words("subject.oblique", key) for key in ("zh", "en"))
    ends = "".join(word[-1] for word in (*chinese, *english))
    return frozenset(f"{ends}{ends.upper()}{ends.lower()}{_PARTICLES}")


def is_ranked(scene: Scene, actor: Actor) -> bool:
    """Whether a Chinese clause says who ranks where: 季军是首度跻身三甲的极氪，全年登记2,970辆."""
    if scene.english or not actor.is_company:
        return False
    return _RANKED.search(scene.text, scene.clause(actor.start).start, actor.start) is not None


def seat_of(scene: Scene, actor: Actor) -> int:
    """Return where an actor begins, with the place right before a company's name that only says where it is: 收购深圳瑞芯."""
    if actor.is_company and not actor.anaphor:
        for place in scene.actors:
            if place.end == actor.start and place.kind in PLACES:
                return place.start
    return actor.start


def neighbour(scene: Scene, actor: Actor) -> Actor | None:
    """Return the actor that this one is joined to by 和, 、 or "and" on its left."""
    last = scene.text[actor.start - 1 : actor.start]
    if last not in _JOINS and not last.isspace():
        return None
    for other in reversed(scene.actors):
        if other.end <= actor.start:
            if scene.english and other.anaphor and scene.text[other.start : other.end] in ("its", "their"):
                continue  # Haesung Motor and its affiliate Kaon
            between = scene.text[other.end : actor.start]
            if between.strip() in (",", "，") and not (_goes_on(scene, actor) or (actor.kind in PLACES and other.kind in PLACES)):
                return None
            if scene.english and other.is_company and actor.is_company and _AND_ITS.fullmatch(between):
                return other
            return other if _AND.fullmatch(between) else None
    return None


def _goes_on(scene: Scene, actor: Actor) -> bool:
    """Whether a list goes on behind an actor; a comma alone joins no two names."""
    following = next((other for other in scene.actors if other.start >= actor.end), None)
    return following is not None and _AND.fullmatch(scene.text[actor.end : following.start]) is not None


def is_title(scene: Scene, actor: Actor) -> bool:
    """Whether an actor only says whose officer is speaking: 英伟达CEO, Apple chief executive."""
    key = ("title", actor.start)
    known = scene.verdicts.get(key)
    if known is None:
        known = scene.verdicts[key] = _is_title(scene, actor)
    return known


_BETWEEN_TITLE = re.compile(r"\s?(?:的|'s?|’s?|公司|集团|,|联合)?\s?(?:the\s|its\s|[A-Za-z]+\s)?")


def _is_title(scene: Scene, actor: Actor) -> bool:
    title = scene.spots.first("speech.title", actor.end, actor.end + 24)
    return title is not None and _BETWEEN_TITLE.fullmatch(scene.text, actor.end, title.start) is not None


_SETS_TOPIC = re.compile(
    r"\s*(?:(?:And|and|But|but|while|while)\s)?(?:[Aa]t|[Oo]n|[Aa]s\sfar\sas|[Aa]s\sfor|[Tt]urning\sto|[Mm]oving\son\sto|[Ww]hen\sit\scomes\sto|[Rr]egarding"
    r"|[Ww]ith\s(?:regard|respect)\sto|[Ii]n\sthe\scase\sof|[Ff]or|[Oo]ver\sat)\s(?:(?:its|the|rival|parent|sister|[a-z]+)\s){0,3}"
)
_IS_CONCERNED = re.compile(
    r"(?:,?\s(?:Co|Corp|Inc|Ltd|PLC|Plc|plc|AG|SA|NV))?\.?[\s,]*(?:(?:is|are)\sconcerned|meanwhile|however|though|itself)?[\s,]*"
)
_TOPIC_ZH = re.compile(r"方面$")


def is_topic(scene: Scene, actor: Actor) -> bool:
    """Whether a clause of its own sets an actor as what the next ones tell of: At Porsche, …; As far as Porsche is concerned, …;
    特斯拉方面,…."""
    clause = scene.clause(actor.start)
    if not actor.is_company or actor.anaphor or is_broker(actor):
        return False
    if not scene.english:
        return clause.start == actor.start and _TOPIC_ZH.fullmatch(scene.text, actor.end, clause.end) is not None
    if _SETS_TOPIC.fullmatch(scene.text, clause.start, actor.start) is None:
        return False
    return _IS_CONCERNED.fullmatch(scene.text, actor.end, clause.end) is not None
