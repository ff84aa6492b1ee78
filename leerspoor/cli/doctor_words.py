"""How does the doctor tell what was found, and what to do about it?"""

from __future__ import annotations

from typing import Any

from journeys.saying import Language
from leerspoor.cli.how_many import EVENTS, MINUTES, how_many
from leerspoor.diagnosis import Sign

_WHAT = {
    "time-zones": ("tijdzones", "time zones"),
    "journal": ("journaal", "journal"),
    "journal-mode": ("journal_mode", "journal_mode"),
    "synchronous": ("synchronous", "synchronous"),
    "disk-space": ("ruimte", "disk space"),
    "log-file": ("logbestand", "log file"),
    "disk": ("schijf", "disk"),
    "durability": ("duurzaam", "durability"),
    "writer": ("wie er schrijft", "who is writing"),
    "clock": ("klok", "clock"),
    "answers": ("antwoorden", "answers"),
    "sealed": ("verzegeld", "sealed"),
}
_FOUND = {
    "version": ("{version}", "{version}"),
    "setting": ("{value}", "{value}"),
    "zones": ("Europe/Amsterdam klopt (uit {source})", "Europe/Amsterdam is right (from {source})"),
    "zones-wrong": (
        "de dagen in Europe/Amsterdam beginnen verkeerd (uit {source})",
        "the days of Europe/Amsterdam begin wrong (from {source})",
    ),
    "room": ("{free} vrij, journaal {size}", "{free} free, journal {size}"),
    "server-room": (
        "de database is {size}; hoeveel de server nog vrij heeft, is van hier niet te zien",
        "the database is {size}; what the server has free cannot be seen from here",
    ),
    "log": ("{size}", "{size}"),
    "network": ("een netwerkschijf ({kind})", "a network disk ({kind})"),
    "durable": (
        "fsync, full_page_writes en synchronous_commit staan aan",
        "fsync, full_page_writes and synchronous_commit are on",
    ),
    "nobody": ("niemand; wij kunnen schrijven", "nobody; we can write"),
    "somebody": ("een ander programma", "another program"),
    "program": ("programma {number} ({name})", "program {number} ({name})"),
    "read-only": ("niemand: hier kan alleen gelezen worden", "nobody: it can only be read here"),
    "events": ("{name}, {events}", "{name}, {events}"),
    "nothing": ("{place}: hier is nog geen journaal", "{place}: there is no journal here yet"),
    "trouble": ("{message}", "{message}"),
    "not-back": ("niet achter bij het journaal", "not behind the journal"),
    "ahead": (
        "de laatste gebeurtenis is van {at}: {minutes} later dan het nu is",
        "the last event is of {at}: {minutes} later than it is now",
    ),
    "none-yet": (
        "nog bij te werken: er zijn er nog geen volgens de regels van nu",
        "to be brought up to date: there are none yet by the rules of today",
    ),
    "behind": (
        "nog bij te werken: {events}",
        "to be brought up to date: {events}",
    ),
    "too-far": (
        "{events} verder dan het journaal: er is een oudere kopie onder gezet",
        "{events} further than the journal: an older copy was put under them",
    ),
    "current": ("bij", "up to date"),
    "sealed": ("tot en met positie {upto} van {count}", "up to position {upto} of {count}"),
    "not-sealed": ("nog niet", "not yet"),
}
_TO_DO = {
    "wal-bug": (
        (
            "deze SQLite kan een journaal beschadigen als twee programma's er tegelijk naar schrijven en een van "
            "beide het logbestand leegt. Leerspoor neemt daarom voor elke schrijfactie eerst het slot. Laat geen "
            "ander programma in het journaal schrijven, en neem een Python met SQLite 3.51.3 of nieuwer: daarin "
            "is het verholpen"
        ),
        (
            "this SQLite can damage a journal when two programs write to it at once and one of them empties the "
            "log file. Leerspoor therefore takes the lock before it writes anything. Let no other program write "
            "to the journal, and take a Python with SQLite 3.51.3 or newer, in which it is mended"
        ),
    ),
    "zones": (
        "werk de tijdzones van het systeem bij, of installeer tzdata opnieuw (pip install -U tzdata)",
        "bring the time zones of the system up to date, or install tzdata again (pip install -U tzdata)",
    ),
    "no-wal": (
        (
            "lezers en schrijvers wachten op elkaar. Sluit alle programma's en stel een vraag: het journaal gaat "
            "dan vanzelf over op wal, als de schijf dat toelaat"
        ),
        (
            "readers and writers wait for each other. Close all programs and ask a question: the journal then "
            "goes over to wal by itself, if the disk allows it"
        ),
    ),
    "not-full": (
        "na een stroomstoring kan het laatste weg zijn; dit is een fout in deze versie, meld het",
        "after a power cut the last of it can be gone; this is a fault of this version, report it",
    ),
    "little-room": (
        (
            "maak ruimte, of zet het journaal op een grotere schijf: er hoort minstens nog eens de grootte van "
            "het journaal en 200 MB vrij te zijn"
        ),
        "make room, or put the journal on a larger disk: as much as the journal and 200 MB should be free",
    ),
    "long-log": (
        (
            "een programma leest al lang uit het journaal, zodat het logbestand niet leeg kan: sluit schermen die "
            "openstaan"
        ),
        (
            "a program has been reading the journal for long, so that the log file cannot be emptied: close "
            "screens that are open"
        ),
    ),
    "network": (
        (
            "sloten werken daar niet altijd, en dan kan een journaal beschadigd raken. Zet het op een schijf van "
            "deze machine, of neem PostgreSQL als meer machines erbij moeten"
        ),
        (
            "locks do not always work there, and a journal can get damaged. Put it on a disk of this machine, or "
            "take PostgreSQL if more machines have to reach it"
        ),
    ),
    "unsafe": (
        "na een storing kan de server kwijt zijn wat al vastgelegd was: zet deze instellingen aan",
        "after a failure the server can have lost what was recorded already: turn these settings on",
    ),
    "writer": (
        (
            "wacht tot het klaar is. Blijft het zo, kijk dan wat dat programma doet en sluit het; wat het "
            "vastlegde blijft staan"
        ),
        (
            "wait until it is done. If it stays like this, see what that program does and close it; what it "
            "recorded remains"
        ),
    ),
    "read-only": (
        (
            "om iets vast te leggen: geef deze gebruiker schrijfrecht op het bestand en op de map, of op de "
            "tabellen van de server"
        ),
        (
            "to record anything: give this user the right to write to the file and the folder, or to the tables "
            "of the server"
        ),
    ),
    "clock": (
        (
            "zet de klok van deze machine goed. Zolang hij achterloopt, krijgt wat wordt vastgelegd het moment van "
            "de laatste gebeurtenis"
        ),
        (
            "set the clock of this machine right. As long as it is behind, what is recorded gets the instant of "
            "the last event"
        ),
    ),
    "catch-up": (
        "niets: de eerstvolgende vraag werkt ze bij",
        "nothing: the next question brings them up to date",
    ),
    "rebuild": (
        (
            "niets: de eerstvolgende vraag werkt ze allemaal opnieuw uit. Kijk wel waar de oudere kopie vandaan "
            "komt (`leerspoor verify`)"
        ),
        (
            "nothing: the next question works them all out again. But see where the older copy came from "
            "(`leerspoor verify`)"
        ),
    ),
    "first": (
        "begin met `leerspoor demo` of `leerspoor import`",
        "begin with `leerspoor demo` or `leerspoor import`",
    ),
    "seal": ("er wordt niet verder verzegeld: {trouble}", "sealing does not go on: {trouble}"),
}


def what(sign: Sign, language: Language) -> str:
    """What was looked at."""
    return _in(_WHAT.get(sign.what, (sign.what, sign.what)), language)


def found(sign: Sign, language: Language) -> str:
    """What was found."""
    return _in(_FOUND[sign.found], language).format(**_told(sign.values, language))


def to_do(sign: Sign, language: Language) -> str | None:
    """What to do about it, if anything."""
    if sign.to_do is None:
        return None
    return _in(_TO_DO[sign.to_do], language).format(**_told(sign.values, language))


def _told(values: dict[str, Any], language: Language) -> dict[str, Any]:
    told = dict(values)
    for name in ("size", "free"):
        if name in values:
            told[name] = size(values[name], language)
    if "count" in values:
        told["events"] = how_many(values["count"], EVENTS, language)
    if "minutes" in values:
        told["minutes"] = how_many(values["minutes"], MINUTES, language)
    return told


def size(count: int, language: Language) -> str:
    """Bytes as a person reads them: `1,4 GB`."""
    left, unit = float(count), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if left < 1000:
            break
        left, unit = left / 1000, larger
    text = f"{left:.0f}" if left >= 100 or unit == "bytes" else f"{left:.1f}"
    return f"{text.replace('.', ',') if language == 'nl' else text} {unit}"


def _in(said: tuple[str, str], language: Language) -> str:
    return said[0] if language == "nl" else said[1]
