"""How are the rules read on the command line?

What they say, why an answer is what it is, which policies hold, and what is not settled.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import msgspec
from msgspec import Struct

from journeys.errors import WrongUse
from journeys.law.catalogue import RULES
from journeys.law.policies import OF_RULE, POLICIES, Policy
from journeys.law.rule import Rule
from journeys.saying import Language, say, spoken
from leerspoor.asking import asked, day_of, instant_of
from leerspoor.choosing import Holds, choose, holding, policy_named
from leerspoor.cli.place import existing, made_if_missing
from leerspoor.cli.progress import Progress
from leerspoor.cli.questions import with_birth_days
from leerspoor.event_words import kind_word
from leerspoor.explaining import Explanation, explain
from leerspoor.open_questions import Resting, resting
from leerspoor.rulebook import CONFIDENCES, cited, page
from leerspoor.today import today
from leerspoor.wording import word


def show_rules(options: argparse.Namespace) -> int:
    """`rules`: what one rule says, or all of them in short, or the page of all."""
    language = spoken()
    if options.page:
        print(page(language), end="")
        return 0
    chosen = [_rule(id_) for id_ in options.ids] or list(RULES.values())
    if options.json:
        for rule in chosen:
            print(msgspec.json.encode(rule).decode())
    elif options.ids:
        print("\n\n".join(_whole(rule, language) for rule in chosen))
    else:
        _rule_table(chosen, language)
    return 0


def _rule(id_: str) -> Rule:
    rule = RULES.get(id_.upper())
    if rule is None:
        raise WrongUse(
            say(
                f"«{id_}» is geen regel. `leerspoor rules` toont ze alle.",
                f"«{id_}» is not a rule. `leerspoor rules` shows them all.",
            )
        )
    return rule


def _whole(rule: Rule, language: Language) -> str:
    nl = language == "nl"
    sure = CONFIDENCES[rule.confidence][0 if nl else 1]
    lines = [
        f"{rule.id}  {rule.says if nl else rule.says_en}",
        f"  {'bron' if nl else 'source'}: {cited(rule.document, language)} ({word(rule.kind, language)})",
        *([f"  {'citaat' if nl else 'quote'}: “{rule.quote}”"] if rule.quote else []),
        f"  {'zekerheid' if nl else 'confidence'}: {rule.confidence}, {sure}",
        *_span(rule, nl=nl),
        f"  {'nagekeken op' if nl else 'checked on'}: {rule.checked}",
    ]
    if rule.decides:
        lines.append(f"  {'rust erop' if nl else 'decides'}: {', '.join(rule.decides)}")
    else:
        label = "niet door software te beslissen" if nl else "software cannot decide it"
        lines.append(f"  {label}: {rule.left_out if nl else rule.left_out_en}")
    for policy in OF_RULE.get(rule.id, ()):
        lines += [f"  {'beleid' if nl else 'policy'}: {policy.name}", *_choices(policy, language)]
    return "\n".join(lines)


def _span(rule: Rule, *, nl: bool) -> list[str]:
    since = [f"{'vanaf' if nl else 'from'} {rule.since}"] if rule.since else []
    until = [f"{'t/m' if nl else 'until'} {rule.until}"] if rule.until else []
    return [f"  {'geldt' if nl else 'holds'}: {' '.join(since + until)}"] if since or until else []


def _choices(policy: Policy, language: Language) -> list[str]:
    nl = language == "nl"
    lines = [f"    {c.code}: {c.says if nl else c.says_en}" for c in policy.choices]
    if policy.fixed:
        lines.append(
            f"    {'niet te kiezen' if nl else 'cannot be chosen'}: {policy.fixed if nl else policy.fixed_en}"
        )
    return lines


def _rule_table(rules: Sequence[Rule], language: Language) -> None:
    nl = language == "nl"
    header = ("regel", "zegt", "zekerheid", "beleid") if nl else ("rule", "says", "confidence", "policy")
    rows = [(r.id, r.says if nl else r.says_en, r.confidence, r.policy or "") for r in rules]
    _table(header, rows)


def why(options: argparse.Namespace) -> int:
    """`why`: one answer with its rules, sources, facts, what is missing and what is open."""
    language = spoken()
    question = asked(
        "responsibility",
        on=options.on,
        known_at=options.known_at,
        students=[options.student],
    )
    chosen = None if options.policies is None else options.policies == "chosen"
    with existing(options) as journal:
        question = with_birth_days(options, journal, question)
        explained = explain(journal, options.question, language, question, chosen=chosen)
    if options.json:
        print(msgspec.json.encode(explained).decode())
    else:
        print("\n".join(_explained(explained, language)))
    return 0


def _explained(e: Explanation, language: Language) -> list[str]:
    nl = language == "nl"
    known = f", {'zoals bekend op' if nl else 'as known at'} {e.known_at}" if e.known_at else ""
    lines = [f"{e.student} · {e.question} · {e.on}{known}", ""]
    lines += _section("conclusie" if nl else "conclusion", e.conclusion)
    rules = []
    for rule in e.rules:
        rules.append(f"{rule.id}  {rule.says}")
        quote = f": “{rule.quote}”" if rule.quote else ""
        rules.append(f"        {rule.document} ({rule.kind}, {rule.confidence}){quote}")
    lines += _section("regels" if nl else "rules", rules)
    label = "anders" if nl else "otherwise"
    lines += _section(
        "beleid" if nl else "policies",
        [f"{p.name} = {p.choice}: {p.says} {label}: {' '.join(p.otherwise)}" for p in e.policies],
    )
    reported = "gemeld door" if nl else "reported by"
    recorded = "vastgelegd" if nl else "recorded"
    facts = []
    for f in e.facts:
        what = ": ".join(filter(None, (kind_word(f.kind, language), f.said)))  # no more of what was erased
        facts.append(f"{f.on}  {what} ({reported} {f.by}, {recorded} {f.recorded_at})")
    lines += _section("steunt op" if nl else "stands on", facts)
    lines += _section("ontbreekt" if nl else "missing", e.missing)
    lines += _section("open", e.open)
    return lines[:-1]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    told = [f"  {line}" for line in lines]
    return [f"{title}:", *told, ""] if told else []


def show_policies(options: argparse.Namespace) -> int:
    """`policies`: what holds; with a name and a choice, record that choice."""
    language = spoken()
    on = today() if options.on is None else day_of(options.on)
    known_at = None if options.known_at is None else instant_of(options.known_at)
    if options.name is not None:
        policy_named(options.name)
    if options.choice is not None:
        if known_at is not None:
            raise WrongUse(
                say(
                    "--known-at hoort bij tonen; een keuze wordt vastgelegd zoals het nu is",
                    "--known-at belongs to showing; a choice is recorded as things are now",
                )
            )
        return _choose(options, on, language)
    with existing(options) as journal:
        rows = [row for row in holding(journal, on, known_at) if options.name in (None, row.name)]
    if options.json:
        for row in rows:
            print(msgspec.json.encode(row).decode())
    elif options.name is not None:
        print("\n".join(_policy(rows[0], language)))
    else:
        _policy_table(rows, language)
    return 0


def _choose(options: argparse.Namespace, on: date, language: Language) -> int:
    name, choice = options.name, options.choice
    with made_if_missing(options) as journal:
        outcome = choose(journal, name, choice, on=on, reason=options.reason, agreed_by=options.agreed_by)
        (row,) = [row for row in holding(journal, on) if row.name == name]
    if options.json:
        print(msgspec.json.encode(row).decode())
    elif language == "nl":
        print(f"{name} = {choice} vanaf {on}, vastgelegd als {outcome.id}")
    else:
        print(f"{name} = {choice} from {on}, recorded as {outcome.id}")
    return 0


def _policy(row: Holds, language: Language) -> list[str]:
    policy = POLICIES[row.name]
    nl = language == "nl"
    since = ""
    if row.chosen is not None:
        by = f": {'+'.join(row.agreed_by)}" if row.agreed_by else ""
        since = f" ({'sinds' if nl else 'since'} {row.since}{by})"
    lines = [f"{row.name} = {row.choice}{since if row.understood else ''}", *_choices(policy, language)]
    if not row.understood:
        lines.append(f"  {'gekozen' if nl else 'chosen'}: {row.chosen}{since}{_not_understood(row, nl=nl)}")
    return [*lines, f"  {'regels' if nl else 'rules'}: {' '.join(policy.rules)}"]


def _not_understood(row: Holds, *, nl: bool) -> str:
    """Why a choice changes nothing."""
    if row.understood:
        return ""
    if row.name in POLICIES and POLICIES[row.name].fixed:
        return " (niet te kiezen)" if nl else " (cannot be chosen)"
    return " (kennen we niet)" if nl else " (not known)"


def _policy_table(rows: Sequence[Holds], language: Language) -> None:
    nl = language == "nl"
    header = (
        ("beleid", "geldt", "gekozen", "sinds", "door", "kan ook", "regels")
        if nl
        else ("policy", "holds", "chosen", "since", "by", "could be", "rules")
    )
    cells = []
    for row in rows:
        policy = POLICIES.get(row.name)
        others = [c.code for c in policy.choices if c.code != row.choice] if policy else []
        cells.append((
            row.name, row.choice or "?", f"{row.chosen or ''}{_not_understood(row, nl=nl)}",
            str(row.since or ""), "+".join(row.agreed_by),
            "" if policy is None else ("-" if policy.fixed else " ".join(others)),
            " ".join(policy.rules) if policy else "",
        ))  # fmt: skip
    _table(header, cells)


class _Counted(Struct, frozen=True):
    """How many answers of a question rest on a rule."""

    rule: str
    confidence: str
    policy: str | None
    question: str
    answers: int
    about: int


def open_questions(options: argparse.Namespace) -> int:
    """`open-questions`: per unsettled rule how many answers rest on it; of rules named, each answer."""
    language = spoken()
    named = [_rule(id_).id for id_ in options.rules]
    question = asked(
        "responsibility",
        on=options.on,
        known_at=options.known_at,
        cohort=options.cohort,
        policies=options.policies,
    )
    if options.cohort is not None:
        question = msgspec.structs.replace(question, cohorts=(options.cohort,))
    with (
        existing(options) as journal,
        Progress(say("antwoorden nagelopen", "answers gone through")) as progress,
    ):
        found = list(resting(journal, question, named, progress))
    if named:
        _each(found, options, language)
    else:
        _in_numbers(found, options, language)
    return 0


def _each(found: Sequence[Resting], options: argparse.Namespace, language: Language) -> None:
    if options.json:
        for row in found:
            print(msgspec.json.encode(row).decode())
        return
    nl = language == "nl"
    header = ("regel", "vraag", "over", "antwoord") if nl else ("rule", "question", "about", "answer")
    _table(header, [(row.rule, row.question, row.about, row.answer) for row in found])


def _in_numbers(found: Sequence[Resting], options: argparse.Namespace, language: Language) -> None:
    def key(row: Resting) -> tuple[str, str]:
        return row.rule, row.question

    counted = []
    for (rule, question), rows in groupby(sorted(found, key=key), key):
        about = Counter(row.about for row in rows)
        source = RULES[rule]
        counted.append(_Counted(rule, source.confidence, source.policy, question, about.total(), len(about)))
    if options.json:
        for row in counted:
            print(msgspec.json.encode(row).decode())
        return
    nl = language == "nl"
    header = (
        ("regel", "zekerheid", "beleid", "vraag", "antwoorden", "over", "zegt")
        if nl
        else ("rule", "confidence", "policy", "question", "answers", "about", "says")
    )
    says = {c.rule: RULES[c.rule].says if nl else RULES[c.rule].says_en for c in counted}
    _table(header, [
        (c.rule, c.confidence, c.policy or "", c.question, str(c.answers), str(c.about), says[c.rule])
        for c in counted
    ])  # fmt: skip


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table

    from leerspoor.cli.tables import console

    table = Table(header_style="bold", box=None, pad_edge=False)
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)
