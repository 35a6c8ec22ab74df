"""Who holds shares in an English text and is no company that is known: founders, families, funds, trusts."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene

HELD = ("stake", "votes", "wealth")
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|van|von|zu|al|el|bin|ibn|ter|ten|la|le)"
_WORD = r"[A-Z][\w'’&.-]*"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,4}}(?:\s(?:family|families|trust|heirs))?"
# Between a holder and the verb: , the founder, / , who runs it, / and her husband.
_ASIDE = (
    r"(?:\sand\s(?:his|her|their)\s(?:family|wife|husband|children|heirs|brothers?|sons?))?"
    r"(?:,\s(?!and\b)[^,;.\d]{2,60},|,\s(?:who|which)|\s\([^)]{1,30}\))?"
)
_OFTEN = (
    r"(?:\s(?:will|would|also|still|already|now|together|itself|himself|herself|alone|currently|jointly|directly"
    r"|has\sto|is\sto|are\sto)){0,3}"
)
_HOLDS = (
    r"\s(?:hold|holds|held|own|owns|owned|control|controls|controlled|has|had|have|keep|keeps|kept|retain|retains|retained|wield|wields"
    r"|speaks?\sfor|sits?\son|is\sleft\swith|be\sleft\swith|ends?\sup\swith|was\sworth|is\sworth)"
)
_LEADS = (
    r"\s(?:(?:a|an|the|another|about|around|some|nearly|almost|just|only|over|under|roughly|more\sthan|less\sthan|combined|her|his|their"
    r"|remaining|further)\s){0,3}"
)
_BY_VERB = re.compile(rf"({_NAME}){_ASIDE}{_OFTEN}{_HOLDS}{_LEADS}$")
_OWN_STAKE = re.compile(
    r"\b(?:[Hh]er|[Hh]is)\s(?:own\s|personal\s|economic\s|remaining\s|family's\s|direct\s){0,2}(?:stake|holding|interest|shareholding|shares|fortune|wealth)\b"
)
# His about 30 per cent equity stake.
_HIS = re.compile(r"\b(?:[Hh]er|[Hh]is)\s(?:(?:about|roughly|nearly|own|remaining|existing|current|almost|some)\s){0,2}$")
_STAKE_BEHIND = re.compile(r"\s(?:[a-z]+\s){0,2}(?:stake|holding|interest|shareholding)\b")
_PERSON = re.compile(rf"\b([A-Z][a-z'’-]+\s(?:{_PARTICLE}\s){{0,2}}[A-Z][a-z'’-]+)\b")
_NOBODY = re.compile(
    r"(?:The|This|That|It|He|She|They|We|Who|Which|Each|Both|Some|Shareholders|Investors|Holders|Management|Directors|Insiders|Employees|Institutions"
    r"|Analysts|Others|Another|Only|And|But|While|In|On|At|By|Its|Their|His|Her|Our|Founders?|Co-[Ff]ounders?|Officer|Financial|Operating|Managing|Director|Chairman|CEO|Chief|Executive|Chair|President|Investor"
    r"|Billionaire|Entrepreneur|Tycoon|Activist|Major|Top|Largest|Shareholder|Family|Private|Fund|Hedge|Prince|Sheikh|Sir|Lord|Dame|Dr\.?|Mr\.?|Ms\.?|Mrs\.?)\s"
)


def holders_en(scene: Scene, mention: Mention, owner: Owner | None) -> tuple[Actor, ...]:
    """Return the unknown persons, family or fund that a stake is said to be of: Ana Ruiz and Paul Weck, who founded it, keep
    31%."""
    unknown = _holder(scene, mention, owner)
    last = unknown or (_known(scene, mention) if owner is not None and owner.id in HELD and scene.english else None)
    joined = _JOINED.search(scene.text, scene.sentence.start, last.start) if last else None
    first = _named(scene, *joined.span(1)) if joined else None
    if first and last:
        return first, last
    return (unknown,) if unknown else ()


def _is_of_firm(scene: Scene, mention: Mention, owner: Owner) -> bool:
    """Whether a share of no name is that of a company named right behind it: control 31% of Halden."""
    if owner.id == "shares_outstanding" and mention.base.unit == "share":
        return True  # the chairman, who has 1.3 million shares
    return owner.id == "share" and any(a.start == mention.end + 4 and a.is_company for a in scene.actors)


def _known(scene: Scene, mention: Mention) -> Actor | None:
    """Return the holder that the text is known to name right before what it holds."""
    match = _BY_VERB.search(scene.text, max(scene.sentence.start, mention.start - 140), mention.start)
    return next(
        (a for a in scene.actors if match and not a.anaphor and match.start(1) <= a.start and a.end == match.end(1)), None
    )


_JOINED = re.compile(rf"({_NAME})\sand\s$")


def _holder(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return the last of them."""
    if not scene.english or owner is None or not (owner.id in HELD or _is_of_firm(scene, mention, owner)):
        return None
    start = scene.sentence.start
    state = _STATE.search(scene.text, max(start, mention.start - 80), mention.start)
    state = state or _STATE_CUTS.search(scene.text, start, mention.start)
    if state:
        return Actor(*state.span(1), state[1], "organisation")
    match = _BY_VERB.search(scene.text, max(start, mention.start - 140), mention.start)
    match = match or (
        _ELLIPTIC.search(scene.text, max(start, mention.start - 60), mention.start) if _held(scene, mention) else None
    )
    if match:
        return _named(scene, match.start(1), match.end(1))
    own = _OWN_STAKE.search(scene.text, start, mention.start)
    if own is None and _STAKE_BEHIND.match(scene.text, mention.end):
        own = _HIS.search(scene.text, max(start, mention.start - 24), mention.start)
    if own is None:
        return None
    before = [m for m in _PERSON.finditer(scene.text, start, own.start()) if not _meets(scene, *m.span(1))]
    return _named(scene, *before[-1].span(1)) if before else None


# The French state owns 29.7%; … and the Belham family 15%.
_GOVERNMENT = r"\b[Tt]he\s((?:(?:[A-Z][a-z]+|U\.S\.|US|UK|EU)\s){1,2}(?:state|government|treasury))"
_STATE = re.compile(rf"{_GOVERNMENT}{_OFTEN}{_HOLDS}{_LEADS}$")
# The U.S. government, which bailed it out, cut its stake from 61 percent to 33 percent.
_STATE_CUTS = re.compile(
    rf"{_GOVERNMENT}(?:,[^;]{{1,120}},)?{_OFTEN}\s(?:cut|cuts|reduced|raised|sold|trimmed|lowered|increased|built)\s(?:down\s)?its\s(?:[a-z-]+\s){{0,2}}"
    r"(?:stake|holding|interest)\b[^;]{0,80}$"
)
_ELLIPTIC = re.compile(rf"(?:,|,?\sand)\s(?:the\s)?({_NAME})\s(?:with\s|about\s|another\s)?$")


def _held(scene: Scene, mention: Mention) -> bool:
    """Whether a sentence has told a share that somebody holds before this one."""
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    return (
        before is not None
        and before.form == mention.form == "percent"
        and _ANY_HOLDS.search(scene.text, scene.sentence.start, before.start) is not None
    )


_ANY_HOLDS = re.compile(rf"{_HOLDS}{_LEADS}$")


# Who bears the name of a company and is none.
_KIN = ("trust", "family", "families", "heirs")


def _named(scene: Scene, start: int, end: int) -> Actor | None:
    """Return a stretch as a holder, without the titles in front of the name; None where it is none, or already known."""
    while match := _NOBODY.match(scene.text, start, end):
        start = match.end()
    name = scene.text[start:end]
    if (
        len(name) < 4
        or not name[0].isupper()
        or _NOBODY.fullmatch(name + " ")
        or (_meets(scene, start, end) and not name.endswith(_KIN))
    ):
        return None
    return Actor(start, end, name, "company" if name.endswith(_KIN) else "person")


def _meets(scene: Scene, start: int, end: int) -> bool:
    return any(a.start < end and start < a.end for a in scene.actors) or any(w.start < end and start < w.end for w in scene.times)
