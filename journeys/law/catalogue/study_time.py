"""How long does a route take, and how many hours of education does it ask?

TIM-01 … TIM-09. The hours themselves are in `journeys.law.values.study_time`.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)

RULES: tuple[Rule, ...] = (
    Rule(
        id="TIM-01",
        says="De scholen mogen de hele route een jaar korter maken. Verplicht is dat niet.",
        says_en="The schools may make the whole route a year shorter. They do not have to.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Is het mogelijk om lesstof vmbo en mbo inhoudelijk te integreren waardoor ook verkorting van het totale traject gerealiseerd kan worden?»",
        quote="de totale opleiding één jaar korter te laten duren",
        confidence="SEED",
        since=_LAW,
        left_out="Hoe lang een route duurt wordt gemeld, maar niet hoe lang zij zonder verkorting zou duren.",
        left_out_en="How long a route takes is reported, but not how long it would take without being shortened.",
    ),
    Rule(
        id="TIM-02",
        says="Een mbo-opleiding heeft een minimum aan uren: in totaal, aan begeleide onderwijstijd en aan BPV. Hoeveel hangt in de bol af van het aantal jaren, in de bbl geldt het per jaar.",
        says_en="An mbo programme has a minimum of hours: in total, of begeleide onderwijstijd and of BPV. In the bol it depends on the number of years, in the bbl it holds for each year.",
        kind="school-practice",
        document="MBO Raad, onderwijstijd (mboraad.nl); ROC Nijmegen, omvang BPV in de opleiding (roc-nijmegen.nl)",
        confidence="VERIFIED",
        since=date(2014, 8, 1),  # the bol; the bbl a year before
        checked=date(2026, 11, 25),
        decides=("compliance",),
    ),
    Rule(
        id="TIM-03",
        says="Minder uren mag, en meer BPV met minder les of andersom ook, als de opleiding aantoonbaar goed genoeg is. De medezeggenschapsraad stemt ermee in.",
        says_en="Fewer hours are allowed, and more BPV with fewer lessons or the other way round, if the programme can be shown to be good enough. The medezeggenschapsraad consents to it.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Is het mogelijk om lesstof vmbo en mbo inhoudelijk te integreren waardoor ook verkorting van het totale traject gerealiseerd kan worden?» en vraag «Kunnen de beroepsgerichte vakken geïntegreerd aangeboden worden binnen de beroepspraktijkvorming (bpv)?»",
        quote="van het minimale aantal onderwijsuren af te wijken, mits de opleiding aantoonbaar van voldoende kwaliteit is",
        confidence="SEED",
        since=_LAW,
        left_out="Of een opleiding aantoonbaar goed genoeg is, beoordelen mensen; of is ingestemd, hoort bij PRE-09.",
        left_out_en="Whether a programme can be shown to be good enough is for people to judge; whether there was consent belongs to PRE-09.",
    ),
    Rule(
        id="TIM-04",
        says="De FAQ geeft een voorbeeld: drie studiejaren zijn 3000 uur, en daarvan zijn 350 uur vrij te verdelen over les en BPV.",
        says_en="The FAQ gives an example: three study years are 3000 hours, of which 350 hours are free to divide between lessons and BPV.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Welke speelruimte is er betreft onderwijstijd bot en bpv als een leerroute geheel in de praktijk plaatsvindt?»",
        quote="350 uur kunnen of als extra BOT- of als bpv-uren worden ingezet",
        confidence="SEED",
        since=_LAW,
        left_out="Het is een voorbeeld en geen norm.",
        left_out_en="It is an example and no norm.",
    ),
    Rule(
        id="TIM-05",
        says="Voor de hele route geldt één onderwijstijd.",
        says_en="One onderwijstijd holds for the whole route.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Mogen we nog doorlopende leerroutes ontwikkelen en aanbieden?»",
        quote="geldt één onderwijstijd",
        confidence="SEED",
        since=_LAW,
        left_out="Hoeveel uren les er in een route zijn, wordt niet gemeld.",
        left_out_en="How many hours of lessons a route has is not reported.",
    ),
    Rule(
        id="TIM-06",
        says="Voor een vmbo-keuzevak dat samen met een mbo-keuzedeel wordt gegeven, is er geen urennorm. De scholen bepalen zelf hoeveel uren zij eraan besteden.",
        says_en="For a vmbo keuzevak that is taught together with an mbo keuzedeel there is no norm of hours. The schools decide themselves how many hours they give it.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Stel, het vmbo biedt in samenwerking met het mbo een keuzevak aan in de doorlopende leerroute. Zijn er dan specifieke eisen voor de onderwijstijd?»",
        quote="geldt op landelijk niveau geen vastgestelde urentabel",
        confidence="SEED",
        since=_LAW,
        left_out="Waar geen norm is, valt niets te toetsen.",
        left_out_en="Where there is no norm there is nothing to check.",
    ),
    Rule(
        id="TIM-07",
        says="Het vmbo heeft in vier jaar 3700 uur onderwijs.",
        says_en="The vmbo has 3700 hours of education in four years.",
        kind="statute",
        document="Wet voortgezet onderwijs 2020, over de onderwijstijd (de tekst is niet gelezen)",
        confidence="MEMORY",
        left_out="Hoeveel uren les het vmbo geeft, wordt niet gemeld.",
        left_out_en="How many hours of lessons the vmbo gives is not reported.",
    ),
    Rule(
        id="TIM-08",
        says="Een wetsvoorstel verandert de urennorm van het mbo, met in het eerste jaar 500 in plaats van 700 uur begeleide onderwijstijd. Of het is aangenomen, is niet bekend.",
        says_en="A bill changes the norm of hours in the mbo, with 500 instead of 700 hours of begeleide onderwijstijd in the first year. Whether it was passed is not known.",
        kind="statute",
        document="Kamerstuk 36 670, nr. 6, 28 oktober 2025; BVMBO over de klokurennorm (bvmbo.nl)",
        confidence="OPEN",
        checked=date(2026, 11, 25),
        left_out="Een wetsvoorstel beslist nog niets; wordt het wet, dan komen er nieuwe waarden bij TIM-02.",
        left_out_en="A bill decides nothing yet; if it becomes law, TIM-02 gets new values.",
    ),
    Rule(
        id="TIM-09",
        says="Wie in de verkorte tijd niet klaar is, mag de opleiding in de gewone studieduur afmaken.",
        says_en="Who has not finished in the shortened time may finish the programme in the ordinary time.",
        kind="school-practice",
        document="MBO Utrecht, opleidingsduur en doorstroommogelijkheden (mboutrecht.nl)",
        confidence="VERIFIED",
        left_out="De gewone studieduur van een verkorte opleiding wordt niet gemeld.",
        left_out_en="The ordinary length of a shortened programme is not reported.",
    ),
)
"""The rules, in the order of their ids."""
