"""Which mbo qualifications can a route lead to?

Crebos and kerntaak codes as they are published; kerntaak names without a source are general words.
"""

from __future__ import annotations

from msgspec import Struct

from journeys.vocabulary import Level


class Qualification(Struct, frozen=True):
    crebo: str
    name: str
    level: Level
    kerntaken: dict[str, str]
    bpv_hours: int


def _kerntaken(**names: str) -> dict[str, str]:
    return {code.replace("_", "-"): name for code, name in names.items()}


QUALIFICATIONS = {q.crebo: q for q in [
    Qualification("25786", "Metselaar", 2, _kerntaken(
        B1_K1="Metselwerk maken", B1_K2="Voert lijmwerkzaamheden uit"), 450),
    Qualification("25829", "Timmerman", 2, _kerntaken(B1_K1="Basiswerk timmeren", P1_K1="Profielwerk"), 450),
    Qualification("25737", "Monteur elektrotechnische installaties", 2, _kerntaken(
        B1_K1="Basiswerk installeren", P1_K1="Profielwerk elektrotechniek"), 450),
    Qualification("25735", "Eerste monteur elektrotechnische industriële installaties en systemen", 3,
        _kerntaken(B1_K1="Basiswerk installeren", P1_K1="Profielwerk industrie"), 900),
    Qualification("25668", "Basis technicus voertuigen en mobiele werktuigen", 2, _kerntaken(
        B1_K1="Basiswerk voertuigen", P1_K1="Profielwerk"), 450),
    Qualification("25774", "Logistiek medewerker", 2, _kerntaken(
        B1_K1="Goederen ontvangen en opslaan", B1_K2="Goederen verzamelen en verzenden"), 450),
    Qualification("25656", "Verzorgende-IG", 3, _kerntaken(
        B1_K1="Zorg verlenen en begeleiden", B1_K2="Werken aan kwaliteit", P2_K1="Profielwerk"), 900),
    Qualification("25498", "Helpende Zorg en Welzijn", 2, _kerntaken(
        B1_K1="Basiswerk zorg en welzijn", P2_K1="Profielwerk"), 450),
    Qualification("25960", "Helpende Zorg en Welzijn (vernieuwd)", 2, _kerntaken(
        B1_K1="Basiswerk zorg en welzijn", P2_K1="Profielwerk"), 450),
    Qualification("25180", "Kok", 2, _kerntaken(
        B1_K1="Bereidt gerechten", B1_K2="Beheert keukenvoorraden"), 450),
    Qualification("25808", "Retailmedewerker", 2, _kerntaken(
        B1_K1="Basiswerk in de winkel", P1_K1="Profielwerk"), 450),
    Qualification("25807", "Retailmanager", 4, _kerntaken(
        B1_K1="Basiswerk ondernemen", B1_K2="Leiding geven", P1_K1="Profielwerk"), 1350),
    Qualification("25732", "Medewerker dierverzorging", 2, _kerntaken(
        B1_K1="Dieren verzorgen", P1_K1="Profielwerk"), 450),
    Qualification("25998", "Software developer", 4, _kerntaken(
        B1_K1="Realiseert software", B1_K2="Werkt in een ontwikkelteam"), 1350),
    Qualification("25724", "Assistant Business Services", 2, _kerntaken(
        B1_K1="Basiswerk dienstverlening", P1_K1="Profielwerk"), 450),
]}  # fmt: skip

KEUZEDELEN = {
    2: (("K0067", "Duurzaamheid in het beroep", 240), ("K0023", "Digitale vaardigheden", 240),
        ("K0161", "Ondernemend gedrag", 240), ("K0274", "Voorbereiding niveau 3", 240)),
    3: (("K0067", "Duurzaamheid in het beroep", 240), ("K0023", "Digitale vaardigheden", 240),
        ("K0161", "Ondernemend gedrag", 240), ("K1056", "Specialistische verdieping", 480)),
    4: (("K0067", "Duurzaamheid in het beroep", 240), ("K0125", "Ondernemerschap", 480),
        ("K0023", "Digitale vaardigheden", 240), ("K0072", "Voorbereiding hbo", 240)),
}  # fmt: skip
"""Per level: register code, name, hours of study."""

KEUZEDEEL_HOURS = {2: 480, 3: 720, 4: 720}

GENERIC = {
    2: (("NL-2F", "NE", "Nederlands 2F", "GEO-3001"), ("REK-2", "REK", "rekenen mbo-2", "GEO-3013")),
    3: (("NL-2F", "NE", "Nederlands 2F", "GEO-3002"), ("REK-3", "REK", "rekenen mbo-3", "GEO-3014")),
    4: (("NL-3F", "NE", "Nederlands 3F", "GEO-3005"), ("REK-4", "REK", "rekenen mbo-4", "GEO-3015"),
        ("EN-B1", "EN", "Engels B1/A2", "GEO-3029")),
}  # fmt: skip
"""Per level: part, subject, name, register code."""
