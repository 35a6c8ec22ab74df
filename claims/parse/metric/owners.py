"""Which metric a number measures: the nearest word for one that its unit fits, or an open name made of the text's own noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.lexicon import Hit
from claims.parse.metric.breakdown import broken_down
from claims.parse.metric.changed import changed_in
from claims.parse.metric.comparisons import compared, grown
from claims.parse.metric.contexts import in_context, share_in_context
from claims.parse.metric.deeds import done_with
from claims.parse.metric.exchange import as_currency
from claims.parse.metric.goingon import goes_on, raised_part, spell_again
from claims.parse.metric.kinds import is_share
from claims.parse.metric.measures import by_measure
from claims.parse.metric.metrics import Owner, Told, fits, meant, quotes
from claims.parse.metric.metricwords import Named, Word
from claims.parse.metric.moves import Move
from claims.parse.metric.nearness import TOO_FAR, Asked, asked, cost
from claims.parse.metric.openmetric import head_noun
from claims.parse.metric.profits import net_of
from claims.parse.metric.referred import by_size, plain_share, referred
from claims.parse.metric.shares import of_plan, of_share, of_whole, share_id
from claims.parse.metric.sources import sourced
from claims.parse.metric.tally import part_of_tally, tallied_on
from claims.parse.metric.unnamed import by_noun, described, goes_on_by, open_metric, per_share, quoted_price, traded
from claims.parse.numbers.mention import Mention
from claims.parse.parties.leads import item, lead
from claims.parse.scene import Scene
from claims.parse.times.series import aligned, aligned_last
from claims.units import shape


def owner(scene: Scene, named: Named, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number; `named` is what its sentence names, `told` what the numbers before it measured."""
    found = _owner(scene, named, mention, move, told)
    found = part_of_tally(scene, mention, move, found, told) or found
    return net_of(scene, found) if found is not None and found.id == "profit" and scene.english else found


def _owner(scene: Scene, named: Named, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    by = move is not None and move.by
    share = is_share(scene, mention) and not by
    plain = _told_outright(scene, named, mention, move, share, told)
    if plain:
        return plain
    nearest = _nearest(scene, named, mention, move, share)
    far = nearest is None or _is_far(scene, mention, nearest)
    if far and move and move.by and told.last and goes_on_by(scene, mention, told):
        return _again(mention, move, _last(mention, told))
    quoted = (
        as_currency(scene, mention, move) or quoted_price(scene, mention, move) or traded(scene, mention, move, told)
        if far
        else None
    )
    if tallied := tallied_on(scene, mention, move, nearest, told):
        return tallied
    if nearest and not quoted:
        if nearest.id == "share" and told.share and not by:
            return _share_again(scene, told)
        if share:
            return share_in_context(scene, mention, of_share(scene, nearest), told)
        return in_context(scene, mention, move, _of_ratio(scene, mention, move, nearest), told)
    if quoted:
        return quoted
    if share:
        return by_noun(scene, mention) or _share_again(scene, told) or open_metric(scene, mention, share) or plain_share(scene)
    pointed = referred(scene, mention, move, told)
    if pointed:
        return pointed
    done = done_with(scene, mention, move, told) or _ahead(scene, mention)
    if done:
        return done
    if spell := spell_again(mention, move, told):
        return spell
    if _counts_on(mention, told.total):
        return _again(mention, move, told.total) or by_noun(scene, mention)
    if by and mention.form == "percent" and told.last and (whole := _whole_of(told)):
        return _again(mention, move, whole)
    again = _again(mention, move, _last(mention, told)) or _again(mention, move, told.total) or _of_others(scene, mention, told)
    if again and not _is_named_anew(scene, mention) and (_goes_on(scene, mention) or item(scene, mention)):
        return again
    if of_lead := _of_lead(scene, mention, move, told):
        return of_lead
    called = by_noun(scene, mention) or per_share(scene, mention, told.last) or open_metric(scene, mention, share)
    return called or again or by_size(scene, mention, told)


# 投资率约为42%,消费率为51%
_RATE_ZH = re.compile(
    r"[一-鿿]{2,}(?<![同环比增降速利汇税])(?:率|依存度|密度|集中度|系数)(?:约|为|是|达到?|仅|近|逾|升至|降至|在)*"
)


def _is_named_anew(scene: Scene, mention: Mention) -> bool:
    """Whether a clause in Chinese is but the name of another rate, which no list knows."""
    if scene.english or mention.base.unit != "percent":
        return False
    lead = scene.text[scene.clause(mention.start).start : mention.start].lstrip(" ,，;；")
    return len(lead) <= _LONGEST_NAME and _RATE_ZH.fullmatch(lead) is not None


_LONGEST_NAME = 12


def _told_outright(scene: Scene, named: Named, mention: Mention, move: Move | None, share: bool, told: Told) -> Owner | None:
    """Return the metric that the words or the measure of a number tell wherever the words for metrics stand."""
    by = move is not None and move.by
    changed = changed_in(scene, mention, move)
    plain = in_context(scene, mention, move, changed, told) if changed else None if by else of_plan(scene, mention)
    whole = share_in_context(scene, mention, of_whole(scene, mention), told) if share else None
    plain = plain or (None if by else sourced(scene, mention, (told.last, told.total, told.lead)))
    plain = plain or (None if scene.english else raised_part(scene, mention, told) or _serves_as(scene, mention))
    plain = (
        plain
        or whole
        or broken_down(scene, mention, move, told)
        or by_measure(scene, mention, move, told)
        or described(scene, mention)
    )
    plain = plain or (_listed(scene, mention, move, share) if named.each else None)
    plain = plain or compared(scene, mention, move, told) or grown(scene, mention, told) or goes_on(scene, mention, move, told)
    return plain or _converted(scene, mention, told)


# 将2.42亿元存入指定账户,作为履约保证金
_SERVES_AS = re.compile(r"(?!的)(?:[(（][^()（）]{1,30}[)）])?[^。;；\d]{0,40}?(?:作为|充作|充当|做为)(?:其|该|本次)?")


def _serves_as(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that an amount is said to serve as."""
    serves = _SERVES_AS.match(scene.text, mention.end, scene.sentence.end) if shape(mention.base.unit) == "money" else None
    near = [h for h in scene.hits if serves and serves.end() <= h.start <= serves.end() + 4 and not h.verb]
    hit = next((h for h in near if fits(scene.metric(h), mention, None)), None)
    return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit)) if hit else None


_OPENS = frozenset({"(", "（", "(约", "（约", "(合", "（合", "(about", "(or"})


def _converted(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of the amount that brackets turn into another money: HK$31.4 billion (US$4 billion)."""
    if told.last is None or shape(mention.base.unit) != "money":
        return None
    at = scene.mentions.index(mention)
    before = scene.mentions[at - 1] if at else None
    if before is None or shape(before.base.unit) != "money":
        return None
    if scene.text[before.end : mention.start].strip() not in _OPENS or before.base.unit == mention.base.unit:
        return None
    return Owner(told.last.id, "carried", metric=told.last.metric, unit=told.last.unit)


def _is_far(scene: Scene, mention: Mention, nearest: Owner) -> bool:
    """Whether the word found stands in another clause, or loosely behind the number."""
    if nearest.start is None:
        return True
    return scene.apart(nearest.start, mention.start) != 0 or nearest.start > mention.end + 4


_COMPARED = re.compile(r"\s*(?:at(?=\s\d)|compared\swith|compared\sto|against|versus|unlike|与|较|和|相比于?)", re.IGNORECASE)


def _ahead(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that is named behind a number set against what follows: Compared with BMW's 9.1%, …"""
    clause = scene.clause(mention.start)
    if clause.start != scene.sentence.start or not _COMPARED.match(scene.text, clause.start):
        return None
    hit = next((h for h in scene.hits if h.start > mention.end and fits(scene.metric(h), mention, None)), None)
    return Owner(hit.id, "carried", hit.start, hit.end, hit.verb, scene.metric(hit)) if hit else None


def _counts_on(mention: Mention, total: Owner | None) -> bool:
    """Whether a number counts more of what was counted before: 合计交付4万辆,其中甲1.7万辆."""
    if mention.form != "count" or total is None or total.metric is None:
        return False
    return total.unit == mention.base.unit and total.id != f"{mention.base.unit.lower()}_count"


def _of_lead(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return what the first number of the text measured, where one of its unit that nothing names goes on with that: cars in
    a report on registrations, sums that a programme is shared out in."""
    lead = told.lead
    if lead is None or lead.metric is None or (move and move.by):
        return None
    if lead.id not in scene.cues.words("metric.ids", "spread") or not _is_of_its_kind(mention, lead):
        return None
    if not _is_count(mention) and ((told.last and told.last.id != lead.id) or head_noun(scene, mention)):
        return None
    return Owner(lead.id, "carried", metric=lead.metric, unit=mention.base.unit)


def _is_count(mention: Mention) -> bool:
    return mention.form == "count" or shape(mention.base.unit) == "count"


def _is_of_its_kind(mention: Mention, lead: Owner) -> bool:
    """Whether a number counts what the first one of the text did, or those of which that one told how their number grew."""
    if lead.unit == mention.base.unit:
        return True
    if not _is_count(mention) or lead.metric is None or "count" not in lead.metric.shapes:
        return False
    plain = mention.base.unit in ("unit", "vehicle")
    return (plain and lead.unit in ("percent", "unit", "vehicle")) or (
        lead.unit == "percent" and mention.base.unit in lead.metric.nouns_of
    )


def _listed(scene: Scene, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric that the sentence gives a number of a list one by one: A和B分别为x和y."""
    if share:
        return None
    hit = aligned(scene, mention, _placed(scene, mention, move))
    if hit is not None and not fits(meant(scene, hit, mention), mention, move):
        hit = None
    hit = hit or aligned(scene, mention, [h for h in _of_sort(scene, mention) if fits(meant(scene, h, mention), mention, move)])
    hit = hit or _respective(scene, mention, move)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit)) if hit else None


def _placed(scene: Scene, mention: Mention, move: Move | None) -> list[Hit]:
    """Return the words for metrics of a sentence, one a place: of several that a word may name, one that the number fits."""
    placed: dict[int, Hit] = {}
    for hit in _of_sort(scene, mention):
        if hit.start not in placed or fits(meant(scene, hit, mention), mention, move):
            placed[hit.start] = hit
    return list(placed.values())


def _of_sort(scene: Scene, mention: Mention) -> Sequence[Hit]:
    """Return the words for metrics of a sentence; for a number of times those that are told so, if there are any."""
    if shape(mention.base.unit) != "ratio":
        return scene.hits
    return [hit for hit in scene.hits if "ratio" in meant(scene, hit, mention).shapes] or scene.hits


def _nearest(scene: Scene, named: Named, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric whose word stands nearest of those that the number fits, where it is near enough."""
    if not named.words:
        return None
    asks = asked(scene, mention, move, share)
    best, word, own = TOO_FAR, None, None
    topic = None
    for candidate in named.words:
        far = cost(scene, candidate, asks)
        if far is not None and candidate.clause != asks.clause and not candidate.topic and far <= best:
            own = lead(scene, mention, None) is not None if own is None else own
            far += 3 if own else 0  # over a clause that begins with a noun of its own
        if far is not None and (far < best or (far == best and word is None)):
            best, word = far, candidate
        topic = candidate if far is not None and candidate.topic and candidate.clause != asks.clause else topic
    if word is None:
        return None
    if word.hit.verb and topic:
        best, word = 0.0, topic  # what the sentence is about, not just 投入
    elif word.metric.id.endswith("_count") or word.metric.id == "wafers":
        word = _done_to(scene, named, asks, word) or word
    elif word.hit.verb and word.metric.id in ("index_level", "stock_price"):
        word = _quoted(named, asks, word) or word
    elif word.hit.verb and not scene.english and word.metric.id in scene.cues.words("metric.ids", "general"):
        word = _object(scene, named, asks, word) or word
    metric = meant(scene, word.hit, mention)
    return Owner(metric.id, "stated" if best <= 4 else "carried", word.hit.start, word.hit.end, word.hit.verb, metric)


_DONE = ("shipments", "sales_volume", "deliveries", "production", "purchases", "orders", "exports")


def _done_to(scene: Scene, named: Named, asks: Asked, counted: Word) -> Word | None:
    """Return the verb that tells what was done with those that are counted: 销售芯片6亿颗, shipped 612,000 wafers."""
    for word in reversed(named.words):
        if word.hit.verb and word.metric.id in _DONE and word.clause == asks.clause and word.hit.end <= asks.mention.start:
            near = 0 <= counted.hit.start - word.hit.end <= _NEAR_OBJECT
            return word if near and cost(scene, word, asks) is not None else None
        if not scene.english and word.metric.id in _DONE and _is_done_behind(scene, counted, word, asks):
            return word  # 晶圆交付251.5万片
    return None


def _is_done_behind(scene: Scene, counted: Word, word: Word, asks: Asked) -> bool:
    """Whether what was done with those counted stands between their noun and the number."""
    between = 0 <= word.hit.start - counted.hit.end <= 1 and 0 <= asks.mention.start - word.hit.end <= 2
    return between and word.clause == asks.clause and word.metric.behaviour == "flow" and "count" in word.metric.shapes


_NEAR_OBJECT = 14


def _quoted(named: Named, asks: Asked, verb: Word) -> Word | None:
    """Return the noun right in front of a verb of quoting, whose number that is: 楼价指数报141.2点."""
    return next(
        (
            word
            for word in named.words
            if not word.hit.verb and 0 <= verb.hit.start - word.hit.end <= 1 and fits(word.metric, asks.mention, asks.move)
        ),
        None,
    )


_MEANS = re.compile(r"(?:用|以|将|把|从|由|凭|靠|对|向)[^,，]{0,6}$")


def _object(scene: Scene, named: Named, asks: Asked, verb: Word) -> Word | None:
    """Return the noun of a clause whose money a general verb behind it tells of, with no number between."""
    behind = (w for w in named.words if not w.hit.verb and 0 <= w.hit.start - asks.mention.end <= 1)
    if taken := next((w for w in behind if fits(w.metric, asks.mention, asks.move)), None):
        return taken  # 支付1.5亿元终止费
    for word in reversed(named.words):
        if word.hit.verb or word.clause != asks.clause or not word.hit.end <= verb.hit.start <= word.hit.end + 6:
            continue
        if word.metric.behaviour != "flow" or _MEANS.search(
            scene.text, max(scene.sentence.start, word.hit.start - 8), word.hit.start
        ):
            continue
        if cost(scene, word, asks) is not None:
            return word
    return None


def _share_again(scene: Scene, told: Told) -> Owner | None:
    """Return the metric of a share that does not say of what: of what the share before it is one, or of the sum before."""
    if told.share:
        return Owner(told.share.id, "carried", metric=told.share.metric)
    if told.total:
        name, metric = share_id(scene, told.total.id)
        return Owner(name, "carried", metric=metric)
    return None


def _last(mention: Mention, told: Told) -> Owner | None:
    """Return what the number before measured; for an amount behind a rate of exchange, what the amount before that did:
    1120亿元,按1美元兑7.1元计算,约合157亿美元."""
    last = told.last
    if last is None or shape(last.unit) != "money/money" or shape(mention.base.unit) != "money":
        return last
    return next((owner for owner in told.units if shape(owner.unit) == "money"), None)


def _whole_of(told: Told) -> Owner | None:
    """Return the sum of which a share was told last: 车用占营收9%,季增11% tells how the sales grew."""
    last = told.last
    part = last is not None and last.metric is not None and last.metric.share_of
    if (
        last is not None
        and last.id == "market_share"
        and told.total
        and told.total.metric
        and "count" in told.total.metric.shapes
    ):
        return told.total  # petrol cars lost 22.7%: of those registered
    return told.total if part and told.total and told.total.id == part else None


def _again(mention: Mention, move: Move | None, last: Owner | None) -> Owner | None:
    """Return the metric of the number before, where it can be this one's too."""
    if last is None:
        return None
    if last.metric is None:
        units = {last.unit, "percent"} if last.unit == "percentage_point" else {last.unit}
        alike = mention.base.unit in units or (mention.base.unit == "percentage_point" and last.unit == "percent")
        known = alike and mention.form not in ("count", "ordinal", "duration")
        return Owner(last.id, "carried", unit=last.unit) if known else None
    if last.id == "freight_rate" and mention.base.unit == last.unit.partition("/")[0]:
        return Owner(last.id, "carried", metric=last.metric, unit=last.unit)  # 美西线每FEU报1,640美元…,欧洲线1,710美元
    if last.id.endswith("oil_price") and "/" not in mention.base.unit and (mention.base.high or 0) > _BY_BARREL:
        return None  # at $60 oil; each $5 moves it by $70 million
    timed = shape(mention.base.unit).endswith("/time") or shape(last.unit).endswith("/time")
    if (
        not timed
        and ("/" in last.unit) != ("/" in mention.base.unit)
        and last.unit.partition("/")[0] == mention.base.unit.partition("/")[0]
    ):
        small = last.id.endswith("eps") and mention.base.high is not None and abs(mention.base.high) < _BY_SHARE
        if not small:
            return None  # 1.06 a share, compared with 187 million
    counted = mention.form != "count" or bool(last.metric.nouns_of) or last.unit == mention.base.unit
    alike = mention.base.unit == last.unit and move is None  # up 6%, against 11% at a rival
    fitting = counted and (alike or fits(last.metric, mention, move) or quotes(last.metric, mention))
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if fitting else None


# No company earns so little in all: 26 pence behind earnings of 28.5 pence a share.
_BY_SHARE = 1000
_BY_BARREL = 1000
_THOSE_OF = re.compile(r"\s?(?:and\s|but\s|while\s)?(?:those|that)\sof\s")


def _of_others(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a growth that is told of another's too, the verb left out: …, those of Melia 14%."""
    if not scene.english or mention.base.unit != "percent" or told.last is None or told.last.metric is None:
        return None
    those = _THOSE_OF.match(scene.text, scene.clause(mention.start).start, mention.start)
    return Owner(told.last.id, "carried", metric=told.last.metric, unit=told.last.unit) if those else None


def _respective(scene: Scene, mention: Mention, move: Move | None) -> Hit | None:
    """Return the metric of a change that is told with others, one for each level before: A为…, B为…, 同比分别下降x和y."""
    if move is None or not move.by:
        return None
    levels = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit) != shape(mention.base.unit)]
    owned = []
    for level in levels:
        before = [h for h in scene.hits if h.end <= level.start and fits(scene.metric(h), level, None)]
        if before:
            owned.append(before[-1])
    return aligned_last(scene, mention, owned)


def _of_ratio(scene: Scene, mention: Mention, move: Move | None, found: Owner) -> Owner:
    """Return the metric of a multiple: a performance 7 times that of another is a performance ratio."""
    ratio = scene.pack.metrics.get(f"{found.id}_ratio")
    if ratio is None or mention.form not in ("multiple", "fraction") or found.metric is None or "ratio" in found.metric.shapes:
        return found
    return Owner(ratio.id, found.found, found.start, found.end, metric=ratio)


_GOES_ON = re.compile(
    r"^\s*(?:[其而这该]|加上|包括|即|上年|去年|此前|往前|当时|同期|较|比|环比|同比|up\b|down\b|from\b|compared\b|versus\b|against\b|that\b|those\b|it\b|the\s+figure|a\s+year|and\b|or\b|then\b)",
    re.IGNORECASE,
)


# sales of $4.8 billion, a 63% increase; 5,010, a third fewer than a year earlier
_JUST_EN = re.compile(
    r"(?:\s|\b(?:an?|about|around|some|nearly|almost|just|only|or|well|over|more|less|than|roughly)\b)*", re.IGNORECASE
)


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number goes on with what was measured before."""
    clause = scene.clause(mention.start)
    lead = scene.text[clause.start : mention.start]
    if not lead.strip() or _GOES_ON.match(lead) or _JUST_EN.fullmatch(lead):
        return True
    return any(
        clause.start <= w.start < mention.start
        and w.role in ("at", "base", "open")
        and len(lead.strip()) <= len(scene.text[w.start : w.end]) + 14
        for w in scene.times
    )
