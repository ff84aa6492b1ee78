"""Which things can happen? The table of contents of the domain.

One frozen struct an event kind, in past tense, fields in the order in which they are written. A struct
holds what the report says and nothing else: the day it counts from, who reported it and when it was
recorded are on the envelope (`journeys.history.Recorded`). The stored name of a kind is made from the
class name once (`BpvAgreed` -> `bpv-agreed/1`) and never changes again.

A field with a default may be absent: unknown, or not applicable.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeAlias, get_args

from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field

from journeys.vocabulary import (
    AgreementForm,
    AgreementPurpose,
    Assessor,
    Attempt,
    Code,
    ExamSide,
    Fase,
    Hours,
    Id,
    Judgement,
    Leerweg,
    Level,
    Mark,
    Name,
    Outcome,
    PartCode,
    PartKind,
    PartSide,
    Party,
    Profile,
    RouteForm,
    Signatory,
)

Brin: TypeAlias = Id
Brins: TypeAlias = Annotated[list[Brin], Meta(min_length=1)]
Crebo: TypeAlias = Id
Crebos: TypeAlias = Annotated[list[Crebo], Meta(min_length=1)]
SchoolYear: TypeAlias = Annotated[int, Meta(ge=1900, le=2199)]
Destination: TypeAlias = Annotated[
    str, Meta(pattern=r"\A(?:regular-vmbo|regular-mbo|route:[A-Za-z0-9._-]{1,200})\Z")
]


class Said(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a report says, without its envelope."""


# --- agreements between a vo school and an mbo institution -------------------------------------------


class TransferOption(Said, frozen=True, kw_only=True):
    """An overstapoptie that the agreement offers: its name and where it leads."""

    option: Id
    to: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._:-]{1,200}\Z")]


class AgreementSigned(Said, frozen=True, kw_only=True):
    form: AgreementForm
    purpose: AgreementPurpose
    vo: Brins
    mbo: Brins
    valid_from: date
    valid_until: date | None = None
    cohort_obligation: bool
    transfer_options: list[TransferOption]
    topics: list[Code] | None = None
    advised_on: date | None = None
    consented_on: date | None = None


class AgreementAmended(Said, frozen=True, kw_only=True):
    """The terms named are as they are from the event's day; those absent are unchanged."""

    form: AgreementForm | UnsetType = UNSET
    purpose: AgreementPurpose | UnsetType = UNSET
    vo: Brins | UnsetType = UNSET
    mbo: Brins | UnsetType = UNSET
    valid_from: date | UnsetType = UNSET
    valid_until: date | UnsetType = UNSET
    cohort_obligation: bool | UnsetType = UNSET
    transfer_options: list[TransferOption] | UnsetType = UNSET
    topics: list[Code] | UnsetType = UNSET
    advised_on: date | UnsetType = UNSET
    consented_on: date | UnsetType = UNSET


class AgreementEnded(Said, frozen=True, kw_only=True):
    """`effective_on` is the first day without the agreement."""

    effective_on: date
    reason: Code


# --- routes -------------------------------------------------------------------------------------------


class RouteOpened(Said, frozen=True, kw_only=True):
    """`years`: nominal length in school years, leerjaar 3 included."""

    form: RouteForm
    agreement: Id
    lwt_agreement: Id | None = None
    vo: Brin
    mbo: Brin
    leerweg: Leerweg
    profile: Profile
    domain: Name
    crebo: Crebo | None = None
    level: Level
    years: Annotated[int, Meta(ge=1, le=20)]
    element_code: Id | None = None


class RouteRegistered(Said, frozen=True, kw_only=True):
    """This school reported the route in RIO."""

    side: Party
    brin: Brin


class RouteRegistrationEnded(Said, frozen=True, kw_only=True):
    side: Party
    brin: Brin


class RouteAgreementReplaced(Said, frozen=True, kw_only=True):
    agreement: Id


class Part(Said, frozen=True, kw_only=True):
    """A part of an examination programme; a `joint` part counts for one vmbo and one mbo part."""

    part: PartCode
    side: PartSide
    kind: PartKind
    subject: Name
    name: Name
    vocational: bool | None = None
    hours: Hours | None = None
    choice: Id | None = None
    crebo: Crebo | None = None
    register_codes: list[PartCode] | None = None
    counts_for: list[PartCode] | None = None
    agreed_on: date | None = None


class ChoiceGroup(Said, frozen=True, kw_only=True):
    """From the parts that name this choice at least so many, or so many hours, are chosen."""

    choice: Id
    side: ExamSide
    min_parts: Annotated[int, Meta(ge=0, le=1_000)] | None = None
    min_hours: Hours | None = None


class ExamProgrammeAdopted(Said, frozen=True, kw_only=True):
    """The joint PTA/OER for cohorts from a school year on."""

    version: Name
    cohorts_from: SchoolYear
    parts: list[Part]
    choices: list[ChoiceGroup]


class RouteStopAnnounced(Said, frozen=True, kw_only=True):
    """`effective_on` is the first day on which the route is no longer given."""

    party: Party
    effective_on: date
    reason: Code
    consulted_on: date | None = None


class RouteStopWithdrawn(Said, frozen=True, kw_only=True):
    pass


class TeachOutArranged(Said, frozen=True, kw_only=True):
    with_: Brin = field(name="with")


class QualificationRenewed(Said, frozen=True, kw_only=True):
    """The minister renewed the qualification: the new crebo follows the old one."""

    old: Crebo
    new: Crebo


# --- companies (leerbedrijven) ------------------------------------------------------------------------


class CompanyRecognised(Said, frozen=True, kw_only=True):
    """`until` is the last day of the recognition by SBB."""

    crebos: Crebos
    until: date | None = None


class RecognitionWithdrawn(Said, frozen=True, kw_only=True):
    """Not recognised from the event's day."""

    crebos: Crebos


# --- students -----------------------------------------------------------------------------------------


class RouteStarted(Said, frozen=True, kw_only=True):
    """`leerjaar` is 3 or 4; anything else is refused by a code of its own."""

    route: Id
    leerjaar: int
    leerweg: Leerweg
    lwt: bool
    judged_by_vo_on: date | None = None
    judged_by_mbo_on: date | None = None
    chosen: list[PartCode] | None = None


class PartsChosen(Said, frozen=True, kw_only=True):
    """The whole choice from the event's day."""

    parts: list[PartCode]


class YearRepeated(Said, frozen=True, kw_only=True):
    """The route year done again, from the event's day; 1 is leerjaar 3."""

    route_year: Annotated[int, Meta(ge=1, le=20)]


class Transferred(Said, frozen=True, kw_only=True):
    """Overgeschreven to an mbo institution."""

    to: Brin
    stays_enrolled_at_vo: bool


class Enrolled(Said, frozen=True, kw_only=True):
    side: Party
    brin: Brin
    enrolment: Id | None = None


class Deregistered(Said, frozen=True, kw_only=True):
    """The event's day is the first one no longer enrolled."""

    side: Party
    brin: Brin
    enrolment: Id | None = None
    reason: Code | None = None


class EnrolmentPeriodRegistered(Said, frozen=True, kw_only=True):
    """What the register (ROD) holds from the event's day."""

    side: Party
    brin: Brin
    enrolment: Id
    crebo: Crebo | None = None
    leertraject: Id | None = None
    level: Level | None = None
    funded: bool
    leerroute: Id | None = None
    fase: Fase | None = None


class QualificationChosen(Said, frozen=True, kw_only=True):
    crebo: Crebo


class ProfileChanged(Said, frozen=True, kw_only=True):
    profile: Profile


class Signatures(Said, frozen=True, kw_only=True):
    """The day on which each party signed the praktijkovereenkomst."""

    student: date | None = None
    company: date | None = None
    mbo: date | None = None
    guardian: date | None = None


class BpvAgreed(Said, frozen=True, kw_only=True):
    """A praktijkovereenkomst, drawn up on the event's day; `signed` absent is unknown, `{}` nobody yet."""

    placement: Id
    company: Id
    crebo: Crebo
    starts_on: date
    ends_on: date
    hours: Hours | None = None
    signed: Signatures | None = None
    guardian_required: bool


class BpvSigned(Said, frozen=True, kw_only=True):
    placement: Id
    party: Signatory


class BpvAmended(Said, frozen=True, kw_only=True):
    """What is named is as it is from the event's day; what is absent is unchanged."""

    placement: Id
    company: Id | None = None
    crebo: Crebo | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours: Hours | None = None


class BpvHoursRecorded(Said, frozen=True, kw_only=True):
    """Hours done so far."""

    placement: Id
    hours: Hours


class BpvEnded(Said, frozen=True, kw_only=True):
    """An end without a judgement, as registers know it."""

    placement: Id
    hours: Hours | None = None


class BpvCompleted(Said, frozen=True, kw_only=True):
    placement: Id
    hours: Hours
    assessed_by: list[Assessor]
    result: Judgement


class Component(Said, frozen=True, kw_only=True):
    """A part of a sitting, such as the instellingsexamen or the centrale examen."""

    component: Id
    mark: Mark | None = None
    exempt: bool | None = None


class Sitting(Said, frozen=True, kw_only=True):
    """What is said of a sitting. `decided_on` absent: provisional, no examencommissie has set it yet."""

    part: PartCode
    mark: Mark | None = None
    attempt: Attempt | None = None
    resit: bool | None = None
    sat_on: date | None = None
    decided_on: date | None = None
    leerweg: Leerweg | None = None
    held_at: Brin | None = None
    held_by: list[Party] | None = None
    components: list[Component] | None = None


class ExamPartPassed(Sitting, frozen=True, kw_only=True):
    """It closed the part; also with a mark below 5.5, where the result rule compensates."""


class ExamPartFailed(Sitting, frozen=True, kw_only=True):
    """It did not close the part."""


class ExamResultAnnulled(Said, frozen=True, kw_only=True):
    """It counted until the event's day; a wrong entry is retracted instead."""

    part: PartCode
    attempt: Attempt | None = None
    decided_on: date | None = None
    ground: Code


class SittingMissed(Said, frozen=True, kw_only=True):
    part: PartCode
    sat_on: date
    valid_reason: bool


class ExemptionGranted(Said, frozen=True, kw_only=True):
    part: PartCode
    ground: Code
    mark: Mark | None = None
    decided_on: date | None = None


class WindowExtended(Said, frozen=True, kw_only=True):
    """The vo exam authority moved the last day of the exam window."""

    until: date
    decided_by: Literal["vo"]
    ground: Code


class ResultDetermined(Said, frozen=True, kw_only=True):
    side: ExamSide
    outcome: Outcome
    definitive: bool


class CertificateAwarded(Said, frozen=True, kw_only=True):
    side: ExamSide
    parts: list[PartCode]
    crebo: Crebo | None = None


class DiplomaAwarded(Said, frozen=True, kw_only=True):
    side: ExamSide
    crebo: Crebo | None = None
    leerweg: Leerweg | None = None
    lwt: bool | None = None


class ContentTaught(Said, frozen=True, kw_only=True):
    subject: Id
    side: Party


class SupportRegistered(Said, frozen=True, kw_only=True):
    support: Code
    until: date | None = None


class EducationAttested(Said, frozen=True, kw_only=True):
    """The student really followed this side's education up to and including `until`."""

    side: Party
    brin: Brin
    until: date


class SwitchedToTransferOption(Said, frozen=True, kw_only=True):
    """An overstap: to regular education, or to another route."""

    option: Id
    to: Destination
    reason: Code | None = None
    lwt: bool | None = None
    judged_by_vo_on: date | None = None
    judged_by_mbo_on: date | None = None
    chosen: list[PartCode] | None = None


class DroppedOut(Said, frozen=True, kw_only=True):
    reason: Code


class RouteEnded(Said, frozen=True, kw_only=True):
    reason: Code


class Placed(Said, frozen=True, kw_only=True):
    """The student has a place elsewhere."""

    brin: Brin
    programme: Id


# --- policies -----------------------------------------------------------------------------------------


class PolicyChosen(Said, frozen=True, kw_only=True):
    choice: Id
    reason: Code
    agreed_by: list[Brin]


# --- about an earlier event of the same stream --------------------------------------------------------


class Corrected(Said, frozen=True, kw_only=True):
    """`data` replaces the whole of the earlier event's; its kind is the kind of what it replaces.

    `to_on`: its new day; absent: the day first recorded.
    """

    event: Id
    data: Raw
    to_on: date | None = None
    reason: Code


class Retracted(Said, frozen=True, kw_only=True):
    event: Id
    reason: Code


class Erased(Said, frozen=True, kw_only=True):
    """The data and salt of these events are gone for good."""

    events: Annotated[list[Id], Meta(min_length=1)]
    ground: Code
    class_: Code = field(name="class")


AgreementEvent: TypeAlias = AgreementSigned | AgreementAmended | AgreementEnded
RouteEvent: TypeAlias = (
    RouteOpened
    | RouteRegistered
    | RouteRegistrationEnded
    | RouteAgreementReplaced
    | ExamProgrammeAdopted
    | RouteStopAnnounced
    | RouteStopWithdrawn
    | TeachOutArranged
    | QualificationRenewed
)
CompanyEvent: TypeAlias = CompanyRecognised | RecognitionWithdrawn
StudentEvent: TypeAlias = (
    RouteStarted
    | PartsChosen
    | YearRepeated
    | Transferred
    | Enrolled
    | Deregistered
    | EnrolmentPeriodRegistered
    | QualificationChosen
    | ProfileChanged
    | BpvAgreed
    | BpvSigned
    | BpvAmended
    | BpvHoursRecorded
    | BpvEnded
    | BpvCompleted
    | ExamPartPassed
    | ExamPartFailed
    | ExamResultAnnulled
    | SittingMissed
    | ExemptionGranted
    | WindowExtended
    | ResultDetermined
    | CertificateAwarded
    | DiplomaAwarded
    | ContentTaught
    | SupportRegistered
    | EducationAttested
    | SwitchedToTransferOption
    | DroppedOut
    | RouteEnded
    | Placed
)
PolicyEvent: TypeAlias = PolicyChosen
AboutEvent: TypeAlias = Corrected | Retracted | Erased
FactEvent: TypeAlias = AgreementEvent | RouteEvent | CompanyEvent | StudentEvent | PolicyEvent
Event: TypeAlias = FactEvent | AboutEvent

Room: TypeAlias = Literal["agreement", "route", "company", "student", "policy"]


def _stored_name(of: type[Event]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", of.__name__).lower() + "/1"


KIND_OF: dict[type[Event], str] = {event: _stored_name(event) for event in get_args(Event)}
EVENT_OF: dict[str, type[Event]] = {kind: event for event, kind in KIND_OF.items()}
ROOM_OF: dict[type[Event], Room] = {
    **dict.fromkeys(get_args(AgreementEvent), "agreement"),
    **dict.fromkeys(get_args(RouteEvent), "route"),
    **dict.fromkeys(get_args(CompanyEvent), "company"),
    **dict.fromkeys(get_args(StudentEvent), "student"),
    PolicyChosen: "policy",
}
"""The room a kind belongs in; corrections, retractions and erasures belong in any."""
ROOMS: tuple[Room, ...] = get_args(Room)
