"""Why is the answer what it is?

The conclusion, the rules with their sources, the facts, what is missing and what is open.

The one way to an explanation, for the command line and for the screens. A question is named by what one reads
in an answer: an aspect (`absence`), a flag, an exam part (`WI-CE`), a placement, `result:vmbo`, `guarantee`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.law.catalogue import RULES
from journeys.law.policies import POLICIES
from journeys.law.rule import Rule
from journeys.store.entry import Entry
from journeys.store.journal import Journal
from journeys.store.reading import by_id
from leerspoor.asking import ask
from leerspoor.wording import Language, missing, word
from projections.because import Because, policies_named
from projections.questions import Asked, StudentAnswers
from projections.reading import about_student


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


class _Topic(Struct):
    """What can be asked about one student: the conclusion in words, and what it stands on."""

    conclusion: list[str]
    because: Because
    missing: list[str] = []
    open: list[str] = []


def explain(journal: Journal, question: str, language: Language, about: Asked) -> Explanation:
    """The explanation of one answer about one student; raises `WrongUse` if there is no such question."""
    answers = about_student(journal, about)
    topics = dict(_topics(journal, about, answers, language))
    topic = _find(question, topics)
    policies = answers.standing.reference.policies
    rules = [RULES[rule] for rule in topic.because.rules if rule in RULES]
    return Explanation(
        student=about.students[0],
        question=question,
        on=about.on,
        known_at=about.known_at_text,
        conclusion=topic.conclusion,
        rules=[said_of(rule, language) for rule in rules],
        policies=[_choice(text, language) for text in policies_named(topic.because.rules, policies)],
        facts=facts_of(journal, topic.because.events),
        missing=topic.missing,
        open=[*topic.open, *_open_norms(rules, language)],
    )


def said_of(rule: Rule, language: Language) -> Said:
    """A rule in a language."""
    return Said(
        id=rule.id,
        says=rule.says if language == "nl" else rule.says_en,
        kind=word(rule.kind, language),
        document=rule.document,
        quote=rule.quote,
        confidence=rule.confidence,
        checked=rule.checked,
    )


def facts_of(journal: Journal, ids: Sequence[str]) -> list[Fact]:
    """The events as recorded, in the order of the journal."""
    with journal.reading() as connection:
        entries = by_id(connection, ids)
    found = sorted((entries[id_] for id_ in ids if id_ in entries), key=lambda entry: entry.position)
    return [_fact(entry) for entry in found]


def _fact(entry: Entry) -> Fact:
    return Fact(
        event=entry.id,
        kind=entry.kind,
        stream=entry.stream,
        on=entry.on,
        by=entry.by,
        recorded_at=entry.recorded_at.isoformat(timespec="seconds"),
        said="" if entry.data is None else _in_short(entry.data),
    )


def _in_short(data: bytes) -> str:
    """What an event said, short enough for a line; lists by their length."""
    said = msgspec.json.decode(data)
    parts = [f"{name}: {_value(value)}" for name, value in said.items()] if isinstance(said, dict) else []
    return ", ".join(parts)


def _value(value: object) -> str:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return f"({len(value)})"
    if isinstance(value, list):
        return "+".join(map(str, value)) or "-"
    if isinstance(value, dict):
        return " ".join(f"{name} {_value(inner)}" for name, inner in value.items()) or "-"
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


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


def _find(question: str, topics: dict[str, _Topic]) -> _Topic:
    by_name = {name.casefold(): topic for name, topic in topics.items()}
    found = topics.get(question) or by_name.get(question.casefold())
    if found is None:
        names = ", ".join(sorted(topics))
        raise WrongUse(f"«{question}» is hier geen vraag; op deze dag kan gevraagd worden naar: {names}")
    return found


# --- what can be asked ------------------------------------------------------------------------------------


def _topics(
    journal: Journal, about: Asked, answers: StudentAnswers, language: Language
) -> Iterator[tuple[str, _Topic]]:
    yield from _responsibility(answers, language)
    yield from _parts(answers, language)
    yield from _placements(answers, language)
    yield from _duty(answers, language)
    yield from _compliance(answers, language)
    yield from _results(answers, language)
    yield from _others(answers, language)
    if answers.cohort is not None:
        yield "guarantee", _guarantee(journal, about, answers.cohort, language)


def _parties(parties: Sequence[str] | None) -> str:
    return "?" if parties is None else "+".join(parties) or "-"


def _lacks(codes: Sequence[str], language: Language) -> list[str]:
    return [text for code in codes if (text := missing(code, language)) is not None]


def _responsibility(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    nl = language == "nl"
    found = answers.responsibility
    clock = [
        f"{label}: {day}"
        for label, day in (
            ("naar het mbo op" if nl else "to the mbo on", found.switch_on),
            ("examenvenster t/m" if nl else "exam window until", found.window_end),
            ("verwacht einde" if nl else "expected end", found.expected_end),
        )
        if day is not None
    ]
    for name, because in found.because.items():
        if name == "status":
            phase = [f"{'fase' if nl else 'phase'}: {found.phase}"] if found.phase else []
            text = [f"status: {word(found.status, language)}", *phase, *clock]
            yield name, _Topic(text, because)
        elif name in found.flags:
            yield name, _Topic([word(name, language)], because, _lacks([name], language))
        else:
            answer = next((a for aspect, a in found.aspects.items() if aspect == name), None)
            if answer is None:
                continue
            rule, fact = ("volgens de regel", "zoals geregistreerd") if nl else ("by rule", "as registered")
            text = [f"{word(name, language)}: {rule} {_parties(answer.norm)}"]
            if answer.fact is not None:
                text.append(f"{fact}: {_parties(answer.fact)}")
            yield name, _Topic(text, because)


def _parts(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    nl = language == "nl"
    for row in answers.parts:
        name = f" ({row.name})" if row.name else ""
        text = [f"{row.part}{name}: {word(row.status, language)}"]
        if row.mark is not None:
            text.append(f"{'cijfer' if nl else 'mark'} {row.mark}")
        if row.answers_to:
            text.append(f"{'ligt bij' if nl else 'with'} {_parties(row.answers_to)}")
        if row.due is not None and row.status in ("owed", "window-closed"):
            text.append(f"{'uiterlijk' if nl else 'by'} {row.due}")
        text += [word(flag, language) for flag in row.flags]
        lacks = _lacks([*([row.status] if row.status == "owed" else []), *row.flags], language)
        yield row.part, _Topic(text, row.because, lacks)


def _placements(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    label = "telt" if language == "nl" else "counts"
    for row in answers.placements:
        hours = f"{row.hours_counted} {'uur' if language == 'nl' else 'hours'}"
        text = [f"{row.placement}: {label}: {word(row.counts, language)}, {hours}"]
        text += [word(reason, language) for reason in row.reasons]
        yield row.placement, _Topic(text, row.because, _lacks(row.reasons, language))


def _duty(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    row = answers.duty
    if row is None:
        return
    lead, target = ("voortouw", "doel") if language == "nl" else ("lead", "target")
    text = [
        f"{word('duties', language)}: {word(row.state, language, 'duty')}",
        f"{target}: {row.target}, {lead}: {row.lead}",
        *(word(flag, language) for flag in row.flags),
    ]
    yield "duty", _Topic(text, row.because, _lacks([f"duty:{row.state}"], language))


def _compliance(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    found = answers.compliance
    if found is None:
        return
    lacking = [check.item for check in found.checks if check.state == "MISSING"]
    text = [word(found.state, language), word(found.regime, language)]
    yield (
        "compliance",
        _Topic(text, found.because, _lacks(lacking, language), [word(code, language) for code in found.open]),
    )
    for check in found.checks:
        since = f" ({'sinds' if language == 'nl' else 'since'} {check.since})" if check.since else ""
        state = word(check.state, language, "compliance")
        lacks = _lacks([check.item], language) if check.state == "MISSING" else []
        yield check.item, _Topic([f"{word(check.item, language)}: {state}{since}"], check.because, lacks)


def _results(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    for row in answers.results:
        text = [f"{row.side}: {word(row.state, language)}"]
        text += [
            f"{word(c.condition, language)}: {_met(c.met, language)} ({c.found or '-'}; {c.needed})"
            for c in row.conditions
        ]
        text += [word(flag, language) for flag in row.flags]
        unmet = [
            f"{word(c.condition, language)} ({', '.join(c.about)})"
            if c.about
            else word(c.condition, language)
            for c in row.conditions
            if not c.met
        ]
        yield f"result:{row.side}", _Topic(text, row.because, unmet if row.state != "PASSED" else [])


def _met(met: bool | None, language: Language) -> str:
    words: dict[bool | None, tuple[str, str]] = {
        True: ("ja", "yes"), False: ("nee", "no"), None: ("nog niet te zeggen", "cannot be told yet"),
    }  # fmt: skip
    return words[met][0 if language == "nl" else 1]


def _others(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, _Topic]]:
    if answers.options is not None:
        row = answers.options
        text = [word(row.state, language)]
        text += [f"{word(o.option, language)}: {word(o.open, language, 'option')}" for o in row.options]
        yield "options", _Topic(text, row.because, [], [word(flag, language) for flag in row.flags])
    if answers.qualification is not None:
        found = answers.qualification
        text = [
            f"{name}: {word(verdict, language, 'verdict')}"
            for name, verdict in (
                ("startkwalificatie", found.startkwalificatie),
                ("kwalificatieplicht", found.kwalificatieplicht),
                ("vsv", found.vsv),
            )
        ]
        yield "qualification", _Topic(text, found.because, [], [word(flag, language) for flag in found.flags])
    for content in answers.coverage:
        text = [f"{'/'.join(content.subjects)}: {word(content.state, language)}"]
        yield f"coverage:{content.slot}", _Topic(text, content.because)
    for kept in answers.retention:
        what = f"{word(kept.data, language)}, {kept.school}"
        text = [f"{what}: {word(kept.bound, language)} {kept.first_day or '-'}"]
        yield f"retention:{kept.data}:{kept.school}", _Topic(text, kept.because)
    for action in answers.actions:
        text = [f"{word(action.action, language)}: {action.due}, {_parties(action.for_)}"]
        name = (
            f"do:{action.action}" if action.about == action.cohort else f"do:{action.action}:{action.about}"
        )
        yield name, _Topic(text, action.because)


class _Promise(Struct):
    state: str
    members: int
    affected: int
    because: Because


_promise: Callable[[bytes], _Promise] = msgspec.json.Decoder(_Promise).decode


def _guarantee(journal: Journal, about: Asked, cohort: str, language: Language) -> _Topic:
    question = msgspec.structs.replace(about, question="guarantees", students=(), cohorts=(cohort,))
    (line,) = ask(journal, question)
    found = _promise(line)
    members, affected = ("leden", "geraakt") if language == "nl" else ("members", "affected")
    text = [
        f"{cohort}: {word(found.state, language)}",
        f"{members} {found.members}, {affected} {found.affected}",
    ]
    return _Topic(text, found.because)
