"""Where does each rule come from, and how sure are we?

The rules that a refusal or an answer names. `kind` is the kind of source, `confidence` how well it was
checked: VERIFIED (found in public material), SEED (in one of the two documents that the project came from),
MEMORY (must be checked by a lawyer), DEFAULT (our own documented choice where the sources are silent), OPEN
(the sources leave it undecided or contradict each other).
No article numbers: the statute's text itself could not be read.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SourceKind = Literal["statute", "register", "seed-faq", "spv-plea", "school-practice", "project-policy"]
Confidence = Literal["VERIFIED", "SEED", "MEMORY", "DEFAULT", "OPEN"]


class Rule(Struct, frozen=True):
    """A rule in plain Dutch words, with its source."""

    id: str
    says: str
    kind: SourceKind
    document: str
    confidence: Confidence


_FAQ = "FAQ wet doorlopende leerroutes vmbo-mbo"
_DUO = "DUO, doorlopende en geïntegreerde leerroute vmbo-mbo"
_OWN = "keuze van dit project"
_OER = "onderwijs- en examenregelingen van mbo-instellingen"

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("RTE-01", "Een doorlopende leerroute leidt naar een vmbo- en een mbo-diploma.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-02", "Een geïntegreerde route leidt naar een mbo-diploma op niveau 2.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-03", "Een geïntegreerde route is er alleen voor de basisberoepsgerichte leerweg.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-04", "Een geïntegreerde route leidt alleen naar niveau 2.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-05", "Voor een geïntegreerde route oordelen vmbo en mbo samen, voordat de leerling begint.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-06", "Een route naar de entreeopleiding bestaat niet.", "register", _DUO, "VERIFIED"),
        Rule("RTE-08", "Een leerwerktraject bestaat alleen binnen de basisberoepsgerichte leerweg.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-09", "Een leerwerktraject vraagt een eigen overeenkomst naast die van de route.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-11", "Een doorlopende leerlijn is geen route volgens de wet.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-12", "Een experiment volgt het besluit over de experimenten.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-13", "Een route begint in leerjaar 3 of 4, op elk moment in het jaar.", "seed-faq", _FAQ, "SEED"),
        Rule("RTE-17", "Een route is van een vo-school en een mbo-instelling samen.", "seed-faq", _FAQ, "SEED"),
        Rule("PRE-01", "Beide scholen melden de route in RIO.", "register", _DUO, "VERIFIED"),
        Rule("PRE-02", "Zonder melding zijn er geen rechten volgens de wet.", "seed-faq", _FAQ, "SEED"),
        Rule("PRE-07", "Beide scholen stellen samen het programma van de hele route vast (PTA/OER).", "seed-faq", _FAQ, "SEED"),
        Rule("EXP-04", "Wie in 2022 nog in een experiment zat, maakt het af; de bron spreekt zichzelf tegen.", "project-policy", _OWN, "DEFAULT"),
        Rule("EXP-09", "Vanaf 1 augustus 2022 begint niemand meer aan een experiment.", "seed-faq", _FAQ, "SEED"),
        Rule("EXP-10", "De wet geldt vanaf 1 augustus 2020.", "register", _DUO, "VERIFIED"),
        Rule("RSP-01", "Na twee routejaren gaat de verantwoordelijkheid over naar het mbo.", "seed-faq", _FAQ, "SEED"),
        Rule("RSP-02", "De overgang is op 1 augustus na leerjaar 4.", "project-policy", _OWN, "DEFAULT"),
        Rule("RSP-04", "Bij een start in leerjaar 4 telt de klok van het programma.", "project-policy", _OWN, "DEFAULT"),
        Rule("RSP-07", "Te vroeg overgeschreven: de regel blijft vo tot de overgang.", "project-policy", _OWN, "DEFAULT"),
        Rule("RSP-08", "Nog niet overgeschreven: de regel is mbo vanaf de overgang.", "project-policy", _OWN, "DEFAULT"),
        Rule("RSP-10", "Zolang vmbo-onderdelen open staan, blijft de leerling ook bij het vo ingeschreven.", "register", _DUO, "VERIFIED"),
        Rule("RSP-11", "De telling van 1 oktober volgt de inschrijving en de fase van de leerroute.", "register", _DUO, "VERIFIED"),
        Rule("RSP-13", "De geregistreerde fase hoort gelijk te zijn aan de fase van de route.", "register", "DUO, programma van eisen", "VERIFIED"),
        Rule("RSP-15", "Na het einde van de route volgt de verantwoordelijkheid de inschrijving.", "project-policy", _OWN, "DEFAULT"),
        Rule("VEX-01", "In een doorlopende leerroute hoort het hele vmbo-examen van de leerweg.", "seed-faq", _FAQ, "SEED"),
        Rule("VEX-02", "In een geïntegreerde route zijn alleen de gekozen vmbo-onderdelen verschuldigd.", "seed-faq", _FAQ, "SEED"),
        Rule("VEX-30", "Het vmbo-examen mag over de eerste drie jaren worden gespreid.", "seed-faq", _FAQ, "SEED"),
        Rule("VEX-32", "Het examenvenster sluit aan het eind van het derde routejaar, 31 juli.", "project-policy", _OWN, "DEFAULT"),
        Rule("VEX-34", "Wat na het venster open staat, kan binnen de route niet meer worden afgesloten.", "project-policy", _OWN, "DEFAULT"),
        Rule("VEX-35", "Het vmbo-examen blijft van het vo, waar het ook wordt afgenomen.", "seed-faq", _FAQ, "SEED"),
        Rule("VEX-40", "In een leerwerktraject horen Nederlands en het beroepsgerichte programma.", "seed-faq", _FAQ, "SEED"),
        Rule("VEX-50", "Een vrijstelling sluit een vmbo-onderdeel af.", "statute", "examenblad.nl, uitslagbepaling vmbo", "MEMORY"),
        Rule("MEX-01", "Voor het mbo-diploma horen kerntaken, generieke onderdelen, keuzedelen, LB en BPV.", "school-practice", _OER, "VERIFIED"),
        Rule("MEX-05", "Keuzedelen tellen samen tot het aantal uren van het niveau.", "school-practice", _OER, "VERIFIED"),
        Rule("MEX-08", "Zonder voldoende voor de BPV geen diploma.", "school-practice", _OER, "VERIFIED"),
        Rule("MEX-09", "Mbo-onderdelen zijn altijd van het mbo, ook in leerjaar 3.", "seed-faq", _FAQ, "SEED"),
        Rule("MEX-10", "Een resultaat is van de examencommissie van de eigen kant.", "project-policy", _OWN, "DEFAULT"),
        Rule("MEX-11", "Een resultaat is voorlopig tot de examencommissie het vaststelt.", "school-practice", _OER, "VERIFIED"),
        Rule("MEX-12", "Een gezamenlijke toets telt voor het mbo als dat vooraf was afgesproken.", "seed-faq", _FAQ, "SEED"),
        Rule("MEX-13", "Een gezamenlijke toets heeft gevolgen aan beide kanten.", "project-policy", _OWN, "DEFAULT"),
        Rule("MEX-17", "Een vrijstelling van de examencommissie sluit een mbo-onderdeel af.", "register", "DUO, programma van eisen", "OPEN"),
        Rule("BPV-01", "BPV telt vanaf het begin van de route.", "seed-faq", _FAQ, "SEED"),
        Rule("BPV-02", "Het leerbedrijf is op elke getelde dag erkend voor de kwalificatie.", "seed-faq", _FAQ, "SEED"),
        Rule("BPV-03", "Na het einde van de erkenning tellen uren niet meer.", "project-policy", _OWN, "DEFAULT"),
        Rule("BPV-05", "De praktijkovereenkomst is getekend door student, leerbedrijf, mbo en zo nodig een ouder.", "school-practice", "mbo-instellingen over de praktijkovereenkomst", "VERIFIED"),
        Rule("BPV-06", "Uren van voor de laatste handtekening tellen niet.", "project-policy", _OWN, "DEFAULT"),
        Rule("BPV-07", "De BPV valt altijd onder het mbo.", "seed-faq", _FAQ, "SEED"),
        Rule("BPV-08", "Het mbo beoordeelt de BPV, alleen of samen.", "seed-faq", _FAQ, "SEED"),
        Rule("BPV-12", "De uren van alle geldige BPV samen halen de norm van het programma.", "school-practice", _OER, "VERIFIED"),
        Rule("BPV-14", "Na een andere kwalificatie telt eerdere BPV niet vanzelf.", "project-policy", _OWN, "DEFAULT"),
        Rule("COH-01", "Een cohortgarantie is er als de overeenkomst haar heeft op de dag van de eerste leerling.", "spv-plea", "SPV, reactie op het wetsvoorstel", "DEFAULT"),
        Rule("COH-02", "Een cohort is een route en het schooljaar van leerjaar 3.", "project-policy", _OWN, "DEFAULT"),
        Rule("COH-03", "De garantie loopt tot de laatste leerling klaar of weg is.", "spv-plea", "SPV, reactie op het wetsvoorstel", "DEFAULT"),
        Rule("COH-04", "Zonder regeling breekt een stop de garantie van wie dan nog niet klaar is.", "project-policy", _OWN, "DEFAULT"),
        Rule("COH-05", "Een stop is een aangekondigd einde van de route of het einde van de overeenkomst.", "spv-plea", "SPV, reactie op het wetsvoorstel", "DEFAULT"),
        Rule("OVS-01", "Eindigt de route vroeg, dan helpen beide scholen de leerling aan een diploma.", "seed-faq", _FAQ, "SEED"),
        Rule("OVS-02", "Het doel en wie voorgaat hangen af van de fase waarin de route eindigde.", "project-policy", _OWN, "DEFAULT"),
        Rule("OVS-04", "Overstappen gaat volgens de opties in de overeenkomst.", "seed-faq", _FAQ, "SEED"),
        Rule("OVS-06", "Wie een geïntegreerde route verlaat, heeft geen formele toegang tot niveau 2 elders.", "statute", "Kamerstuk 35 336, nr. 15", "OPEN"),
    )
}  # fmt: skip
"""The rules by id."""
