"""Which rules hold for a route that began as an experiment, and until when?

EXP-01 … EXP-10: the experiments of 2014-2022 and how they went over into the law. The text of their decree
could not be read.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)
_LAST_DAY = date(2022, 7, 31)
_DAY_AFTER = date(2022, 8, 1)

RULES: tuple[Rule, ...] = (
    Rule(
        id="EXP-01",
        says="Een route die als experiment begon, mag tot en met 31 juli 2022 de regels van het experiment volgen.",
        says_en="A route that began as an experiment may follow the rules of the experiment up to and including 31 July 2022.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wat betekent de wet doorlopende leerroutes/ sterk beroepsonderwijs voor de lopende experimenten doorlopende leerlijnen?»",
        quote="Deze routes mogen tot 31 juli 2022 nog voldoen aan de eisen",
        confidence="SEED",
        until=_LAST_DAY,
        decides=("compliance",),
    ),
    Rule(
        id="EXP-02",
        says="Vanaf 1 augustus 2022 voldoen alle routes aan de wet. Nieuwe leerlingen komen alleen nog in een doorlopende leerroute of een geïntegreerde route.",
        says_en="From 1 August 2022 all routes meet the law. New students come to a doorlopende leerroute or a geïntegreerde route only.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wat betekent de wet doorlopende leerroutes/ sterk beroepsonderwijs voor de lopende experimenten doorlopende leerlijnen?»",
        quote="Vanaf 1 augustus 2022 moeten álle doorlopende leerroutes voldoen aan de eisen die in de wet zijn gesteld",
        confidence="SEED",
        since=_DAY_AFTER,
        decides=("compliance", "responsibility"),
    ),
    Rule(
        id="EXP-03",
        says="Wie op 31 juli 2022 nog niet klaar was met een experiment, kan de uitvaloptie gebruiken.",
        says_en="Who had not finished an experiment on 31 July 2022 can use the uitvaloptie.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wat betekent de wet doorlopende leerroutes/ sterk beroepsonderwijs voor de lopende experimenten doorlopende leerlijnen?»",
        quote="Jongeren die op 31 juli 2022 deze doorlopende leerroute nog niet hebben afgerond",
        confidence="SEED",
        since=_DAY_AFTER,
        decides=("compliance",),
    ),
    Rule(
        id="EXP-04",
        says="Wie in 2022 nog in een experiment zat, maakt het af; de bron spreekt zichzelf tegen. De elementcode blijft, en de uitvaloptie is er ook.",
        says_en="Who was still in an experiment in 2022 finishes it; the source contradicts itself. The element code stays, and the uitvaloptie is there as well.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wanneer lopen van de experimenten van de vakmanschapsroute, de technologieroute en de beroepsroute af?»; anders bij vraag «Wat betekent de wet doorlopende leerroutes/ sterk beroepsonderwijs voor de lopende experimenten doorlopende leerlijnen?»",
        quote="het experiment afmaken en ingeschreven blijven staan op de elementcode",
        confidence="DEFAULT",  # that both answers hold together is our reading
        policy="experiment_regime",
        since=_DAY_AFTER,
        decides=("responsibility", "compliance"),
    ),
    Rule(
        id="EXP-05",
        says="Scholen van een experiment mogen ook een andere route kiezen dan die van hun experiment.",
        says_en="Schools of an experiment may choose another route than that of their experiment as well.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Kunnen experimenten kiezen voor een andere route dan die in hun experiment?»",
        quote="Ja, dat kan",
        confidence="SEED",
        decides=("compliance",),
    ),
    Rule(
        id="EXP-06",
        says="Wordt een experiment voortgezet als doorlopende leerroute, dan vullen de scholen aan wat in hun overeenkomst ontbreekt en melden zij de route in RIO. Een aanvraag is niet nodig.",
        says_en="If an experiment goes on as a doorlopende leerroute, the schools add what their agreement lacks and report the route in RIO. No application is needed.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Moeten scholen die al samenwerken, bijv. in een vakmanschapsroute, opnieuw een samenwerkingsovereenkomst sluiten en een aanvraag indienen?»",
        quote="of over alle onderwerpen die de wet minimaal vraagt afspraken staan",
        confidence="SEED",
        since=_LAW,
        decides=("compliance",),
    ),
    Rule(
        id="EXP-07",
        says="De uitvaloptie houdt in dat de leerling het vmbo-deel of het mbo-deel nog bij een van de scholen mag afmaken.",
        says_en="The uitvaloptie means that the student may still finish the vmbo part or the mbo part at one of the schools.",
        kind="statute",
        document="Besluit experimenten doorlopende leerlijnen vmbo-mbo 2014-2022, Staatsblad 2013, 370 (de tekst is niet gelezen)",
        confidence="MEMORY",
        since=_DAY_AFTER,
        left_out="De tekst van het besluit is niet gelezen, dus wat de uitvaloptie precies geeft staat niet vast.",
        left_out_en="The text of the decree was not read, so what the uitvaloptie gives exactly is not certain.",
    ),
    Rule(
        id="EXP-08",
        says="De vakmanschaproute ging van basis of kader naar niveau 2, later ook 3; de technologieroute naar niveau 4 in techniek en groen. De beroepsroute ging van kader, gemengd of theoretisch naar niveau 4 in alle sectoren.",
        says_en="The vakmanschaproute went from basis or kader to level 2, later to 3 too; the technologieroute to level 4 in techniek and groen. The beroepsroute went from kader, gemengd or theoretisch to level 4 in all sectors.",
        kind="statute",
        document="Rijksoverheid en SEO, derde monitor vakmanschap-, technologie- en beroepsroutes, 1 november 2017; het besluit zelf is niet gelezen",
        confidence="VERIFIED",
        until=_LAST_DAY,
        checked=date(2026, 11, 25),
        left_out="Welk van de drie experimenten een route was, wordt niet gemeld.",
        left_out_en="Which of the three experiments a route was is not reported.",
    ),
    Rule(
        id="EXP-09",
        says="Vanaf 1 augustus 2022 begint niemand meer aan een experiment.",
        says_en="From 1 August 2022 nobody begins an experiment any more.",
        kind="seed-faq",
        document="FAQ wet doorlopende leerroute, vraag «Wanneer lopen van de experimenten van de vakmanschapsroute, de technologieroute en de beroepsroute af?»",
        quote="Daarna kan alleen nog worden ingeschreven op de nieuwe doorlopende leerroutes",
        confidence="SEED",
        since=_DAY_AFTER,
        decides=("recording", "compliance"),
    ),
    Rule(
        id="EXP-10",
        says="De wet geldt vanaf 1 augustus 2020.",
        says_en="The law holds from 1 August 2020.",
        kind="register",
        document="DUO, doorlopende en geïntegreerde leerroute vmbo-mbo (duo.nl); DUO, programma van eisen mbo",
        quote="Vanaf 1 augustus 2020",
        confidence="VERIFIED",
        since=_LAW,
        checked=date(2026, 11, 25),
        decides=("recording",),
    ),
)
"""The rules, in the order of their ids."""
