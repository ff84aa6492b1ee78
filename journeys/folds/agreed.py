"""Had what a student did been agreed between the schools: a leerwerktraject, an overstap?"""

from __future__ import annotations

from journeys.events import SwitchedToTransferOption
from journeys.folds.journey import Journey
from journeys.folds.reference import Reference
from journeys.folds.route import Route
from journeys.history import Fact


def lwt_agreed(journey: Journey, route: Route, reference: Reference) -> bool:
    """RTE-09: whether a leerwerktraject agreement was in force on the day from which the student has lwt."""
    named, since = route.opened.lwt_agreement, journey.lwt_since
    if named is None or since is None:
        return False
    agreement = reference.agreement(named)
    terms = agreement.terms_on(since)
    return terms is not None and terms.signed.purpose == "leerwerktraject" and agreement.in_force(since)


def switch_was_agreed(switch: Fact, left: Route | None, reference: Reference) -> bool:
    """OVS-04: whether the option was among those of the left route's agreement on the day of the switch."""
    if not isinstance(switch.event, SwitchedToTransferOption) or left is None:
        return True
    agreement, _ = left.agreement_on(switch.on)
    terms = reference.agreement(agreement).terms_on(switch.on)
    return terms is not None and switch.event.option in terms.transfer_options
