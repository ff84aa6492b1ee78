"""Which routes can there be, and what comes only after an opening or a signature?"""

import pytest

from tests.journeys.aggregates.office import NULL, Office, open_region
from tests.scenario import MBO, VO


def opened(office: Office | None = None, **data: object) -> str | None:
    return (office or open_region()).verdict("R2", "route-opened", "2019-01-02", **data)


# --- NEEDS_BOTH_PARTNERS ------------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["vo", "mbo"])
@pytest.mark.parametrize("brin", [None, NULL, ""])
def test_a_route_is_of_two_schools(side: str, brin: object):
    refusal = open_region().refusal("R2", "route-opened", "2019-01-02", **{side: brin})
    assert (refusal.code, refusal.rule, refusal.field) == ("NEEDS_BOTH_PARTNERS", "RTE-17", f"data.{side}")


@pytest.mark.parametrize("brin", [98, ["98VO"], {"brin": "98VO"}, "98 VO"])
def test_a_school_that_is_named_in_another_way_cannot_be_read(brin: object):
    assert opened(vo=brin) == "MALFORMED"


def test_a_school_with_both_sides_needs_an_interne_regeling():
    office = open_region()
    assert opened(office, vo=VO, mbo=VO) == "NEEDS_BOTH_PARTNERS"
    office.tell("A2", "agreement-signed", "2019-01-01", form="interne-regeling", vo=[VO], mbo=[VO])
    assert opened(office, vo=VO, mbo=VO, agreement="A2") is None
    assert opened(office, vo=VO, mbo=VO, agreement="A1") == "NEEDS_BOTH_PARTNERS"


def test_an_interne_regeling_may_be_signed_for_a_later_day():
    office = open_region()
    office.tell("A2", "agreement-signed", "2025-01-01", form="interne-regeling", valid_from="2025-01-01")
    assert opened(office, vo=VO, mbo=VO, agreement="A2") is None


def test_an_agreement_may_have_become_an_interne_regeling():
    office = open_region()
    amended = office.tell("A1", "agreement-amended", "2020-01-01", form="interne-regeling")
    assert opened(office, vo=VO, mbo=VO) is None
    office.retract(amended)
    assert opened(office, vo=VO, mbo=VO) == "NEEDS_BOTH_PARTNERS"


def test_an_interne_regeling_that_was_retracted_is_not_known():
    office = open_region()
    signed = office.tell("A2", "agreement-signed", "2019-01-01", form="interne-regeling")
    office.retract(signed)
    assert opened(office, vo=VO, mbo=VO, agreement="A2") == "NEEDS_BOTH_PARTNERS"


def test_two_schools_may_use_an_interne_regeling():
    office = open_region()
    office.tell("A2", "agreement-signed", "2019-01-01", form="interne-regeling")
    assert opened(office, vo=VO, mbo=MBO, agreement="A2") is None


# --- NO_ENTREE, GR_ONLY_BB, GR_ONLY_LEVEL2 ------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "code"),
    [(0, "MALFORMED"), (1, "NO_ENTREE"), (2, None), (3, None), (4, None), (5, "MALFORMED")],
)
def test_a_route_leads_to_level_2_3_or_4(level: int, code: str | None):
    assert opened(level=level) == code
    if code == "NO_ENTREE":
        refusal = open_region().refusal("R2", "route-opened", "2019-01-02", level=level)
        assert (refusal.rule, refusal.field) == ("RTE-06", "data.level")


@pytest.mark.parametrize("level", ["1", "2", 1.5, True, NULL, None])
def test_a_level_that_is_no_whole_number_cannot_be_read(level: object):
    assert opened(level=level) == "MALFORMED"


@pytest.mark.parametrize("leerweg", ["KB", "GL", "TL"])
def test_a_gr_is_of_the_basisberoepsgerichte_leerweg(leerweg: str):
    refusal = open_region().refusal("R2", "route-opened", "2019-01-02", form="GR", leerweg=leerweg)
    assert (refusal.code, refusal.rule, refusal.field) == ("GR_ONLY_BB", "RTE-03", "data.leerweg")
    assert opened(form="DLR", leerweg=leerweg) is None


@pytest.mark.parametrize("level", [3, 4])
def test_a_gr_leads_to_level_2(level: int):
    refusal = open_region().refusal("R2", "route-opened", "2019-01-02", form="GR", level=level)
    assert (refusal.code, refusal.rule, refusal.field) == ("GR_ONLY_LEVEL2", "RTE-04", "data.level")
    assert opened(form="GR", level=2) is None


@pytest.mark.parametrize("form", ["DLR", "EXPERIMENT", "LEERLIJN"])
@pytest.mark.parametrize("level", [2, 3, 4])
@pytest.mark.parametrize("leerweg", ["BB", "TL"])
def test_every_other_form_is_free_in_these(form: str, level: int, leerweg: str):
    assert opened(form=form, level=level, leerweg=leerweg) is None


@pytest.mark.parametrize("on", ["1990-01-01", "2020-07-31", "2022-08-01", "2050-01-01"])
@pytest.mark.parametrize("form", ["DLR", "GR", "EXPERIMENT", "LEERLIJN"])
def test_a_route_may_be_opened_on_any_day(form: str, on: str):
    assert open_region().verdict("R2", "route-opened", on, form=form) is None


# --- UNKNOWN_AGREEMENT --------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["agreement", "lwt_agreement"])
def test_a_route_names_agreements_that_were_signed_here(field: str):
    office = open_region()
    refusal = office.refusal("R2", "route-opened", "2019-01-02", **{field: "A2"})
    assert (refusal.code, refusal.rule, refusal.field) == ("UNKNOWN_AGREEMENT", None, f"data.{field}")
    signed = office.tell("A2", "agreement-signed", "2030-01-01")
    assert opened(office, **{field: "A2"}) is None, "whatever the day on which it was signed"
    office.retract(signed)
    assert opened(office, **{field: "A2"}) == "UNKNOWN_AGREEMENT"


def test_an_agreement_that_has_ended_was_signed_all_the_same():
    office = open_region()
    office.tell("A1", "agreement-ended", "2019-01-02", effective_on="2019-01-02")
    assert opened(office) is None


def test_a_route_goes_over_to_an_agreement_that_was_signed_here():
    office = open_region()
    replaced = ("R1", "route-agreement-replaced", "2022-01-01")
    refusal = office.refusal(*replaced, agreement="A2")
    assert (refusal.code, refusal.field) == ("UNKNOWN_AGREEMENT", "data.agreement")
    office.tell("A2", "agreement-signed", "2030-01-01")
    assert office.verdict(*replaced, agreement="A2") is None
    assert office.verdict(*replaced, agreement="A1") is None


# --- ALREADY_THERE ------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2018-01-01", "2019-01-02", "2030-01-01"])
def test_a_route_is_opened_once(on: str):
    refusal = open_region().refusal("R1", "route-opened", on, leerweg="KB")
    assert (refusal.code, refusal.rule) == ("ALREADY_THERE", None)


@pytest.mark.parametrize("on", ["2018-01-01", "2019-01-01", "2030-01-01"])
def test_an_agreement_is_signed_once(on: str):
    refusal = open_region().refusal("A1", "agreement-signed", on)
    assert (refusal.code, refusal.rule) == ("ALREADY_THERE", None)


def test_what_was_opened_and_retracted_can_be_opened_again():
    office = open_region()
    retracted = office.retract(office.history[-1].id)
    assert office.verdict("R1", "route-opened", "2019-01-02") is None
    office.retract(retracted)
    assert office.verdict("R1", "route-opened", "2019-01-02") == "ALREADY_THERE"


def test_what_was_signed_and_retracted_can_be_signed_again():
    office = open_region()
    office.retract(office.history[0].id)
    assert office.verdict("A1", "agreement-signed", "2019-01-01") is None


def test_a_route_and_an_agreement_may_have_the_same_id():
    office = open_region()
    assert office.verdict("R1", "agreement-signed", "2019-01-01") is None
    assert office.verdict("A1", "route-opened", "2019-01-01") is None


# --- what needs a beginning ---------------------------------------------------------------------------

OF_A_ROUTE = [
    ("route-registered", {"side": "vo"}),
    ("route-registration-ended", {"side": "mbo"}),
    ("route-agreement-replaced", {"agreement": "A1"}),
    ("exam-programme-adopted", {}),
    ("route-stop-announced", {"effective_on": "2025-08-01"}),
    ("route-stop-withdrawn", {}),
    ("teach-out-arranged", {}),
    ("qualification-renewed", {"old": "25737", "new": "25999"}),
]
OF_AN_AGREEMENT = [
    ("agreement-amended", {"cohort_obligation": False}),
    ("agreement-ended", {"effective_on": "2025-08-01"}),
]


@pytest.mark.parametrize(("kind", "data"), OF_A_ROUTE)
def test_nothing_is_said_of_a_route_that_was_not_opened(kind: str, data: dict[str, object]):
    office = open_region()
    refusal = office.refusal("R9", kind, "2022-01-01", **data)
    assert (refusal.code, refusal.rule) == ("UNKNOWN_ROUTE", None)
    assert office.verdict("R1", kind, "2022-01-01", **data) is None


@pytest.mark.parametrize(("kind", "data"), OF_A_ROUTE)
def test_of_an_opened_route_it_may_be_said_on_any_day(kind: str, data: dict[str, object]):
    assert open_region().verdict("R1", kind, "2018-01-01", **data) is None


@pytest.mark.parametrize(("kind", "data"), OF_AN_AGREEMENT)
def test_nothing_is_said_of_an_agreement_that_was_not_signed(kind: str, data: dict[str, object]):
    office = open_region()
    refusal = office.refusal("A9", kind, "2022-01-01", **data)
    assert (refusal.code, refusal.rule) == ("UNKNOWN_AGREEMENT", None)
    assert office.verdict("A1", kind, "2018-01-01", **data) is None


def test_of_a_route_that_was_not_opened_the_agreement_is_not_looked_at():
    office = open_region()
    assert office.verdict("R9", "route-agreement-replaced", "2022-01-01", agreement="A9") == "UNKNOWN_ROUTE"
