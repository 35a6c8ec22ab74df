"""What a share is a share of that a breakdown tells: by application, industrial was 38%; 按地区来看,亚洲占63%."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_HEADED_EN = re.compile(
    r"\W*(?:By|Broken\sdown\sby|Split\sby|In\sterms\sof)\s(?:[a-z]+\s)?(?:applications?|end[\s-](?:markets?|use|user)|products?|segments?|regions?|geograph(?:y|ies)|markets?|business(?:es)?"
    r"|divisions?|technolog(?:y|ies)|platforms?|customers?(?:\stypes?)?|categor(?:y|ies)|(?:process\s)?nodes?|sectors?|industry|industries|countr(?:y|ies)|channels?)(?:\sline)?,"
)
_HEADED_ZH = re.compile(
    r"(?:按照?|以|从|就|依照?|分)(?:终端|下游|产品|应用|地区|区域|地域|市场|业务|分部|客户|平台|制程|技术|部门|行业|国家|用途|类型|渠道|通路)[一-鿿]{0,4}[,，:：]"
    r"|(?:产品|应用|地区|客户|营收|业务|平台|制程)(?:别|组合|结构|分布|比重|构成)(?:方面|上|来看|部分)?[,，:：]"
)
# What a company reports, beside which a breakdown without a word for its whole is one of revenue.
_NEVER_WHOLE = ("share", "market_share", "stake")


def broken_down(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the share that a percentage of a breakdown is: of what the shares before were, or of a company's revenue."""
    if mention.base.unit != "percent" or (move and move.by) or not _is_headed(scene, mention):
        return None
    start = scene.clause(mention.start).start
    if any(start <= h.start and h.end <= mention.start and scene.metric(h).id not in _NEVER_WHOLE for h in scene.hits):
        return None
    last = told.share or told.last
    if last is not None and last.id.endswith("_share") and last.id not in _NEVER_WHOLE:
        return Owner(last.id, "carried", metric=last.metric)
    reported = any(
        own is not None and own.id in scene.cues.words("metric.ids", "reported") for own in (told.last, told.total, told.lead)
    )
    share = scene.pack.metrics.get("revenue_share") if reported else None
    return Owner(share.id, "assumed", metric=share) if share else None


def _is_headed(scene: Scene, mention: Mention) -> bool:
    if scene.english:
        return _HEADED_EN.match(scene.text, scene.sentence.start) is not None
    return _HEADED_ZH.search(scene.text, scene.sentence.start, mention.start) is not None
