"""What does a mapping say, and what is wrong with one that cannot be used?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.errors import Unreadable
from leerspoor.exchange.mapping import Cells, Report, SourceMapping, Who, load, read
from leerspoor.exchange.mapping_made import written

MARKS = """
[student]
column = "Nr"
by = "onderwijsnummer"

[[event]]
type = "exam-result"
source = "vo:98VO"
time = { column = "Datum" }
passed_from = "5.5"

[event.data]
part = { column = "Vak" }
mark = { column = "Cijfer" }
"""


def test_a_mapping_names_the_columns_by_which_a_list_is_known() -> None:
    assert read(MARKS).columns() == ["Nr", "Datum", "Vak", "Cijfer"]


def test_days_and_numbers_of_toml_are_taken_as_text() -> None:
    mapping = read(MARKS.replace('{ column = "Datum" }', "2025-06-12").replace('"5.5"', "5.5"))
    assert (mapping.reports[0].time, mapping.reports[0].passed_from) == ("2025-06-12", "5.5")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('type = "exam-result"', 'type = "exam-gehaald"', "«exam-gehaald»"),
        ('type = "exam-result"', 'type = "route-opened"', "«route-opened»"),
        ('type = "exam-result"\n', "", "type ontbreekt"),
        ('"vo:98VO"', '"98VO"', "vo:<BRIN>"),
        ('by = "onderwijsnummer"', 'by = "naam"', "student.by"),
        ('by = "onderwijsnummer"\n', "", "by ontbreekt"),
        ('passed_from = "5.5"\n', "", "passed_from"),
        ('passed_from = "5.5"', 'passed_from = "11"', "«11»"),
        ('mark = { column = "Cijfer" }', "", "part of mark"),
        ('mark = { column = "Cijfer" }', 'cijfer = { column = "Cijfer" }', "cijfer kent exam-result niet"),
        ('{ column = "Vak" }', '{ column = "Vak", waarde = "x" }', "«waarde»"),
        ('{ column = "Vak" }', "{ days_later = 1 }", "column"),
        ('{ column = "Vak" }', "3.5.1", "geen TOML"),
        (
            "[[event]]",
            "[[gebeurtenis]]",
            "«gebeurtenis» kennen we hier niet; verwacht: een van student, event",
        ),
        ("[event.data]", "[event.parts]\nNE = 'NE'\n[event.data]", "event.parts"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_where_and_what_would_be_right(
    old: str, new: str, told: str
) -> None:
    assert old in MARKS
    with pytest.raises(Unreadable) as error:
        read(MARKS.replace(old, new))
    assert told in str(error.value)


def test_what_an_event_needs_has_to_come_from_somewhere() -> None:
    with pytest.raises(Unreadable, match="crebo, starts_on, ends_on, guardian_required"):
        read(
            '[student]\ncolumn = "Nr"\nby = "bsn"\n[[event]]\ntype = "bpv-agreed"\nsource = "mbo:98MB"\n'
            'time = "2025-09-01"\n[event.data]\nplacement = "p"\ncompany = "c"\n'
        )


def test_what_belongs_to_results_is_refused_elsewhere() -> None:
    with pytest.raises(Unreadable, match="exam-result"):
        read(MARKS.replace("exam-result", "exam-part-passed"))


def test_a_file_is_named_when_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(Unreadable, match=r"m\.toml: geen UTF-8"):
        load(path)
    path.write_text(MARKS, encoding="utf-8-sig")
    assert load(path) == read(MARKS)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
COLUMN = st.builds(
    Cells,
    column=WORDS,
    values=st.dictionaries(WORDS, WORDS, max_size=3),
    before=st.text("ab-", max_size=3),
    days_later=st.integers(0, 2),
)


@given(
    st.builds(
        SourceMapping,
        student=st.builds(
            Who, column=WORDS, by=st.sampled_from(["pseudonym", "bsn"]), brin=st.sampled_from(["", "98VO"])
        ),
        sheet=st.none() | WORDS,
        reports=st.lists(
            st.builds(
                Report,
                type=st.just("enrolled"),
                source=st.sampled_from(["vo:98VO", "duo"]) | COLUMN,
                time=COLUMN | st.just("2025-08-01"),
                data=st.fixed_dictionaries({"side": COLUMN, "brin": COLUMN | WORDS}),
                only=st.dictionaries(WORDS, st.lists(WORDS, max_size=2), max_size=2),
            ),
            min_size=1,
            max_size=2,
        ),
    ),
    st.text(max_size=20),
)
def test_what_is_written_is_read_again(mapping: SourceMapping, remark: str) -> None:
    printable = "".join(character for character in remark if character.isprintable())
    assert read(written(mapping, printable)) == mapping
