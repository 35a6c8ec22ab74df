"""Those like the company spoken of, or its whole line of business, whose average a Chinese text sets beside its own."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene

_WHO = (
    r"(?:(?:A股|H股|美股|全球|国内|海外|同类)?(?:可比|同行业|同类)(?:上市)?(?:公司|同业|企业)|同业|同行|业界|同侪|同类股"
    r"|(?:(?![于较比与和及过]|公司)[一-鿿A-Za-z]){0,10}?(?:行业|板块|产业|类股|族群))"
)
_MEAN = r"(?:平均|均值|中位数|中值)(?:值|水[平准])?"
# What may stand between them and their number beside the word of an average: 2027年一致预期PE, 市盈率, 的.
_MEASURE = (
    r"(?:的|约|为|近|仅|逾|在|达|20\d\d年|[今明去]年|目前|当前|一致|预[期测估]|动态|静态|[A-Za-z/]{1,10}"
    r"|市盈率|市净率|市销率|本益比|股价净值比|估值|倍数|[一-鿿]{1,5}(?:率|比))*"
)
_HEAD = r"(?:而|但|且|目前|同期|其中)*"
# 可比公司2027年PE均值为36倍, 高于行业平均的17倍; 低于可比公司65倍的均值; 高于可比公司的17倍.
_MEAN_BEFORE = re.compile(rf"(?<=[\s,，。;；高低优于及较比与和示])(?:{_HEAD})(?P<who>{_WHO}){_MEASURE}{_MEAN}{_MEASURE}$")
_OF_THEM = re.compile(rf"(?<=[\s,，。;；高低优于及较比与和而且])(?P<who>{_WHO})的?$")
_MEAN_BEHIND = re.compile(rf"的?(?:{_MEASURE}){_MEAN}")
# By how much one is above or below is its own: 高于行业平均5%.
_BY_SO_MUCH = re.compile(rf"[于较比][^,，。;；]{{0,14}}{_MEAN}[约近逾]?$")
_OWN = re.compile(r"(?:同业|同行|可比(?:公司|同业)|同类公司|业界|同侪)的")
_TOLD = re.compile(r"同业|同行|可比|业界|同侪|行业|板块|产业|类股|族群|同类")


def of_peers(scene: Scene, mention: Mention) -> Actor | None:
    """Return those alike whose average a number is, in front of the word for it or behind: 行业平均市盈率为52.6倍."""
    if scene.english or mention.form in ("points", "duration", "ordinal"):
        return None
    begin = scene.clause(mention.start).start
    if not _TOLD.search(scene.text, begin, mention.start):
        return None
    floor = max(0, begin - 1)
    found = _MEAN_BEFORE.search(scene.text, floor, mention.start)
    if found and mention.form == "percent" and _BY_SO_MUCH.search(scene.text, floor, mention.start):
        return None
    if found is None:
        found = _OF_THEM.search(scene.text, floor, mention.start)
        if found and not (_MEAN_BEHIND.match(scene.text, mention.end) or _OWN.fullmatch(found[0])):
            return None
    return Actor(*found.span("who"), found["who"], "company") if found else None


def is_peers(actor: Actor) -> bool:
    """Whether somebody is those alike, whom a text only sets beside whom it tells of."""
    return actor.name.endswith(_PEERS_END) and _PEERS.fullmatch(actor.name) is not None


_PEERS = re.compile(_WHO)
_PEERS_END = ("公司", "企业", "同业", "同行", "业界", "同侪", "行业", "板块", "产业", "类股", "族群")
