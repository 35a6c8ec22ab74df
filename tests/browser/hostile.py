"""What people who write articles, file names or rules might try on those who read the report."""

from __future__ import annotations

from dataclasses import replace

from claims.model import Article, Claim, Evidence, Failure, Finding, Result, Shadow, Span, Zone
from claims.pipeline import check_text

MARKUP = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=2>",
    '"><svg onload=window.pwned=3>',
    "' onmouseover='window.pwned=4' x='",
    '" autofocus onfocus="window.pwned=5',
    "</style><script>window.pwned=6</script>",
    "</script><script>window.pwned=7</script>",
    "</title><script>window.pwned=8</script>",
    "--><script>window.pwned=9</script><!--",
    "]]><script>window.pwned=10</script>",
    "<iframe srcdoc='<script>top.pwned=11</script>'></iframe>",
    "<object data=javascript:window.pwned=12></object>",
    "<a href=javascript:window.pwned=13>read on</a>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<style>*{background:url(https://evil.example/b.png)}</style>",
    "<form action=https://evil.example/><button>send</button></form>",
    '<math><mtext></mtext><mglyph><svg><mtext><style><path id="</style><img src=x onerror=window.pwned=14>">',
    "<svg><animate onbegin=window.pwned=15 attributeName=x dur=1s>",
    "<details open ontoggle=window.pwned=16>",
    '<noscript><p title="</noscript><img src=x onerror=window.pwned=17>">',
    "<template><script>window.pwned=18</script></template>",
    "<plaintext><textarea><xmp><!--",
    "{{ ''.__class__.__mro__ }} {% for x in range(9) %}{{ 7*7 }}{% endfor %} {# #} ${7*7} #{7*7}",
    "&lt;script&gt;window.pwned=19&lt;/script&gt; &#60;img src=x onerror=window.pwned=20&#62;",
    "＜script＞window.pwned=21＜/script＞ \u02bascript\u02ba",
    "java\tscript:window.pwned=22 \\x3cscript\\x3ewindow.pwned=23\\x3c/script\\x3e \\u003cscript\\u003e",
    'id="findings" name="help" <a id=help name=theme>x</a><form id=main name=getElementById>',
)
HIDDEN = (
    "\u202e12\u202c",
    "\u2066\u2067\u2069\u200f\u200e\u061c",
    "1\u200b2\u200c3\u200d4\ufeff5\u20606\u00ad7",
    "\x00\x01\x07\x08\x1b[31m\x7f\x85\x9b",
    "\u2028\u2029\u180e\u3164\u115f\uffa0\u2800\u034f",
    "\ue000\ufffe\U000e0041\U000e007f\U0010ffff",
    "\ud800",
)
FORMULAS = ('=HYPERLINK("https://evil.example","5")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", '=1\n=2,"x"')
ALL = (*MARKUP, *HIDDEN, *FORMULAS)
SENTENCES = (
    "Revenue was $5 billion in 2024, {payload} it said. In 2024 revenue came to $7 billion, {payload} it said. It has 3 zorks."
)


def articles() -> list[Article]:
    """Return an article for each thing tried, with it in the text, the name, the title and the source."""
    return [_article(number, payload) for number, payload in enumerate(ALL, 1)]


def _article(number: int, payload: str) -> Article:
    text = f"{payload}\n{SENTENCES.format(payload=payload)}\n{payload}"
    zones = (Zone("title", 0, len(payload)), Zone("body", len(payload), len(text)))
    shadow = Shadow(text, tuple(range(len(text))))
    return Article(f"{number}/{payload}.txt", payload, payload, None, "en", text, zones, shadow, (), f"javascript:{payload}")


def result() -> Result:
    """Return a result in which everything that an article, a rule or a file name could say is hostile."""
    made = articles()
    claims: list[Claim] = []
    findings: list[Finding] = []
    for article, payload in zip(made, ALL, strict=True):
        own = _claims(article, payload)
        claims += own
        findings += [_finding(own, payload, verdict) for verdict in ("inconsistent", "tension", "consistent", "not_comparable")]
        findings.append(_finding((), payload, "tension"))
    whole = check_text("It has 3 zorks.")
    failures = tuple(Failure(f"{payload}.pdf", payload) for payload in ALL)
    return Result(tuple(made), tuple(claims), tuple(findings), whole.coverage, failures, warnings=ALL)


def _claims(article: Article, payload: str) -> tuple[Claim, ...]:
    [first, *_] = check_text("Revenue was $5 billion.").claims
    made = []
    for quote in ("$5 billion", "$7 billion"):
        start = article.text.index(quote)
        span = Span(article.id, start, start + len(quote))
        sentence = Span(article.id, article.text.index("Revenue"), article.text.index(" it said", start))
        made.append(
            replace(
                first,
                id=f"{article.id}@{start}",
                span=span,
                sentence=sentence,
                quote=payload,
                subject=payload,
                object=payload,
                metric=payload,
                scope=payload,
                level=payload,
                period=payload,
                basis=payload,
                speaker=payload,
            )
        )
    return tuple(made)


def _finding(claims: tuple[Claim, ...], payload: str, verdict: str) -> Finding:
    return Finding(
        rule=payload,
        kind="agreement",
        verdict=verdict,
        severity="error" if verdict == "inconsistent" else "warning",
        confidence=1.0,
        message=payload,
        claims=tuple(claim.id for claim in claims),
        evidence=tuple(Evidence(claim.span, claim.quote) for claim in claims),
        derivation=(payload,),
        gap=payload,
        reconcile=(payload,),
        explanations=(payload,),
        fingerprint="feedbeeffeedbeef",
        needs=tuple((claim.id, claim.hard[0]) for claim in claims),
    )
