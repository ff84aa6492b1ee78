"""Whatever happens to a file on its way, it is read with refusals or refused with a message."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.errors import Unreadable
from leerspoor.exchange.register import Findings, plan, read_from, stated
from tests.leerspoor.exchange.register.register_files import FEBRUARY, MESSY, NAME, OCTOBER
from tests.leerspoor.exchange.register.test_register_planning import TODAY

_FILES = [path.read_bytes() for path in (OCTOBER, FEBRUARY, MESSY)]
_DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 3_000),
        st.integers(0, 40),
        st.one_of(
            st.binary(max_size=5),
            st.sampled_from([b"|", b";", b'"', b"\r", b"\n", b"-", b"9" * 400, b"\xb2", "²".encode(), b"0"]),
        ),
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_FILES), _DAMAGE)
def test_a_damaged_file_is_read_or_refused(content: bytes, damage: list[tuple[int, int, bytes]]) -> None:
    for start, length, put in damage:
        content = content[:start] + put + content[start + length :]
    try:
        overview = read_from(io.BytesIO(content), NAME)
    except Unreadable:
        return
    findings = Findings()
    for number, records in enumerate(overview.people.values()):
        plan(stated(f"p{number}", overview.brin, records, findings), [], today=TODAY)
    for refusal in [*overview.refusals, *findings.refusals]:
        assert refusal.line >= 1
        assert refusal.column >= 1
        assert refusal.message
