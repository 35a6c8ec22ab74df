"""Which metric a number measures: the nearest word for one that its unit fits, or an open name made of the text's own noun."""

from __future__ import annotations

import re

from claims.parse.metric.again import again, continues, counts_on, last_told, of_lead, of_others, share_again, whole_told
from claims.parse.metric.breakdown import broken_down
from claims.parse.metric.changed import changed_in
from claims.parse.metric.comparisons import compared, grown
from claims.parse.metric.contexts import in_context
from claims.parse.metric.deeds import done_with
from claims.parse.metric.described import described
from claims.parse.metric.exchange import as_currency
from claims.parse.metric.goingon import goes_on, raised_part, spell_again
from claims.parse.metric.kinds import is_share
from claims.parse.metric.listed import listed
from claims.parse.metric.measures import by_measure
from claims.parse.metric.metrics import Owner, Told, fits
from claims.parse.metric.metricwords import Named
from claims.parse.metric.moves import Move
from claims.parse.metric.nearest import nearest
from claims.parse.metric.parts import share_in_context
from claims.parse.metric.phrased_en import called_en, phrased_en
from claims.parse.metric.profits import net_of
from claims.parse.metric.referred import by_size, plain_share, referred
from claims.parse.metric.shares import of_plan, of_share, of_whole, share_id
from claims.parse.metric.sources import sourced
from claims.parse.metric.sums import sum_of
from claims.parse.metric.tally import part_of_tally, tallied_on
from claims.parse.metric.tied_en import earlier_en, of_part_en
from claims.parse.metric.traded_zh import goes_on_by
from claims.parse.metric.unnamed import by_noun, open_metric, per_share, quoted_price, traded
from claims.parse.numbers.mention import Mention
from claims.parse.parties.leads import item
from claims.parse.scene import Scene
from claims.units import shape

# 3.2 GW at an average price of €0.72 million per MW, which works out at about €2.3 billion
_RECKONED = re.compile(r"\b(?:which|that)\s(?:works?|worked)\sout\s(?:at|to)\s")


def owner(scene: Scene, named: Named, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number; `named` is what its sentence names, `told` what the numbers before it measured."""
    found = _owner(scene, named, mention, move, told)
    found = part_of_tally(scene, mention, move, found, told) or found
    if found is None and scene.english:
        return called_en(scene, named, mention)
    return net_of(scene, found) if found is not None and found.id == "profit" and scene.english else found


def _owner(scene: Scene, named: Named, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    by = move is not None and move.by
    share = is_share(scene, mention) and not by
    plain = _told_outright(scene, named, mention, move, share, told)
    if plain:
        return plain
    near = nearest(scene, named, mention, move, share)
    if near and "price" in near.id and _RECKONED.search(scene.text, scene.clause(mention.start).start, mention.start):
        near = None  # the sum of so many at an average price is no price
    if share and near and _is_of_other(scene, mention, near):
        near = None
    if scene.english and not share and (measured := phrased_en(scene, named, mention, move, near)):
        if measured.metric is None:
            return tallied_on(scene, mention, move, near, told) or measured
        near = measured
    far = near is None or _is_far(scene, mention, near)
    if far and by and told.last and (goes_on_by(scene, mention, told) or _is_counted_noun(scene, mention, near, told)):
        return again(mention, move, last_told(mention, told))
    quoted = (
        as_currency(scene, mention, move) or quoted_price(scene, mention, move) or traded(scene, mention, move, told)
        if far
        else None
    )
    if tallied := tallied_on(scene, mention, move, near, told):
        return tallied
    if near and not quoted:
        return _by_word(scene, mention, move, near, share, told)
    if quoted:
        return quoted
    if share:
        called = by_noun(scene, mention) or share_again(scene, told) or _share_of_sum(scene, mention)
        return called or open_metric(scene, mention, share) or plain_share(scene)
    return _by_story(scene, mention, move, told)


_TOTAL_ZH = re.compile(r"占[^,，。\d]{0,4}(?:总量|总数|总额|整体|全部|合计)的?(?:约|近|逾|达)*$")


def _is_of_total(scene: Scene, mention: Mention, last: Owner) -> bool:
    """Whether a Chinese share is one of the total of what was just counted: 海外交付4,120辆,占总量12.7%."""
    counted = last.metric is not None and last.metric.additive and "count" in last.metric.shapes
    return counted and _TOTAL_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


_OF_NOUN_EN = re.compile(r"\sof\s(?:the\s|its\s|their\s|all\s)?[A-Za-z]{3,}")


def _is_of_other(scene: Scene, mention: Mention, near: Owner) -> bool:
    """Whether an English share says of what it is one, and the word found stands in another clause: 7.3% of the sticker."""
    if not scene.english or near.start is None or near.start > mention.start or near.id in ("market_share", "share", "stake"):
        return False
    return scene.apart(near.start, mention.start) > 0 and _OF_NOUN_EN.match(scene.text, mention.end) is not None


def _is_counted_noun(scene: Scene, mention: Mention, near: Owner | None, told: Told) -> bool:
    """Whether the word found is but the noun that the number before counts: 产能约343万片8吋晶圆,年增1%."""
    if near is None or near.start is None or not told.units or told.last is None or told.last.id == near.id:
        return False
    counts = near.id == "wafers" or near.id.endswith("_count")
    return counts and scene.apart(near.start, mention.start) > 0 and shape(told.last.unit).startswith("count")


_NEXT_ZH = re.compile(r"(?:总额|中|的|,)*(?:有|约|近|逾|超过?|将有)*")


def _share_of_sum(scene: Scene, mention: Mention) -> Owner | None:
    """Return the share of the sum that a word right in front of a Chinese percentage names: 资本支出约70%将投入新制程."""
    if scene.english:
        return None
    hit = next((h for h in reversed(scene.hits) if h.end <= mention.start and not h.verb), None)
    if hit is None or not _NEXT_ZH.fullmatch(scene.text, hit.end, mention.start) or "percent" in scene.metric(hit).shapes:
        return None
    name, own = share_id(scene, hit.id)
    return Owner(name, "stated", hit.start, hit.end, metric=own)


def _by_word(scene: Scene, mention: Mention, move: Move | None, near: Owner, share: bool, told: Told) -> Owner | None:
    """Return what the word for a metric nearest to a number means there."""
    by = move is not None and move.by
    if near.id == "share" and told.share and not by:
        return share_again(scene, told)
    if near.id == "share" and share and told.units and told.last and _is_of_total(scene, mention, told.last):
        name, own = share_id(scene, told.last.id)
        return Owner(name, "carried", metric=own)
    if share:
        return share_in_context(scene, mention, of_share(scene, near), told)
    return in_context(scene, mention, move, _of_ratio(scene, mention, move, near), told)


def _by_story(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number that no word tells: what is done with it, what those before measured, what it counts."""
    by = move is not None and move.by
    pointed = referred(scene, mention, move, told) or done_with(scene, mention, move, told) or _ahead(scene, mention)
    if pointed := pointed or spell_again(mention, move, told):
        return pointed
    if counts_on(mention, told.total):
        return again(mention, move, told.total) or by_noun(scene, mention)
    if by and mention.form == "percent" and told.last and (whole := whole_told(told)):
        return again(mention, move, whole)
    same = again(mention, move, last_told(mention, told)) or again(mention, move, told.total) or of_others(scene, mention, told)
    if same and not _is_named_anew(scene, mention) and (continues(scene, mention) or item(scene, mention)):
        return same
    if led := of_lead(scene, mention, move, told):
        return led
    if scene.english and (part := of_part_en(scene, mention, move, told)):
        return part
    called = by_noun(scene, mention) or per_share(scene, mention, told.last) or open_metric(scene, mention, share=False)
    return called or same or by_size(scene, mention, told)


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
    consists = None if by or plain else sum_of(scene, mention)
    plain = plain or (in_context(scene, mention, move, consists, told) if consists else None)
    plain = plain or (None if by else sourced(scene, mention, (told.last, told.total, told.lead)))
    plain = plain or (
        (earlier_en(scene, mention, told) or _run(scene, mention))
        if scene.english
        else raised_part(scene, mention, told) or _serves_as(scene, mention)
    )
    plain = (
        plain
        or whole
        or broken_down(scene, mention, move, told)
        or by_measure(scene, mention, move, told)
        or described(scene, mention)
    )
    plain = plain or (listed(scene, mention, move, share) if named.each else None)
    plain = plain or compared(scene, mention, move, told) or grown(scene, mention, told) or goes_on(scene, mention, move, told)
    return plain or _converted(scene, mention, told)


# runs some 8,900 trucks and had sales of $3.9 billion
_RUNS_EN = re.compile(
    r"\b(?:runs?|operates?|owns?|manages?|ran|operated|owned)\s(?:(?:about|around|some|nearly|over|more\sthan|roughly|a\sfleet\sof|a\stotal\sof)\s)*$"
)


def _run(scene: Scene, mention: Mention) -> Owner | None:
    """Return how many there are of what somebody is said to run or to own."""
    runs = mention.form == "count" and _RUNS_EN.search(scene.text, scene.left(mention), mention.start)
    return by_noun(scene, mention) if runs else None


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


def _of_ratio(scene: Scene, mention: Mention, move: Move | None, found: Owner) -> Owner:
    """Return the metric of a multiple: a performance 7 times that of another is a performance ratio."""
    ratio = scene.pack.metrics.get(f"{found.id}_ratio")
    if ratio is None or mention.form not in ("multiple", "fraction") or found.metric is None or "ratio" in found.metric.shapes:
        return found
    return Owner(ratio.id, found.found, found.start, found.end, metric=ratio)
