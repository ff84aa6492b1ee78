"""Which level does a qualification have, and which profiles go with it?"""

from __future__ import annotations

from typing import get_args

import pytest

from journeys.law.values.qualifications import DOMAIN, QUALIFICATIONS
from journeys.vocabulary import Profile

SEEN = {
    "BWI": {2: "25786 25829", 3: "25785 25828"},
    "PIE": {2: "25737 25894", 3: "25735", 4: "25739"},
    "M&T": {2: "25668 25774", 3: "25669"},
    "HBR": {2: "25180 25721", 3: "25182"},
    "Z&W": {2: "25960 25498", 3: "25656", 4: "25695"},
    "E&O": {2: "25808", 3: "25809", 4: "25807"},
    "Groen": {2: "25732"},
    "MVI": {2: "25719", 4: "25998"},
    "D&P": {2: "25724"},
}
"""The crebos of each profile, by level."""
OF_TL: tuple[Profile, ...] = ("techniek", "zorg-en-welzijn", "economie", "landbouw")


def test_each_qualification_has_the_level_and_the_profile_of_its_source():
    """RTE-16: and no others are known."""
    told = {
        crebo: (level, profile)
        for profile, levels in SEEN.items()
        for level, crebos in levels.items()
        for crebo in crebos.split()
    }
    assert {crebo: (known.level, known.profiles[0]) for crebo, known in QUALIFICATIONS.items()} == told


@pytest.mark.parametrize("crebo", QUALIFICATIONS)
def test_a_qualification_goes_with_the_domain_of_its_profile_too(crebo: str):
    """RTE-16: the profile of TL that has the domain; D&P is broad, what it leads to is not."""
    profile, domain = QUALIFICATIONS[crebo].profiles
    assert domain == ("economie" if profile == "D&P" else DOMAIN[profile])


def test_every_vocational_profile_but_the_broad_one_is_of_one_domain():
    """RTE-16: those of techniek, zorg en welzijn, economie and landbouw."""
    vocational = set(get_args(Profile)) - set(OF_TL)
    assert set(DOMAIN) == vocational - {"D&P"}
    of = {domain: {p for p, d in DOMAIN.items() if d == domain} for domain in OF_TL}
    assert of == {
        "techniek": {"BWI", "PIE", "M&T", "MaT", "MVI"},
        "zorg-en-welzijn": {"Z&W"},
        "economie": {"E&O", "HBR"},
        "landbouw": {"Groen"},
    }
