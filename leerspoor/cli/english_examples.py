"""What would one type, for who reads English? The same examples as in `examples`, in the same order."""

EXAMPLES = {
    "responsibility": (
        "responsibility                                   everyone, today",
        "responsibility p1234 --on 2025-10-01             a student on a day",
        "responsibility --cohort R1/2023 --json           who is in a cohort, for another program",
        "responsibility p1234 --on 2025-10-01 --known-at 2025-09-15T12:00:00+02:00",
    ),
    "exams-owed": (
        "exams-owed p1234 --side vmbo                     what the vo still has to examine",
        "exams-owed --cohort R1/2023 --on 2026-07-31      the whole list on the last day of the window",
        "exams-owed p1234 --all                           what was passed or exempted too",
        "exams-owed p1234 --on 2026-07-31 --receipt receipt.json   an official answer",
    ),
    "evidence": (
        "evidence p1234 file-p1234                        a student: events, proofs, answers",
        "evidence --cohort R1/2023 --on 2026-07-31 evidence-R1-2023",
        "evidence --all --known-at 2026-01-01 evidence    what was known then, of everyone",
    ),
    "completion": (
        "completion bash                                  in ~/.local/share/bash-completion/completions",
        "completion zsh                                   keep it as _leerspoor in a folder of $fpath",
    ),
    "schemas": ("schemas docs/schemas                             for who builds a connection",),
    "bpv": ("bpv p1234 --on 2025-10-01",),
    "duties": ("duties --on 2025-10-01                           to whom a duty is left after the route",),
    "guarantees": (
        "guarantees --on 2025-10-01                       all cohorts with students",
        "guarantees R1/2023 --known-at 2025-02-01         what was known then",
    ),
    "compliance": (
        "compliance --routes                              every route",
        "compliance p1234 --on 2025-10-01                 the route and the start of a student",
    ),
    "result": (
        "result p1234                                     passed, not yet, or no longer",
        "result --cohort R1/2023 --side vmbo --json",
    ),
    "options": ("options p1234 --on 2026-08-01",),
    "coverage": ("coverage p1234",),
    "qualification": ("qualification p1234 --on 2026-06-30",),
    "retention": ("retention p1234 --on 2031-08-01",),
    "outcomes": ("outcomes", "outcomes R1/2023 --on 2026-10-01"),
    "worklist": (
        "worklist --for mbo --within 60                   what the mbo does in the coming 60 days",
        "worklist --for 98VO --cohort R1/2023",
    ),
    "rules": ("rules RSP-01", "rules VEX-20 VEX-21"),
    "why": (
        "why p1234 absence                                why that school answers for absence",
        "why p1234 WI-CE --on 2026-08-01                  why this part is open",
        "why p1234 result:vmbo",
    ),
    "policies": (
        "policies                                         what holds, and what this journal chose",
        "policies switch_clock STUDENT --agreed-by 98VO 98MB",
    ),
    "open-questions": (
        "open-questions --on 2025-10-01                   for each rule how many answers rest on it",
        "open-questions RSP-04                            which answers those are",
    ),
    "timeline": ("timeline p1234", "timeline p1234 --known-at 2025-06-01 --json"),
    "replay": (
        "replay p1234 --on 2025-10-01                     what each recording changed in the answers",
        "replay p1234 --from 2025-06-01 --to 2025-06-30   only what was recorded then",
        "replay --cohort R1/2023 --json",
    ),
    "diff": (
        "diff --known-at 2025-06-01 --known-at 2025-07-01 --on 2025-06-01",
        "diff --known-at 2025-06-01 --known-at 2025-07-01 --question result --json",
    ),
    "superseded": (
        "superseded                                       everyone, by what is known now",
        "superseded --cohort R1/2023 --known-at 2025-07-01 --json",
    ),
    "check-receipt": ("check-receipt receipt.json", "check-receipt receipt.json --json"),
    "import": (
        "import results.jsonl                             lines of CloudEvents",
        "import RO_98MB_20250801_20250831.csv --dry-run   first see what would happen",
        "import results.csv --rejects rest.csv            keep refused lines to mend them",
        "import --wizard marks.xlsx                       your own list: make a mapping by questions",
        "import marks.xlsx --mapping marks.mapping.toml --rejects rest.xlsx",
    ),
    "reconcile": (
        "reconcile RO_98MB_20250801_20260731.csv          differences with the register",
        "reconcile RO_98MB_20250801_20260731.csv --on 2025-10-01 --all",
    ),
    "export-register": (
        "export-register --brin 98MB .                    to RO_98MB_….csv in this folder",
        "export-register --brin 98MB --from 2025-08-01 --until 2026-07-31 for-duo.csv",
    ),
    "export-oeapi": (
        "export-oeapi oeapi.jsonl                         one association a line, of everyone",
        "export-oeapi vmbo.jsonl --cohort R1/2023 --side vmbo --on 2026-07-31",
    ),
    "calendar": (
        "calendar calendar.ics                            everything of the coming 400 days",
        "calendar mbo.ics --for mbo --cohort R1/2023      write it again to bring it up to date",
        "calendar mentor.ics --mentor 'm. Mentor' --names",
    ),
    "report": (
        "report exams-owed open.pdf --side vmbo --names   the list of the exam board",
        "report student p1234 p1234.pdf                   one page for a talk",
        "report cohort R1/2023 cohort.html --on 2025-10-01",
    ),
    "restore": ("--journal new.sqlite restore archive.jsonl",),
    "archive": ("archive archive.jsonl", "archive | gzip > archive.jsonl.gz"),
    "sample": ("sample --students 2000 --seed 1 region.jsonl",),
    "identity": ("identity import names.csv", "identity show p1234", "identity forget p1234"),
    "verify": (
        "verify",
        "verify --since last-year.checkpoint              does it extend what the inspector saw then",
        "verify --json",
    ),
    "seal": (
        "seal --to today.checkpoint                       to give to the partner or the inspectorate",
        "seal --since previous.checkpoint --to request.txt   with proof, so that another can cosign",
        "seal --rotate                                    with a new key",
    ),
    "erase": (
        "erase p1234 --ground request                     shows what has to be kept, and asks",
        "erase p1234 --ground retention-over --yes --scan exports",
        "erase --again                                    after an older copy was put back",
    ),
    "cosign": (
        "cosign school.checkpoint --log-key KEY --name mbo.example/seal",
        "cosign request.txt --to signed.checkpoint",
    ),
    "rebuild": ("rebuild",),
    "doctor": ("doctor",),
    "tui": ("tui", "--journal demo.sqlite tui --ascii"),
    "web": (
        "web                                              and open the address that it shows",
        "--journal demo.sqlite web --port 8123",
    ),
    "demo": ("demo", "--journal demo.sqlite demo                       and then ask questions of your own"),
}
