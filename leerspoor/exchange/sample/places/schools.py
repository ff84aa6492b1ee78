"""Which schools are there, and what did they agree?

All invented, BRIN codes too. 97MB is a vertical community: vo and mbo under one BRIN, so that its own
routes rest on an interne regeling.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.events import (
    AgreementAmended,
    AgreementEnded,
    AgreementSigned,
    PolicyChosen,
    TransferOption,
)

SCHOOLS = {
    "98VO": "Vmbo De Sluis",
    "97VO": "Het Waterpoort",
    "96VO": "Beroepscollege Oost",
    "98MB": "Mbo Vecht en IJssel",
    "97MB": "Groenrijk College (vmbo en mbo)",
}


class Agreement(Struct, frozen=True):
    """An agreement's history, as its vo school reported it.

    Each step with the day it counts from and how many days later it was recorded.
    """

    id: str
    vo: str
    steps: list[tuple[date, int, AgreementSigned | AgreementAmended | AgreementEnded]]


def _options(*pairs: str) -> list[TransferOption]:
    named = (pair.split(">") for pair in pairs)
    return [TransferOption(option=option, to=to) for option, to in named]


_TO_VMBO, _TO_MBO = "regulier-vmbo>regular-vmbo", "regulier-mbo>regular-mbo"
_TO_CARPENTER = "naar-timmerman>route:bwi-timmerman-2"
_TO_HELPER = "naar-geintegreerd>route:zw-helpende-2"

AGREEMENTS = [
    Agreement("experiment-98vo-98mb", "98VO", [
        (date(2018, 5, 14), 2, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["98VO"], mbo=["98MB"],
            valid_from=date(2018, 8, 1), cohort_obligation=False,
            transfer_options=_options(_TO_VMBO, _TO_MBO))),
    ]),
    Agreement("dlr-98vo-98mb", "98VO", [
        (date(2020, 4, 20), 3, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["98VO"], mbo=["98MB"],
            valid_from=date(2020, 8, 1), cohort_obligation=True,
            transfer_options=_options(_TO_VMBO, _TO_CARPENTER),
            topics=["onderwijsprogramma", "examinering", "overstapopties", "onderwijstijd"],
            advised_on=date(2020, 3, 30))),
        (date(2022, 8, 1), -40, AgreementAmended(
            transfer_options=_options(_TO_VMBO, _TO_MBO, _TO_CARPENTER, _TO_HELPER),
            consented_on=date(2022, 6, 14))),
    ]),
    Agreement("dlr-97vo-98mb", "97VO", [
        (date(2020, 4, 27), 1, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["97VO"], mbo=["98MB"],
            valid_from=date(2020, 8, 1), cohort_obligation=False,
            transfer_options=_options(_TO_VMBO), advised_on=date(2020, 4, 9))),
    ]),
    Agreement("lwt-97vo-98mb", "97VO", [
        (date(2020, 5, 4), 0, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="leerwerktraject", vo=["97VO"], mbo=["98MB"],
            valid_from=date(2020, 8, 1), valid_until=date(2025, 7, 31), cohort_obligation=False,
            transfer_options=_options(_TO_VMBO))),
    ]),
    Agreement("dlr-96vo-98mb", "96VO", [
        (date(2020, 5, 11), 4, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["96VO"], mbo=["98MB"],
            valid_from=date(2020, 8, 1), cohort_obligation=True,
            transfer_options=_options(_TO_VMBO, _TO_MBO), advised_on=date(2020, 4, 8))),
        (date(2025, 2, 3), 10, AgreementAmended(valid_until=date(2026, 7, 31))),
    ]),
    Agreement("dlr-96vo-98mb-2026", "96VO", [
        (date(2026, 4, 13), 2, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["96VO"], mbo=["98MB"],
            valid_from=date(2026, 8, 1), cohort_obligation=True,
            transfer_options=_options(_TO_VMBO, _TO_MBO), advised_on=date(2026, 3, 18),
            consented_on=date(2026, 3, 25))),
    ]),
    Agreement("dlr-96vo-97mb", "96VO", [
        (date(2020, 3, 9), 5, AgreementSigned(
            form="samenwerkingsovereenkomst", purpose="doorlopende-leerroute", vo=["96VO"], mbo=["97MB"],
            valid_from=date(2020, 8, 1), cohort_obligation=True,
            transfer_options=_options(_TO_VMBO, _TO_MBO))),
        (date(2026, 5, 11), 1, AgreementEnded(effective_on=date(2027, 8, 1), reason="partner-left")),
    ]),
    Agreement("regeling-97mb", "97MB", [
        (date(2020, 2, 10), 0, AgreementSigned(
            form="interne-regeling", purpose="doorlopende-leerroute", vo=["97MB"], mbo=["97MB"],
            valid_from=date(2020, 8, 1), cohort_obligation=True,
            transfer_options=_options(_TO_VMBO, _TO_MBO), consented_on=date(2020, 1, 27))),
    ]),
]  # fmt: skip

POLICIES = [
    ("switch-clock", date(2020, 8, 24), PolicyChosen(
        choice="programme", reason="agreed-by-partners", agreed_by=["98VO", "97VO", "96VO", "98MB", "97MB"])),
    ("hours-before-signature", date(2022, 10, 3), PolicyChosen(
        choice="do-not-count", reason="agreed-by-partners", agreed_by=["98MB", "97MB"])),
]  # fmt: skip
