"""Which choices are ours where the sources are silent, and what would the other choice be?

Every rule of confidence DEFAULT has a policy here. A journal chooses otherwise with `policy-chosen/1` in the
stream `policy/<name>`. A policy that is `fixed` names its alternative, and why it cannot be chosen.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Choice(Struct, frozen=True):
    """One way to read a rule, in Dutch and in English."""

    code: str
    says: str
    says_en: str


class Policy(Struct, frozen=True, kw_only=True):
    """A choice that the sources leave open. The first of `choices` is what holds when nothing was chosen."""

    name: str
    rules: tuple[str, ...]
    choices: tuple[Choice, ...]
    fixed: str = ""
    fixed_en: str = ""

    @property
    def default(self) -> str:
        return self.choices[0].code


class Policies(Struct, frozen=True, kw_only=True):
    """The choice that holds for each policy; as made here: the exact readings of the first answers."""

    switch_clock: Literal["PROGRAMME", "STUDENT"] = "PROGRAMME"
    switch_day: Literal["AUGUST_1", "OCTOBER_1"] = "AUGUST_1"
    mid_year_start: Literal["COUNTS", "NEXT_YEAR"] = "COUNTS"
    repeated_vo_year: Literal["MOVES", "STAYS"] = "MOVES"
    repeated_third_year: Literal["BY_DECISION", "EXTENDS"] = "BY_DECISION"
    phase_follows: Literal["RULE", "ENROLMENT"] = "RULE"
    window_day: Literal["JULY_31", "JUNE_30"] = "JULY_31"
    window_extension: Literal["OFFERED", "NOT_OFFERED"] = "OFFERED"
    start_moment: Literal["ANY_DAY", "YEAR_START"] = "ANY_DAY"
    preconditions: Literal["LENIENT", "STRICT"] = "LENIENT"
    experiment_regime: Literal["GRANDFATHERED", "LAW"] = "GRANDFATHERED"
    gr_vmbo_diploma: Literal["POSSIBLE", "NEVER"] = "POSSIBLE"
    result_of_other_side: Literal["FLAGGED", "NOT_COUNTED"] = "FLAGGED"
    results_after_switch: Literal["EXEMPTION", "KEPT"] = "EXEMPTION"
    burgerschap_exam: Literal["OFF", "ON"] = "OFF"
    bpv_lapsed_recognition: Literal["UP_TO_THE_END", "NONE"] = "UP_TO_THE_END"
    bpv_before_signature: Literal["NOT_COUNTED", "COUNTED"] = "NOT_COUNTED"
    bpv_other_crebo: Literal["NOT_COUNTED", "COUNTED"] = "NOT_COUNTED"
    duty_target: Literal["BY_PHASE", "MBO"] = "BY_PHASE"
    vsv_report: Literal["BY_PHASE", "BY_ENROLMENT"] = "BY_PHASE"
    cohort_clause_day: Literal["FIRST_MEMBER", "COHORT_START"] = "FIRST_MEMBER"
    cohort_span: Literal["LAST_MEMBER", "NOMINAL"] = "LAST_MEMBER"
    cohort_breakers: Literal["STOP_OR_AGREEMENT", "REGISTRATION_TOO"] = "STOP_OR_AGREEMENT"
    renewed_qualification: Literal["NO_STOP", "STOP"] = "NO_STOP"
    released_by_choice: Literal["RELEASED", "BOTH"] = "RELEASED"
    retention_of_two_schools: Literal["LAST_OF_ALL", "EACH_ITS_OWN"] = "LAST_OF_ALL"


DEFAULT = Policies()
"""What holds where nothing was chosen."""


def _policy(
    name: str, rules: str, *choices: tuple[str, str, str], fixed: tuple[str, str] = ("", "")
) -> Policy:
    return Policy(
        name=name,
        rules=tuple(rules.split()),
        choices=tuple(Choice(*choice) for choice in choices),
        fixed=fixed[0],
        fixed_en=fixed[1],
    )


_NO_FACT = ("geen feit in het journaal zegt het", "no fact in the journal tells it")
_DESIGN = ("hierop rust de opzet van het programma", "the design of the program rests on it")
_RECORDING = (
    "wat wordt geweigerd ligt vast, zodat elk journaal hetzelfde aanneemt",
    "what is refused is fixed, so that every journal takes the same",
)

POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        _policy(
            "switch_clock", "RSP-04 VEX-33",
            ("PROGRAMME", "Wie in leerjaar 4 begint, volgt de klok van het programma.",
             "Who starts in leerjaar 4 follows the programme's clock."),
            ("STUDENT", "Wie in leerjaar 4 begint, heeft een eigen klok van twee jaar in de vo-fase.",
             "Who starts in leerjaar 4 has a clock of their own with two years of vo phase."),
        ),
        _policy(
            "switch_day", "RSP-02",
            ("AUGUST_1", "De mbo-fase begint op 1 augustus.", "The mbo phase begins on 1 August."),
            ("OCTOBER_1", "De mbo-fase begint op de teldatum, 1 oktober.",
             "The mbo phase begins on the day of the count, 1 October."),
        ),
        _policy(
            "mid_year_start", "RSP-03",
            ("COUNTS", "Een gebroken eerste schooljaar telt als heel routejaar.",
             "A broken first school year counts as a whole route year."),
            ("NEXT_YEAR", "Wie na 1 oktober begint, begint te tellen op 1 augustus daarna.",
             "Who starts after 1 October begins to count on the next 1 August."),
        ),
        _policy(
            "repeated_vo_year", "RSP-06",
            ("MOVES", "Doubleren in leerjaar 3 of 4 schuift overgang en venster een jaar op.",
             "Repeating leerjaar 3 or 4 moves the switch and the window by a year."),
            ("STAYS", "Doubleren schuift alleen het verwachte einde op.",
             "Repeating moves the expected end alone."),
        ),
        _policy(
            "repeated_third_year", "VEX-33",
            ("BY_DECISION", "Doubleren in routejaar 3 verlengt het venster alleen na een besluit van het vo.",
             "Repeating route year 3 extends the window only by a decision of the vo."),
            ("EXTENDS", "Doubleren in routejaar 3 verlengt het venster een jaar.",
             "Repeating route year 3 extends the window by a year."),
        ),
        _policy(
            "phase_follows", "RSP-07 RSP-08",
            ("RULE", "De fase wisselt op de dag van de overgang, hoe de leerling ook is ingeschreven.",
             "The phase changes on the day of the switch, whatever the enrolment."),
            ("ENROLMENT", "De fase volgt de inschrijving: mbo zodra de leerling daar is ingeschreven.",
             "The phase follows the enrolment: mbo as soon as the student is enrolled there."),
        ),
        _policy(
            "window_day", "VEX-32",
            ("JULY_31", "Het examenvenster sluit op 31 juli van routejaar 3.",
             "The exam window closes on 31 July of route year 3."),
            ("JUNE_30", "Het examenvenster sluit op 30 juni van routejaar 3.",
             "The exam window closes on 30 June of route year 3."),
        ),
        _policy(
            "window_extension", "VEX-34",
            ("OFFERED", "Na het venster kan het vo besluiten tot verlenging; de rechtsgrond is open.",
             "After the window the vo can decide to extend it; the legal basis is open."),
            ("NOT_OFFERED", "Verlenging wordt niet als mogelijkheid genoemd zolang de rechtsgrond open is.",
             "An extension is not offered as long as its legal basis is open."),
        ),
        _policy(
            "start_moment", "RTE-14",
            ("ANY_DAY", "Elke route kan op elke dag beginnen.", "Any route can start on any day."),
            ("YEAR_START", "Alleen een geïntegreerde route kan midden in het jaar beginnen.",
             "Only a geïntegreerde route can start in the middle of a year."),
        ),
        _policy(
            "preconditions", "PRE-11",
            ("LENIENT", "Een ontbrekende voorwaarde houdt het vastleggen niet tegen.",
             "A missing precondition does not stop recording."),
            ("STRICT", "Een start zonder alle voorwaarden wordt geweigerd.",
             "A start without all preconditions is refused."),
        ),
        _policy(
            "experiment_regime", "EXP-04",
            ("GRANDFATHERED", "Wie er al in zat, maakt het experiment af, met elementcode en uitvaloptie.",
             "Who was in it finishes the experiment, with element code and uitvaloptie."),
            ("LAW", "Vanaf 1 augustus 2022 geldt ook voor wie er al in zat de wet.",
             "From 1 August 2022 the law holds for those who were in it too."),
        ),
        _policy(
            "gr_vmbo_diploma", "VEX-04",
            ("POSSIBLE", "Wie in een geïntegreerde route het hele vmbo-examen haalt, kan het diploma krijgen.",
             "Who passes the whole vmbo exam in a geïntegreerde route can have the diploma."),
            ("NEVER", "Een geïntegreerde route geeft nooit een vmbo-diploma.",
             "A geïntegreerde route never gives a vmbo diploma."),
        ),
        _policy(
            "result_of_other_side", "MEX-10",
            ("FLAGGED", "Een resultaat van de andere kant telt, met een vlag.",
             "A result reported by the other side counts, with a flag."),
            ("NOT_COUNTED", "Een resultaat telt pas als de eigen kant het meldt.",
             "A result counts only when its own side reports it."),
        ),
        _policy(
            "results_after_switch", "OVS-07",
            ("EXEMPTION", "Na een overstap tellen eerdere mbo-resultaten alleen met een vrijstelling.",
             "After a switch earlier mbo results count by an exemption only."),
            ("KEPT", "Na een overstap blijven mbo-resultaten voor hetzelfde onderdeel staan.",
             "After a switch mbo results for the same part stay."),
        ),
        _policy(
            "burgerschap_exam", "MEX-07",
            ("OFF", "Burgerschap is een inspanning zonder examen; het aangekondigde examen telt nog niet.",
             "Burgerschap is an effort without an exam; the announced exam does not count yet."),
            ("ON", "Vanaf studiejaar 2026-2027 hoort een voldoende voor burgerschap bij het diploma.",
             "From study year 2026-2027 the diploma asks a pass in burgerschap."),
        ),
        _policy(
            "bpv_lapsed_recognition", "BPV-03",
            ("UP_TO_THE_END", "Uren tot het einde van de erkenning tellen, daarna niet.",
             "Hours up to the end of the recognition count, later ones do not."),
            ("NONE", "Is het bedrijf niet op elke dag erkend, dan telt de hele plaatsing niet.",
             "If the company is not recognised on every day, the whole placement does not count."),
        ),
        _policy(
            "bpv_before_signature", "BPV-06",
            ("NOT_COUNTED", "Uren van voor de laatste handtekening tellen niet.",
             "Hours before the last signature do not count."),
            ("COUNTED", "Uren van voor de laatste handtekening tellen mee als allen getekend hebben.",
             "Hours before the last signature count once all have signed."),
        ),
        _policy(
            "bpv_other_crebo", "BPV-14",
            ("NOT_COUNTED", "BPV voor een andere kwalificatie telt niet vanzelf.",
             "BPV for another qualification does not count by itself."),
            ("COUNTED", "BPV voor een eerdere kwalificatie blijft tellen.",
             "BPV for an earlier qualification goes on counting."),
        ),
        _policy(
            "duty_target", "OVS-02",
            ("BY_PHASE", "Het doel na een vroeg einde hangt af van de fase: vmbo- of mbo-diploma.",
             "The target after an early end follows the phase: vmbo or mbo diploma."),
            ("MBO", "Het doel is altijd een startkwalificatie: het mbo-diploma.",
             "The target is always a startkwalificatie: the mbo diploma."),
        ),
        _policy(
            "vsv_report", "VSV-04",
            ("BY_PHASE", "Uitval wordt gemeld door de school die op die dag over verzuim gaat.",
             "A dropout is reported by the school that answers for absence on that day."),
            ("BY_ENROLMENT", "Uitval wordt gemeld door elke school waar de leerling is ingeschreven.",
             "A dropout is reported by each school where the student is enrolled."),
        ),
        _policy(
            "cohort_clause_day", "COH-01",
            ("FIRST_MEMBER", "De afspraak telt zoals zij was op de dag van de eerste leerling.",
             "The clause counts as it was on the day of the first member."),
            ("COHORT_START", "De afspraak telt zoals zij was op 1 augustus van leerjaar 3.",
             "The clause counts as it was on 1 August of leerjaar 3."),
        ),
        _policy(
            "cohort_span", "COH-03",
            ("LAST_MEMBER", "De belofte loopt tot de laatste actieve leerling klaar of weg is.",
             "The promise lasts until the last active member is done or has left."),
            ("NOMINAL", "De belofte loopt tot het nominale einde, ook voor wie langer nodig heeft.",
             "The promise lasts until the nominal end, also for who takes longer."),
        ),
        _policy(
            "cohort_breakers", "COH-05",
            ("STOP_OR_AGREEMENT", "Een aangekondigd einde van de route of het einde van de overeenkomst is een stop.",
             "An announced end of the route, or the end of the agreement, is a stop."),
            ("REGISTRATION_TOO", "Ook het einde van de melding in RIO, bij een van beide scholen, is een stop.",
             "The end of the registration in RIO, by either school, is a stop too."),
        ),
        _policy(
            "renewed_qualification", "COH-06",
            ("NO_STOP", "Een vernieuwde kwalificatie is geen stop.", "A renewed qualification is no stop."),
            ("STOP", "Een vernieuwde kwalificatie geldt als stop van de oude.",
             "A renewed qualification counts as a stop of the old one."),
        ),
        _policy(
            "released_by_choice", "COH-07",
            ("RELEASED", "Wie zelf overstapt, valt onder het cohort waar hij heen gaat.",
             "Who switches by choice comes under the cohort gone to."),
            ("BOTH", "Ook de eerste belofte blijft, alsof hij er nog was.",
             "The first promise stays too, as if they were still there."),
        ),
        _policy(
            "retention_of_two_schools", "RET-08",
            ("LAST_OF_ALL", "Gegevens gaan weg als de termijn bij elke school voorbij is.",
             "Data goes when the term has run out at every school."),
            ("EACH_ITS_OWN", "Elke school heeft haar eigen termijn.", "Each school has its own term."),
        ),
        _policy(
            "judgement_day", "RTE-05",
            ("BY_THE_START", "Beide oordelen zijn er op de dag van de start.",
             "Both judgements are there by the day of the start."),
            ("LATER_TOO", "Een oordeel mag later komen.", "A judgement may come later."),
            fixed=_RECORDING,
        ),
        _policy(
            "private_mbo", "RTE-18",
            ("NO", "Een niet-bekostigde mbo-instelling is geen partner.", "An unfunded mbo is no partner."),
            ("WITH_REASON", "Wel, met een reden.", "It is, with a reason."),
            fixed=_NO_FACT,
        ),
        _policy(
            "shortened_route", "RSP-05",
            ("MBO_PHASE", "Een verkort jaar gaat van de mbo-fase af.", "A year less comes off the mbo phase."),
            ("VO_PHASE", "Een verkort jaar gaat van de vo-fase af.", "A year less comes off the vo phase."),
            fixed=_NO_FACT,
        ),
        _policy(
            "two_answers", "RSP-09",
            ("BOTH", "Elk antwoord zegt wat de regel is en wat geregistreerd staat.",
             "Each answer says what the rule is and what was registered."),
            ("ONE", "Alleen de regel.", "The rule alone."),
            fixed=_DESIGN,
        ),
        _policy(
            "after_the_end", "RSP-15",
            ("STOPS", "Na het einde van de route houdt de verdeling op.", "The division stops with the route."),
            ("GOES_ON", "De verdeling loopt door tot een andere inschrijving.",
             "The division goes on until another enrolment."),
            fixed=_DESIGN,
        ),
        _policy(
            "joint_correction", "MEX-13",
            ("BOTH_SIDES", "Een correctie van een gezamenlijke toets geldt voor beide kanten.",
             "A correction of a joint test holds for both sides."),
            ("AS_SAID", "De correctie zegt zelf voor welke kant.", "The correction says for which side."),
            fixed=_NO_FACT,
        ),
        _policy(
            "form_of_route_changed", "OVS-08",
            ("ENTRY_RULES", "Van DLR naar GR gelden de eisen van een start; terug gaan alle onderdelen weer open.",
             "From DLR to GR the rules of a start apply; back, all parts are open again."),
            ("KEPT", "De keuze van onderdelen blijft.", "The choice of parts stays."),
            fixed=_RECORDING,
        ),
        _policy(
            "cohort", "COH-02",
            ("ROUTE_AND_YEAR", "Een cohort is een route en het schooljaar van leerjaar 3.",
             "A cohort is a route and the school year of leerjaar 3."),
            ("AGREEMENT_TOO", "Ook overeenkomst, vestiging en profiel onderscheiden cohorten.",
             "Agreement, location and profile tell cohorts apart too."),
            fixed=_DESIGN,
        ),
        _policy(
            "cohort_states", "COH-04",
            ("SEVEN", "De standen van een belofte zijn die van dit programma.",
             "The states of a promise are those of this program."),
            ("OWN", "Partners spreken eigen standen af.", "Partners agree on states of their own."),
            fixed=_DESIGN,
        ),
        _policy(
            "personal_data", "RET-09",
            ("SALT_AND_IDENTITY", "Gegevens worden gewist met hun zout; namen staan apart.",
             "Data is erased with its salt; names are kept apart."),
            ("KEYS", "Gegevens staan versleuteld en de sleutel wordt vernietigd.",
             "Data is encrypted and its key destroyed."),
            fixed=_DESIGN,
        ),
        _policy(
            "access", "ACC-01",
            ("PER_ROLE", "Ieder ziet wat bij zijn rol hoort.", "Each sees what belongs to the role."),
            ("PER_SCHOOL", "Iedereen van een school ziet alles van haar leerlingen.",
             "Everyone of a school sees all of its students."),
            fixed=("er zijn nog geen rollen in dit programma", "there are no roles in this program yet"),
        ),
        _policy(
            "special_categories", "ACC-02",
            ("CODES", "Een reden is een code die niets over gezondheid zegt.",
             "A reason is a code that tells nothing of health."),
            ("FREE_TEXT", "Een reden is vrije tekst.", "A reason is free text."),
            fixed=_RECORDING,
        ),
    )
}  # fmt: skip
"""The policies by name."""
OF_RULE: dict[str, tuple[Policy, ...]] = {
    rule: tuple(policy for policy in POLICIES.values() if rule in policy.rules)
    for rule in dict.fromkeys(rule for policy in POLICIES.values() for rule in policy.rules)
}
"""The policies by which a rule can be read otherwise, in the order above."""
SWITCHABLE: tuple[str, ...] = tuple(name for name, policy in POLICIES.items() if not policy.fixed)
