"""What has to be arranged before a student can start on a route?

PRE-01 … PRE-11. What is missing is shown and does not stop the recording of a start, see PRE-11.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)

RULES: tuple[Rule, ...] = (
    Rule(
        id="PRE-01",
        says="Beide scholen melden de route in RIO. Elke school doet dat zelf en voor elke route; toestemming is niet nodig.",
        says_en="Both schools report the route in RIO. Each school does so itself and for each route; no permission is needed.",
        kind="register",
        document="Sterk Beroepsonderwijs, doorlopende leerroutes melden bij DUO (sterkberoepsonderwijs.nl); FAQ wet doorlopende leerroute, vraag «Moeten scholen die al samenwerken, bijv. in een vakmanschapsroute, opnieuw een samenwerkingsovereenkomst sluiten en een aanvraag indienen?»",
        quote="U moet uw doorlopende leerroute wel melden bij RIO",
        confidence="VERIFIED",
        since=_LAW,
        decides=("responsibility", "compliance", "worklist"),
    ),
    Rule(
        id="PRE-02",
        says="Zonder melding zijn er geen rechten volgens de wet. De route geldt dan als een doorlopende leerlijn.",
        says_en="Without a report there are no rights by law. The route then counts as a doorlopende leerlijn.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Is het zinvol een doorlopende leerroute te melden bij DUO?»",
        quote="alleen gebruik maken als u uw doorlopende leerroute officieel bij DUO heeft gemeld",
        confidence="SEED",
        since=_LAW,
        decides=("responsibility", "compliance"),
    ),
    Rule(
        id="PRE-03",
        says="De aanmelddatum van 15 oktober is alleen een meetmoment. Een route kan het hele jaar door worden gemeld.",
        says_en="The reporting day of 15 October only takes stock. A route can be reported all year round.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Hoe hard is de aanmelddatum van 15 oktober voor een doorlopende leerroute?»",
        quote="Nieuwe doorlopende leerroutes kunnen het hele jaar door bij DUO aangemeld worden",
        confidence="SEED",
        since=_LAW,
        decides=("compliance", "worklist"),
    ),
    Rule(
        id="PRE-04",
        says="Tussen de besturen van een route is er een samenwerkingsovereenkomst. Vallen vo en mbo onder één bestuur, dan is een interne regeling genoeg, zolang er geen partner van buiten meedoet.",
        says_en="Between the boards of a route there is a samenwerkingsovereenkomst. Where vo and mbo are of one board an interne regeling is enough, as long as no outside partner takes part.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Hoe verhoudt de interne regeling zich tot de samenwerkingsovereenkomst?»",
        quote="voldoende om de gevraagde afspraken vast te leggen in een interne regeling",
        confidence="SEED",
        since=_LAW,
        decides=("recording", "compliance", "worklist"),
    ),
    Rule(
        id="PRE-05",
        says="Eén overeenkomst mag voor meer scholen en meer routes gelden. Een aparte overeenkomst met elke partner mag ook.",
        says_en="One agreement may cover several schools and several routes. A separate agreement with each partner is allowed too.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Kunnen meerdere vmbo’s samenwerken met één ROC?»",  # noqa: RUF001 - as it is written there
        quote="u mag ook met elke partner een aparte samenwerkingsovereenkomst afsluiten",
        confidence="SEED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="PRE-06",
        says="In de overeenkomst staan overstapopties.",
        says_en="The agreement contains overstapopties: what a student can switch to.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wat moeten we regelen als overstapopties?»",
        quote="In de samenwerkingsovereenkomst maakt u afspraken over deze overstapoptie",
        confidence="SEED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="PRE-07",
        says="Beide scholen stellen samen het programma van de hele route vast (PTA/OER).",
        says_en="Both schools together adopt the programme of the whole route (PTA/OER).",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Kan in een doorlopende leerroute het PTA op het vmbo worden losgelaten?» en vraag «Moet het hele onderwijsprogramma worden opgenomen in de samenwerkingsovereenkomst?»",
        quote="wordt neergelegd in een gezamenlijke PTA/OER",
        confidence="SEED",
        since=_LAW,
        decides=("responsibility", "compliance"),
    ),
    Rule(
        id="PRE-08",
        says="Een geïntegreerde route begint pas als er vier dingen zijn: de melding, de overeenkomst, een uitgewerkt programma en overstapopties.",
        says_en="A geïntegreerde route begins only when four things are there: the report, the agreement, a programme that was worked out, and overstapopties.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Kunnen we lopende het leerjaar met deze route starten of moeten we wachten tot het nieuwe schooljaar?»",
        quote="Ook moet u samen overstapopties uitgewerkt hebben",
        confidence="SEED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="PRE-09",
        says="De medezeggenschap geeft advies over de samenwerking; goedkeuring is niet nodig. Wijkt de route af van de onderwijstijd, dan is instemming van de medezeggenschapsraad nodig.",
        says_en="The medezeggenschap gives advice on the cooperation; approval is not needed. Where the route deviates from the onderwijstijd, the medezeggenschapsraad has to consent.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Moet de medezeggenschap goedkeuring verlenen aan de samenwerkingsovereenkomst?» en vraag «Kunnen de beroepsgerichte vakken geïntegreerd aangeboden worden binnen de beroepspraktijkvorming (bpv)?»",
        quote="Deze organen hebben adviesrecht ten aanzien van samenwerkingen",
        confidence="SEED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="PRE-10",
        says="De leerling staat bij het vo op de gewone code van leerweg en profiel; een eigen code voor de route is er niet. De vo-school meldt aan ROD wel welke route het is en in welke fase.",
        says_en="At the vo the student is enrolled on the ordinary code of leerweg and profile; there is no code for the route. The vo school does report to ROD which route it is and in which phase.",
        kind="register",
        document="Sterk Beroepsonderwijs, het aanmelden van leerlingen in een doorlopende of geïntegreerde route, 11 oktober 2022 (sterkberoepsonderwijs.nl)",
        confidence="VERIFIED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="PRE-11",
        says="Een voorwaarde die ontbreekt houdt het vastleggen van een start niet tegen. Zij wordt getoond als wat nog geregeld moet worden.",
        says_en="A missing precondition does not stop the recording of a start. It is shown as what still has to be arranged.",
        kind="project-policy",
        document="keuze van dit project",
        confidence="DEFAULT",
        policy="preconditions",
        decides=("recording", "compliance"),
    ),
)
"""The rules, in the order of their ids."""
