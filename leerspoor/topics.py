"""What can be asked about one student, and what is the conclusion in words?

Each topic by the name that one reads in an answer: an aspect (`absence`), a flag, an exam part (`WI-CE`), a
placement, `duty`, `guarantee`, a precondition, `result:vmbo`, `do:overschrijving`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct

from journeys.law.clock import switch_by_each_clock
from journeys.saying import Language
from journeys.store.journal import Journal
from leerspoor.asking import ask
from leerspoor.wording import missing, word
from projections.because import Because, why_switch, why_window
from projections.questions import Asked, StudentAnswers


class Topic(Struct):
    """What can be asked about one student: the conclusion in words, and what it stands on."""

    conclusion: list[str]
    because: Because
    missing: list[str] = []
    open: list[str] = []


def fixed_topics(
    journal: Journal, about: Asked, answers: StudentAnswers, language: Language
) -> Iterator[tuple[str, Topic]]:
    """Those of the answers that are read by the default policies unless asked otherwise."""
    yield from _parts(answers, language)
    yield from _placements(answers, language)
    yield from _responsibility(answers, language)
    yield from _duty(answers, language)
    if answers.cohort is not None:
        yield "guarantee", _guarantee(journal, about, answers.cohort, language)


def topics_of(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    """Those of the answers that follow the policies that the journal chose."""
    yield from _compliance(answers, language)
    yield from _results(answers, language)
    yield from _others(answers, language)


def _parties(parties: Sequence[str] | None) -> str:
    return "?" if parties is None else "+".join(parties) or "-"


def _lacks(codes: Sequence[str], language: Language) -> list[str]:
    return [text for code in codes if (text := missing(code, language)) is not None]


def _responsibility(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
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
            journey = answers.standing.journey
            yield name, Topic(text, because + why_switch(journey) + why_window(journey))
        elif name in found.flags:
            text = [
                word(name, language),
                *(_both_clocks(answers, nl=nl) if name == "OPEN_SWITCH_CLASS4" else []),
            ]
            yield name, Topic(text, because, _lacks([name], language))
        else:
            answer = next((a for aspect, a in found.aspects.items() if aspect == name), None)
            if answer is None:
                continue
            rule, fact = ("volgens de regel", "zoals geregistreerd") if nl else ("by rule", "as registered")
            text = [f"{word(name, language)}: {rule} {_parties(answer.norm)}"]
            if answer.fact is not None:
                text.append(f"{fact}: {_parties(answer.fact)}")
            yield name, Topic(text, because)


def _both_clocks(answers: StudentAnswers, *, nl: bool) -> list[str]:
    """RSP-04: the day of the switch by either clock."""
    journey = answers.standing.journey
    if journey.start is None:
        return []
    days = switch_by_each_clock(
        journey.start.on, journey.leerjaar, journey.repeated, answers.standing.reference.policies
    )
    label = "naar het mbo op" if nl else "to the mbo on"
    return [f"{label}: {day} (switch_clock={choice})" for choice, day in days.items()]


def _parts(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
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
        yield row.part, Topic(text, row.because, lacks)


def _placements(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    label = "telt" if language == "nl" else "counts"
    for row in answers.placements:
        hours = f"{row.hours_counted} {'uur' if language == 'nl' else 'hours'}"
        text = [f"{row.placement}: {label}: {word(row.counts, language)}, {hours}"]
        text += [word(reason, language) for reason in row.reasons]
        yield row.placement, Topic(text, row.because, _lacks(row.reasons, language))


def _duty(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    row = answers.duty
    if row is None:
        return
    lead, target = ("voortouw", "doel") if language == "nl" else ("lead", "target")
    text = [
        f"{word('duties', language)}: {word(row.state, language, 'duty')}",
        f"{target}: {row.target}, {lead}: {row.lead}",
        *(word(flag, language) for flag in row.flags),
    ]
    yield "duty", Topic(text, row.because, _lacks([f"duty:{row.state}"], language))


def _compliance(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    found = answers.compliance
    if found is None:
        return
    lacking = [check.item for check in found.checks if check.state == "MISSING"]
    text = [word(found.state, language), word(found.regime, language)]
    yield (
        "compliance",
        Topic(text, found.because, _lacks(lacking, language), [word(code, language) for code in found.open]),
    )
    for check in found.checks:
        since = f" ({'sinds' if language == 'nl' else 'since'} {check.since})" if check.since else ""
        state = word(check.state, language, "compliance")
        lacks = _lacks([check.item], language) if check.state == "MISSING" else []
        yield check.item, Topic([f"{word(check.item, language)}: {state}{since}"], check.because, lacks)


def _results(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    for row in answers.results:
        text = [f"{row.side}: {word(row.state, language)}"]
        text += [
            f"{word(c.condition, language)}: {in_words(c.met, language)} ({c.found or '-'}; {c.needed})"
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
        yield f"result:{row.side}", Topic(text, row.because, unmet if row.state != "PASSED" else [])


def in_words(met: bool | None, language: Language) -> str:
    words: dict[bool | None, tuple[str, str]] = {
        True: ("ja", "yes"), False: ("nee", "no"), None: ("nog niet te zeggen", "cannot be told yet"),
    }  # fmt: skip
    return words[met][0 if language == "nl" else 1]


def _others(answers: StudentAnswers, language: Language) -> Iterator[tuple[str, Topic]]:
    if answers.options is not None:
        row = answers.options
        text = [word(row.state, language)]
        text += [f"{word(o.option, language)}: {word(o.open, language, 'option')}" for o in row.options]
        yield "options", Topic(text, row.because, [], [word(flag, language) for flag in row.flags])
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
        yield "qualification", Topic(text, found.because, [], [word(flag, language) for flag in found.flags])
    for content in answers.coverage:
        text = [f"{'/'.join(content.subjects)}: {word(content.state, language)}"]
        yield f"coverage:{content.slot}", Topic(text, content.because)
    for kept in answers.retention:
        what = f"{word(kept.data, language)}, {kept.school} {kept.brin}"
        text = [f"{what}: {word(kept.bound, language)} {kept.first_day or '-'}"]
        yield f"retention:{kept.data}:{kept.school}:{kept.brin}", Topic(text, kept.because)
    for action in answers.actions:
        text = [f"{word(action.action, language)}: {action.due}, {_parties(action.for_)}"]
        name = (
            f"do:{action.action}" if action.about == action.cohort else f"do:{action.action}:{action.about}"
        )
        yield name, Topic(text, action.because)


class _Promise(Struct):
    state: str
    members: int
    affected: int
    because: Because


_promise: Callable[[bytes], _Promise] = msgspec.json.Decoder(_Promise).decode


def _guarantee(journal: Journal, about: Asked, cohort: str, language: Language) -> Topic:
    question = msgspec.structs.replace(about, question="guarantees", students=(), cohorts=(cohort,))
    (line,) = ask(journal, question)
    found = _promise(line)
    members, affected = ("leden", "geraakt") if language == "nl" else ("members", "affected")
    text = [
        f"{cohort}: {word(found.state, language)}",
        f"{members} {found.members}, {affected} {found.affected}",
    ]
    return Topic(text, found.because)
