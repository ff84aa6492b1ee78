"""Is there a word for people for every code that an answer can hold, in both languages?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from journeys.law.actions import Kind
from journeys.law.bpv import RULE_OF, Counts
from journeys.law.condition import Condition, Turn
from journeys.law.experiments import Regime, footing
from journeys.law.mbo_result import MboExam, mbo_result
from journeys.law.parts import PartStatus
from journeys.law.policies import POLICIES, Policies
from journeys.law.preconditions import Item
from journeys.law.preconditions import State as ItemState
from journeys.law.retention import Bound
from journeys.law.rule import Confidence, Decides, SourceKind
from journeys.law.schemes import DifferenceKind, slots_of
from journeys.law.values.mbo_exam import GenericSubject
from journeys.law.values.retention import DataClass
from journeys.law.values.schemes import SUBJECTS
from journeys.law.vmbo_result import Exam, vmbo_result
from journeys.law.window_options import Facts, Openness, OpenPart, OptionKind, options
from journeys.saying import Language
from journeys.vocabulary import Aspect, Leerweg, Level, PartKind, Profile, RouteForm, Status
from leerspoor.wording import MISSING, WORDS, missing, word
from projections.cohort_guarantees import State as PromiseState
from projections.compliance import Compliance
from projections.coverage import Coverage
from projections.duties import Duty
from projections.qualification import Verdict
from projections.questions import QUESTIONS
from projections.results import Determined
from projections.results import State as ResultState
from projections.window_options import Options

HOUSE = Path(__file__).parents[2]
LEERWEGEN: tuple[Leerweg, ...] = get_args(Leerweg)
LEVELS: tuple[Level, ...] = get_args(Level)
LATEST = date(2027, 9, 1)
SAME_IN_BOTH = {
    "BPV", "CSPE", "combinatiecijfer", "diploma", "doorlopende leerlijn", "doorlopende leerroute",
    "experiment", "geïntegreerde route", "kerntaak", "kerntaken", "keuzedeel", "keuzevak", "open",
    "profielvak", "profielwerkstuk", "staatsexamen",
}  # fmt: skip
"""Words of the sector, and words that are Dutch and English alike."""


def of_member(struct: type, member: str) -> tuple[str, ...]:
    """The values that a member of an answer can have."""
    return get_args(get_type_hints(struct)[member])


def in_source(pattern: str, *, but: Iterable[str] = ()) -> set[str]:
    """What a pattern finds in the modules that make answers."""
    modules = [*(HOUSE / "projections").glob("*.py"), *(HOUSE / "journeys" / "law").glob("*.py")]
    found = (re.findall(pattern, module.read_text("utf-8")) for module in modules if module.name not in but)
    return {code for codes in found for code in codes}


def flags() -> set[str]:
    """Every code that is put among the flags of an answer."""
    return in_source(r'flags(?:\.add\(|\.append\(|\[| = \[|=\[)"([A-Z0-9_]+)"')


def open_norms() -> set[str]:
    """What is named as disputed beside the preconditions."""
    policies = (Policies(experiment_regime="GRANDFATHERED"), Policies(experiment_regime="LAW"))
    found = {
        footing(form, LATEST, registered=registered, policies=chosen).open_norm
        for form, registered, chosen in product(get_args(RouteForm), (True, False), policies)
    }
    return {norm for norm in found if norm is not None}


def conditions() -> list[Condition]:
    """Every condition of both results, as it stands without any mark."""
    found: list[Condition] = []
    for leerweg, lwt in product(LEERWEGEN, (True, False)):
        exam = Exam(
            leerweg=leerweg,
            lwt=lwt,
            subjects=(),
            resits_used_vocational=0,
            resits_used_avo=0,
            window_closed=False,
            definitive=False,
        )
        found += vmbo_result(exam).conditions
    for level in LEVELS:
        found += mbo_result(
            MboExam(
                level=level,
                cohort=2025,
                generic=(),
                keuzedelen=(),
                kerntaken=(),
                lb_done=None,
                bpv_done=False,
                burgerschap_done=None,
                burgerschap_exam="ON",
                on=LATEST,
                ended=False,
            )
        ).conditions
    return found


def needs() -> set[str]:
    """What any option needs first."""
    found: set[str] = set()
    for form, leerweg, level, closed in product(get_args(RouteForm), LEERWEGEN, LEVELS, (True, False)):
        facts = Facts(
            form=form,
            leerweg=leerweg,
            level=level,
            on=LATEST,
            window_end=date(2027, 7, 31) if closed else LATEST,
            parts=[OpenPart("WI-CE", general=True)],
        )
        found |= {need for option in options(facts) for need in option.needs}
    return found


def slots() -> set[str]:
    """The places of exam schemes that are not called by their subject."""
    profiles: tuple[Profile, ...] = get_args(Profile)
    named = {
        slot.slot for lw, profile in product(LEERWEGEN, profiles) for slot in slots_of(lw, profile, 2027)
    }
    return named - {subject.code for subject in SUBJECTS}


@dataclass(frozen=True)
class Codes:
    """Codes that an answer shows in one context; `short`: as a state, of one to three words."""

    context: str
    codes: tuple[str, ...]
    short: bool = False

    def __str__(self) -> str:
        return self.context

    def key(self, code: str) -> str:
        qualified = f"{self.context}:{code}"
        return qualified if qualified in WORDS else code


CONDITIONS = conditions()
WAITED_FOR = {about for condition in CONDITIONS for about in condition.about}
ALL = [
    Codes("status", get_args(Status), short=True),
    Codes("part", get_args(PartStatus), short=True),
    Codes("bpv", get_args(Counts), short=True),
    Codes("verdict", get_args(Verdict), short=True),
    Codes("duty", of_member(Duty, "state"), short=True),
    Codes("guarantee", get_args(PromiseState), short=True),
    Codes("compliance", get_args(ItemState), short=True),
    Codes("compliance", of_member(Compliance, "state"), short=True),
    Codes("regime", get_args(Regime), short=True),
    Codes("regime", get_args(RouteForm), short=True),
    Codes("result", tuple(code for part in get_args(ResultState) for code in get_args(part)), short=True),
    Codes("determined", of_member(Determined, "outcome"), short=True),
    Codes("options", of_member(Options, "state"), short=True),
    Codes("option", get_args(Openness), short=True),
    Codes("coverage", of_member(Coverage, "state"), short=True),
    Codes("bound", get_args(Bound), short=True),
    Codes("event", ("counts", "corrected", "retracted", "erased", "about", "undone"), short=True),
    Codes("turn", of_member(Turn, "by"), short=True),
    Codes("flag", tuple(sorted(flags() | open_norms()))),
    Codes("reason", tuple(RULE_OF)),
    Codes("item", get_args(Item)),
    Codes("condition", tuple(dict.fromkeys(c.condition for c in CONDITIONS))),
    Codes("about", tuple(sorted(WAITED_FOR - {subject.code for subject in SUBJECTS}))),
    Codes("about", get_args(GenericSubject)),
    Codes("slot", tuple(sorted(slots()))),
    Codes("difference", get_args(DifferenceKind)),
    Codes("choice", get_args(OptionKind)),
    Codes("need", tuple(sorted(needs()))),
    Codes("action", get_args(Kind)),
    Codes("data", get_args(DataClass)),
    Codes("aspect", get_args(Aspect)),
    Codes("kind", (*get_args(PartKind), "choice")),
    Codes("source", get_args(SourceKind)),
    Codes("confidence", get_args(Confidence)),
    Codes("question", (*QUESTIONS, *get_args(Decides))),
]  # fmt: skip
EACH = [(group, code) for group in ALL for code in group.codes]
STATES = [(group, code) for group, code in EACH if group.short]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.mark.parametrize(("group", "code"), EACH, ids=str)
def test_every_code_of_an_answer_has_a_word_in_both_languages(group: Codes, code: str) -> None:
    for language in LANGUAGES:
        assert group.key(code) in WORDS
        assert word(code, language, group.context) == word(group.key(code), language)


@pytest.mark.parametrize(("group", "code"), STATES, ids=str)
def test_a_state_is_said_in_three_words_at_most(group: Codes, code: str) -> None:
    assert all(len(word(code, language, group.context).split()) <= 3 for language in LANGUAGES)


def test_a_phrase_has_eight_words_at_most_so_that_it_can_stand_in_a_table() -> None:
    said = {text for both in (*WORDS.values(), *MISSING.values()) for text in both}
    assert not [text for text in said if len(text.split()) > 8]


def test_nothing_is_empty_and_nothing_is_a_sentence() -> None:
    for text in (text for both in (*WORDS.values(), *MISSING.values()) for text in both):
        assert text == text.strip() != ""
        assert not text.endswith(".")


def test_the_languages_differ_but_for_words_of_the_sector() -> None:
    alike = {dutch for dutch, english in (*WORDS.values(), *MISSING.values()) if dutch == english}
    assert alike == SAME_IN_BOTH


def test_there_are_no_words_for_what_no_answer_says() -> None:
    assert set(WORDS) == {group.key(code) for group in ALL for code in group.codes}


def test_the_source_has_no_code_in_capitals_without_a_word() -> None:
    codes = in_source(r'"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"', but=["refusals.py", "policies.py"])
    chosen = {choice.code for policy in POLICIES.values() for choice in policy.choices}
    assert len(codes) > 60
    assert sorted(codes - chosen - {key.rpartition(":")[2] for key in WORDS}) == []


def test_a_code_of_many_meanings_has_its_own_word_in_each_context() -> None:
    said = {
        context: word("OPEN", "nl", context) for context in ("duty", "compliance", "option", "confidence")
    }
    assert len(set(said.values())) == 4
    assert word("OPEN", "nl") == "OPEN"
    assert (word("passed", "nl"), word("passed", "nl", "determined")) == ("behaald", "geslaagd")
    assert (word("ACTIVE", "nl"), word("active", "nl")) == ("loopt", "actief")
    assert (word("generic", "en"), word("generic", "en", "kind")) == ("generic parts", "generic part")


def test_a_code_without_a_word_in_its_context_has_the_one_of_all() -> None:
    assert word("passed", "nl", "part") == word("passed", "nl") == "behaald"
    assert word("passed", "en", "part") == "passed"


def test_a_code_without_a_word_is_shown_itself() -> None:
    assert word("WI-CE", "nl") == word("WI-CE", "en", "part") == "WI-CE"
    assert missing("WI-CE", "nl") is None


def lacking() -> list[str]:
    """Every code that says that something is missing."""
    states = ["owed", "window-closed", "duty:OPEN"]
    return [
        *states, *sorted(flags() | open_norms()), *RULE_OF, *get_args(Item),
        *dict.fromkeys(c.condition for c in CONDITIONS),
    ]  # fmt: skip


@pytest.mark.parametrize("code", lacking())
def test_what_is_missing_can_be_said_in_both_languages(code: str) -> None:
    assert missing(code, "nl")
    assert missing(code, "en")


def test_nothing_is_said_to_be_missing_where_nothing_is() -> None:
    assert set(MISSING) == set(lacking())
    assert [missing(f"duty:{state}", "nl") for state in ("PLACED", "DIPLOMA")] == [None, None]


def test_what_is_missing_is_said_in_the_language_asked_for() -> None:
    assert missing("TRANSFER_OVERDUE", "nl") == "een overschrijving naar het mbo"
    assert missing("TRANSFER_OVERDUE", "en") == "a transfer to the mbo"


def test_the_flags_of_the_source_are_found() -> None:
    assert {"PROVISIONAL", "TRANSFER_OVERDUE", "NOT_CHOSEN", "UNKNOWN_PART", "STOP_AFFECTS"} <= flags()
    assert open_norms() == {"SEED_CONFLICT_EXP"}


HEADINGS = {"Duties": "duty", "Preconditions": "compliance", "Options": "option"}


def glossary() -> list[tuple[str, str, str]]:
    """Context, code and Dutch word of each state in the glossary that has its word in brackets."""
    context, found = "", []
    for line in (HOUSE / "GLOSSARY.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            context = HEADINGS.get(line.strip("# "), "")
        elif line.startswith("| `"):
            cell = line.split(" | ")[0]
            found += [(context, code, said) for code, said in re.findall(r"`([^`]+)` \(([^)]+)\)", cell)]
    return found


def test_the_dutch_words_of_states_are_those_of_the_glossary() -> None:
    assert len(glossary()) > 30
    assert [(code, said) for context, code, said in glossary() if word(code, "nl", context) != said] == []
