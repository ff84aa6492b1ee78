"""What does a person call an event, and what does it say, on one line?"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeys.saying import Language

Both = tuple[str, str]
"""Dutch and English."""

KINDS: Mapping[str, Both] = {
    "agreement-signed/1": ("overeenkomst getekend", "agreement signed"),
    "agreement-amended/1": ("overeenkomst gewijzigd", "agreement amended"),
    "agreement-ended/1": ("overeenkomst beëindigd", "agreement ended"),
    "route-opened/1": ("route geopend", "route opened"),
    "route-registered/1": ("route gemeld", "route registered"),
    "route-registration-ended/1": ("routemelding beëindigd", "registration ended"),
    "route-agreement-replaced/1": ("andere overeenkomst", "agreement replaced"),
    "exam-programme-adopted/1": ("programma vastgesteld", "programme adopted"),
    "route-stop-announced/1": ("stop aangekondigd", "stop announced"),
    "route-stop-withdrawn/1": ("stop ingetrokken", "stop withdrawn"),
    "teach-out-arranged/1": ("uitloop geregeld", "teach-out arranged"),
    "qualification-renewed/1": ("kwalificatie vernieuwd", "qualification renewed"),
    "company-recognised/1": ("leerbedrijf erkend", "company recognised"),
    "recognition-withdrawn/1": ("erkenning ingetrokken", "recognition withdrawn"),
    "route-started/1": ("route begonnen", "route started"),
    "parts-chosen/1": ("onderdelen gekozen", "parts chosen"),
    "year-repeated/1": ("jaar overgedaan", "year repeated"),
    "transferred/1": ("overgeschreven", "transferred"),
    "enrolled/1": ("ingeschreven", "enrolled"),
    "deregistered/1": ("uitgeschreven", "deregistered"),
    "enrolment-period-registered/1": ("inschrijfperiode", "enrolment period"),
    "qualification-chosen/1": ("kwalificatie gekozen", "qualification chosen"),
    "profile-changed/1": ("profiel gewijzigd", "profile changed"),
    "bpv-agreed/1": ("BPV afgesproken", "BPV agreed"),
    "bpv-signed/1": ("BPV getekend", "BPV signed"),
    "bpv-amended/1": ("BPV gewijzigd", "BPV amended"),
    "bpv-hours-recorded/1": ("BPV-uren genoteerd", "BPV hours recorded"),
    "bpv-ended/1": ("BPV beëindigd", "BPV ended"),
    "bpv-completed/1": ("BPV afgerond", "BPV completed"),
    "exam-part-passed/1": ("onderdeel behaald", "exam part passed"),
    "exam-part-failed/1": ("onderdeel niet behaald", "exam part failed"),
    "exam-result-annulled/1": ("uitslag vernietigd", "result annulled"),
    "sitting-missed/1": ("zitting gemist", "sitting missed"),
    "exemption-granted/1": ("vrijstelling verleend", "exemption granted"),
    "window-extended/1": ("venster verlengd", "window extended"),
    "result-determined/1": ("uitslag vastgesteld", "result determined"),
    "certificate-awarded/1": ("certificaat uitgereikt", "certificate awarded"),
    "diploma-awarded/1": ("diploma uitgereikt", "diploma awarded"),
    "content-taught/1": ("inhoud aangeboden", "content taught"),
    "support-registered/1": ("ondersteuning gemeld", "support registered"),
    "education-attested/1": ("onderwijs bevestigd", "education attested"),
    "switched-to-transfer-option/1": ("overgestapt", "switched option"),
    "dropped-out/1": ("uitgevallen", "dropped out"),
    "route-ended/1": ("route beëindigd", "route ended"),
    "placed/1": ("geplaatst", "placed"),
    "policy-chosen/1": ("beleid gekozen", "policy chosen"),
    "corrected/1": ("correctie", "correction"),
    "retracted/1": ("intrekking", "retraction"),
    "erased/1": ("gewist", "erasure"),
}
"""Dutch and English, at most 22 cells."""
ABOUT_KINDS = ("corrected/1", "retracted/1", "erased/1")
"""Those of events that say something about earlier ones."""


def kind_word(kind: str, language: Language) -> str:
    """The words for a kind; a kind of a later version by its own name."""
    found = KINDS.get(kind)
    return kind.removesuffix("/1") if found is None else _in(found, language)


_FIELDS: Mapping[str, Both] = {
    "advised_on": ("geadviseerd op", "advised on"),
    "agreed_by": ("afgesproken door", "agreed by"),
    "agreement": ("overeenkomst", "agreement"),
    "assessed_by": ("beoordeeld door", "assessed by"),
    "attempt": ("poging", "attempt"),
    "brin": ("BRIN", "BRIN"),
    "choice": ("keuze", "choice"),
    "choices": ("keuzegroepen", "choice groups"),
    "chosen": ("gekozen", "chosen"),
    "class": ("soort", "class"),
    "cohort_obligation": ("afspraak over cohorten", "obligation to cohorts"),
    "cohorts_from": ("cohorten vanaf", "cohorts from"),
    "company": ("leerbedrijf", "company"),
    "components": ("componenten", "components"),
    "consented_on": ("ingestemd op", "consented on"),
    "consulted_on": ("overlegd op", "consulted on"),
    "crebo": ("crebo", "crebo"),
    "crebos": ("crebo's", "crebos"),
    "data": ("inhoud", "content"),
    "decided_by": ("besloten door", "decided by"),
    "decided_on": ("vastgesteld op", "decided on"),
    "definitive": ("definitief", "definitive"),
    "domain": ("domein", "domain"),
    "effective_on": ("per", "as of"),
    "element_code": ("elementcode", "element code"),
    "ends_on": ("t/m", "until"),
    "enrolment": ("inschrijving", "enrolment"),
    "event": ("gebeurtenis", "event"),
    "events": ("gebeurtenissen", "events"),
    "fase": ("fase", "fase"),
    "form": ("vorm", "form"),
    "funded": ("bekostigd", "funded"),
    "ground": ("grond", "ground"),
    "guardian_required": ("ouder tekent", "guardian signs"),
    "held_at": ("afgenomen bij", "held at"),
    "held_by": ("afgenomen door", "held by"),
    "hours": ("uren", "hours"),
    "judged_by_mbo_on": ("mbo oordeelde op", "judged by the mbo on"),
    "judged_by_vo_on": ("vo oordeelde op", "judged by the vo on"),
    "leerjaar": ("leerjaar", "leerjaar"),
    "leerroute": ("leerroute", "leerroute"),
    "leertraject": ("leertraject", "leertraject"),
    "leerweg": ("leerweg", "leerweg"),
    "level": ("niveau", "level"),
    "lwt": ("lwt", "lwt"),
    "lwt_agreement": ("lwt-overeenkomst", "lwt agreement"),
    "mark": ("cijfer", "mark"),
    "mbo": ("mbo", "mbo"),
    "new": ("nieuw", "new"),
    "old": ("oud", "old"),
    "option": ("optie", "option"),
    "outcome": ("uitslag", "outcome"),
    "party": ("door", "by"),
    "profile": ("profiel", "profile"),
    "programme": ("opleiding", "programme"),
    "purpose": ("doel", "purpose"),
    "reason": ("reden", "reason"),
    "resit": ("herkansing", "resit"),
    "result": ("oordeel", "judgement"),
    "route_year": ("jaar van de route", "route year"),
    "sat_on": ("afgelegd op", "sat on"),
    "signed": ("getekend", "signed"),
    "starts_on": ("van", "from"),
    "stays_enrolled_at_vo": ("blijft bij het vo", "stays at the vo"),
    "student": ("leerling", "student"),
    "support": ("ondersteuning", "support"),
    "to": ("naar", "to"),
    "to_on": ("nieuwe dag", "new day"),
    "topics": ("onderwerpen", "topics"),
    "transfer_options": ("overstapopties", "transfer options"),
    "until": ("t/m", "until"),
    "valid_from": ("geldig vanaf", "valid from"),
    "valid_reason": ("geldige reden", "valid reason"),
    "valid_until": ("geldig t/m", "valid until"),
    "version": ("versie", "version"),
    "vo": ("vo", "vo"),
    "with": ("met", "with"),
    "years": ("jaren", "years"),
}
_PLAIN = frozenset({"part", "parts", "placement", "route", "side", "subject"})
"""What needs no name before it."""


def field_word(field: str, language: Language) -> str:
    """The words before a value; empty for what speaks for itself, the field's own name without a word."""
    if field in _PLAIN:
        return ""
    found = _FIELDS.get(field)
    return field if found is None else _in(found, language)


def in_short(data: bytes, language: Language) -> str:
    """What an event said, on one line; lists of many things by their number."""
    said = msgspec.json.decode(data, type=dict[str, object])
    return ", ".join(f"{field_word(f, language)} {_value(v, language)}".lstrip() for f, v in said.items())


def told(kind: str, data: bytes, language: Language) -> str:
    """The same, of a correction what counts by it, of what is about another event without its id."""
    said = msgspec.json.decode(data, type=dict[str, object])
    if kind not in ABOUT_KINDS:
        return in_short(data, language)
    inner = said.get("data")
    while isinstance(inner, dict) and {"event", "data"} <= inner.keys():
        inner = inner["data"]  # a correction of a correction
    content = inner if isinstance(inner, dict) else {}
    own = {name: said[name] for name in ("to_on", "reason", "ground", "class") if said.get(name) is not None}
    return in_short(msgspec.json.encode(content | own), language)


def _value(value: object, language: Language) -> str:
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return f"({len(value)})"
        return "+".join(map(str, value)) or "-"
    if isinstance(value, dict):
        inside = (f"{field_word(f, language)} {_value(v, language)}".lstrip() for f, v in value.items())
        return " ".join(inside) or "-"
    if isinstance(value, bool):
        return _in(("ja", "yes") if value else ("nee", "no"), language)
    return str(value)


def _in(said: Both, language: Language) -> str:
    return said[0 if language == "nl" else 1]
