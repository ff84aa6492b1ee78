"""Which rules are there? The catalogue of what law, register and sources say, by topic."""

from __future__ import annotations

from types import MappingProxyType

from journeys.law.catalogue import (
    bpv,
    cohorts,
    experiments,
    leaving,
    mbo_exam,
    preconditions,
    responsibility,
    retention,
    routes,
    study_time,
    vmbo_exam,
)
from journeys.law.rule import Rule

TOPICS: tuple[tuple[str, str, tuple[Rule, ...]], ...] = (
    ("Soorten routes en het begin", "Kinds of routes and the start", routes.RULES),
    ("Voorwaarden", "Preconditions", preconditions.RULES),
    ("Experimenten en overgang", "Experiments and transition", experiments.RULES),
    ("Verantwoordelijkheid", "Responsibility", responsibility.RULES),
    ("Het vmbo-examen", "The vmbo exam", vmbo_exam.RULES),
    ("Het mbo-examen", "The mbo exam", mbo_exam.RULES),
    ("BPV", "BPV", bpv.RULES),
    ("Overstap, uitval en vsv", "Switching, leaving and vsv", leaving.RULES),
    ("Cohortgarantie", "Cohort guarantee", cohorts.RULES),
    ("Onderwijstijd", "Study time", study_time.RULES),
    ("Bewaren en inzien", "Keeping and access", retention.RULES),
)
"""Each topic in Dutch and in English, with its rules."""
RULES = MappingProxyType({rule.id: rule for _, _, rules in TOPICS for rule in rules})
"""The rules by id."""
