"""What do people say for the codes of an answer, in Dutch and in English?

`WORDS` has the short words, `MISSING` what would have to be there. A code that means something else in
another context has a key with that context before it, where `word` looks first:

- `duty:OPEN` is a duty not done, `compliance:OPEN` a precondition undecided, `option:OPEN` a way on that may
  be there or not (beside `option:YES` and `option:NO`), `confidence:OPEN` a rule that the sources leave so;
- `determined:passed` is what an examencommissie said, `passed` alone is said of an exam part;
- `kind:generic` is one part of an exam, `generic` alone the condition, which is about all of them.

Capitals count: `ACTIVE` is a promise, `active` a student, and `open` a term of keeping. What a rule, a policy
or a refusal says is kept with it, in `journeys.law`. English keeps the words that only the sector here has.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeys.saying import Language

_STATES: Mapping[str, tuple[str, str]] = {
    # of a journey
    "none": ("geen route", "no route"),
    "active": ("actief", "active"),
    "completed": ("afgerond", "completed"),
    "ended": ("beëindigd", "ended"),
    # of an exam part
    "owed": ("open", "owed"),
    "window-closed": ("venster dicht", "window closed"),
    "passed": ("behaald", "passed"),
    "exempt": ("vrijgesteld", "exempt"),
    "unknown-part": ("onbekend onderdeel", "unknown part"),
    # of a placement, and of what a student has in hand
    "yes": ("ja", "yes"),
    "partly": ("deels", "partly"),
    "no": ("nee", "no"),
    "unknown": ("onbekend", "unknown"),
    "pending": ("loopt", "under way"),
    # of a duty
    "duty:OPEN": ("open", "open"),
    "PLACED": ("geplaatst", "placed"),
    "DIPLOMA": ("diploma", "diploma"),
    # of a guarantee
    "EMPTY": ("leeg", "empty"),
    "NOT_AGREED": ("niet afgesproken", "not agreed"),
    "ACTIVE": ("loopt", "under way"),
    "FULFILLED": ("nagekomen", "fulfilled"),
    "AT_RISK": ("in gevaar", "at risk"),
    "SECURED": ("veiliggesteld", "secured"),
    "BREACHED": ("verbroken", "breached"),
    # of a precondition, and of them all
    "MET": ("geregeld", "met"),
    "MISSING": ("ontbreekt", "missing"),
    "NOT_NEEDED": ("niet nodig", "not needed"),
    "compliance:OPEN": ("onbeslist", "undecided"),
    "COMPLIANT": ("op orde", "in order"),
    "NON_COMPLIANT": ("niet op orde", "not in order"),
    # of a result
    "PASSED": ("geslaagd", "passed"),
    "NOT_YET": ("nog niet", "not yet"),
    "NOT_ANY_MORE": ("niet meer mogelijk", "no longer possible"),
    "NOT_OWED": ("niet vereist", "not owed"),
    "determined:passed": ("geslaagd", "passed"),
    "rejected": ("afgewezen", "rejected"),
    # of the ways on
    "NOTHING_OPEN": ("niets open", "nothing open"),
    "WINDOW_OPEN": ("venster open", "window open"),
    "WINDOW_CLOSED": ("venster dicht", "window closed"),
    "option:YES": ("mogelijk", "possible"),
    "option:NO": ("niet mogelijk", "not possible"),
    "option:OPEN": ("niet zeker", "uncertain"),
    # of content
    "TAUGHT": ("aangeboden", "taught"),
    "NOT_REPORTED": ("niet gemeld", "not reported"),
    # of a term of keeping
    "at-least": ("ten minste tot", "at least until"),
    "at-most": ("ten hoogste tot", "at most until"),
    "exactly": ("precies tot", "exactly until"),
    "open": ("termijn onbekend", "term unknown"),
    # of an event in a timeline
    "counts": ("telt", "counts"),
    "corrected": ("gecorrigeerd", "corrected"),
    "retracted": ("ingetrokken", "retracted"),
    "erased": ("gewist", "erased"),
    "about": ("over een eerdere", "about an earlier"),
    "undone": ("zelf ongedaan gemaakt", "itself undone"),
}

_FLAGS: Mapping[str, tuple[str, str]] = {
    "BURGERSCHAP_OPEN": ("examen burgerschap niet zeker", "burgerschap exam uncertain"),
    "DECISION_ON_SUPERSEDED_FACT": (
        "besluit op een later gewijzigd resultaat",
        "decision on a result changed later",
    ),
    "DIPLOMA_WITHOUT_PASS": ("diploma zonder geslaagde uitslag", "diploma without a pass"),
    "EXPERIMENT_GRANDFATHERED": ("experiment wordt afgemaakt", "experiment being finished"),
    "JOINT_NOT_AGREED": ("gezamenlijke toets niet vooraf afgesproken", "joint test not agreed beforehand"),
    "LEGAL_BASIS_OPEN": ("rechtsgrond niet zeker", "legal basis uncertain"),
    "LEVEL_NEEDS_VMBO_DIPLOMA": ("dit niveau vraagt een vmbo-diploma", "this level asks a vmbo diploma"),
    "LWT_NO_AGREEMENT": ("leerwerktraject zonder overeenkomst", "leerwerktraject without an agreement"),
    "NOT_BY_COMMITTEE": ("gemeld door de andere kant", "reported by the other side"),
    "NOT_CHOSEN": ("te weinig gekozen", "too little chosen"),
    "NOT_STATUTORY": ("geen wettelijke route", "no statutory route"),
    "NO_FORMAL_ACCESS_L2": ("geen formele toegang tot niveau 2", "no formal access to level 2"),
    "OPEN_SWITCH_CLASS4": ("start in leerjaar 4: klok niet zeker", "start in leerjaar 4: clock uncertain"),
    "OUTSIDE_WINDOW": ("behaald na het venster", "passed after the window"),
    "OVERSTAP_NOT_AGREED": ("overstap niet afgesproken", "overstap not agreed"),
    "PHASE_DIFFERS": ("andere fase in het register", "another phase in the register"),
    "PROVISIONAL": ("voorlopig", "provisional"),
    "SEED_CONFLICT_EXP": (
        "bron over experimenten spreekt zichzelf tegen",
        "source on experiments contradicts itself",
    ),
    "STOP_AFFECTS": ("niets beloofd, wel geraakt door een stop", "nothing promised, yet touched by a stop"),
    "TRANSFER_BEFORE_TWO_YEARS": ("te vroeg overgeschreven", "overschrijving too early"),
    "TRANSFER_OVERDUE": ("overschrijving te laat", "overschrijving overdue"),
    "UNKNOWN_PART": ("onderdeel niet in het programma", "part not in the programme"),
    "VO_ENROLMENT_MISSING": ("inschrijving bij het vo ontbreekt", "enrolment at the vo missing"),
    "VO_ENROLMENT_OVERDUE": ("nog ingeschreven bij het vo", "still enrolled at the vo"),
    "VSV_DEFINITION_OPEN": ("omschrijving van vsv niet zeker", "definition of vsv uncertain"),
    "WINDOW_MISSED": ("examenvenster gemist", "exam window missed"),
    # why a placement does not count in full
    "ACCREDITATION_LAPSED": ("erkenning gold niet alle dagen", "recognised on some days only"),
    "ASSESSMENT_UNKNOWN": ("geen beoordeling bekend", "no assessment known"),
    "ASSESSOR_NOT_MBO": ("beoordeeld zonder het mbo", "assessed without the mbo"),
    "BPV_TOO_EARLY": ("begonnen voor de route", "began before the route"),
    "INSUFFICIENT": ("onvoldoende beoordeeld", "assessed as insufficient"),
    "LATE_POK": ("praktijkovereenkomst te laat getekend", "praktijkovereenkomst signed too late"),
    "NOT_ACCREDITED": ("leerbedrijf niet erkend", "leerbedrijf not recognised"),
    "OTHER_CREBO": ("voor een andere kwalificatie", "for another qualification"),
    "POK_UNSIGNED": (
        "praktijkovereenkomst niet door allen getekend",
        "praktijkovereenkomst not signed by all",
    ),
    "RECOGNITION_UNKNOWN": ("erkenning van leerbedrijf onbekend", "recognition of leerbedrijf unknown"),
    "SIGNATURES_UNKNOWN": ("handtekeningen onbekend", "signatures unknown"),
}

_TERMS: Mapping[str, tuple[str, str]] = {
    # the questions, and what rules decide besides
    "responsibility": ("verantwoordelijkheid", "responsibility"),
    "exams-owed": ("open examenonderdelen", "exam parts owed"),
    "duties": ("overstapplicht", "transfer duty"),
    "guarantees": ("cohortgaranties", "cohort guarantees"),
    "compliance": ("voorwaarden", "preconditions"),
    "result": ("uitslag", "result"),
    "options": ("wat nog kan", "what can still be done"),
    "coverage": ("aangeboden vmbo-stof", "vmbo content taught"),
    "qualification": ("startkwalificatie en vsv", "startkwalificatie and vsv"),
    "outcomes": ("opbrengst van cohorten", "outcomes of cohorts"),
    "worklist": ("werklijst", "work list"),
    "reconcile": ("vergelijking met het register", "comparison with the register"),
    "retention": ("bewaartermijnen", "terms of keeping"),
    "recording": ("vastleggen", "recording"),
    # aspects
    "absence": ("verzuim", "absence"),
    "bpv": ("BPV", "BPV"),
    "complaints": ("klachten", "complaints"),
    "enrolment": ("inschrijving", "enrolment"),
    "first-contact": ("eerste aanspreekpunt", "first contact"),
    "funding": ("bekostiging", "funding"),
    "mbo-education": ("mbo-onderwijs", "mbo education"),
    "mbo-exam": ("mbo-examen", "mbo exam"),
    "participation": ("medezeggenschap", "participation"),
    "removal": ("verwijdering", "removal"),
    "route-design": ("inrichting van de route", "design of the route"),
    "vmbo-education": ("vmbo-onderwijs", "vmbo education"),
    "vmbo-exam": ("vmbo-examen", "vmbo exam"),
    # routes, and on which footing
    "DLR": ("doorlopende leerroute", "doorlopende leerroute"),
    "GR": ("geïntegreerde route", "geïntegreerde route"),
    "LEERLIJN": ("doorlopende leerlijn", "doorlopende leerlijn"),
    "EXPERIMENT": ("experiment", "experiment"),
    # parts of an exam
    "se": ("schoolexamen", "school exam"),
    "ce": ("centraal examen", "central exam"),
    "cspe": ("CSPE", "CSPE"),
    "pws": ("profielwerkstuk", "profielwerkstuk"),
    "lob": ("loopbaandossier", "career file (LOB)"),
    "kerntaak": ("kerntaak", "kerntaak"),
    "kind:generic": ("generiek onderdeel", "generic part"),
    "lb": ("loopbaan en burgerschap", "career and citizenship"),
    "keuzedeel": ("keuzedeel", "keuzedeel"),
    "choice": ("keuze", "choice"),
    # conditions of a result, and what they wait for
    "ce-average": ("gemiddelde van de centrale examens", "mean of the central exams"),
    "nederlands": ("cijfer voor Nederlands", "mark for Dutch"),
    "no-mark-below-4": ("geen eindcijfer onder de 4", "no final mark below 4"),
    "no-keuzevak-below-4": ("geen keuzevak onder de 4", "no keuzevak below 4"),
    "compensation": ("onvoldoendes gecompenseerd", "low marks made up for"),
    "judged": ("LO en kunstvakken I", "LO and kunstvakken I"),
    "profielwerkstuk": ("profielwerkstuk", "profielwerkstuk"),
    "profielvak": ("profielvak", "profielvak"),
    "keuzevak": ("keuzevak", "keuzevak"),
    "combinatiecijfer": ("combinatiecijfer", "combinatiecijfer"),
    "complete": ("resultaat voor elk onderdeel", "result for every part"),
    "kerntaken": ("kerntaken", "kerntaken"),
    "generic-level-there": ("generieke onderdelen in het programma", "generic parts in the programme"),
    "generic": ("generieke onderdelen", "generic parts"),
    "keuzedeel-hours": ("uren keuzedelen", "hours of keuzedelen"),
    "keuzedelen": ("cijfers van de keuzedelen", "marks of the keuzedelen"),
    "burgerschap": ("examen burgerschap", "burgerschap exam"),
    "NL": ("Nederlands", "Dutch"),
    "REK": ("rekenen", "arithmetic"),
    "EN": ("Engels", "English"),
    # what would turn it
    "sitting": ("af te leggen", "to sit"),
    "resit": ("herkansing", "resit"),
    "committee": ("examencommissie", "exam board"),
    # places of an exam scheme, and where a programme differs from it
    "bound-1": ("eerste vak van het profiel", "first subject of the profile"),
    "bound-2": ("tweede vak van het profiel", "second subject of the profile"),
    "free-1": ("eerste vrije vak", "first free subject"),
    "free-2": ("tweede vrije vak", "second free subject"),
    "UNKNOWN": ("past niet in het examenschema", "does not fit the exam scheme"),
    "CHOICE_WITHOUT_PTA": ("keuze zonder PTA", "choice without PTA"),
    # what a school keeps
    "leerlingdossier": ("leerlingdossier", "student file"),
    "verzuim-en-inschrijving": ("verzuim en inschrijving", "absence and enrolment"),
    "bpv-en-bekostiging": ("BPV en bekostiging", "BPV and funding"),
    "centraal-examen": ("werk van het centraal examen", "work of the central exam"),
    "schoolexamen": ("werk van schoolexamens", "work of school exams"),
    "vo-diploma": ("diploma en cijferlijst van het vo", "diploma and cijferlijst of the vo"),
    "mbo-examenwerk": ("examenwerk van het mbo", "exam work of the mbo"),
    "mbo-diploma": ("diploma en resultatenlijst van het mbo", "diploma and resultatenlijst of the mbo"),
    # sources of a rule, and how sure it is
    "statute": ("wet", "statute"),
    "register": ("register van DUO", "register of DUO"),
    "seed-faq": ("FAQ over de wet", "FAQ on the law"),
    "spv-plea": ("pleidooi van SPV", "plea of SPV"),
    "school-practice": ("schoolpraktijk", "school practice"),
    "project-policy": ("keuze van dit project", "choice of this project"),
    "VERIFIED": ("nagegaan", "verified"),
    "SEED": ("uit de startdocumenten", "from the seed documents"),
    "MEMORY": ("uit het hoofd", "from memory"),
    "DEFAULT": ("eigen keuze", "own choice"),
    "confidence:OPEN": ("door bronnen onbeslist", "undecided by sources"),
}

_ITEMS: Mapping[str, tuple[str, str]] = {
    "registered-vo": ("melding in RIO door de vo-school", "report in RIO by the vo school"),
    "registered-mbo": ("melding in RIO door het mbo", "report in RIO by the mbo"),
    "registered-on-measuring-day": (
        "gemeld op meetmoment 15 oktober",
        "reported by measuring day 15 October",
    ),
    "agreement-in-force": ("geldige overeenkomst", "agreement in force"),
    "agreement-form": ("vorm van de overeenkomst", "form of the agreement"),
    "agreement-covers-schools": ("overeenkomst noemt beide scholen", "agreement names both schools"),
    "transfer-options": ("overstapopties in de overeenkomst", "overstapopties in the agreement"),
    "joint-programme": ("gezamenlijk programma (PTA/OER)", "joint programme (PTA/OER)"),
    "programme-scheme": ("programma volgens het examenschema", "programme by the exam scheme"),
    "bpv-hours": ("BPV-uren in het programma", "BPV hours in the programme"),
    "gr-conditions": ("voorwaarden van een geïntegreerde route", "conditions of a geïntegreerde route"),
    "participation-advised": ("advies van de medezeggenschap", "advice of the medezeggenschap"),
    "participation-consented": ("instemming van de medezeggenschap", "consent of the medezeggenschap"),
    "ordinary-code": ("gewone code van leerweg en profiel", "ordinary code of leerweg and profile"),
    "judgement-vo": ("oordeel van de vo-school", "judgement of the vo school"),
    "judgement-mbo": ("oordeel van het mbo", "judgement of the mbo"),
    "lwt-agreement": ("overeenkomst voor het leerwerktraject", "agreement for the leerwerktraject"),
    "start-moment": ("moment van de start", "moment of the start"),
    "leerweg-and-level": ("niveau past bij de leerweg", "level fits the leerweg"),
    "related-domain": ("profiel en kwalificatie uit één domein", "profile and qualification of one domain"),
    "parts-with-pta": ("PTA voor elk gekozen onderdeel", "PTA for every chosen part"),
    "leerroute-registered": ("leerroute in het register", "leerroute in the register"),
    "experiment-open": ("start voor het sluiten van experimenten", "start before experiments closed"),
    "education-in-phase": ("onderwijs past bij de fase", "education fits the phase"),
    # what an option needs first
    "decision-vo": ("besluit van de vo-school", "decision of the vo school"),
    "enrolment-staatsexamen": ("aanmelding voor het staatsexamen", "registration for the staatsexamen"),
    "enrolment-vavo": ("inschrijving bij het vavo", "enrolment at the vavo"),
    "parts-chosen": ("nieuwe keuze van onderdelen", "new choice of parts"),
    "gr-route": ("geïntegreerde route van dezelfde scholen", "geïntegreerde route of the same schools"),
    "overstap": ("overstap of plaats elders", "overstap or a place elsewhere"),
}

_WAYS: Mapping[str, tuple[str, str]] = {
    # options with open vmbo parts
    "FINISH_IN_WINDOW": ("afmaken binnen het venster", "finish within the window"),
    "EXTENSION": ("verlenging van het venster", "extension of the window"),
    "STAATSEXAMEN": ("staatsexamen", "staatsexamen"),
    "VAVO": ("vakken afmaken op het vavo", "finish subjects at the vavo"),
    "CONVERT_TO_GR": ("verder in een geïntegreerde route", "go on in a geïntegreerde route"),
    "DROP_CHOICE": ("onderdelen niet meer kiezen", "choose parts no longer"),
    "END_ROUTE": ("route beëindigen", "end the route"),
    # actions
    "overschrijving": ("overschrijven naar het mbo", "overschrijving to the mbo"),
    "close-vmbo-parts": ("vmbo-onderdelen afsluiten in het venster", "close vmbo parts within the window"),
    "decide-after-window": ("besluiten over onderdelen na het venster", "decide on parts after the window"),
    "enrol-at-vo": ("inschrijven bij het vo", "enrol at the vo"),
    "deregister-at-vo": ("uitschrijven bij het vo", "deregister at the vo"),
    "correct-fase": ("fase in het register rechtzetten", "put right the phase in the register"),
    "check-count": ("registratie nagaan voor 1 oktober", "check the registration for 1 October"),
    "decide-funding-phase": (
        "samen over fase en bekostiging besluiten",
        "decide together on phase and funding",
    ),
    "sign-pok": ("praktijkovereenkomst laten tekenen", "have the praktijkovereenkomst signed"),
    "assess-bpv": ("BPV beoordelen", "assess the BPV"),
    "replace-leerbedrijf": (
        "erkend leerbedrijf voor de rest zoeken",
        "find a recognised leerbedrijf for the rest",
    ),
    "fulfil-duty": ("helpen aan diploma of plaats", "help to a diploma or a place"),
    "report-dropout": ("uitval melden", "report the dropout"),
    "register-route": ("route melden in RIO", "report the route in RIO"),
    "agreement-ends": (
        "aflopende overeenkomst verlengen of vervangen",
        "extend or replace the ending agreement",
    ),
    "stop-threatens-cohort": ("regelen wat een stop raakt", "arrange for whom a stop touches"),
}

WORDS: Mapping[str, tuple[str, str]] = {**_STATES, **_FLAGS, **_TERMS, **_ITEMS, **_WAYS}
"""Dutch and English by code: a state in one to three words, anything else in a phrase of at most eight."""

MISSING: Mapping[str, tuple[str, str]] = {
    "owed": ("een resultaat of een vrijstelling", "a result or an exemption"),
    "window-closed": ("een besluit over wat nu nog kan", "a decision on what can still be done"),
    "duty:OPEN": ("een diploma of een passende plaats", "a diploma or a proper place"),
    # flags
    "BURGERSCHAP_OPEN": ("zekerheid over de wet op dit examen", "certainty on the law about this exam"),
    "DECISION_ON_SUPERSEDED_FACT": ("een nieuw besluit op wat nu geldt", "a new decision on what holds now"),
    "DIPLOMA_WITHOUT_PASS": ("de resultaten onder het diploma", "the results under the diploma"),
    "EXPERIMENT_GRANDFATHERED": (
        "zekerheid over de regels sinds augustus 2022",
        "certainty on the rules since August 2022",
    ),
    "JOINT_NOT_AGREED": ("een toets die vooraf is afgesproken", "a test agreed beforehand"),
    "LEGAL_BASIS_OPEN": ("zekerheid over de rechtsgrond", "certainty on the legal basis"),
    "LEVEL_NEEDS_VMBO_DIPLOMA": ("het vmbo-diploma", "the vmbo diploma"),
    "LWT_NO_AGREEMENT": ("een overeenkomst voor het leerwerktraject", "an agreement for the leerwerktraject"),
    "NOT_BY_COMMITTEE": ("een melding door de eigen kant", "a report by its own side"),
    "NOT_CHOSEN": ("een keuze van genoeg onderdelen of uren", "a choice of enough parts or hours"),
    "NOT_STATUTORY": ("een melding in RIO door beide scholen", "a report in RIO by both schools"),
    "NO_FORMAL_ACCESS_L2": (
        "een vmbo-diploma of een toegezegde plaats",
        "a vmbo diploma or a promised place",
    ),
    "OPEN_SWITCH_CLASS4": ("zekerheid over de klok van deze start", "certainty on the clock of this start"),
    "OUTSIDE_WINDOW": ("een besluit tot verlenging van het venster", "a decision to extend the window"),
    "OVERSTAP_NOT_AGREED": ("deze overstapoptie in de overeenkomst", "this overstapoptie in the agreement"),
    "PHASE_DIFFERS": ("de juiste fase in het register", "the right phase in the register"),
    "PROVISIONAL": ("een besluit van de examencommissie", "a decision of the exam board"),
    "SEED_CONFLICT_EXP": ("een bron die dit beslist", "a source that decides this"),
    "STOP_AFFECTS": ("een regeling voor wie de stop raakt", "an arrangement for whom the stop touches"),
    "TRANSFER_BEFORE_TWO_YEARS": ("twee volle routejaren bij het vo", "two whole route years at the vo"),
    "TRANSFER_OVERDUE": ("een overschrijving naar het mbo", "a transfer to the mbo"),
    "UNKNOWN_PART": ("dit onderdeel in het programma", "this part in the programme"),
    "VO_ENROLMENT_MISSING": ("een inschrijving bij het vo", "an enrolment at the vo"),
    "VO_ENROLMENT_OVERDUE": ("een uitschrijving bij het vo", "a deregistration at the vo"),
    "VSV_DEFINITION_OPEN": ("de omschrijving van vsv sinds 2026", "the definition of vsv since 2026"),
    "WINDOW_MISSED": ("een besluit over wat nu nog kan", "a decision on what can still be done"),
    # placements
    "ACCREDITATION_LAPSED": ("een erkenning voor alle dagen", "a recognition for all of the days"),
    "ASSESSMENT_UNKNOWN": ("een beoordeling", "an assessment"),
    "ASSESSOR_NOT_MBO": ("een beoordeling door het mbo", "an assessment by the mbo"),
    "BPV_TOO_EARLY": ("een begin niet voor de route", "a beginning not before the route"),
    "INSUFFICIENT": ("een voldoende voor de BPV", "a sufficient assessment of the BPV"),
    "LATE_POK": ("alle handtekeningen op of voor de eerste dag", "every signature by the first day"),
    "NOT_ACCREDITED": ("een erkend leerbedrijf", "a recognised leerbedrijf"),
    "OTHER_CREBO": ("BPV voor de eigen kwalificatie", "BPV for the student's own qualification"),
    "POK_UNSIGNED": (
        "elke handtekening onder de praktijkovereenkomst",
        "every signature to the praktijkovereenkomst",
    ),
    "RECOGNITION_UNKNOWN": ("een bericht over de erkenning", "word of the recognition"),
    "SIGNATURES_UNKNOWN": ("een bericht over de handtekeningen", "word of the signatures"),
    # preconditions
    "registered-vo": ("een melding in RIO door de vo-school", "a report in RIO by the vo school"),
    "registered-mbo": ("een melding in RIO door het mbo", "a report in RIO by the mbo"),
    "registered-on-measuring-day": ("beide meldingen voor 16 oktober", "both reports before 16 October"),
    "agreement-in-force": ("een overeenkomst die nu geldt", "an agreement in force"),
    "agreement-form": (
        "een samenwerkingsovereenkomst, of één bestuur",
        "a samenwerkingsovereenkomst, or one board",
    ),
    "agreement-covers-schools": ("beide scholen in de overeenkomst", "both schools in the agreement"),
    "transfer-options": ("overstapopties in de overeenkomst", "overstapopties in the agreement"),
    "joint-programme": ("een gezamenlijk programma (PTA/OER)", "a joint programme (PTA/OER)"),
    "programme-scheme": ("een programma volgens het examenschema", "a programme by the exam scheme"),
    "bpv-hours": ("genoeg BPV-uren in het programma", "enough BPV hours in the programme"),
    "gr-conditions": (
        "melding, overeenkomst, programma en overstapopties",
        "report, agreement, programme and overstapopties",
    ),
    "participation-advised": ("advies van de medezeggenschap", "advice of the medezeggenschap"),
    "participation-consented": ("instemming van de medezeggenschap", "consent of the medezeggenschap"),
    "ordinary-code": ("de gewone code van leerweg en profiel", "the ordinary code of leerweg and profile"),
    "judgement-vo": ("een oordeel van de vo-school", "a judgement of the vo school"),
    "judgement-mbo": ("een oordeel van het mbo", "a judgement of the mbo"),
    "lwt-agreement": ("een overeenkomst voor het leerwerktraject", "an agreement for the leerwerktraject"),
    "start-moment": ("een start op 1 augustus", "a start on 1 August"),
    "leerweg-and-level": ("een niveau dat bij de leerweg past", "a level that fits the leerweg"),
    "related-domain": (
        "een kwalificatie uit het domein van het profiel",
        "a qualification of the profile's domain",
    ),
    "parts-with-pta": ("een PTA voor elk gekozen onderdeel", "a PTA for every chosen part"),
    "leerroute-registered": ("een melding van de leerroute aan ROD", "a report of the leerroute to ROD"),
    "experiment-open": ("een start voor augustus 2022", "a start before August 2022"),
    "education-in-phase": ("bewijs van onderwijs in deze fase", "proof of education in this phase"),
    # conditions of a result
    "ce-average": ("gemiddeld een 5,5 voor de centrale examens", "a mean of 5.5 for the central exams"),
    "nederlands": ("een hoger cijfer voor Nederlands", "a higher mark for Dutch"),
    "no-mark-below-4": ("elk eindcijfer een 4 of hoger", "every final mark a 4 or higher"),
    "no-keuzevak-below-4": ("elk keuzevak een 4 of hoger", "every keuzevak a 4 or higher"),
    "compensation": ("minder onvoldoendes, of een 7 ertegenover", "fewer low marks, or a 7 against them"),
    "judged": ("een voldoende voor LO en kunstvakken I", "a sufficient for LO and kunstvakken I"),
    "profielwerkstuk": ("een voldoende voor het profielwerkstuk", "a sufficient for the profielwerkstuk"),
    "lob": ("een afgerond loopbaandossier", "a finished career file (LOB)"),
    "profielvak": ("een 6 voor het profielvak", "a 6 for the profielvak"),
    "combinatiecijfer": ("een 6 als combinatiecijfer", "a 6 as combinatiecijfer"),
    "complete": ("een resultaat voor elk onderdeel", "a result for every part"),
    "kerntaken": ("een voldoende voor elke kerntaak", "a sufficient for every kerntaak"),
    "generic-level-there": ("elk generiek onderdeel in het programma", "every generic part in the programme"),
    "generic": ("ten hoogste één 5, rest een 6", "one 5 at most, the rest a 6"),
    "keuzedeel-hours": ("genoeg uren keuzedelen", "enough hours of keuzedelen"),
    "keuzedelen": ("gemiddeld een 6, de helft voldoende", "a mean of 6, half of them sufficient"),
    "lb": ("voldaan voor loopbaan en burgerschap", "career and citizenship done"),
    "burgerschap": ("een voldoende voor burgerschap", "a sufficient for burgerschap"),
    "bpv": ("een voldoende voor de BPV", "a sufficient for the BPV"),
}
"""What is missing, or would have to happen, by flag, reason, precondition, condition or state.

A state without a key here misses nothing.
"""


def word(code: str, language: Language, context: str = "") -> str:
    """What people say for a code, in its context if that has its own word; the code itself without a word."""
    found = WORDS.get(f"{context}:{code}") or WORDS.get(code)
    return code if found is None else _in(found, language)


def missing(code: str, language: Language) -> str | None:
    """What is missing, or would have to happen, where this is shown; None where nothing is."""
    found = MISSING.get(code)
    return None if found is None else _in(found, language)


def _in(said: tuple[str, str], language: Language) -> str:
    dutch, english = said
    return dutch if language == "nl" else english
