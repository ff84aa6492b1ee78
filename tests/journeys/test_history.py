"""What counts of what was recorded? Section 2 of the contract: corrections, retractions, order, knowledge."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Raw, json

from journeys.events import Corrected, Enrolled, Erased, Event, Retracted, Transferred
from journeys.history import Changed, Fact, Recorded, changed_since, counted, known

KIND = {
    Enrolled: "enrolled/1",
    Transferred: "transferred/1",
    Corrected: "corrected/1",
    Retracted: "retracted/1",
    Erased: "erased/1",
}
VO = Enrolled(side="vo", brin="98VO")
MBO = Enrolled(side="mbo", brin="98MB")
FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def stream(*events: Event | None, on: tuple[str, ...] = ()) -> list[Recorded]:
    """These events as one student's, an hour after each other; e1, e2, … count from `on`, or 2024-01-01.

    Restored as they are: what could not be recorded here may come from an archive.
    """
    return [
        Recorded(
            position=n,
            stream="student/s1",
            version=n,
            id=f"e{n}",
            kind=KIND[type(event)] if event is not None else "enrolled/1",
            on=date.fromisoformat(on[n - 1] if n <= len(on) else "2024-01-01"),
            recorded_at=FIRST + timedelta(hours=n),
            by=f"vo:98V{n}",
            event=event,
        )
        for n, event in enumerate(events, start=1)
    ]


def corrects(id_: str, event: Event | None, to_on: str | None = None, data: bytes | None = None) -> Corrected:
    raw = Raw(data if data is not None else json.encode(event))
    day = None if to_on is None else date.fromisoformat(to_on)
    return Corrected(event=id_, data=raw, to_on=day, reason="other")


def retracts(id_: str) -> Retracted:
    return Retracted(event=id_, reason="other")


def counts(recorded: list[Recorded]) -> list[tuple[str, Event]]:
    """The ids and events that count, in their order."""
    return [(fact.id, fact.event) for fact in counted(recorded)]


# --- what counts, and in which order --------------------------------------------------------------------


def test_a_fact_is_what_was_recorded():
    [fact] = counted(stream(VO, on=("2023-08-01",)))
    assert fact == Fact(date(2023, 8, 1), 1, "e1", "vo:98V1", VO, ("e1",))


def test_facts_go_by_day_and_on_one_day_by_the_order_of_recording():
    recorded = stream(VO, MBO, VO, MBO, on=("2024-03-01", "2024-01-01", "2024-03-01", "2024-02-01"))
    assert [fact.id for fact in counted(recorded)] == ["e2", "e4", "e1", "e3"]


def test_what_is_about_another_event_is_no_fact_itself_and_hides_nothing_after_it():
    recorded = stream(VO, corrects("e1", MBO), MBO, retracts("e3"), VO)
    assert counts(recorded) == [("e1", MBO), ("e5", VO)]
    assert counts(stream(corrects("e9", VO), retracts("e9"), VO)) == [("e3", VO)]


def test_what_was_erased_does_not_count_and_hides_nothing_after_it():
    erased = Erased(events=["e1"], ground="other", class_="other")
    assert counts(stream(None, erased, VO)) == [("e3", VO)]


def test_what_was_not_known_yet_does_not_count():
    recorded = stream(VO, MBO)
    at = recorded[0].recorded_at
    assert [r.id for r in known(recorded, at)] == ["e1"], "the instant itself is in it"
    assert known(recorded, at - timedelta(microseconds=1)) == []
    assert known(recorded, None) == recorded
    assert [fact.id for fact in counted(recorded, at)] == ["e1"]


# --- corrections ----------------------------------------------------------------------------------------


def test_a_correction_gives_the_event_and_perhaps_its_day():
    [fact] = counted(stream(VO, corrects("e1", MBO), on=("2023-08-01",)))
    assert fact == Fact(date(2023, 8, 1), 1, "e1", "vo:98V1", MBO, ("e1", "e2"))
    [fact] = counted(stream(VO, corrects("e1", MBO, "2022-01-01"), on=("2023-08-01",)))
    assert fact == Fact(date(2022, 1, 1), 1, "e1", "vo:98V1", MBO, ("e1", "e2"))


def test_of_two_corrections_of_one_event_the_last_one_counts_whole():
    [fact] = counted(stream(VO, corrects("e1", MBO, "2022-01-01"), corrects("e1", VO), on=("2023-08-01",)))
    assert fact == Fact(date(2023, 8, 1), 1, "e1", "vo:98V1", VO, ("e1", "e3"))


def test_a_corrected_correction_shows_both_as_evidence():
    [fact] = counted(stream(VO, corrects("e1", VO), corrects("e2", corrects("e1", MBO, "2022-01-01"))))
    assert fact == Fact(date(2022, 1, 1), 1, "e1", "vo:98V1", MBO, ("e1", "e2", "e3"))


def test_a_correction_of_a_correction_may_not_turn_to_another_event():
    recorded = stream(VO, VO, corrects("e1", MBO), corrects("e3", corrects("e2", MBO)))
    assert counts(recorded) == [("e1", VO), ("e2", VO)]
    recorded = stream(VO, VO, corrects("e2", MBO), corrects("e1", MBO), corrects("e4", corrects("e2", VO)))
    assert counts(recorded) == [("e1", VO), ("e2", MBO)], "what was corrected before stays so"


def test_a_correction_of_what_comes_later_or_never_changes_nothing():
    recorded = stream(corrects("e2", MBO), VO, corrects("e2", MBO))
    assert counts(recorded) == [("e2", MBO)]
    assert counts(stream(corrects("e2", MBO), VO)) == [("e2", VO)]
    assert counts(stream(VO, corrects("e1", MBO), corrects("e9", MBO))) == [("e1", MBO)]
    assert counts(stream(VO, corrects("e1", MBO), corrects("e3", VO))) == [("e1", MBO)]


def test_a_correction_that_cannot_be_read_changes_nothing():
    recorded = stream(VO, corrects("e1", MBO), corrects("e1", None, data=b'{"side": 3}'))
    assert counts(recorded) == [("e1", MBO)]


# --- retractions ----------------------------------------------------------------------------------------


def test_what_was_retracted_does_not_count_until_the_retraction_is():
    assert counts(stream(VO, retracts("e1"))) == []
    assert counts(stream(VO, retracts("e1"), retracts("e2"))) == [("e1", VO)]
    assert counts(stream(VO, retracts("e1"), retracts("e2"), retracts("e3"))) == []


def test_a_retracted_correction_leaves_the_event_and_the_earlier_correction():
    assert counts(stream(VO, corrects("e1", MBO), retracts("e2"))) == [("e1", VO)]
    recorded = stream(VO, corrects("e1", MBO), corrects("e1", VO), retracts("e3"))
    assert counts(recorded) == [("e1", MBO)]


def test_a_correction_of_what_was_retracted_does_not_bring_it_back():
    assert counts(stream(VO, retracts("e1"), corrects("e1", MBO))) == []


def test_a_retraction_of_what_comes_later_or_never_changes_nothing():
    assert counts(stream(retracts("e2"), VO)) == [("e2", VO)]
    assert counts(stream(VO, retracts("e9"), retracts("e3"))) == [("e1", VO)]


def test_an_erasure_is_never_undone():
    erased = Erased(events=["e1"], ground="other", class_="other")
    recorded = stream(None, erased, retracts("e2"), corrects("e2", erased), VO)
    assert counts(recorded) == [("e5", VO)]


# --- what counts otherwise than it did ------------------------------------------------------------------


def test_what_changed_since_a_position_is_told_as_it_was_and_as_it_is():
    recorded = stream(VO, VO, VO, VO, corrects("e1", MBO), corrects("e2", VO, "2022-01-01"), retracts("e3"))
    was = {fact.id: fact for fact in counted(recorded[:4])}
    now = {fact.id: fact for fact in counted(recorded)}
    assert changed_since(recorded, 4) == [
        Changed(was["e1"], now["e1"]),
        Changed(was["e2"], now["e2"]),
        Changed(was["e3"], None),
    ]


def test_nothing_changed_since_the_last_correction_or_by_a_report_that_is_new():
    recorded = stream(VO, corrects("e1", MBO), MBO)
    assert changed_since(recorded, 2) == []
    assert changed_since(recorded, 3) == []
    assert [changed.was.id for changed in changed_since(recorded, 1)] == ["e1"]
    assert changed_since(recorded, 0) == [], "it had not been reported yet"


def test_a_correction_that_says_the_same_changed_nothing():
    assert changed_since(stream(VO, corrects("e1", VO)), 1) == []
    assert changed_since(stream(VO, corrects("e1", VO, "2024-01-01")), 1) == []
