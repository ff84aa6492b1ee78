"""What does the page of all rules say? Made from the catalogue and the policies, in Dutch or in English."""

from __future__ import annotations

from collections.abc import Iterator

from journeys.law.catalogue import TOPICS
from journeys.law.policies import POLICIES, Policy
from journeys.law.rule import Confidence, Rule
from journeys.saying import Language
from leerspoor.wording import word

CONFIDENCES: dict[Confidence, tuple[str, str]] = {
    "VERIFIED": ("gevonden in openbaar materiaal", "found in public material"),
    "SEED": (
        "staat in een van de documenten waarmee dit project begon: de FAQ over de wet, de reactie van SPV",
        "in one of the documents that the project began with: the FAQ about the law, the reaction of SPV",
    ),
    "DEFAULT": (
        "eigen keuze, waar de bronnen zwijgen of elkaar tegenspreken; er is een beleid voor",
        "a choice of our own, where the sources are silent or contradict each other; it has a policy",
    ),
    "MEMORY": ("uit het hoofd: nog door een jurist na te kijken", "from memory: a lawyer has to check it"),
    "OPEN": (
        "de bronnen beslissen het niet, of zijn het niet eens",
        "the sources leave it undecided, or contradict each other",
    ),
}
_REMARKS = (
    ("de dag is een keuze van dit project", "the day is a choice of this project"),
    ("wie voorgaat is een keuze van dit project", "who goes first is a choice of this project"),
    ("keuze van dit project", "choice of this project"),
    ("de toegang die een diploma geeft is niet nagelezen", "what a diploma admits to was not looked up"),
    ("het besluit zelf is niet gelezen", "the decree itself was not read"),
    ("de tekst is niet gelezen", "the text was not read"),
    ("tekst niet gelezen", "text not read"),
    ("lezing door derden van", "as read by others:"),
    ("vraag «", "question «"),
)
"""What we say ourselves beside the title of a source; the titles of Dutch documents stay as they are."""
_INTRODUCTION = {
    "nl": (
        "# De regels\n\nElke regel van de catalogus: wat hij zegt, waar hij vandaan komt, hoe zeker we "
        "zijn, wat erop rust. De wetstekst zelf is niet gelezen; daarom staan er geen artikelnummers. "
        "Laat een jurist nakijken waarop u bouwt.\n\nDeze bladzijde is gemaakt met `leerspoor rules "
        "--page`; een test houdt haar gelijk aan de code."
    ),
    "en": (
        "# The rules\n\nEvery rule of the catalogue: what it says, where it is from, how sure we are, and "
        "what rests on it. The text of the law itself was not read; so there are no article numbers. Have "
        "a lawyer check what you build on.\n\nThis page was made with `leerspoor --lang en rules --page`; "
        "a test keeps it in step with the code."
    ),
}
_HEADINGS = {
    "nl": ("regel", "zegt", "bron", "zekerheid", "rust erop"),
    "en": ("rule", "says", "source", "confidence", "decides"),
}


def page(language: Language) -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    nl = language == "nl"
    yield _INTRODUCTION[language]
    yield ""
    yield "| zekerheid | betekent |" if nl else "| confidence | means |"
    yield "|---|---|"
    for confidence, texts in CONFIDENCES.items():
        yield f"| {confidence} | {texts[0 if nl else 1]} |"
    left_out: list[Rule] = []
    for dutch, english, rules in TOPICS:
        yield from (
            "",
            f"## {dutch if nl else english}",
            "",
            _row(_HEADINGS[language]),
            "|---|---|---|---|---|",
        )
        for rule in rules:
            yield _row(_cells(rule, language))
        left_out += [rule for rule in rules if not rule.decides]
    yield from _left_out(left_out, language)
    yield from _policies(language)


def cited(document: str, language: Language) -> str:
    """Where a rule is from: the title of its source, and what we remark on it in this language."""
    for dutch, english in _REMARKS if language == "en" else ():
        document = document.replace(dutch, english)
    return document


def _cells(rule: Rule, language: Language) -> tuple[str, ...]:
    says = rule.says if language == "nl" else rule.says_en
    spans = [str(day) for day in (rule.since, rule.until) if day is not None]
    if rule.since is not None:
        says += f" ({'vanaf' if language == 'nl' else 'from'} {rule.since}" + (
            f" {'t/m' if language == 'nl' else 'until'} {rule.until})" if rule.until else ")"
        )
    elif spans:
        says += f" ({'t/m' if language == 'nl' else 'until'} {rule.until})"
    source = cited(rule.document, language) + (f": “{rule.quote}”" if rule.quote else "")
    source += f" ({word(rule.kind, language)}, {rule.checked})"
    decides = ", ".join(rule.decides) or "—"
    policy = f" (`{rule.policy}`)" if rule.policy else ""
    return rule.id, says, source, f"{rule.confidence}{policy}", decides


def _left_out(rules: list[Rule], language: Language) -> Iterator[str]:
    nl = language == "nl"
    yield from ("", "## Wat software niet kan beslissen" if nl else "## What software cannot decide", "")
    yield "| regel | waarom |" if nl else "| rule | why |"
    yield "|---|---|"
    for rule in rules:
        yield _row((rule.id, rule.left_out if nl else rule.left_out_en))


def _policies(language: Language) -> Iterator[str]:
    nl = language == "nl"
    yield from ("", "## Beleid" if nl else "## Policies", "")
    yield (
        "De eerste keuze geldt als niets gekozen is. `leerspoor policies` toont wat dit journaal koos."
        if nl
        else "The first choice holds when nothing was chosen. `leerspoor policies` shows what was chosen."
    )
    yield ""
    yield "| beleid | regels | keuzes | te kiezen |" if nl else "| policy | rules | choices | can be chosen |"
    yield "|---|---|---|---|"
    for policy in POLICIES.values():
        yield _row(
            (f"`{policy.name}`", " ".join(policy.rules), _choices(policy, language), _fixed(policy, nl))
        )


def _choices(policy: Policy, language: Language) -> str:
    return " ".join(f"**{c.code}**: {c.says if language == 'nl' else c.says_en}" for c in policy.choices)


def _fixed(policy: Policy, nl: bool) -> str:
    if not policy.fixed:
        return "ja" if nl else "yes"
    return f"nee: {policy.fixed}" if nl else f"no: {policy.fixed_en}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
