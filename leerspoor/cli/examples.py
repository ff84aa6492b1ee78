"""What would one type? Examples under the help of each command; in English they are in `english_examples`."""

from collections.abc import Sequence

from journeys.saying import say, spoken

EXAMPLES = {
    "responsibility": (
        "responsibility                                   iedereen, vandaag",
        "responsibility p1234 --on 2025-10-01             een leerling op een dag",
        "responsibility --cohort R1/2023 --json           wie in een cohort zit, voor een ander programma",
        "responsibility p1234 --on 2025-10-01 --known-at 2025-09-15T12:00:00+02:00",
    ),
    "exams-owed": (
        "exams-owed p1234 --side vmbo                     wat het vo nog moet afnemen",
        "exams-owed --cohort R1/2023 --on 2026-07-31      de hele lijst op de laatste dag van het venster",
        "exams-owed p1234 --all                           ook wat behaald of vrijgesteld is",
        "exams-owed p1234 --on 2026-07-31 --receipt bewijs.json   een officieel antwoord",
    ),
    "evidence": (
        "evidence p1234 dossier-p1234                     een leerling: gebeurtenissen, bewijzen, antwoorden",
        "evidence --cohort R1/2023 --on 2026-07-31 bewijs-R1-2023",
        "evidence --all --known-at 2026-01-01 bewijs      wat toen bekend was, van iedereen",
    ),
    "completion": (
        "completion bash                                  voor ~/.local/share/bash-completion/completions",
        "completion zsh                                   bewaar het als _leerspoor in een map van $fpath",
    ),
    "schemas": ("schemas docs/schemas                             voor wie een koppeling bouwt",),
    "bpv": ("bpv p1234 --on 2025-10-01",),
    "duties": (
        "duties --on 2025-10-01                           wie na het einde van de route nog een plicht heeft",
    ),
    "guarantees": (
        "guarantees --on 2025-10-01                       alle cohorten met leerlingen",
        "guarantees R1/2023 --known-at 2025-02-01         wat toen bekend was",
    ),
    "compliance": (
        "compliance --routes                              elke route",
        "compliance p1234 --on 2025-10-01                 de route en de start van een leerling",
    ),
    "result": (
        "result p1234                                     geslaagd, nog niet, of niet meer",
        "result --cohort R1/2023 --side vmbo --json",
    ),
    "options": ("options p1234 --on 2026-08-01",),
    "coverage": ("coverage p1234",),
    "qualification": ("qualification p1234 --on 2026-06-30",),
    "retention": ("retention p1234 --on 2031-08-01",),
    "outcomes": ("outcomes", "outcomes R1/2023 --on 2026-10-01"),
    "worklist": (
        "worklist --for mbo --within 60                   wat het mbo de komende 60 dagen doet",
        "worklist --for 98VO --cohort R1/2023",
    ),
    "rules": ("rules RSP-01", "--lang en rules VEX-20 VEX-21"),
    "why": (
        "why p1234 absence                                waarom die school over verzuim gaat",
        "why p1234 WI-CE --on 2026-08-01                  waarom dit onderdeel open staat",
        "--lang en why p1234 result:vmbo",
    ),
    "policies": (
        "policies                                         wat geldt, en wat dit journaal koos",
        "policies switch_clock STUDENT --agreed-by 98VO 98MB",
    ),
    "open-questions": (
        "open-questions --on 2025-10-01                   per regel hoeveel antwoorden erop rusten",
        "open-questions RSP-04                            welke antwoorden dat zijn",
    ),
    "timeline": ("timeline p1234", "timeline p1234 --known-at 2025-06-01 --json"),
    "replay": (
        "replay p1234 --on 2025-10-01                     wat elke vastlegging aan de antwoorden veranderde",
        "replay p1234 --from 2025-06-01 --to 2025-06-30   alleen wat toen is vastgelegd",
        "--lang en replay --cohort R1/2023 --json",
    ),
    "diff": (
        "diff --known-at 2025-06-01 --known-at 2025-07-01 --on 2025-06-01",
        "diff --known-at 2025-06-01 --known-at 2025-07-01 --question result --json",
    ),
    "superseded": (
        "superseded                                       iedereen, met wat nu bekend is",
        "--lang en superseded --cohort R1/2023 --known-at 2025-07-01 --json",
    ),
    "check-receipt": ("check-receipt bewijs.json", "--lang en check-receipt bewijs.json --json"),
    "import": (
        "import resultaten.jsonl                          regels van CloudEvents",
        "import RO_98MB_20250801_20250831.csv --dry-run   eerst kijken wat er zou gebeuren",
        "import resultaten.csv --rejects rest.csv         geweigerde regels bewaren om te herstellen",
        "import --wizard cijfers.xlsx                     een eigen lijst: met vragen een mapping maken",
        "import cijfers.xlsx --mapping cijfers.mapping.toml --rejects rest.xlsx",
    ),
    "reconcile": (
        "reconcile RO_98MB_20250801_20260731.csv          verschillen met het register",
        "reconcile RO_98MB_20250801_20260731.csv --on 2025-10-01 --all",
    ),
    "export-register": (
        "export-register --brin 98MB .                    naar RO_98MB_….csv in deze map",
        "export-register --brin 98MB --from 2025-08-01 --until 2026-07-31 voor-duo.csv",
    ),
    "export-oeapi": (
        "export-oeapi oeapi.jsonl                         een association per regel, van iedereen",
        "export-oeapi vmbo.jsonl --cohort R1/2023 --side vmbo --on 2026-07-31",
    ),
    "calendar": (
        "calendar agenda.ics                              alles van de komende 400 dagen",
        "calendar mbo.ics --for mbo --cohort R1/2023      opnieuw schrijven werkt de agenda bij",
        "calendar mentor.ics --mentor 'm. Mentor' --names",
    ),
    "report": (
        "report exams-owed open.pdf --side vmbo --names   de lijst van de examencommissie",
        "report student p1234 p1234.pdf                   een bladzijde voor een gesprek",
        "report cohort R1/2023 cohort.html --on 2025-10-01",
    ),
    "restore": ("--journal nieuw.sqlite restore archief.jsonl",),
    "archive": ("archive archief.jsonl", "archive | gzip > archief.jsonl.gz"),
    "sample": ("sample --students 2000 --seed 1 regio.jsonl",),
    "identity": ("identity import namen.csv", "identity show p1234", "identity forget p1234"),
    "verify": (
        "verify",
        "verify --since vorig-jaar.checkpoint             bouwt het voort op wat de inspecteur toen zag",
        "verify --json",
    ),
    "seal": (
        "seal --to vandaag.checkpoint                     om aan de partner of de inspectie te geven",
        "seal --since vorig.checkpoint --to vraag.txt     met bewijs, zodat een ander kan meetekenen",
        "seal --rotate                                    met een nieuwe sleutel",
    ),
    "erase": (
        "erase p1234 --ground request                     laat zien wat bewaard moet blijven en vraagt het",
        "erase p1234 --ground retention-over --yes --scan exports",
        "erase --again                                    na het terugzetten van een oudere kopie",
    ),
    "cosign": (
        "cosign school.checkpoint --log-key SLEUTEL --name mbo.example/zegel",
        "cosign vraag.txt --to getekend.checkpoint",
    ),
    "rebuild": ("rebuild",),
    "doctor": ("doctor",),
    "tui": ("tui", "--journal demo.sqlite --lang en tui --ascii"),
    "web": (
        "web                                              en open het adres dat er staat",
        "--journal demo.sqlite --lang en web --port 8123",
    ),
    "demo": ("demo", "--journal demo.sqlite demo                       en daarna zelf vragen stellen"),
}


def examples(name: str) -> Sequence[str]:
    """What would be typed of a command, in the language that is spoken."""
    if spoken() == "nl":
        return EXAMPLES.get(name, ())
    from leerspoor.cli.english_examples import EXAMPLES as IN_ENGLISH

    return IN_ENGLISH.get(name, ())


def epilog(name: str) -> str | None:
    """The examples of a command, as they stand under its help."""
    lines = [f"  leerspoor {line}" for line in examples(name)]
    return "\n".join([say("voorbeelden:", "examples:"), *lines]) if lines else None
