"""What does a person read of a folder of evidence: what happened, what was answered, and why?

Pseudonyms alone. Events are named by their position in the journal, as the lines beside it are.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from journeys.calendar import in_utc
from journeys.law.catalogue import RULES
from journeys.saying import Language
from journeys.store.entry import Entry
from journeys.store.journal import Journal
from leerspoor.asking import ask
from leerspoor.event_words import ABOUT_KINDS, kind_word, told
from leerspoor.exchange.document import Block, Document, Heading, Items, Paragraph, Table
from leerspoor.reporting.saying import said
from leerspoor.timeline import timeline
from leerspoor.topics import Topic, fixed_topics, topics_of
from leerspoor.wording import word
from projections.catch_up import RULES as RULES_VERSION
from projections.questions import Asked
from projections.reading import about_student

if TYPE_CHECKING:
    from leerspoor.evidence.folder import About, Sealed

_MANY = 500
"""Students in the table of a cohort or a journal; the answers beside the dossier have all of them."""
_STATES: Mapping[str, tuple[str, str]] = {
    "counts": ("telt", "counts"),
    "corrected": ("gecorrigeerd", "corrected"),
    "retracted": ("ingetrokken", "retracted"),
    "erased": ("gewist", "erased"),
    "about": ("over een eerdere", "about an earlier one"),
    "undone": ("ongedaan gemaakt", "undone"),
}


def made(
    journal: Journal, about: About, here: Sequence[Entry], sealed: Sealed, language: Language
) -> Document:
    """The dossier; `here` are the entries that it stands beside."""
    nl = language == "nl"
    question = about.question("responsibility")
    if about.student is not None:
        title = f"{'Dossier van' if nl else 'File of'} {about.student}"
        blocks = _of_student(journal, question, here, language)
    else:
        whole = "het hele journaal" if nl else "the whole journal"
        title = f"{'Dossier van' if nl else 'File of'} {about.cohort or whole}"
        blocks = _of_many(journal, about, here, language)
    return Document(
        title=title,
        language=language,
        facts=_facts(question, sealed, language),
        blocks=[Paragraph(_INTRODUCTION[language]), *blocks],
        landscape=True,
    )


_INTRODUCTION: Mapping[Language, str] = {
    "nl": "Dit dossier staat in een map met bewijs: elke gebeurtenis is te vinden naar haar positie, en "
    "LEESMIJ.txt zegt hoe men nagaat dat er niets aan veranderd is. Antwoorden zijn die van de genoemde dag, "
    "met wat toen bekend was en met de regels van de genoemde versie.",
    "en": "This file stands in a folder of evidence: every event can be found by its position, and "
    "LEESMIJ.txt says how to check that nothing in it was changed. Answers are those of the day named, with "
    "what was known then and by the version of the rules named.",
}


def _facts(question: Asked, sealed: Sealed, language: Language) -> list[tuple[str, str]]:
    nl = language == "nl"
    everything = "alles wat is vastgelegd" if nl else "all that was recorded"
    return [
        ("geldig op" if nl else "as counted on", said(question.on, language)),
        ("bekend op" if nl else "as known at", question.known_at_text or everything),
        ("regels" if nl else "rules", RULES_VERSION),
        ("verzegeld" if nl else "sealed", f"{sealed.row.size} · {sealed.row.at}"),
        ("wortel" if nl else "root", base64.b64encode(sealed.checkpoint.root).decode()),
        ("sleutel" if nl else "key", str(sealed.key)),
    ]


def _of_student(
    journal: Journal, question: Asked, here: Sequence[Entry], language: Language
) -> Iterator[Block]:
    nl = language == "nl"
    positions = {entry.id: entry.position for entry in here}
    answers = about_student(journal, question)
    topics = dict(fixed_topics(journal, question, answers, language))
    chosen = about_student(journal, msgspec.structs.replace(question, chosen_policies=True))
    topics |= {name: topic for name, topic in topics_of(chosen, language) if name not in topics}
    yield Heading("Tijdlijn" if nl else "Timeline")
    (student,) = question.students
    rows = timeline(journal, student, question.known_at)
    yield _timeline(rows, language)
    yield Heading("Waar de antwoorden verder op rusten" if nl else "What else the answers rest on")
    yield _events([entry for entry in here if entry.stream != f"student/{student}"], language)
    yield Heading("Antwoorden, met waarom" if nl else "Answers, with why")
    yield _topics(topics, positions, language)
    yield Heading("De regels" if nl else "The rules")
    yield _rules((rule for topic in topics.values() for rule in topic.because.rules), language)


def _timeline(rows: Iterable[Mapping[str, Any]], language: Language) -> Table:
    at = 0 if language == "nl" else 1
    told_rows = []
    for row in sorted(rows, key=lambda row: (row["on"], row["position"])):
        content = "" if row["data"] is None else told(row["kind"], bytes(row["data"]), language)
        if row["counts"] is not None:
            now = told(row["kind"], bytes(row["counts"]["data"]), language)
            content = f"{content} → {said(row['counts']['on'], language)}: {now}"
        kind = kind_word(row["kind"], language)
        state = _STATES[row["state"]][at]
        recorded = row["recorded_at"][:19].replace("T", " ")
        told_rows.append(
            [str(row["position"]), said(row["on"], language), kind, content, row["by"], recorded, state]
        )
    columns = (
        ("positie", "position"), ("dag", "day"), ("gebeurtenis", "event"), ("inhoud", "content"),
        ("gemeld door", "reported by"), ("vastgelegd (UTC)", "recorded (UTC)"), ("stand", "state"),
    )  # fmt: skip
    caption = ("Wat is vastgelegd, in volgorde van dag", "What was recorded, in order of day")
    return Table([names[at] for names in columns], told_rows, caption[at], frozenset({0}))


def _events(here: Iterable[Entry], language: Language) -> Table:
    at = 0 if language == "nl" else 1
    rows = [
        [
            str(entry.position), entry.stream, said(entry.on, language), kind_word(entry.kind, language),
            "" if entry.data is None else told(entry.kind, entry.data, language), entry.by,
            in_utc(entry.recorded_at).strftime("%Y-%m-%d %H:%M:%S"),
        ]
        for entry in here
    ]  # fmt: skip
    columns = (
        ("positie", "position"), ("stroom", "stream"), ("dag", "day"), ("gebeurtenis", "event"),
        ("inhoud", "content"), ("gemeld door", "reported by"), ("vastgelegd (UTC)", "recorded (UTC)"),
    )  # fmt: skip
    caption = ("In volgorde van vastleggen", "In order of recording")
    return Table([names[at] for names in columns], rows, caption[at], frozenset({0}))


def _topics(topics: Mapping[str, Topic], positions: Mapping[str, int], language: Language) -> Table:
    at = 0 if language == "nl" else 1
    rows = []
    for name, topic in topics.items():
        stands_on = sorted(positions[id_] for id_ in topic.because.events if id_ in positions)
        lacking = "; ".join([*topic.missing, *topic.open])
        numbers = " ".join(map(str, stands_on))
        rows.append([name, "; ".join(topic.conclusion), " ".join(topic.because.rules), numbers, lacking])
    columns = (
        ("vraag", "question"), ("antwoord", "answer"), ("regels", "rules"), ("op posities", "at positions"),
        ("ontbreekt of open", "missing or open"),
    )  # fmt: skip
    caption = ("Elk antwoord, en waar het op rust", "Every answer, and what it rests on")
    return Table([names[at] for names in columns], rows, caption[at])


def _rules(named: Iterable[str], language: Language) -> Table:
    at = 0 if language == "nl" else 1
    rules = [RULES[id_] for id_ in sorted(set(named)) if id_ in RULES]
    rows = [
        [
            rule.id,
            rule.says if at == 0 else rule.says_en,
            rule.document,
            word(rule.confidence, language, "confidence"),
        ]
        for rule in rules
    ]
    columns = (("regel", "rule"), ("zegt", "says"), ("bron", "source"), ("zekerheid", "confidence"))
    caption = ("De regels waarop deze antwoorden rusten", "The rules that these answers rest on")
    return Table([names[at] for names in columns], rows, caption[at])


def _of_many(journal: Journal, about: About, here: Sequence[Entry], language: Language) -> Iterator[Block]:
    nl = language == "nl"
    who = [msgspec.json.decode(line) for line in ask(journal, about.question("responsibility"))]
    owed: dict[str, int] = {}
    for line in ask(journal, msgspec.structs.replace(about.question("exams-owed"), every_status=False)):
        student = msgspec.json.decode(line)["student"]
        owed[student] = owed.get(student, 0) + 1
    yield Heading("Beloften" if nl else "Guarantees")
    yield _guarantees(journal, about, language)
    yield Heading("Leerlingen" if nl else "Students")
    counts: dict[str, int] = {}
    for row in who:
        counts[row["status"]] = counts.get(row["status"], 0) + 1
    yield Items([f"{word(status, language)}: {number}" for status, number in sorted(counts.items())])
    if len(who) <= _MANY:
        yield _students(who, owed, language)
    yield Heading("Correcties, intrekkingen en wissingen" if nl else "Corrections, retractions and erasures")
    yield _events([entry for entry in here if entry.kind in ABOUT_KINDS], language)


def _guarantees(journal: Journal, about: About, language: Language) -> Table:
    at = 0 if language == "nl" else 1
    numbers = ("members", "active", "affected")
    rows = [
        [row["cohort"], word(row["state"], language), *(str(row[name]) for name in numbers),
         " ".join(row["because"]["rules"])]
        for row in map(msgspec.json.decode, ask(journal, about.question("guarantees")))
    ]  # fmt: skip
    columns = (
        ("cohort", "cohort"), ("stand", "state"), ("leden", "members"), ("actief", "active"),
        ("geraakt", "affected"), ("regels", "rules"),
    )  # fmt: skip
    caption = ("Wat elk cohort is beloofd", "What every cohort was promised")
    return Table([names[at] for names in columns], rows, caption[at], frozenset({2, 3, 4}))


def _students(who: Sequence[Mapping[str, Any]], owed: Mapping[str, int], language: Language) -> Table:
    at = 0 if language == "nl" else 1
    rows = [
        [row["student"], word(row["status"], language), row["phase"] or "", row["cohort"] or "",
         str(owed.get(row["student"], 0)), "; ".join(word(flag, language) for flag in row["flags"])]
        for row in who
    ]  # fmt: skip
    columns = (
        ("leerling", "student"), ("status", "status"), ("fase", "phase"), ("cohort", "cohort"),
        ("open onderdelen", "parts owed"), ("let op", "note"),
    )  # fmt: skip
    caption = ("Hoe elke leerling ervoor staat", "How every student stands")
    return Table([names[at] for names in columns], rows, caption[at], frozenset({4}))
