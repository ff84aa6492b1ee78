"""What does the help of the command line say in English, by what it says in Dutch in `main`?"""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "URL|PAD": "URL|PATH",
    "OPDRACHT": "COMMAND",
    "BESTAND": "FILE",
    "LEERLING": "STUDENT",
    "DAG": "DAY",
    "MAP": "FOLDER",
    "REGEL": "RULE",
    "VRAAG": "QUESTION",
    "SLEUTEL": "KEY",
    "DAGEN": "DAYS",
    "[LEERLING] MAP": "[STUDENT] FOLDER",
    "BELEID": "POLICY",
    "KEUZE": "CHOICE",
    "BESTAND|MAP": "FILE|FOLDER",
    "BESTAND.jsonl": "FILE.jsonl",
    "BESTAND.ics": "FILE.ics",
    "POORT": "PORT",
    "ADRES": "ADDRESS",
    "SCHERM": "SCREEN",
    "NAAM": "NAME",
    "taal van uitleg en berichten: nl of en (of $LEERSPOOR_LANG, of de taal van het systeem)": (
        "language of help and messages: nl or en (or $LEERSPOOR_LANG, or the system's language)"
    ),
    "deze uitleg": "this help",
    "het journaal: een pad (SQLite) of een URL (PostgreSQL)": (
        "the journal: a path (SQLite) or a URL (PostgreSQL)"
    ),
    "toon de versie": "show the version",
    "opdrachten": "commands",
    "JSON Lines op stdout": "JSON Lines on stdout",
    "schrijf het antwoord als .csv, .xlsx of .jsonl": "write the answer as .csv, .xlsx or .jsonl",
    "in het bestand ook de namen, als zij er zijn": "in the file the names too, if they are there",
    "de dag waarover gevraagd wordt (standaard vandaag)": "the day that is asked about (by default today)",
    "met wat toen bekend was: een dag of een tijd met zone": (
        "by what was known then: a day, or a time with its zone"
    ),
    "pseudoniem; zonder: alle leerlingen": "pseudonym; without: all students",
    "<route>/<schooljaar>: wie er op die dag in zit": "<route>/<school year>: who is in it on that day",
    "een officieel antwoord: schrijf hierheen het bewijs": "an official answer: write its receipt here",
    "volgens het standaardbeleid of zoals dit journaal koos (zie `leerspoor policies`)": (
        "by the default policies or as this journal chose (see `leerspoor policies`)"
    ),
    "wie is verantwoordelijk, per aspect, volgens regel en feit": (
        "who is responsible, for each aspect, by rule and by fact"
    ),
    "welke examenonderdelen staan nog open": "which exam parts are still open",
    "alleen deze kant": "this side only",
    "ook wat al is afgesloten": "what has been closed too",
    "welke BPV telt mee, en voor hoeveel uren": "which BPV counts, and for how many hours",
    "voor wie hebben de scholen na het einde van de route nog een plicht": (
        "to whom do the schools still have a duty after the end of the route"
    ),
    "is aan de voorwaarden van een route voldaan": "are the preconditions of a route met",
    "per route in plaats van per leerling; zonder naam: alle": (
        "by route instead of by student; without a name: all"
    ),
    "geslaagd, nog niet, of niet meer, en wat dat kan keren": (
        "passed, not yet, or no longer, and what can turn that"
    ),
    "wat kan een leerling nog met open vmbo-onderdelen": "what can a student still do with open vmbo parts",
    "welke vmbo-inhoud is aangeboden, los van het examen": (
        "which vmbo content was offered, apart from the exam"
    ),
    "startkwalificatie, kwalificatieplicht en vsv": "startkwalificatie, kwalificatieplicht and vsv",
    "vanaf wanneer mogen of moeten gegevens weg": "from when may or must data go",
    "wat is een cohort beloofd, en houdt dat stand": "what was a cohort promised, and does that hold",
    "wat is er van de leerlingen van een cohort geworden": "what has become of the students of a cohort",
    "<route>/<schooljaar>, zoals R1/2023": "<route>/<school year>, such as R1/2023",
    "wat moet er gebeuren, en voor wanneer": "what has to be done, and by when",
    "alleen wat deze kant of school doet": "only what this side or school does",
    "alleen dit cohort": "this cohort only",
    "hoe ver vooruit (30); wat te laat is, staat er altijd": (
        "how far ahead (30); what is late is always there"
    ),
    "alle gebeurtenissen van een leerling": "all events of a student",
    "met wat toen bekend was": "by what was known then",
    "stap voor stap: wat is vastgelegd, wat veranderde dat": (
        "step by step: what was recorded, what did that change"
    ),
    "de leden van dit cohort, en wat het is beloofd": "the members of this cohort, and what it was promised",
    "alleen wat vanaf toen is vastgelegd": "only what was recorded from then on",
    "alleen wat tot en met toen is vastgelegd": "only what was recorded up to and including then",
    "de dag waarover de antwoorden gaan (standaard vandaag)": (
        "the day that the answers are about (by default today)"
    ),
    "welke antwoorden zijn anders nu er meer bekend is": "which answers are different now that more is known",
    "zonder: alle leerlingen": "without: all students",
    "twee keer: met wat toen en met wat later bekend was": (
        "twice: by what was known then and by what was known later"
    ),
    "alleen deze vraag, zoals exams-owed of result": "this question only, such as exams-owed or result",
    "welke besluiten rusten op wat later is gewijzigd": "which decisions rest on what was changed later",
    "reken een antwoordbewijs na": "work an answer out again from its receipt",
    "zoals --receipt het schreef": "as --receipt wrote it",
    "een map met bewijs die anderen zelf kunnen controleren": (
        "a folder of evidence that others can check themselves"
    ),
    "van wie, in welke nieuwe map": "of whom, in which new folder",
    "van een heel cohort": "of a whole cohort",
    "van het hele journaal": "of the whole journal",
    "wat zeggen de regels, en waar komen zij vandaan": "what do the rules say, and where do they come from",
    "zoals RSP-01; zonder: alle": "such as RSP-01; without: all",
    "de hele catalogus als Markdown": "the whole catalogue as Markdown",
    "waarom is dit het antwoord": "why is this the answer",
    "een aspect, vlag, onderdeel of plaatsing, of result:vmbo, guarantee …": (
        "an aspect, flag, part or placement, or result:vmbo, guarantee …"
    ),
    "welk beleid geldt, en wat kan anders": "which policies hold, and what can be otherwise",
    "zonder: alle": "without: all",
    "leg deze keuze vast": "record this choice",
    "wie het afsprak": "who agreed on it",
    "vanaf welke dag, of hoe het dan staat (vandaag)": "from which day, or how it stands then (today)",
    "welke antwoorden rusten op beleid of een open norm": "which answers rest on a policy or an open norm",
    "alleen deze regels, met elk antwoord erbij": "these rules only, with each answer",
    "leg vast wat in bestanden staat": "record what is in files",
    "RO: ook wie niet op een route zit": "RO: also who is not on a route",
    "wat de kolommen van een eigen lijst betekenen": "what the columns of your own list mean",
    "maak met vragen een mapping voor een lijst": "make a mapping for a list, by questions",
    "alleen laten zien wat er zou gebeuren": "only show what would happen",
    "hierheen de geweigerde regels": "the refused lines go here",
    "zet een archief in een leeg journaal": "put an archive into an empty journal",
    "schrijf het hele journaal als archief": "write the whole journal as an archive",
    "zonder: naar stdout": "without: to stdout",
    "hoe gebeurtenissen eruitzien: JSON Schema en AsyncAPI": (
        "what events look like: JSON Schema and AsyncAPI"
    ),
    "schrijf een verzonnen regio als archief": "write an invented region as an archive",
    "aantal leerlingen (240)": "number of students (240)",
    "dezelfde S geeft hetzelfde (1)": "the same S gives the same (1)",
    "namen en nummers, apart van het journaal": "names and numbers, apart from the journal",
    "wat": "what",
    "CSV: nummer, naam, geboortedatum, mentor": "CSV: number, name, date of birth, mentor",
    "van wie het bestand is, voor nummers die geen nummer zijn": (
        "whose file it is, for numbers that are no BSN or onderwijsnummer"
    ),
    "wie is deze leerling": "who is this student",
    "vergeet wie deze leerling is, voorgoed": "forget who this student is, for good",
    "leg een overzicht van DUO (RO) naast het journaal": "lay an overview of DUO (RO) beside the journal",
    "het overzicht, zoals RO_98MB_….csv": "the overview, such as RO_98MB_….csv",
    "de dag van de vergelijking (standaard de laatste van het bestand)": (
        "the day of the comparison (by default the last of the file)"
    ),
    "ook leerlingen zonder verschil": "students without a difference too",
    "schrijf een registratieoverzicht (RO)": "write a registratieoverzicht (RO)",
    "de mbo-instelling, zoals 98MB": "the mbo institution, such as 98MB",
    "wie ingeschreven was vanaf deze dag (zonder: iedereen)": (
        "who was enrolled from this day on (without: everyone)"
    ),
    "wat tot en met deze dag telt (vandaag)": "what counts up to and including this day (today)",
    "in een map krijgt het de naam van de specificatie": (
        "in a folder it gets the name that the specification gives it"
    ),
    "inschrijvingen en uitslagen in de vormen van OEAPI 6": "enrolments and results in the forms of OEAPI 6",
    "alleen wie op die dag in dit cohort zit": "only who is in this cohort on that day",
    "wat wanneer klaar moet zijn, voor uw agenda": "what has to be done by when, for your calendar",
    "alleen de leerlingen van deze mentor": "this mentor's students only",
    "hoe ver vooruit (400)": "how far ahead (400)",
    "vanaf welke dag (vandaag)": "from which day (today)",
    "een rapport als .html of .pdf": "a report as .html or .pdf",
    "welk": "which",
    "openstaande examens per cohort, voor de examencommissie": "open exams by cohort, for the exam board",
    "een leerling op een bladzijde, voor de mentor": "a student on one page, for the mentor",
    "een cohort in getallen en beelden": "a cohort in numbers and pictures",
    "een .html of een .pdf": "an .html or a .pdf",
    "lees elke byte van het journaal na": "read every byte of the journal again",
    "een eerdere verzegeling: bouwt het journaal daarop voort": (
        "an earlier checkpoint: does the journal extend it"
    ),
    "alleen de gebeurtenissen, niet de antwoorden": "the events only, not the answers",
    "de openbare sleutel waarmee verzegeld moet zijn": "the public key by which it has to be sealed",
    "werk alle antwoorden opnieuw uit": "work all answers out again",
    "kijk de installatie en het journaal na": "examine the installation and the journal",
    "laat uw shell aanvullen wat u typt": "let your shell complete what you type",
    "een verzonnen regio met de antwoorden erbij": "an invented region, with the answers",
    "de werkplekken in het scherm": "the workplaces in the terminal",
    "dezelfde werkplekken in de browser": "the same workplaces in the browser",
    "poort op deze machine (8000)": "port on this machine (8000)",
    "ook voor andere machines; er is geen inlog (127.0.0.1: alleen deze machine)": (
        "for other machines too; there is no login (127.0.0.1: this machine only)"
    ),
    "zoals een browser er komt, achter een proxy met inlog": (
        "as a browser gets there, behind a proxy with a login"
    ),
    "zonder bijzondere tekens": "without special characters",
    "waar te beginnen: today, students, exams, cohorts of replay": (
        "where to begin: today, students, exams, cohorts or replay"
    ),
    "wis wat van een leerling bekend is, voorgoed": "erase what is known of a student, for good",
    "waarom, zoals request of retention-over": "why, such as request or retention-over",
    "wat (all)": "what (all)",
    "de dag van het wissen (standaard vandaag)": "the day of the erasure (by default today)",
    "zoek ook hier naar wat gewist is": "look here too for what was erased",
    "zonder te vragen": "without asking",
    "wis opnieuw wat een oudere kopie terugbracht": "erase again what an older copy brought back",
    "verzegel wat er in het journaal staat": "seal what is in the journal",
    "hierheen; zonder: naar stdout": "to here; without: to stdout",
    "met bewijs dat het op deze verzegeling voortbouwt": "with proof that it extends this checkpoint",
    "met een nieuwe sleutel; een keer met beide": "with a new key; once with both",
    "begin opnieuw, onder een nieuwe naam": "begin anew, under a new name",
    "teken mee onder andermans verzegeling": "cosign under somebody else's checkpoint",
    "hierheen; zonder: in hetzelfde bestand": "to here; without: in the same file",
    "de openbare sleutel van de school (eerste keer)": "the public key of the school (first time)",
    "onder welke naam u tekent (eerste keer)": "under which name you sign (first time)",
}
