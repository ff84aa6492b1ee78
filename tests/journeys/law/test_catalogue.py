"""Is the catalogue whole, honest about its sources, and told in two languages?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

import journeys
from journeys.law.catalogue import RULES, TOPICS
from journeys.law.policies import OF_RULE, POLICIES
from journeys.law.refusals import refused
from journeys.law.rule import Confidence, Decides, Rule, SourceKind

HOUSE = Path(journeys.__file__).parent.parent
ROOMS = ("journeys", "projections", "leerspoor")
THERE_ARE = {
    "RTE": range(1, 20),
    "PRE": range(1, 12),
    "EXP": range(1, 11),
    "RSP": range(1, 17),
    "TEAM": range(1, 2),
    "VEX": [*range(1, 6), *range(10, 14), *range(20, 25), *range(30, 37), *range(40, 43), 50],
    "MEX": range(1, 18),
    "BPV": range(1, 16),
    "OVS": range(1, 10),
    "VSV": range(1, 6),
    "COH": range(1, 9),
    "KAD": range(1, 2),
    "TIM": range(1, 10),
    "RET": range(1, 12),
    "ACC": range(1, 3),
}
"""By topic the numbers of the rules, in the order of the catalogue's own pages."""
ALL = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
ARTICLE = re.compile(
    r"\b(art\.|artikel|article|lid \d)|\b(WVO|WEB|WPO)\b.*\d+\.\d|\d\.\d+[a-z]\b", re.IGNORECASE
)


def test_every_rule_is_there_exactly_once():
    told = [rule.id for _, _, rules in TOPICS for rule in rules]
    expected = [f"{topic}-{number:02}" for topic, numbers in THERE_ARE.items() for number in numbers]
    assert sorted(told) == sorted(expected)
    assert len(set(told)) == len(told)
    assert list(RULES) == told
    assert {id_: rule.id for id_, rule in RULES.items()} == {id_: id_ for id_ in told}


def test_the_rules_of_a_topic_are_in_order_and_a_topic_is_told_in_both_languages():
    for dutch, english, rules in TOPICS:
        assert dutch
        assert english
        of_kind: dict[str, list[str]] = {}
        for rule in rules:
            of_kind.setdefault(rule.id.partition("-")[0], []).append(rule.id)
        for ids in of_kind.values():
            assert ids == sorted(ids)
    assert len({dutch for dutch, _, _ in TOPICS}) == len(TOPICS) == 11


# --- what a rule says -----------------------------------------------------------------------------------


@ALL
def test_a_rule_is_said_in_two_languages(rule: Rule):
    assert re.fullmatch(r"[A-Z].*\.", rule.says)
    assert re.fullmatch(r"[A-Z].*\.", rule.says_en)
    assert rule.says != rule.says_en
    assert len(rule.says) > 20


def test_no_two_rules_say_the_same():
    assert len({rule.says for rule in RULES.values()}) == len(RULES)
    assert len({rule.says_en for rule in RULES.values()}) == len(RULES)


@ALL
def test_a_rule_decides_answers_or_says_in_both_languages_why_it_cannot(rule: Rule):
    assert bool(rule.decides) == (not rule.left_out)
    assert bool(rule.left_out) == bool(rule.left_out_en)
    if rule.left_out:
        assert re.fullmatch(r"[A-Z].*\.", rule.left_out)
        assert re.fullmatch(r"[A-Z].*\.", rule.left_out_en)
        assert rule.left_out != rule.left_out_en


@ALL
def test_what_a_rule_decides_is_an_answer_and_each_is_named_once(rule: Rule):
    assert set(rule.decides) <= set(get_args(Decides))
    assert len(set(rule.decides)) == len(rule.decides)


# --- where it is from -----------------------------------------------------------------------------------


@ALL
def test_a_rule_says_where_it_is_from_and_how_sure_we_are(rule: Rule):
    assert rule.kind in get_args(SourceKind)
    assert rule.confidence in get_args(Confidence)
    assert rule.document


@ALL
def test_no_rule_names_an_article_of_the_law(rule: Rule):
    """The statute's text could not be read, and its articles were probably numbered anew."""
    for text in (rule.says, rule.says_en, rule.document, rule.left_out, rule.left_out_en):
        assert not ARTICLE.search(text)


@ALL
def test_what_the_seed_says_is_quoted_word_for_word(rule: Rule):
    if rule.kind in ("seed-faq", "spv-plea"):
        assert rule.quote
        assert rule.quote == rule.quote.strip()
        assert ("«" in rule.document) == (rule.kind == "seed-faq")


def test_a_question_of_the_faq_is_named_as_the_faq_names_it():
    for rule in RULES.values():
        if rule.kind == "seed-faq":
            assert rule.document.startswith("FAQ wet doorlopende leerroute, vraag «")


@ALL
def test_what_was_read_is_not_from_memory_and_what_is_ours_is_no_source(rule: Rule):
    if rule.kind == "project-policy":
        assert (rule.confidence, rule.quote, rule.document) == ("DEFAULT", "", "keuze van dit project")
    if rule.confidence == "SEED":
        assert rule.kind in ("seed-faq", "spv-plea")
        assert rule.quote


@ALL
def test_a_rule_holds_from_a_day_up_to_a_later_one(rule: Rule):
    if rule.since is not None and rule.until is not None:
        assert rule.since <= rule.until
    assert date(2026, 11, 1) <= rule.checked <= date(2026, 11, 30)


def test_the_days_on_which_the_law_and_the_experiments_meet():
    assert (RULES["EXP-01"].until, RULES["EXP-02"].since) == (date(2022, 7, 31), date(2022, 8, 1))
    assert (RULES["EXP-09"].since, RULES["EXP-10"].since) == (date(2022, 8, 1), date(2020, 8, 1))
    assert {rule.since for rule in RULES.values() if rule.since and rule.since < date(2022, 8, 1)} == {
        date(2014, 8, 1), date(2020, 8, 1),
    }  # fmt: skip


# --- what is ours ---------------------------------------------------------------------------------------


@ALL
def test_what_is_our_own_choice_has_a_policy_and_nothing_else_has(rule: Rule):
    assert (rule.confidence == "DEFAULT") == (rule.policy is not None) == (rule.id in OF_RULE)
    if rule.policy is not None:
        assert POLICIES[rule.policy] in OF_RULE[rule.id]


def test_every_policy_is_the_one_of_a_rule():
    assert {rule.policy for rule in RULES.values() if rule.policy} == set(POLICIES)


# --- what rests on it -----------------------------------------------------------------------------------


def named_in_code() -> set[str]:
    """The rules that the code names, outside the catalogue and the invented region."""
    named: set[str] = set()
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            if not {"catalogue", "sample", "policies.py"} & set(path.parts):
                named |= set(re.findall(r'"([A-Z]{3}-\d\d)"', path.read_text(encoding="utf-8")))
    return named


NAMED = named_in_code()


@ALL
def test_a_rule_that_decides_an_answer_is_named_where_the_answer_is_made(rule: Rule):
    if set(rule.decides) - {"recording"}:
        assert rule.id in NAMED


@ALL
def test_a_rule_that_decides_nothing_is_named_nowhere(rule: Rule):
    if not rule.decides:
        assert rule.id not in NAMED


REFUSED_BY = {
    "NEEDS_BOTH_PARTNERS": "RTE-17", "NO_ENTREE": "RTE-06", "GR_ONLY_BB": "RTE-03",
    "GR_ONLY_LEVEL2": "RTE-04", "LWT_ONLY_BB": "RTE-08", "GR_NO_JOINT_JUDGEMENT": "RTE-05",
    "EXPERIMENT_CLOSED": "EXP-09", "BEFORE_LAW": "EXP-10", "PRECONDITION_MISSING": "PRE-11",
}  # fmt: skip
BESIDE = {"RTE-13", "PRE-04", "OVS-08", "ACC-02"}
"""Decided by a refusal that names no rule, or another one.

Another leerjaar (LEERJAAR), one BRIN with an interne regeling (NEEDS_BOTH_PARTNERS), a switch to a GR (those
of a start), a reason in free text (MALFORMED).
"""


@pytest.mark.parametrize(("code", "rule"), REFUSED_BY.items())
def test_a_refusal_names_its_rule_and_the_rule_says_that_it_refuses(code: str, rule: str):
    assert refused(code, "x").rule == rule
    assert "recording" in RULES[rule].decides


def test_what_is_said_to_decide_what_is_recorded_does():
    claimed = {rule.id for rule in RULES.values() if "recording" in rule.decides}
    assert claimed == {*REFUSED_BY.values(), *BESIDE}
