"""When does practical training in a company count as BPV, and for how many hours?

The rules BPV-01 … BPV-15.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)
_FAQ = "FAQ wet doorlopende leerroute, vraag"
_OWN = "keuze van dit project"
_FROM_WHEN = f"{_FAQ} «Als een jongere een geïntegreerde leerroute volgt vanaf wanneer mag hij bpv volgen?»"
_COUNTS = (
    f"{_FAQ} «Kan, in een doorlopende leerroute, stage op het vmbo meetellen als BPV voor een mbo-opleiding?»"
)
_ZOMERLEK = f"{_FAQ} «Wat moeten we regelen om deze stage-uren te laten meetellen als mbo-stof?»"
_VMBO_STAGE = f"{_FAQ} «Is een vmbo-stage verplicht in de doorlopende leerroute?»"

RULES: tuple[Rule, ...] = (
    Rule(
        id="BPV-01", kind="seed-faq", confidence="SEED", since=_LAW, decides=("bpv",),
        says="BPV telt vanaf het begin van de route, op zijn vroegst in leerjaar 3.",
        says_en="BPV counts from the start of the route, in leerjaar 3 at the earliest.",
        document=_FROM_WHEN,
        quote="Vanaf het eerste jaar van een doorlopende leerroute",
    ),
    Rule(
        id="BPV-02", kind="seed-faq", confidence="SEED", decides=("bpv", "worklist"),
        says="Het leerbedrijf is op elke getelde dag erkend voor de kwalificatie.",
        says_en="The leerbedrijf is recognised for the qualification on every day that counts.",
        document=f"{_VMBO_STAGE}; SBB, voorwaarden voor erkenning als leerbedrijf",
        quote="wel bij een erkend leerbedrijf plaatsvinden",
    ),
    Rule(
        id="BPV-03", kind="project-policy", confidence="DEFAULT", policy="bpv_lapsed_recognition", decides=("bpv", "worklist", "exams-owed", "result"),
        says="Na het einde van de erkenning tellen uren niet meer; die tot dan toe tellen wel.",
        says_en="After the end of the recognition hours count no more; those up to then do.",
        document=_OWN,
    ),
    Rule(
        id="BPV-04", kind="seed-faq", confidence="SEED", decides=("bpv",),
        says="Voor de BPV is een praktijkovereenkomst gesloten.",
        says_en="A praktijkovereenkomst was made for the BPV.",
        document=_COUNTS,
        quote="dat er een BPV-overeenkomst afgesloten wordt",
    ),
    Rule(
        id="BPV-05", kind="school-practice", confidence="VERIFIED", decides=("bpv", "worklist"),
        says="De praktijkovereenkomst is getekend door student, leerbedrijf, mbo en zo nodig een ouder.",
        says_en="The praktijkovereenkomst is signed by the student, the leerbedrijf, the mbo and where needed a parent.",
        document="mbo-instellingen over de praktijkovereenkomst (MBO Utrecht, ROC Nijmegen); studeermeteenplan.nl, wat is een praktijkovereenkomst",
        quote="student, leerbedrijf en voorzitter CvB",
    ),
    Rule(
        id="BPV-06", kind="project-policy", confidence="DEFAULT", policy="bpv_before_signature", decides=("bpv", "exams-owed", "result", "worklist"),
        says="Uren van voor de laatste handtekening tellen niet.",
        says_en="Hours before the last signature do not count.",
        document=_OWN,
    ),
    Rule(
        id="BPV-07", kind="seed-faq", confidence="SEED", decides=("responsibility",),
        says="De BPV valt altijd onder het mbo. De opdrachten passen binnen de mbo-opleiding.",
        says_en="The BPV always comes under the mbo. The assignments fit the mbo programme.",
        document=f"{_ZOMERLEK}; {_COUNTS}",
        quote="onder verantwoordelijkheid van het mbo",
    ),
    Rule(
        id="BPV-08", kind="seed-faq", confidence="SEED", decides=("bpv", "worklist"),
        says="Het mbo beoordeelt de BPV, alleen of samen.",
        says_en="The mbo assesses the BPV, alone or together with others.",
        document=_COUNTS,
        quote="beoordeeld wordt door iemand van het mbo of in samenwerking met iemand vanuit het mbo",
    ),
    Rule(
        id="BPV-09", kind="seed-faq", confidence="SEED",
        says="De BPV gaat volgens het bpv-protocol.",
        says_en="The BPV follows the bpv-protocol.",
        document=_ZOMERLEK,
        quote="volgens het bpv-protocol",
        left_out="Of het protocol is gevolgd, is een oordeel van mensen; er wordt geen feit over gemeld.",
        left_out_en="Whether the protocol was followed is for people to judge; no fact is reported about it.",
    ),
    Rule(
        id="BPV-10", kind="seed-faq", confidence="SEED",
        says="Jonge leerlingen mogen niet al het werk doen: onder de 14 jaar niets, met 14 en 15 jaar alleen licht werk in een beroepsstage, met 16 en 17 jaar risicovol werk alleen onder deskundig toezicht. Sommig werk mag pas vanaf 18 jaar.",
        says_en="Young students may not do all kinds of work: nothing under 14, at 14 and 15 light work in a beroepsstage alone, at 16 and 17 work with extra risk under expert supervision alone. Some work may be done from 18 only.",
        document=f"{_COUNTS}; Arbeidsinspectie, inspectieblad stages (veiligepraktijklokalen.nl)",
        quote="jonge leerlingen mogen nog niet alle werkzaamheden verrichten",
        left_out="Welk werk een leerling doet, wordt niet gemeld, en geboortedatums staan niet in het journaal; wat mag, beoordelen school en leerbedrijf.",
        left_out_en="What work a student does is not reported, and the journal has no dates of birth; school and company judge what is allowed.",
    ),
    Rule(
        id="BPV-11", kind="seed-faq", confidence="SEED", decides=("bpv",),
        says="BPV mag op elk moment in het jaar, ook in de zomer na het vmbo-examen.",
        says_en="BPV may be at any time of the year, in the summer after the vmbo exam too.",
        document=_ZOMERLEK,
        quote="Het maakt niet uit op welk moment u de bpv wilt programmeren, dus dat kan prima in het zomerlek.",
    ),
    Rule(
        id="BPV-12", kind="school-practice", confidence="VERIFIED", decides=("bpv", "exams-owed", "result"),
        says="De uren van alle geldige BPV samen halen de norm van het programma. In de bol is die ten minste 250 uur bij één jaar en 450, 900 of 1350 uur bij twee, drie of vier jaar, in de bbl 610 uur per jaar, tenzij anders is afgesproken.",
        says_en="The hours of all valid BPV together reach the norm of the programme. In the bol that is at least 250 hours for one year and 450, 900 or 1350 hours for two, three or four years, in the bbl 610 hours a year, unless agreed otherwise.",
        document="OER 2025-2026 van Aeres MBO; MBO Utrecht, opleidingsduur en doorstroommogelijkheden; ROC Nijmegen, omvang van de bpv",
    ),
    Rule(
        id="BPV-13", kind="seed-faq", confidence="SEED", decides=("bpv",),
        says="Een stage op het vmbo is nooit verplicht, en mag ook als zij niet aan de eisen van BPV voldoet. Zij telt dan voor nul uur BPV.",
        says_en="A stage at the vmbo is never compulsory, and is allowed even if it does not meet the requirements of BPV. It then counts for no hours of BPV.",
        document=_VMBO_STAGE,
        quote="Stages zijn nooit verplicht in het vmbo.",
    ),
    Rule(
        id="BPV-14", kind="project-policy", confidence="DEFAULT", policy="bpv_other_crebo", decides=("bpv", "exams-owed", "result"),
        says="Na een andere kwalificatie telt eerdere BPV niet vanzelf.",
        says_en="After a change of qualification earlier BPV does not count by itself.",
        document=_OWN,
    ),
    Rule(
        id="BPV-15", kind="register", confidence="VERIFIED", decides=("reconcile",),
        says="Het register toont alleen de BPV van studenten met een inschrijving bbl. De BPV van een leerling in leerjaar 3 is daar dus niet te zien.",
        says_en="The register shows the BPV of students with a bbl enrolment alone. So the BPV of a student in leerjaar 3 is not to be seen there.",
        document="DUO, programma van eisen mbo-instelling 4.8.2",
    ),
)  # fmt: skip
"""By id."""
