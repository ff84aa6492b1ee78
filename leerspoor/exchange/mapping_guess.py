"""What do the columns of a list that we do not know probably mean?

From their names, by the words that Dutch schools use, and from what stands in them. A guess is shown to a
person who says whether it is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from leerspoor.exchange.mapping import By, Who
from leerspoor.exchange.mapping_values import day, is_iso, mark
from leerspoor.exchange.sheet import REASON, SheetRow

Subject: TypeAlias = Literal["marks", "wide", "bpv", "enrolments", "transfers", "starts"]
"""What a list is about: a mark a row, a column a part, placements, enrolments, transfers, starts."""
SUBJECTS: tuple[Subject, ...] = ("marks", "wide", "bpv", "enrolments", "transfers", "starts")

_ENOUGH = 0.8
"""The share of the filled cells that has to be of a kind."""
_MOST = 0.5
"""The share that has to be a day under a name that says so: a wrong day or a total hides no others."""
_MARK = re.compile(r"(?:[1-9]\.\d|10\.0|onvoldoende|voldoende|goed|voldaan)")
_PSEUDONYM = re.compile(r"[A-Za-z0-9._-]{1,200}", re.ASCII)


class Column(Struct, frozen=True):
    """A column as it is seen: its name, and what stands in it in the first rows, without what is empty."""

    name: str
    texts: tuple[str, ...]

    def share(self, test: Callable[[str], bool]) -> float:
        """How much of it passes a test, from 0 to 1; 0 if it is empty."""
        return sum(map(test, self.texts)) / len(self.texts) if self.texts else 0.0


class Role(Struct, frozen=True):
    """A thing that a list can say, and what its column may be called: bare words, the surest first."""

    field: str
    words: str
    needed: bool = False
    is_day: bool = False


_MARK_DAYS = (
    Role("decided_on", "vastgesteldop datumvaststelling vaststellingsdatum vastgesteld", is_day=True),
    Role("sat_on", "afgenomenop toetsdatum examendatum datumtoets datumafname afnamedatum", is_day=True),
    Role("time", "datum resultaatdatum datumresultaat date dag invoerdatum", is_day=True),
)
ROLES: Mapping[Subject, tuple[Role, ...]] = {
    "marks": (
        Role(
            "part",
            "onderdeel examenonderdeel vak vakcode onderdeelcode toets toetscode subject part module "
            "kerntaak keuzedeel",
            needed=True,
        ),
        Role(
            "mark",
            "cijfer resultaat eindcijfer beoordeling mark grade score waardering",
            needed=True,
        ),
        Role("attempt", "poging kans attempt pogingnr pogingnummer"),
        *_MARK_DAYS,
    ),
    "wide": _MARK_DAYS,
    "bpv": (
        Role(
            "placement",
            "bpvnummer bpvnr pok pokid poknummer poknr praktijkovereenkomst overeenkomstnummer plaatsing "
            "stagenummer bpvid volgnummer",
        ),
        Role(
            "company",
            "leerbedrijf leerbedrijfid leerbedrijfnummer idleerbedrijf codeleerbedrijf sbbid bedrijf company "
            "stagebedrijf",
            needed=True,
        ),
        Role("crebo", "crebo crebocode crebonummer kwalificatie opleidingscode", needed=True),
        Role(
            "starts_on",
            "begindatum startdatum begindatumbpv datumbegin begin start van ingangsdatum",
            needed=True,
            is_day=True,
        ),
        Role(
            "ends_on",
            "einddatum geplandeeinddatum einddatumbpv datumeinde einde eind totenmet tm tot",
            needed=True,
            is_day=True,
        ),
        Role("hours", "uren bpvuren aantaluren urenomvang omvang hours klokuren"),
        Role("time", "afsluitdatum datumovereenkomst datumpok opgemaakt overeengekomenop datum", is_day=True),
        Role("signed.student", "getekendleerling getekendstudent handtekeningstudent", is_day=True),
        Role("signed.company", "getekendbedrijf getekendleerbedrijf handtekeningbedrijf", is_day=True),
        Role("signed.mbo", "getekendmbo getekendschool handtekeningschool", is_day=True),
        Role("signed.guardian", "getekendouder handtekeningouder getekendvoogd", is_day=True),
    ),
    "enrolments": (
        Role(
            "begins",
            "inschrijfdatum inschrijvingop ingeschrevenop datumin begindatuminschrijving ingeschrevenvanaf "
            "begindatum startdatum ingangsdatum van",
            needed=True,
            is_day=True,
        ),
        Role(
            "ends",
            "uitschrijfdatum uitgeschrevenop datumuit einddatuminschrijving werkelijkeuitschrijfdatum "
            "einddatum totenmet tm tot",
            is_day=True,
        ),
        Role(
            "enrolment",
            "inschrijving inschrijvingnummer inschrijvingsnummer inschrijfnummer volgnummerinschrijving "
            "inschrijvingid",
        ),
    ),
    "transfers": (
        Role(
            "time",
            "overschrijfdatum datumoverschrijving overgeschrevenop overstapdatum datumoverstap "
            "overgangsdatum",
            needed=True,
            is_day=True,
        ),
        Role("to", "naarbrin brinnaar naar brinmbo mboinstelling ontvangendeschool instelling"),
        Role(
            "stays_enrolled_at_vo",
            "blijftopvo blijftingeschreven ookopvo blijftingeschrevenopvo dubbeleinschrijving",
        ),
    ),
    "starts": (
        Role(
            "time",
            "startroute routestart begonnenop gestartop start startdatum begindatum ingangsdatum",
            needed=True,
            is_day=True,
        ),
        Role("leerjaar", "leerjaar jaarlaag", needed=True),
        Role("leerweg", "leerweg", needed=True),
        Role("route", "route routecode doorlopendeleerroute"),
        Role("lwt", "lwt leerwerktraject"),
        Role("chosen", "gekozen keuze keuzes keuzevakken keuzedelen"),
    ),
}
_WHO: Mapping[By, str] = {
    "pseudonym": "pseudoniem pseudonym",
    "onderwijsnummer": "onderwijsnummer onr onderwijsnr",
    "bsn": "bsn burgerservicenummer",
    "number": "persoonsnummer pgn studentnummer studentnr studentid leerlingnummer leerlingnr stamnummer "
    "stamnr deelnemernummer deelnemernr nummer number student leerling deelnemer",
}
_PERHAPS_NAMES = ("student", "leerling", "deelnemer")


def header_of(rows: Sequence[SheetRow]) -> SheetRow:
    """The row that probably names the columns: the first with the most words that we know, else names."""

    def score(row: SheetRow) -> tuple[int, int]:
        names = [_bare(cell) for cell in row.cells if cell]
        words = {word for roles in ROLES.values() for role in roles for word in role.words.split()}
        words |= {word for these in _WHO.values() for word in these.split()}
        named = [cell for cell in row.cells if cell and not cell[0].isdigit()]
        return sum(name in words for name in names), len(set(named))

    return max(rows, key=lambda row: (score(row), -row.line))


def columns_of(header: SheetRow, rows: Iterable[SheetRow]) -> list[Column]:
    """The columns under a header, each with what stands in it."""
    below = [row.cells for row in rows if row.line > header.line]
    found = []
    for at, name in enumerate(header.cells):
        if name and name != REASON and header.cells.index(name) == at:
            found.append(Column(name, tuple(cells[at] for cells in below if at < len(cells) and cells[at])))
    return found


def who(columns: Iterable[Column]) -> Who | None:
    """Which column says who it is, and by what; None if none is sure enough."""
    named = {_bare(column.name): column for column in columns}
    for by, words in _WHO.items():
        for word in words.split():
            column = named.get(word)
            if column is None:
                continue
            if word in _PERHAPS_NAMES and column.share(str.isdigit) < _ENOUGH:
                if not any(" " in text for text in column.texts) and column.share(is_pseudonym) >= 0.5:
                    return Who(column.name, "pseudonym")
                continue  # it holds names
            return Who(column.name, by)
    return None


def subject(columns: Sequence[Column]) -> Subject:
    """What a list is probably about."""

    def score(of: Subject) -> float:
        roles = roles_of(of, columns)
        needed = [role.field for role in ROLES[of] if role.needed]
        found = sum(field in roles for field in needed)
        return found / len(needed) + len(roles) / 100 if needed else 0

    best = max((each for each in SUBJECTS if each != "wide"), key=score)
    marks = wide_columns(columns)
    if len(marks) > 1 and "part" not in roles_of("marks", columns) and score(best) < 1:
        return "wide"
    return best


def roles_of(of: Subject, columns: Sequence[Column]) -> dict[str, str]:
    """Which column says what, by its name; a column says one thing."""
    named = {_bare(column.name): column for column in columns}
    taken: dict[str, str] = {}
    for role in ROLES[of]:
        for word in role.words.split():
            column = named.get(word)
            if column is None or column.name in taken.values():
                continue
            if role.is_day and column.texts and column.share(is_day) < _MOST:
                continue
            taken[role.field] = column.name
            break
    return taken


def wide_columns(columns: Iterable[Column]) -> list[str]:
    """The columns that hold marks and nothing else."""
    return [column.name for column in columns if column.share(is_mark) >= _ENOUGH]


def is_day(text: str) -> bool:
    """Whether a cell is a day."""
    return is_iso(day(text))


def is_mark(text: str) -> bool:
    """Whether a cell is a mark."""
    return bool(_MARK.fullmatch(mark(text)))


def is_pseudonym(text: str) -> bool:
    """Whether a cell can be a pseudonym: no name has a digit, and no number only digits."""
    return bool(_PSEUDONYM.fullmatch(text)) and any(map(str.isdigit, text)) and not text.isdigit()


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
