"""The word tables of the quantity grammar, out of `rules/numbers.toml`, as lexicons ready to match.

English words are matched on the lower-cased text; units and Chinese words on the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.lookup import BLANKS, Edges, Lexicon, Phrases
from claims.units import shape, spellings


@dataclass(frozen=True, slots=True)
class Classifier:
    """The noun that a classifier stands for where none follows, and which nouns may refine it ("*": any)."""

    noun: str
    refined_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Every lexicon that the grammar looks into. Values are hedge names, canonical nouns, or factors.

    `anchor` finds where a number may begin in the lower-cased text.
    Digits stand in an idiom only where `digit_idiom` matches: they begin it, or the first of them and what stands before may be
    in it.
    What stands right behind a quantity may belong to it where `goes_on` matches.
    Behind a character of `bars` a number is a rank, a name, a code or a part of another number, wherever it goes on.
    The labels and currencies of `glued` stand right before their numbers (ttm32.75, RMB500), which are no names.
    `noun_heads` and `noun_tails` find the characters that nouns begin and end with, and those that end the search for one.
    """

    anchor: re.Pattern[str]
    hedges_before: Lexicon[str]
    hedges_after: Lexicon[str]
    not_more: Lexicon[str]
    connectors: Lexicon[str]
    openings: Lexicon[str]
    closings: Lexicon[str]
    growth: Lexicon[str]
    levels: Lexicon[str]
    moves: Lexicon[str]
    multiples: Lexicon[Decimal]
    moving_multiples: frozenset[str]
    marks: Lexicon[str]
    glued: Lexicon[str]
    classifiers: Lexicon[Classifier]
    nouns: Lexicon[str]
    noun_heads: re.Pattern[str]
    noun_tails: re.Pattern[str]
    countless: frozenset[str]
    not_nouns: frozenset[str]
    phrase_ends: frozenset[str]
    codes: Lexicon[str]
    code_labels: Lexicon[str]
    sentence_words: frozenset[str]
    english: Lexicon[Decimal]
    several: Lexicon[str]
    plural_scales: Lexicon[Decimal]
    digits_of: Lexicon[tuple[Decimal, Decimal]]
    fractions: Lexicon[Decimal]
    scales: Lexicon[Decimal]
    scale_letters: Lexicon[Decimal]
    only_behind: frozenset[str]
    ambiguous_units: Mapping[str, re.Pattern[str]]
    units_of_large: frozenset[str]
    denominators: Lexicon[str]
    per_nouns: Lexicon[str]
    narrowing: frozenset[str]
    rates: Lexicon[str]
    ones: frozenset[str]
    costs: Lexicon[str]
    money_context: re.Pattern[str]
    no_money_context: re.Pattern[str]
    not_apart: re.Pattern[str]
    comparing: frozenset[str]
    comparing_words: Lexicon[str]
    ordinals: Lexicon[str]
    superlatives: Lexicon[str]
    idioms: Phrases
    digit_idiom: re.Pattern[str]
    bars: frozenset[str]
    leads: Edges
    follows: Edges
    goes_on: re.Pattern[str]
    contested: frozenset[str]


_NUMERAL_HEADS = "一1234567890两十二三亿万百数几四五六七八九千半兆零〇廿卅½¼¾⅛⅜⅝⅞"
_BARS = frozenset("第.-_/'#&:：0123456789abcdefghijklmnopqrstuvwxyz") | BLANKS
_FIRST_WORD = re.compile("[- ]")
_DIGITS = re.compile("[0-9]+")
# What ends the phrase that a counted noun stands in; a verb does so unless the phrase begins with it.
PHRASE_ENDS = frozenset("|\t,，。;；:：!！?？、\n()（）\"“”'《》0123456789$€£¥%每")
VERB_ENDS = frozenset("将已被把占")


@cache
def words() -> Words:
    """Return the lexicons of the built-in numbers.toml."""
    return build(load().numbers)


def build(numbers: Mapping[str, object]) -> Words:
    """Return the lexicons of the tables of a numbers.toml."""
    tables = {name: _table(table) for name, table in numbers.items()}
    nouns = Lexicon({word: noun.replace("_", " ") for word, noun in _named(tables["nouns"]).items()})
    growth, connectors, ordinals = tables["growth"], tables["connectors"], tables["ordinals"]
    scales = _factors(tables["scales"])
    return Words(
        anchor=_anchor(_anchor_words(tables)),
        hedges_before=Lexicon(_named(tables["hedges_before"])),
        hedges_after=Lexicon(_named(tables["hedges_after"])),
        not_more=Lexicon(_flat(tables["more"]["not_before"])),
        connectors=Lexicon(_flat(connectors["zh"]) | _flat(connectors["en"])),
        openings=Lexicon(_flat(connectors["between"])),
        closings=Lexicon(_flat(connectors["closing"])),
        growth=Lexicon({word: kind for word, kind in _named(growth).items() if kind != "level"}),
        levels=Lexicon(_flat(growth["level"])),
        moves=Lexicon(_flat(tables["moves"]["en"])),
        multiples=Lexicon(_factors(tables["multiples"])),
        moving_multiples=frozenset({*tables["multiples"]} - {*_list(tables["comparing_multiples"]["words"])}),
        marks=Lexicon(_flat(tables["multiple_marks"]["zh"]) | _flat(tables["multiple_marks"]["en"])),
        glued=Lexicon(
            _flat([*_list(tables["labels"]["words"]), *(word for word, u in spellings().items() if _is_code(word, u.base))])
        ),
        classifiers=Lexicon(
            {word: _classifier(listed) for word, listed in tables["classifiers"].items()},
            blocked=_list(tables["not_classifiers"]["words"]),
        ),
        nouns=nouns,
        noun_heads=_one_of(nouns.heads | PHRASE_ENDS | VERB_ENDS | {"."}),
        noun_tails=_one_of(nouns.tails | PHRASE_ENDS),
        countless=frozenset(_list(tables["countless"]["nouns"])),
        not_nouns=frozenset(_list(tables["not_nouns"]["en"])),
        phrase_ends=frozenset(_list(tables["not_nouns"]["ends"])),
        sentence_words=frozenset(_list(tables["codes"]["sentence_words"])),
        code_labels=Lexicon(_flat(tables["codes"]["labels"])),
        codes=Lexicon(_flat(tables["codes"]["before"])),
        english=Lexicon(_factors(tables["english"])),
        several=Lexicon(_flat(tables["vague"]["several"])),
        plural_scales=Lexicon(_factors(tables["vague_tens"])),
        digits_of=Lexicon(_pairs(tables["digits_of"]) | _parts_of_tens()),
        fractions=Lexicon(_factors(tables["fractions"])),
        scales=Lexicon(scales | {f"{word}s": factor for word, factor in scales.items()}),
        scale_letters=Lexicon(_factors(tables["scale_letters"])),
        only_behind=frozenset(_list(tables["units"]["only_behind"])),
        ambiguous_units={word: re.compile(str(pattern)) for word, pattern in _table(tables["units"]["ambiguous"]).items()},
        units_of_large=frozenset(_list(tables["units"]["of_large"])),
        denominators=Lexicon({word: str(unit) for word, unit in _table(tables["denominators"]["units"]).items()}),
        per_nouns=Lexicon({word: str(noun) for word, noun in _table(tables["denominators"]["nouns"]).items()}),
        narrowing=frozenset(_list(tables["denominators"]["narrowing"])),
        rates=Lexicon({word: str(rate) for word, rate in _table(tables["denominators"]["rates"]).items()}),
        ones=frozenset(_list(tables["denominators"]["one"])),
        costs=Lexicon(_flat(tables["denominators"]["cost"])),
        money_context=re.compile(
            f"{_any_of(_list(tables['money_context']['words'])).pattern}|\\b(?i:{'|'.join(_list(tables['money_context']['en']))})\\b"
        ),
        no_money_context=_any_of(_list(tables["money_context"]["not"])),
        not_apart=_any_of(_list(tables["hedges_apart"]["not"])),
        comparing=frozenset(_list(tables["hedges_apart"]["comparing"])),
        comparing_words=Lexicon(_flat(tables["hedges_apart"]["comparing"]) | _flat(tables["hedges_apart"]["compared_with_more"])),
        ordinals=Lexicon(_flat(ordinals["zh"])),
        superlatives=Lexicon(_flat(ordinals["superlatives"])),
        idioms=Phrases(_list(tables["idioms"]["words"])),
        digit_idiom=_digit_idiom(_list(tables["idioms"]["words"])),
        bars=_BARS | Lexicon(_flat(tables["codes"]["labels"])).tails,
        leads=_leads(tables),
        follows=_follows(tables),
        goes_on=_any_of([*BLANKS, *_follows(tables)]),
        contested=_contested(tables),
    )


def _leads(tables: Mapping[str, Mapping[str, object]]) -> Edges:
    """Return what stands before a number ends with, in lower case: two characters, or one where that is a whole word."""
    behind = _list(_table(tables["units"])["only_behind"])
    money = (word.lower() for word, unit in spellings().items() if shape(unit.base) == "money" and word not in behind)
    hedges = _named(tables["hedges_before"])
    minus = (*"-−－+＋负", "零下", "minus", "negative")
    return Edges(word[-2:] for word in (*money, *hedges, *_list(tables["connectors"]["between"]), *minus))


def _follows(tables: Mapping[str, Mapping[str, object]]) -> Edges:
    """Return what may follow number and unit begins with, likewise: hedges, denominators, a second end, 多, 半, 起, 内."""
    connectors = tables["connectors"]
    joined = (*_list(connectors["zh"]), *_list(connectors["en"]), *_list(connectors["closing"]), "and", "和", "与")
    rates = ("/", "／", "每", "一", "per", "each", "every", "a ", "an", "of", "-a", "-p")
    return Edges(word[:2] for word in (*_named(tables["hedges_after"]), *joined, *rates, *"起半多余内"))


def _digit_idiom(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of digits that phrases begin with (500强), or of a digit that stands in one behind such a character."""
    runs = [(phrase, run.start()) for phrase in phrases for run in _DIGITS.finditer(phrase)]
    begun = [re.escape(phrase) for phrase, start in runs if not start]
    before, digits = ("".join({phrase[start - back] for phrase, start in runs if start}) for back in (1, 0))
    return re.compile("|".join([*sorted(begun), f"[{digits}](?<=[{re.escape(before)}].)"]))


def _contested(tables: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    """Return the units that a longer classifier or noun begins with, as that word writes them."""
    rivals = {*tables["classifiers"], *_named(tables["nouns"])}
    heads = {word[:length] for word in rivals for length in range(1, len(word))}
    return frozenset(head for head in heads if head in spellings() or head.lower() in spellings())


def _anchor_words(tables: Mapping[str, Mapping[str, object]]) -> set[str]:
    words = {*tables["english"], *_list(tables["vague"]["several"]), *tables["vague_tens"]}
    words |= {*tables["digits_of"], *_parts_of_tens()}
    return words | {*tables["multiples"], *tables["scales"], *tables["fractions"], *_list(tables["ordinals"]["ranks"])}


def _anchor(words: set[str]) -> re.Pattern[str]:
    """Return the pattern of what a number may begin with: digits, a Chinese numeral, or a word, by its first character.

    Each alternative begins with a character of its own, the commonest first: the scan of what matches nothing is then a table
    look-up each, and of what may match, one branch is tried. An English word is one whole; of the words behind a hyphen or
    blank the first alone is looked for.
    """
    tails: dict[str, set[str]] = {}
    for word in words - {"a"}:
        first = _FIRST_WORD.split(word)[0] if word.isascii() else word
        if first != "a" and first[0] not in _NUMERAL_HEADS:
            tails.setdefault(first[0], set()).add(first[1:])
    numerals = [f"{head}[0-9]*" if head.isascii() else f"{head}(?!下)" if head == "零" else head for head in _NUMERAL_HEADS]
    english = [f"{head}(?:{_beginning(rest)})(?![a-z])" for head, rest in sorted(tails.items()) if head <= "z"]
    chinese = [f"{head}(?:{'|'.join(sorted(rest, key=len, reverse=True))})" for head, rest in sorted(tails.items()) if head > "z"]
    return re.compile("|".join([*numerals[:11], *english, *numerals[11:], *chinese]))


def _beginning(tails: set[str]) -> str:
    """Return the alternatives of what follows the first letter of words, each where a word begins, by its second letter."""
    seconds: dict[str, list[str]] = {}
    for tail in sorted(tails, key=len, reverse=True):
        seconds.setdefault(tail[0], []).append(tail[1:])
    return "|".join(f"{second}(?<![a-z]..)(?:{'|'.join(rest)})" for second, rest in seconds.items())


def _is_code(word: str, base: str) -> bool:
    """Whether a spelling is a code or symbol that may be glued to its number: RMB500, USD 3bn, HK$12."""
    return shape(base) == "money" and not word.islower() and word[0].isascii()


def _table(table: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", table)


def _any_of(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, listed)))


def _one_of(characters: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(characters)))}]")


def _classifier(listed: object) -> Classifier:
    noun, *refined = _list(listed)
    return Classifier(noun, frozenset(refined))


def _named(table: Mapping[str, object]) -> dict[str, str]:
    """Return word → name of a table of name = [words]. Raises `ValueError` where two names claim one word."""
    found: dict[str, str] = {}
    for name, listed in table.items():
        for word in _list(listed):
            if found.setdefault(word, name) != name:
                raise ValueError(f"numbers.toml: {word!r} stands under {found[word]} and under {name}")
    return found


def _flat(listed: object) -> dict[str, str]:
    return {word: word for word in _list(listed)}


def _list(listed: object) -> list[str]:
    return [str(word) for word in cast("list[object]", listed)]


def _factors(table: Mapping[str, object]) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in table.items()}


def _parts_of_tens() -> dict[str, tuple[Decimal, Decimal]]:
    """Return low 70s, mid-60s, high 50s as what they are between; the parts of ten overlap as speakers have them."""
    parts = {"low": (0, 4), "mid": (3, 7), "high": (6, 10), "upper": (6, 10), "low-to-mid": (0, 7), "mid-to-high": (3, 10)}
    return {
        f"{part}{mark}{tens}s": (Decimal(tens + first), Decimal(tens + last))
        for part, (first, last) in parts.items()
        for mark in " -"
        for tens in range(20, 100, 10)
    }


def _pairs(table: Mapping[str, object]) -> dict[str, tuple[Decimal, Decimal]]:
    return {word: (Decimal(low), Decimal(high)) for word, (low, high) in ((w, _list(pair)) for w, pair in table.items())}
