"""In which words and order is an explanation shown?"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.saying import Language
from leerspoor.event_words import kind_word
from leerspoor.explaining import Explanation
from leerspoor.wording import word
from tui.as_of import written


class Section(Struct, frozen=True):
    """A heading and its lines."""

    title: str
    lines: list[str]


_TITLES = {
    "nl": ("Conclusie", "Regels", "Beleid", "Steunt op", "Ontbreekt", "Niet beslist"),
    "en": ("Conclusion", "Rules", "Policies", "Stands on", "Missing", "Undecided"),
}


def sections(found: Explanation, language: Language) -> list[Section]:
    """The sections that have something to say."""
    nl = language == "nl"
    rules = []
    for rule in found.rules:
        rules.append(f"{rule.id}  {rule.says}")
        quote = f": “{rule.quote}”" if rule.quote else ""
        sure = word(rule.confidence, language, "confidence")
        rules.append(f"   {rule.document} ({rule.kind}, {sure}){quote}")
    other = "anders" if nl else "otherwise"
    policies = [f"{p.name} = {p.choice}: {p.says} {other}: {' '.join(p.otherwise)}" for p in found.policies]
    by = "gemeld door" if nl else "reported by"
    recorded = "vastgelegd" if nl else "recorded"
    facts = []
    for f in found.facts:
        when = f"{written(date.fromisoformat(f.recorded_at[:10]), language)} {f.recorded_at[11:16]}"
        facts.append(f"{written(f.on, language)}  {kind_word(f.kind, language)}: {f.said}")
        facts.append(f"   {by} {f.by}, {recorded} {when} UTC")
    lines = (found.conclusion, rules, policies, facts, found.missing, found.open)
    return [Section(t, list(some)) for t, some in zip(_TITLES[language], lines, strict=True) if some]
