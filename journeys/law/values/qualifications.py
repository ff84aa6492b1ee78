"""Which level does a qualification have, and which vmbo profiles go with it and with its domain?

The qualifications that this project has seen in public lists and examination regulations, by crebo. One that
is not here has no known level or domain: what rests on that is then open. RTE-16.
"""

from __future__ import annotations

from msgspec import Struct

from journeys.vocabulary import Level, Profile


class Qualification(Struct, frozen=True):
    """A level, and the profiles that go with it: the vocational one and, as its domain, that of TL."""

    level: Level
    profiles: tuple[Profile, ...]


def _of(level: Level, *profiles: Profile) -> Qualification:
    return Qualification(level, profiles)


QUALIFICATIONS: dict[str, Qualification] = {
    "25786": _of(2, "BWI", "techniek"),
    "25785": _of(3, "BWI", "techniek"),
    "25829": _of(2, "BWI", "techniek"),
    "25828": _of(3, "BWI", "techniek"),
    "25737": _of(2, "PIE", "techniek"),
    "25735": _of(3, "PIE", "techniek"),
    "25739": _of(4, "PIE", "techniek"),
    "25894": _of(2, "PIE", "techniek"),
    "25668": _of(2, "M&T", "techniek"),
    "25669": _of(3, "M&T", "techniek"),
    "25774": _of(2, "M&T", "techniek"),
    "25180": _of(2, "HBR", "economie"),
    "25182": _of(3, "HBR", "economie"),
    "25721": _of(2, "HBR", "economie"),
    "25498": _of(2, "Z&W", "zorg-en-welzijn"),
    "25960": _of(2, "Z&W", "zorg-en-welzijn"),
    "25656": _of(3, "Z&W", "zorg-en-welzijn"),
    "25695": _of(4, "Z&W", "zorg-en-welzijn"),
    "25808": _of(2, "E&O", "economie"),
    "25809": _of(3, "E&O", "economie"),
    "25807": _of(4, "E&O", "economie"),
    "25732": _of(2, "Groen", "landbouw"),
    "25719": _of(2, "MVI", "techniek"),
    "25998": _of(4, "MVI", "techniek"),
    "25724": _of(2, "D&P", "economie"),
}
DOMAIN: dict[Profile, Profile] = {
    "BWI": "techniek",
    "PIE": "techniek",
    "M&T": "techniek",
    "MaT": "techniek",
    "MVI": "techniek",
    "Z&W": "zorg-en-welzijn",
    "E&O": "economie",
    "HBR": "economie",
    "Groen": "landbouw",
}
"""The domain of each vocational profile, by the profile of TL that has it. D&P is broad and has none."""
