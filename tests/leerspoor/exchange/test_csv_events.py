"""What does a row of a CSV table ask to be recorded?"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.errors import Refused, Unreadable
from leerspoor.cli.main import main
from leerspoor.exchange.csv_events import header_of, header_or_refuse

FIXTURES = Path(__file__).parents[3] / "fixtures"


def said(header: str, row: str) -> dict[str, Any]:
    found = header_of(header)
    assert found is not None
    return msgspec.json.decode(found.line_of(row))


def test_a_row_says_what_a_line_of_cloudevents_says() -> None:
    assert said("subject;type;time;source;reason", "student/s1;dropped-out;1-8-2025;vo:98VO;other") == {
        "specversion": "1.0",
        "subject": "student/s1",
        "type": "nl.leerspoor.dropped-out.v1",
        "time": "2025-08-01",
        "source": "urn:leerspoor:vo:98VO",
        "data": {"reason": "other"},
    }


@pytest.mark.parametrize(
    ("kind", "field", "cell", "value"),
    [
        ("route-started", "lwt", "ja", True),
        ("route-started", "lwt", "nee", False),
        ("route-started", "lwt", "misschien", "misschien"),
        ("route-started", "leerjaar", "3", 3),
        ("route-started", "leerjaar", "3,5", "3,5"),
        ("route-started", "chosen", "KV1 KV2", ["KV1", "KV2"]),
        ("route-started", "chosen", "KV1,KV2", ["KV1", "KV2"]),
        ("route-opened", "level", "2", 2),
        ("bpv-agreed", "starts_on", "6-11-2023", "2023-11-06"),
        ("bpv-agreed", "signed", '"{""mbo"":""2023-11-01""}"', {"mbo": "2023-11-01"}),
        ("exam-part-passed", "mark", "6.4", "6.4"),
        ("exam-part-passed", "mark", "6", "6"),
    ],
)
def test_a_cell_is_read_as_its_field_is_written(kind: str, field: str, cell: str, value: object) -> None:
    row = said(f"subject;type;time;source;{field}", f"student/s1;{kind};2025-08-01;vo:98VO;{cell}")
    assert row["data"] == {field: value}


def test_an_empty_cell_says_nothing() -> None:
    assert said("subject,type,time,source,mark,part", "student/s1,exam-part-passed,2025-08-01,duo,,NE")[
        "data"
    ] == {"part": "NE"}


def test_a_field_that_is_called_like_a_column_has_data_before_it() -> None:
    row = said("subject;type;time;source;data.subject;side", "student/s1;content-taught;2025-08-01;duo;WI;vo")
    assert row["data"] == {"subject": "WI", "side": "vo"}


def test_a_row_with_more_cells_than_there_are_columns_is_refused() -> None:
    with pytest.raises(Refused, match="5 cellen; verwacht: 4"):
        said("subject;type;time;source", "student/s1;dropped-out;2025-08-01;duo;other")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("subject;type;time", "verwacht: kolommen"),
        ("subject;type;time;source;part;part", "part staat er twee keer"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(header: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        header_or_refuse(header, "x.csv")


def test_a_table_is_imported_once_and_its_rejects_can_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal, table, rest = (str(tmp_path / name) for name in ("j.sqlite", "t.csv", "rest.csv"))
    assert main(["--journal", journal, "import", str(FIXTURES / "first-route.jsonl")]) == 0
    text = (FIXTURES / "first-results.csv").read_text(encoding="utf-8")
    Path(table).write_text(text.replace(";7.2;", ";7,2;"), encoding="cp1252")
    capsys.readouterr()
    assert main(["--journal", journal, "import", table, "--rejects", rest, "--json"]) == 1
    (report,) = [msgspec.json.decode(line) for line in capsys.readouterr().out.splitlines()]
    assert (report["read"], report["recorded"], report["refused"]) == (3, 2, 1)
    (refusal,) = report["refusals"]
    assert (refusal["line"], refusal["code"]) == (2, "MALFORMED")
    assert text.splitlines()[1][refusal["column"] - 1 :].startswith("7.2")
    mended = Path(rest).read_text(encoding="utf-8").replace("7,2", "7.2")
    Path(rest).write_text(mended, encoding="utf-8")
    capsys.readouterr()
    assert main(["--journal", journal, "import", rest, table.replace("t.csv", "rest.csv"), "--json"]) == 0
    first, second = (msgspec.json.decode(line) for line in capsys.readouterr().out.splitlines())
    assert (first["recorded"], second["recorded"], second["known"]) == (1, 0, 1)
