"""Does the wizard guess what it can, ask what it cannot know, and leave nothing behind when one leaves?"""

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from journeys.saying import Language
from journeys.store.journal import open_journal
from leerspoor.exchange.mapping import Cells, SourceMapping, read
from leerspoor.exchange.mapping_made import written
from leerspoor.wizard import Back, Rewinding, converse
from leerspoor.wizard_words import _SAYINGS
from tests.commandline import PROGRAM, ROOT, School, counts, environment, leerspoor_program


class Scripted:
    """A terminal on which the answers are known beforehand; fails when another question is asked."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self._answers = list(answers)
        self.said: list[str] = []

    def ask(self, question: str) -> str:
        assert self._answers, f"nobody expected: {self.said[-3:]} {question}"
        expected, answer = self._answers.pop(0)
        assert expected in " ".join([*self.said[-12:], question]), (expected, self.said[-12:], question)
        self.said.append(question)
        return answer

    def say(self, text: str) -> None:
        self.said.append(text)

    def done(self) -> str:
        assert not self._answers, self._answers
        return "\n".join(self.said)


def list_of(folder: Path, *lines: str, name: str = "lijst.csv") -> Path:
    path = folder / name
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def told(
    path: Path, *answers: tuple[str, str], journal: str | None = None, language: Language = "nl"
) -> tuple[SourceMapping, str]:
    terminal = Scripted(*answers)
    if journal is None:
        mapping = converse(terminal, language, path, None)
    else:
        with open_journal(journal, create=False) as opened:
            mapping = converse(terminal, language, path, opened)
    assert read(written(mapping, "opmerking")) == mapping
    return mapping, terminal.done()


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = School(tmp_path)
    school("import", ROOT / "fixtures" / "first-route.jsonl").done()
    return school


# --- what it guesses and asks -------------------------------------------------------------------------


def test_a_list_with_the_codes_of_the_journal_asks_for_little(school: School) -> None:
    path = list_of(school.folder, "Cijferlijst 2025;;;", "Onderwijsnummer;Vak;Cijfer;Datum",
                   "100000012;NE-CE;6,4;12-6-2025", "100000012;WI-CE;5,1;12-6-2025")  # fmt: skip
    mapping, said = told(
        path,
        ("namen van de kolommen? [2]", ""),
        ("Waar gaat de lijst over?", ""),
        ("Klopt dit? [J/n]", ""),
        ("Van wie is deze lijst?", ""),
        ("BRIN-code van die school? [98VO]", ""),
        ("Vanaf welk cijfer", "5,5"),
        journal=school.place,
    )
    assert "  onderdeel: Vak" in said
    assert (
        "    2  Onderwijsnummer   Vak    Cijfer  Datum\n    3  100000012         NE-CE  6,4     12-6-2025"
        in said
    )
    (report,) = mapping.reports
    assert (report.type, report.source, report.passed_from) == ("exam-result", "vo:98VO", "5.5")
    assert (mapping.student.column, mapping.student.by) == ("Onderwijsnummer", "onderwijsnummer")
    assert mapping.columns() == ["Onderwijsnummer", "Datum", "Vak", "Cijfer"]


def test_words_of_the_school_are_asked_with_what_the_journal_knows(school: School) -> None:
    path = list_of(school.folder, "Leerlingnr,Naam,Vak,Resultaat", "4411,Sam,Nederlands CE,7",
                   "4411,Sam,Gym,8", "4411,Sam,wiskunde,6")  # fmt: skip
    mapping, said = told(
        path,
        ("namen van de kolommen? [1]", ""),
        ("Waar gaat de lijst over?", "1"),
        ("Klopt dit?", "ja"),
        ("Van wie", "1"),
        ("BRIN-code", "98VO"),
        ("In de lijst staat geen datum", "gisteren"),
        ("een dag als 20-6-2025", "12 juni 2025"),
        ("Vanaf welk cijfer", "0"),
        ("een cijfer van 1 tot 10", "1"),
        ("«Nederlands CE»? [NE-CE]", ""),
        ("«Gym»", "-"),
        ("«wiskunde»", "WI CE"),
        ("een code zonder spaties", "WI-CE"),
        journal=school.place,
    )
    assert "«gisteren» kan niet" in said
    assert "KV-domotica" in said
    (report,) = mapping.reports
    assert report.time == "2025-06-12"
    assert (mapping.student.by, mapping.student.brin) == ("number", "98VO")
    part = report.data["part"]
    assert isinstance(part, Cells)
    assert part.values == {"Nederlands CE": "NE-CE", "Gym": "", "wiskunde": "WI-CE"}


def test_a_wide_list_in_english(school: School) -> None:
    path = list_of(school.folder, "Leerling;Klas;NE-CE;Wiskunde;Gym", "s1;3A;6,4;;8", "s2;3A;5,5;7;7")
    mapping, said = told(
        path,
        ("names of the columns? [1]", ""),
        ("What is the list about?", ""),
        ("Is this right? [Y/n]", "y"),
        ("Whose list", "1"),
        ("BRIN code", "98VO"),
        ("no date", "2025-06-12"),
        ("From which mark", ""),
        ("«NE-CE»? [NE-CE]", ""),
        ("«Wiskunde»", "WI-CE"),
        ("«Gym»", "-"),
        journal=school.place,
        language="en",
    )
    assert "columns with marks: NE-CE, Wiskunde, Gym" in said
    assert mapping.reports[0].parts == {"NE-CE": "NE-CE", "Wiskunde": "WI-CE"}


def test_placements_in_excel_on_another_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Toelichting"
    page = book.create_sheet("BPV")
    page.append(["BSN", "Leerbedrijf", "Crebo", "Begindatum", "Einddatum", "Uren"])
    page.append(["012345678", 100000001, 25737, 45908, 46000, 160])
    book.save(tmp_path / "bpv.xlsx")
    mapping, _ = told(
        tmp_path / "bpv.xlsx",
        ("meer bladen", "2"),
        ("namen van de kolommen? [1]", ""),
        ("Waar gaat de lijst over?", ""),
        ("Klopt dit?", ""),
        ("Van wie", ""),
        ("BRIN", "98MB"),
        ("ouders of voogd", "nee"),
    )
    (report,) = mapping.reports
    assert (mapping.sheet, report.type, report.source) == ("BPV", "bpv-agreed", "mbo:98MB")
    assert report.data["placement"].columns == ["Leerbedrijf", "Begindatum"]  # type: ignore[union-attr]
    assert report.data["guardian_required"] is False


def test_enrolments_and_whether_the_last_day_counts(tmp_path: Path) -> None:
    path = list_of(
        tmp_path, "Pseudoniem;Inschrijfdatum;Uitschrijfdatum", "s1;1-8-2023;31-7-2025", "s2;1-8-2023;"
    )
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", "1"), ("BRIN", "98VO"),
        ("einddatum", ""),
    )  # fmt: skip
    began, ended = mapping.reports
    assert (began.type, ended.type, ended.only) == ("enrolled", "deregistered", {"Uitschrijfdatum": ["*"]})
    assert ended.time.days_later == 1  # type: ignore[union-attr]


def test_transfers(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Onderwijsnummer;Overschrijfdatum", "100000012;1-8-2025")
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", "2"), ("BRIN", "98MB"),
        ("Naar welke mbo-instelling", "98MB"), ("ook op het vo", "ja"),
    )  # fmt: skip
    assert mapping.reports[0].data == {"to": "98MB", "stays_enrolled_at_vo": True}


def test_starts_on_a_route(school: School) -> None:
    path = list_of(
        school.folder, "Onderwijsnummer;Naam;Start;Leerjaar;Leerweg;Keuze", "100000012;Sam;1-8-2023;3;BB;"
    )
    mapping, said = told(
        path, ("namen", ""), ("Waar gaat de lijst over?", ""), ("Klopt", ""), ("Van wie", ""), ("BRIN", ""),
        ("Bekend uit het journaal: elektro-2", "R9"), ("verwacht: elektro-2", ""), ("leerwerktraject", ""),
        journal=school.place,
    )  # fmt: skip
    (report,) = mapping.reports
    assert (report.type, report.source, report.data["route"]) == ("route-started", "vo:98VO", "elektro-2")
    assert report.data["lwt"] is False
    assert mapping.columns() == ["Onderwijsnummer", "Start", "Leerjaar", "Leerweg", "Keuze"]
    assert "  gekozen onderdelen: Keuze" in said


def test_starts_of_which_each_row_names_the_route(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Leerling;Route;Startdatum;Leerjaar;Leerweg;LWT", "s1;R1;1-8-2023;3;BB;nee")
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", ""), ("BRIN", "98VO")
    )
    assert mapping.columns() == ["Leerling", "Startdatum", "Route", "LWT", "Leerjaar", "Leerweg"]


def test_without_a_journal_a_route_is_any_code(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Leerling;Start;Leerjaar;Leerweg", "s1;1-8-2023;3;BB")
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", ""), ("BRIN", "98VO"),
        ("Aan welke route", "de route"), ("zoals elektro-2", "elektro-2"), ("leerwerktraject", "ja"),
    )  # fmt: skip
    assert (mapping.reports[0].data["route"], mapping.reports[0].data["lwt"]) == ("elektro-2", True)


def test_a_wrong_guess_is_set_right_column_by_column(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Wie;Wat;Hoe goed;Datum", "s1;NE-CE;7;12-6-2025")
    mapping, _ = told(
        path, ("namen", "1"), ("Waar gaat", "1"),
        ("Welke kolom zegt wie het is?", "1"), ("Wat staat er in «Wie»?", "4"), ("Klopt", "n"),
        ("Welke kolom zegt wie het is?", "1"), ("Wat staat er in «Wie»?", "4"),
        ("«onderdeel»?", "1"), ("«cijfer»?", "2"), ("«poging»?", ""), ("«vastgesteld op»?", ""),
        ("«afgenomen op»?", ""), ("«datum»?", ""),
        ("Van wie", "1"), ("BRIN", "98VO"), ("Vanaf welk", ""), ("«NE-CE»", ""),
    )  # fmt: skip
    assert mapping.student.by == "pseudonym"
    assert mapping.columns() == ["Wie", "Datum", "Wat", "Hoe goed"]


def test_one_goes_back_as_far_as_one_likes(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Leerling;Vak;Cijfer;Datum", "s1;NE-CE;7;12-6-2025")
    scripted = Scripted(
        ("namen", ""), ("Waar gaat", "2"), ("Klopt", "<"), ("Waar gaat", ""), ("Klopt", ""),
        ("Van wie", "2"), ("BRIN", "< "), ("Van wie", "9"), ("Van wie", "1"), ("BRIN", "98VO"),
        ("Vanaf welk", "<"), ("BRIN", "98VX"), ("Vanaf welk", ""), ("«NE-CE»", ""),
    )  # fmt: skip
    terminal = Rewinding(scripted)
    while True:
        terminal.anew()
        with suppress(Back):
            mapping = converse(terminal, "nl", path, None)
            break
    assert mapping.columns() == ["Leerling", "Datum", "Vak", "Cijfer"]
    assert "vo:98VX" in written(mapping, "")
    assert scripted.done().count("De eerste rijen") == 1, "what was seen is not shown again"


def test_before_the_first_question_there_is_nothing(tmp_path: Path) -> None:
    terminal = Rewinding(Scripted(("een", "<"), ("een", "1")))
    terminal.say("een")
    with pytest.raises(Back):
        terminal.ask(">")
    terminal.anew()
    assert terminal.ask(">") == "1"


def test_a_wrong_day_and_a_total_do_not_hide_the_column_of_days(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Datum toets;Vak;Cijfer;Leerlingnummer", "12-9-2025;NE-CE;6,5;1",
                   "31-9-2025;NE-CE;7;2", "13-9-2025;NE-CE;8;3", "Gemiddelde;;7,2;")  # fmt: skip
    mapping, said = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", ""), ("BRIN", "98VO"),
        ("Vanaf welk", ""), ("«NE-CE»", ""),
    )  # fmt: skip
    assert "  afgenomen op: Datum toets" in said
    assert "Datum toets" in mapping.columns()


def test_half_of_a_column_has_to_be_days(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Datum;Vak;Cijfer;Leerlingnummer", "12-9-2025;NE-CE;6,5;1",
                   "ziek;NE-CE;7;2", "inhalen;NE-CE;8;3")  # fmt: skip
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("  datum: geen", ""), ("Van wie", ""), ("BRIN", "98VO"),
        ("geen datum", "12-9-2025"), ("Vanaf welk", ""), ("«NE-CE»", ""),
    )  # fmt: skip
    assert "Datum" not in mapping.columns()


def test_a_code_that_no_route_has_is_never_the_default_and_asked_twice(school: School) -> None:
    path = list_of(school.folder, "Onderwijsnummer;Vak;Cijfer;Datum", "100000012;Wiskunde;6,4;12-6-2025")
    mapping, _ = told(
        path, ("namen", ""), ("Waar gaat", ""), ("Klopt", ""), ("Van wie", ""), ("BRIN", ""),
        ("Vanaf welk", ""), ("«Wiskunde»?", ""), ("een code zonder spaties", "WI-EC"),
        ("kent «WI-EC». Toch zo? [j/N]", ""), ("«Wiskunde»?", "WI2"), ("kent «WI2». Toch zo?", "ja"),
        journal=school.place,
    )  # fmt: skip
    part = mapping.reports[0].data["part"]
    assert isinstance(part, Cells)
    assert part.values == {"Wiskunde": "WI2"}


def test_every_saying_has_as_many_places_in_both_languages() -> None:
    for key, (dutch, english) in _SAYINGS.items():
        assert dutch.count("{}") == english.count("{}"), key


# --- on a real terminal -------------------------------------------------------------------------------


class Person:
    """Someone at a terminal of their own, who waits for a text and then types."""

    def __init__(self, *arguments: object) -> None:
        self._master, slave = pty.openpty()
        self._program = subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environment({"TERM": "dumb"}),
            start_new_session=True, preexec_fn=_own_terminal,  # noqa: PLW1509 - no threads of ours
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def sees(self, text: str, patience: float = 30) -> None:
        until = time.monotonic() + patience
        while text not in self.seen:
            assert time.monotonic() < until, (text, self.seen)
            if not self._hear():
                break
        assert text in self.seen, (text, self.seen)
        self.seen = self.seen.partition(text)[2]

    def types(self, text: str) -> None:
        """An interrupt takes a moment, as a person does: `input` is deaf between asking and listening."""
        if text == "\x03":
            time.sleep(0.5)
        os.write(self._master, text.encode())

    def leaves(self) -> int:
        while self._hear():
            pass
        return self._program.wait(30)

    def close(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait(30)
        os.close(self._master)

    def _hear(self) -> bool:
        if not select.select([self._master], [], [], 30)[0]:
            return False
        try:
            heard = os.read(self._master, 4096)
        except OSError:
            return False
        self.seen += heard.decode(errors="replace").replace("\r\n", "\n")
        return bool(heard)


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def marks(school: School) -> Path:
    return list_of(
        school.folder, "Leerling;Vak;Cijfer;Datum", "s1;NE-CE;6,4;12-6-2025", "s1;WI-CE;11;12-6-2025"
    )


@pytest.fixture
def person(school: School, marks: Path) -> Iterator[Person]:
    someone = Person("--journal", school.place, "import", "--wizard", marks)
    yield someone
    someone.close()


def through_the_questions(person: Person) -> None:
    questions = ("kolommen?", "> [1]", "[J/n]", "> [1]", "school?", "[5.5]")
    for question, answer in zip(questions, ("", "", "", "", "98VO", ""), strict=True):
        person.sees(question)
        person.types(f"{answer}\n")


def test_from_a_list_to_a_saved_mapping_and_what_can_be_recorded(school: School, person: Person) -> None:
    through_the_questions(person)
    person.sees("2 regels gelezen, 1 gebeurtenis zou worden vastgelegd, 0 al bekend, 1 geweigerd")
    person.sees('regel 3, kolom Cijfer: MALFORMED: "11" kan niet')
    person.sees("Waar de mapping bewaren?")
    before = len(school.archive())
    person.types("\n")
    person.sees("Bewaard: ")
    person.sees("[j/N]")
    person.types("j\n")
    person.sees("2 regels gelezen, 1 gebeurtenis vastgelegd")
    assert person.leaves() == 1, "one row was refused"
    saved = school.folder / "lijst.mapping.toml"
    assert saved.read_text("utf-8").startswith("# Gemaakt met `leerspoor import --wizard`.")
    assert len(school.archive()) == before + 1
    again = school("import", school.folder / "lijst.csv", "--json")
    assert counts(again.row) == (2, 0, 1, 1), "found by its name from now on"


def test_on_the_way_one_can_go_back_and_sees_what_the_import_would_warn_of(school: School) -> None:
    marks = list_of(school.folder, "Leerling;Vak;Cijfer;Datum", "s1;WAT;6,4;12-6-2025")
    person = Person("--journal", school.place, "import", "--wizard", marks)
    try:
        person.sees("Met < gaat u een vraag terug")
        for question, answer in (
            ("kolommen?", ""), ("> [1]", ""), ("[J/n]", ""), ("> [1]", ""), ("school?", "98VX"),
            ("[5.5]", "<"), ("school?", "98VO"), ("[5.5]", ""), ("«WAT»?", "WAT"), ("Toch zo?", "j"),
        ):  # fmt: skip
            person.sees(question)
            person.types(f"{answer}\n")
        person.sees("let op: ")
        person.sees("in het programma van geen route hier: WAT")
        person.sees("bewaren")
        person.types("<\n")
        person.sees("Toch zo?")
        person.types("\x03")
        assert person.leaves() == 1
    finally:
        person.close()
    assert list(school.folder.glob("*.toml")) == []


def test_the_mapping_is_saved_where_asked_and_nothing_replaced_unasked(
    school: School, person: Person
) -> None:
    other = school.folder / "anders.toml"
    other.write_text("van een ander", encoding="utf-8")
    through_the_questions(person)
    person.sees("bewaren?")
    person.types(f"{other}\n")
    person.sees("Vervangen? [j/N]")
    person.types("\n")
    person.sees("bewaren?")
    person.types(f"{school.folder / 'mijn lijst.toml'}\n")
    person.sees("[j/N]")
    person.types("\n")
    person.sees(f"--mapping '{school.folder / 'mijn lijst.toml'}'")
    assert person.leaves() == 0
    assert other.read_text("utf-8") == "van een ander"
    assert not list(school.folder.glob("*.mapping.toml"))


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("at", ["> [1]", "bewaren?"])
def test_who_leaves_halfway_leaves_nothing(school: School, person: Person, key: str, at: str) -> None:
    before = sorted(path.name for path in school.folder.iterdir() if not re.search("-(wal|shm)$", path.name))
    if at == "bewaren?":
        through_the_questions(person)
    else:
        person.sees("kolommen?")
        person.types("\n")
    person.sees(at)
    person.types(key)
    person.sees("Gestopt; er is niets bewaard.")
    assert person.leaves() == 1
    after = sorted(path.name for path in school.folder.iterdir() if not re.search("-(wal|shm)$", path.name))
    assert after == before


def test_a_place_that_cannot_be_written_is_asked_again(school: School, person: Person) -> None:
    through_the_questions(person)
    person.sees("bewaren?")
    person.types(f"{school.place}\n")
    person.sees("kies een ander bestand")
    person.sees("bewaren?")
    person.types(f"{school.folder / 'weg' / 'm.toml'}\n")
    person.sees("niet te schrijven")
    person.sees("bewaren?")
    person.types("\n")
    person.sees("[j/N]")
    person.types("n\n")
    assert person.leaves() == 0
    assert (school.folder / "lijst.mapping.toml").exists()


def test_without_a_journal_none_is_made_before_it_is_needed(tmp_path: Path) -> None:
    path = list_of(tmp_path, "Leerling;Overschrijfdatum", "s1;1-8-2025")
    person = Person("--journal", tmp_path / "nieuw.sqlite", "--lang", "en", "import", "--wizard", path)
    answers = {"columns?": "", "about?": "", "[Y/n]": "", "this?": "2", "school?": "98MB", "(BRIN)?": "98MB",
               "at the vo too?": "n"}  # fmt: skip
    for question, answer in answers.items():
        person.sees(question)
        person.types(f"{answer}\n")
    person.sees("1 line read, 0 events would be recorded, 0 known already, 1 refused")
    person.sees("line 2, column Leerling: UNKNOWN_STUDENT")
    person.sees("saved?")
    person.types("\x03")
    person.sees("Stopped; nothing was saved.")
    assert person.leaves() == 1
    person.close()
    assert [each.name for each in tmp_path.iterdir()] == ["lijst.csv"]


def test_a_file_that_needs_no_mapping_gets_none(school: School) -> None:
    person = Person("import", "--wizard", ROOT / "fixtures" / "first-results.csv")
    person.sees("heeft geen mapping nodig")
    assert person.leaves() == 2
    person.close()


def test_without_a_terminal_one_is_told_what_to_do(school: School, marks: Path) -> None:
    told = leerspoor_program("--journal", school.place, "import", "--wizard", marks).failed(2)
    assert "--mapping" in told
    assert "noem een bestand" in school("import", "--wizard", marks, marks).failed(2)
