"""Why is the answer what it is?

The conclusion, the rules with their sources, the facts, what is missing and what is open.

The one way to an explanation, for the command line and for the screens; what can be asked is in `topics`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from difflib import get_close_matches

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.law.catalogue import RULES
from journeys.law.policies import POLICIES
from journeys.law.rule import Rule
from journeys.saying import Language, say
from journeys.store.entry import Entry
from journeys.store.journal import Journal
from journeys.store.reading import by_id
from leerspoor.event_words import told
from leerspoor.rulebook import cited
from leerspoor.topics import fixed_topics, topics_of
from leerspoor.wording import word
from projections.because import policies_named
from projections.questions import Asked
from projections.reading import about_student

_DETAILS = ("retention:", "coverage:")
"""What can be asked and is not listed to whoever asks for something else."""


class Fact(Struct, frozen=True, kw_only=True):
    """An event that the answer stands on: what it said, from which day, who reported it and when."""

    event: str
    kind: str
    stream: str
    on: date
    by: str
    recorded_at: str
    said: str


class Said(Struct, frozen=True, kw_only=True):
    """A rule in the language asked for, with its source."""

    id: str
    says: str
    kind: str
    document: str
    quote: str
    confidence: str
    checked: date


class Choice(Struct, frozen=True, kw_only=True):
    """A policy that the answer rests on: the choice that holds, and the other ones."""

    name: str
    choice: str
    says: str
    otherwise: list[str]


class Explanation(Struct, frozen=True, kw_only=True):
    """One answer explained, in one language."""

    student: str
    question: str
    on: date
    known_at: str | None
    conclusion: list[str]
    rules: list[Said]
    policies: list[Choice]
    facts: list[Fact]
    missing: list[str]
    open: list[str]


def explain(
    journal: Journal, question: str, language: Language, about: Asked, *, chosen: bool | None = None
) -> Explanation:
    """The explanation of one answer about one student; raises `WrongUse` if there is no such question.

    `chosen`: by the policies that the journal chose, or by the default ones; None: as the question itself is.
    """
    fixed = _Told(journal, about, language, chosen=bool(chosen))
    free = fixed if chosen is not None else _Told(journal, about, language, chosen=True)
    by_topic = dict.fromkeys(free.topics, free) | dict.fromkeys(fixed.fixed_topics, fixed)
    preconditions = free.answers.compliance.checks if free.answers.compliance is not None else ()
    name = _find(question, by_topic, {check.item for check in preconditions})
    told = by_topic[name]
    topic = (told.topics | told.fixed_topics)[name]
    policies = told.answers.standing.reference.policies
    rules = [RULES[rule] for rule in topic.because.rules if rule in RULES]
    return Explanation(
        student=about.students[0],
        question=question,
        on=about.on,
        known_at=about.known_at_text,
        conclusion=topic.conclusion,
        rules=[said_of(rule, language) for rule in rules],
        policies=[_choice(text, language) for text in policies_named(topic.because.rules, policies)],
        facts=facts_of(journal, topic.because.events, language),
        missing=topic.missing,
        open=[*topic.open, *_open_norms(rules, language)],
    )


def said_of(rule: Rule, language: Language) -> Said:
    """A rule in a language."""
    return Said(
        id=rule.id,
        says=rule.says if language == "nl" else rule.says_en,
        kind=word(rule.kind, language),
        document=cited(rule.document, language),
        quote=rule.quote,
        confidence=rule.confidence,
        checked=rule.checked,
    )


def facts_of(journal: Journal, ids: Sequence[str], language: Language) -> list[Fact]:
    """The events as recorded, in the order of the journal."""
    with journal.reading() as connection:
        entries = by_id(connection, ids)
    found = sorted((entries[id_] for id_ in ids if id_ in entries), key=lambda entry: entry.position)
    return [_fact(entry, language) for entry in found]


def _fact(entry: Entry, language: Language) -> Fact:
    return Fact(
        event=entry.id,
        kind=entry.kind,
        stream=entry.stream,
        on=entry.on,
        by=entry.by,
        recorded_at=entry.recorded_at.isoformat(timespec="seconds"),
        said="" if entry.data is None else told(entry.kind, entry.data, language),
    )


def _choice(text: str, language: Language) -> Choice:
    name, _, code = text.partition("=")
    policy = POLICIES[name]
    said = {c.code: c.says if language == "nl" else c.says_en for c in policy.choices}
    return Choice(
        name=name, choice=code, says=said[code], otherwise=[f"{c}: {s}" for c, s in said.items() if c != code]
    )


def _open_norms(rules: Sequence[Rule], language: Language) -> list[str]:
    """What is not settled in law: rules that the sources leave open, or that nobody has read yet."""
    texts = {"OPEN": ("door de bronnen niet beslist", "left undecided by the sources"),
             "MEMORY": ("uit het hoofd, nog na te kijken", "from memory, still to be checked")}  # fmt: skip
    at = 0 if language == "nl" else 1
    return [f"{rule.id}: {texts[rule.confidence][at]}" for rule in rules if rule.confidence in texts]


class _Told:
    """What can be asked about a student, read by one set of policies."""

    def __init__(self, journal: Journal, about: Asked, language: Language, *, chosen: bool) -> None:
        about = msgspec.structs.replace(about, chosen_policies=chosen)
        self.answers = about_student(journal, about)
        self.fixed_topics = dict(fixed_topics(journal, about, self.answers, language))
        self.topics = dict(topics_of(self.answers, language))


def _find(question: str, topics: Collection[str], preconditions: Collection[str]) -> str:
    by_name = {name.casefold(): name for name in topics}
    found = question if question in topics else by_name.get(question.casefold())
    if found is None:
        none = say(f"«{question}» is op deze dag geen vraag.", f"«{question}» is no question on this day.")
        if near := get_close_matches(question, topics, n=3, cutoff=0.6):
            raise WrongUse(f"{none} {say('Bedoelde u', 'Did you mean')} {say(' of ', ' or ').join(near)}?")
        listed = (name for name in topics if not name.startswith(_DETAILS) and name not in preconditions)
        more = say("en elke voorwaarde van", "and every precondition of")
        names = f"{', '.join(sorted(listed))}, {more} `leerspoor compliance`"
        raise WrongUse(f"{none} {say('Er kan gevraagd worden naar', 'What can be asked about')}: {names}")
    return found
