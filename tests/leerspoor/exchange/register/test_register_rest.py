"""What was refused can be mended and offered again, without the rest of the file."""

from __future__ import annotations

from pathlib import Path

from leerspoor.exchange.register import Findings, Overview, looks_like_register, read, rest, stated
from tests.leerspoor.exchange.register.register_files import MESSY, NAME

LINES = [
    "VLP|98MB|2025-08-01|2026-07-31|2025-10-15",
    "PER||100000104|2009-03-14|V",
    "ISG||100000104|1|2025-08-01|2027-07-31||",
    "ISP||100000104|1|2025-08-01|25786|BOL|MBO-2|J||998A001|998X001|DLR|MBO",
    "ISP||100000104|2|2025-08-01|25786|BOL|MBO-2|J||998A001|998X001|DLR|MBO",
    "BPV||100000104|1|1|2025-09-10|2025-09-15|2026-02-30||320|100900001||",
    "DIP||100000104|7|25786|2025-09-30||J|1|998A001",
    "DIP||100000104|8|25786|2025-09-30||J|1|998A001",
    "KZD||100000104|7|25786|9|K0067||Bijna",
    "SLR|1|1|2|0|1|2|0|0|1",
]


def _refused(overview: Overview) -> set[int]:
    return {refusal.line for refusal in overview.refusals}


def test_the_rest_is_what_was_refused_and_what_it_leans_on(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text("\n".join([*LINES, ""]))
    overview = read(path)
    assert list(rest(path, overview, _refused(overview))) == [
        f"REST|{overview.sha256}",
        *(LINES[line - 1] for line in (1, 4, 6, 7, 9)),
    ]


def test_the_rest_when_mended_is_all_there(tmp_path: Path) -> None:
    path, mended = tmp_path / NAME, tmp_path / "rest.csv"
    path.write_text("\n".join([*LINES, ""]))
    overview = read(path)
    lines = "\n".join(rest(path, overview, _refused(overview)))
    mended.write_text(lines.replace("02-30", "02-28").replace("Bijna", "Behaald") + "\n")
    again = read(mended)
    assert again.rest_of == overview.sha256
    assert again.refusals == again.remarks == []
    findings = Findings()
    (records,) = again.people.values()
    assert {s.key.kind for s in stated("p1", again.brin, records, findings)} == {"ISP", "BPV", "DIP", "KZD"}
    assert findings.refusals == []


def test_the_rest_is_recognised_as_a_registratieoverzicht() -> None:
    overview = read(MESSY)
    first = next(rest(MESSY, overview, _refused(overview)))
    assert looks_like_register("rest.csv", first.encode())


def test_the_rest_of_a_whole_file_is_in_the_form_of_the_file() -> None:
    overview = read(MESSY)
    lines = list(rest(MESSY, overview, _refused(overview)))
    assert len(lines) == 2 + len(_refused(overview) | {6})  # the placement leans on its enrolment's period
    assert all(";" in line for line in lines)
