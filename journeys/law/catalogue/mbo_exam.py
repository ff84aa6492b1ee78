"""Which mbo exam is owed, who decides on it, and what makes it a pass?

The rules MEX-01 … MEX-17. Most rest on the examination regulations (OER) of a few mbo institutions, which
restate national rules; the decree itself could not be read.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)
_FAQ = "FAQ wet doorlopende leerroute, vraag"
_OWN = "keuze van dit project"
_AERES = "OER 2025-2026 van Aeres MBO"
_OTHER_OERS = "OER's van Talland, Rijn IJssel, Curio en MBO Utrecht"
_DUO_READ = "lezing door derden van het programma van eisen van DUO (cedanl, mbo-bekostiging-bestanden)"

RULES: tuple[Rule, ...] = (
    Rule(
        id="MEX-01", kind="school-practice", confidence="VERIFIED", decides=("exams-owed",),
        says="Voor het mbo-diploma horen kerntaken, generieke onderdelen, keuzedelen, LB en BPV. Waar de wet beroepsvereisten stelt, horen die er ook bij.",
        says_en="The mbo diploma asks kerntaken, generic parts, keuzedelen, LB and BPV. Where the law sets requirements for the profession, it asks those too.",
        document=f"{_AERES}; {_OTHER_OERS}",
    ),
    Rule(
        id="MEX-02", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="Elke kerntaak is ten minste voldoende: een 6 of hoger.",
        says_en="Each kerntaak is at least voldoende: a 6 or higher.",
        document=_AERES,
    ),
    Rule(
        id="MEX-03", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="De generieke onderdelen zijn Nederlands (niveau 2 en 3: 2F; niveau 4: 3F) en rekenen op het eigen niveau. Op niveau 4 komt Engels erbij: B1 voor lezen en luisteren, A2 voor spreken, gesprekken en schrijven.",
        says_en="The generic parts are Dutch (levels 2 and 3: 2F; level 4: 3F) and rekenen at one's own level. Level 4 adds English: B1 for reading and listening, A2 for speaking, conversation and writing.",
        document=_AERES,
    ),
    Rule(
        id="MEX-04", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="Van de generieke onderdelen mag er één een 5 zijn; de andere zijn een 6 of hoger.",
        says_en="One of the generic parts may be a 5; the others are a 6 or higher.",
        document=_AERES,
    ),
    Rule(
        id="MEX-05", kind="school-practice", confidence="VERIFIED", decides=("exams-owed", "result"),
        says="Keuzedelen tellen samen tot het aantal uren van het niveau: 480 op niveau 2, 720 op niveau 3 en 4. Voor vierjarige opleidingen zijn het er sinds 1 augustus 2022 ook 720, voor elk cohort.",
        says_en="Keuzedelen add up to the hours of the level: 480 at level 2, 720 at levels 3 and 4. For four-year programmes it is 720 too since 1 August 2022, for every cohort.",
        document=f"{_AERES}; mbobrigade.nl, keuzedelen bij vierjarige opleidingen",
    ),
    Rule(
        id="MEX-06", kind="school-practice", confidence="VERIFIED", since=date(2020, 8, 1), decides=("result",),
        says="De keuzedelen zijn gemiddeld, afgerond, een 6 of hoger; ten minste de helft is een 6 of hoger en geen is lager dan een 4. Een enig keuzedeel is ten minste een 6; extra keuzedelen en vrijstellingen zonder cijfer tellen niet mee in het gemiddelde.",
        says_en="The keuzedelen have a mean, rounded, of 6 or higher; at least half of them are a 6 or higher and none is below 4. A single keuzedeel is at least a 6; extra keuzedelen and exemptions without a mark are outside the mean.",
        document=_AERES,
    ),
    Rule(
        id="MEX-07", kind="school-practice", confidence="DEFAULT", policy="burgerschap_exam", decides=("result",),
        says="Loopbaan en burgerschap is voldaan als de student heeft gedaan wat gevraagd was; er is geen examen. Het examen burgerschap dat voor studiejaar 2026-2027 is aangekondigd, telt nog niet mee.",
        says_en="Loopbaan en burgerschap is voldaan when the student did what was asked; there is no exam. The exam in burgerschap that was announced for study year 2026-2027 does not count yet.",
        document=f"{_AERES}; rijksoverheid.nl, 4 april 2024, examen burgerschapsonderwijs verplicht voor mbo-studenten in 2026",
    ),
    Rule(
        id="MEX-08", kind="seed-faq", confidence="SEED", decides=("bpv", "result"),
        says="Zonder voldoende voor de BPV geen diploma. Het oordeel van het leerbedrijf weegt mee.",
        says_en="Without a voldoende for the BPV there is no diploma. The company's opinion is weighed in.",
        document=f"{_FAQ} «Kan, in een doorlopende leerroute, stage op het vmbo meetellen als BPV voor een mbo-opleiding?»; {_AERES}",
        quote="zonder een voldoende afgesloten BPV kan een student geen diploma behalen",
    ),
    Rule(
        id="MEX-09", kind="seed-faq", confidence="SEED", since=_LAW, decides=("responsibility", "exams-owed"),
        says="Mbo-onderdelen zijn altijd van het mbo, ook in leerjaar 3.",
        says_en="Mbo parts are always the mbo's, in leerjaar 3 too.",
        document=f"{_FAQ} «Welke verantwoordelijkheden heeft de vo-school en welke de mbo-instelling bij het aanbieden van een van deze routes?»",
        quote="Met het mbo-examen mag gestart worden in leerjaar 3 van het vmbo.",
    ),
    Rule(
        id="MEX-10", kind="project-policy", confidence="DEFAULT", policy="result_of_other_side", decides=("exams-owed", "result", "options", "worklist"),
        says="Een resultaat is van de examencommissie van de eigen kant. Meldt de andere kant het, dan telt het met een vlag.",
        says_en="A result is the exam committee's of its own side. Reported by the other side it counts with a flag.",
        document=_OWN,
    ),
    Rule(
        id="MEX-11", kind="school-practice", confidence="VERIFIED", decides=("exams-owed", "result"),
        says="Een resultaat is voorlopig tot de examencommissie het vaststelt.",
        says_en="A result is provisional until the exam committee sets it.",
        document=_AERES,
    ),
    Rule(
        id="MEX-12", kind="seed-faq", confidence="SEED", since=_LAW, decides=("exams-owed", "result"),
        says="Een gezamenlijke toets telt voor het mbo als dat vooraf was afgesproken.",
        says_en="A joint test counts for the mbo if that had been agreed beforehand.",
        document=f"{_FAQ} «In onze doorlopende leerroute bieden we maatschappijleer/burgerschap gezamenlijk aan en sluiten we dit vak met gezamenlijke schoolexamens af.»",
        quote="Daarover dient u dan vooraf afspraken met elkaar te maken in een gezamenlijk PTA/OER.",
    ),
    Rule(
        id="MEX-13", kind="project-policy", confidence="DEFAULT", policy="joint_correction", decides=("exams-owed", "result"),
        says="Een gezamenlijke toets heeft gevolgen aan beide kanten. Een correctie ervan ook.",
        says_en="A joint test has effects on both sides. So has its correction.",
        document=_OWN,
    ),
    Rule(
        id="MEX-14", kind="seed-faq", confidence="SEED", decides=("result",),
        says="Er is geen examenbesluit voor vmbo en mbo samen. Elke kant heeft haar eigen examencommissie en haar eigen uitslagregel.",
        says_en="There is no exam decree for vmbo and mbo together. Each side has its own exam committee and its own rule for the result.",
        document=f"{_FAQ} «Komt er één examenbesluit vo-mbo om de doorgaande leerroutes te kunnen waarborgen?»",
        quote="Nee, dat komt er niet.",
    ),
    Rule(
        id="MEX-15", kind="spv-plea", confidence="SEED",
        says="Stichting Platforms vmbo wil dat examens kunnen worden afgenomen door teams van vmbo en mbo samen.",
        says_en="Stichting Platforms vmbo wants exams to be held by teams of vmbo and mbo together.",
        document="SPV, reactie op het wetsvoorstel doorlopende leerroutes vmbo-mbo",
        quote="examens af te laten nemen door teams waarin ook het vmbo vertegenwoordigd is en andersom",
        left_out="Het is een pleidooi en geen regel: niemand hoeft zich eraan te houden.",
        left_out_en="It is a plea and no rule: nobody has to keep to it.",
    ),
    Rule(
        id="MEX-16", kind="register", confidence="OPEN",
        says="Het register heeft codes voor generieke examens, bijvoorbeeld voor Nederlands 2F en 3F, rekenen en Engels. Twee gepubliceerde lijsten geven dezelfde codes een verschillende betekenis.",
        says_en="The register has codes for generic exams, for instance for Dutch 2F and 3F, rekenen and English. Two published lists give the same codes different meanings.",
        document=_DUO_READ,
        left_out="De codes die tellen, zijn die in het examenprogramma van de scholen; op deze lijsten steunt niets.",
        left_out_en="The codes that count are those in the schools' own exam programme; nothing rests on these lists.",
    ),
    Rule(
        id="MEX-17", kind="register", confidence="OPEN", decides=("exams-owed", "result"),
        says="Een vrijstelling van de examencommissie sluit een mbo-onderdeel af. Welke gronden volstaan, is open; een vmbo-diploma geeft niet vanzelf vrijstelling voor Nederlands 2F.",
        says_en="An exemption by the exam committee closes an mbo part. Which grounds will do is open; a vmbo diploma gives no exemption for Dutch 2F by itself.",
        document=_DUO_READ,
    ),
)  # fmt: skip
"""By id."""
