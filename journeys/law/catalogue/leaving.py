"""What happens when a student switches, stops or drops out?

The rules OVS-01 … OVS-09 on switching and on the help that both schools owe, and VSV-01 … VSV-05 on the
startkwalificatie and leaving school without it.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)
_FAQ = "FAQ wet doorlopende leerroute, vraag"
_OWN = "keuze van dit project"
_OVERSTAP = f"{_FAQ} «Wat moeten we regelen als overstapopties?»"
_LEERPLICHT = "leerlingzakenmh.nl, 16-18 jaar; RMC Rivierenland"

RULES: tuple[Rule, ...] = (
    Rule(
        id="OVS-01", kind="seed-faq", confidence="SEED", since=_LAW, decides=("duties", "worklist", "options", "outcomes"),
        says="Eindigt de route vroeg, dan helpen beide scholen de leerling aan een diploma.",
        says_en="If the route ends early, both schools help the student to a diploma.",
        document=_OVERSTAP,
        quote="dan moeten de vmbo- en mbo-school gezamenlijk ervoor zorgen dat de jongere alsnog in staat wordt gesteld om een diploma te halen",
    ),
    Rule(
        id="OVS-02", kind="seed-faq", confidence="DEFAULT", policy="duty_target", since=_LAW, decides=("duties", "worklist", "options"),
        says="Het doel en wie voorgaat hangen af van de fase waarin de route eindigde: in de vo-fase het vmbo-diploma en het vo, in de mbo-fase het mbo-diploma en het mbo.",
        says_en="The target and who leads follow the phase in which the route ended: in the vo phase the vmbo diploma and the vo, in the mbo phase the mbo diploma and the mbo.",
        document=f"{_OVERSTAP}; wie voorgaat is een {_OWN}",
        quote="Afhankelijk van het moment waarop de deelname wordt beëindigd kan dat een vmbo-diploma of een mbo-diploma zijn.",
    ),
    Rule(
        id="OVS-03", kind="statute", confidence="VERIFIED", since=_LAW, decides=("qualification",),
        says="De hulp na een vroeg einde hoort naar een startkwalificatie te leiden.",
        says_en="The help after an early end should lead to a startkwalificatie.",
        document="sterkberoepsonderwijs.nl, vraag over de overstapoptie",
    ),
    Rule(
        id="OVS-04", kind="seed-faq", confidence="SEED", since=_LAW, decides=("responsibility", "duties"),
        says="Overstappen gaat volgens de opties in de overeenkomst. Een overstap die daar niet in staat, krijgt een vlag en wordt niet geweigerd.",
        says_en="Switching follows the options in the agreement. A switch that is not among them gets a flag and is not refused.",
        document=f"{_FAQ} «Kan een jongere in de doorlopende leerroute gewoon switchen van profiel en/of kwalificatie?»",
        quote="De ruimte die u hiervoor biedt is dus afhankelijk van de afspraken die u hierover met elkaar maakt.",
    ),
    Rule(
        id="OVS-05", kind="seed-faq", confidence="SEED", since=_LAW, decides=("duties",),
        says="Terug naar het gewone vmbo kan volgens de afspraken in de overeenkomst. Een verkorte geïntegreerde route kan de leerling vaak beter eerst afmaken.",
        says_en="Going back to the regular vmbo is possible as the agreement says. A shortened geïntegreerde route is often better finished first.",
        document=f"{_FAQ} «Hoe kan een jongere in een verkorte geïntegreerde route toch nog bijvoorbeeld halverwege overstappen vanuit de korte route terug naar het reguliere vmbo onderwijs?»",
        quote="Daar maakt u afspraken over in de samenwerkingsovereenkomst onder het kopje overstapopties.",
    ),
    Rule(
        id="OVS-06", kind="statute", confidence="OPEN", since=_LAW, decides=("duties", "qualification", "worklist"),
        says="Wie een geïntegreerde route verlaat, heeft geen formele toegang tot niveau 2 elders. Of een plaats is gegarandeerd, zoals de Kamer vroeg, is niet bekend.",
        says_en="Who leaves a geïntegreerde route has no formal access to level 2 elsewhere. Whether a place is guaranteed, as was asked in parliament, is not known.",
        document="Kamerstuk 35 336, nr. 15",
    ),
    Rule(
        id="OVS-07", kind="project-policy", confidence="DEFAULT", policy="results_after_switch", decides=("exams-owed", "result"),
        says="Na een overstap blijven vmbo-resultaten staan voor hetzelfde vak en een leerweg die niet hoger is. Mbo-resultaten tellen alleen nog met een vrijstelling van de examencommissie.",
        says_en="After a switch vmbo results stay for the same subject and a leerweg that is not higher. Mbo results count by an exemption of the exam committee alone.",
        document=_OWN,
    ),
    Rule(
        id="OVS-08", kind="project-policy", confidence="DEFAULT", policy="form_of_route_changed", since=_LAW, decides=("recording", "exams-owed", "responsibility", "options"),
        says="Van een doorlopende naar een geïntegreerde route kan alleen wat ook bij een start kan: basisberoepsgerichte leerweg, niveau 2 en beide oordelen. Terug zijn alle vmbo-onderdelen weer verschuldigd, binnen het examenvenster.",
        says_en="From a doorlopende leerroute to a geïntegreerde route only what a start allows is possible: BB, level 2 and both judgements. Back, all vmbo parts are owed again, within the exam window.",
        document=_OWN,
    ),
    Rule(
        id="OVS-09", kind="seed-faq", confidence="SEED", since=_LAW, decides=("outcomes",),
        says="Leerlingen in een geïntegreerde route zonder vmbo-diploma geven het vmbo geen negatief oordeel van de inspectie op studiesucces en voortijdig schoolverlaten.",
        says_en="Students in a geïntegreerde route without a vmbo diploma give the vmbo no negative judgement of the inspectorate on success and on leaving school early.",
        document=f"{_FAQ} «Is het weglaten van diplomering vmbo nog nadelig voor het beoordelen van het vmbo door inspectie? (studiesucces, VSV)»",
        quote="zal geen sprake zijn van een negatief oordeel op deze onderdelen",
    ),
    Rule(
        id="VSV-01", kind="statute", confidence="VERIFIED", decides=("qualification", "outcomes"),
        says="Een startkwalificatie is een diploma havo, vwo of mbo vanaf niveau 2. Een vmbo-diploma en een entreediploma zijn dat niet.",
        says_en="A startkwalificatie is a diploma of havo, vwo or mbo from level 2. A vmbo diploma and an entree diploma are not.",
        document=_LEERPLICHT,
    ),
    Rule(
        id="VSV-02", kind="statute", confidence="VERIFIED", decides=("qualification",),
        says="De kwalificatieplicht duurt tot de achttiende verjaardag, of tot er een startkwalificatie is.",
        says_en="The kwalificatieplicht lasts until the eighteenth birthday, or until there is a startkwalificatie.",
        document=_LEERPLICHT,
    ),
    Rule(
        id="VSV-03", kind="statute", confidence="OPEN", decides=("qualification", "outcomes"),
        says="Voortijdig schoolverlater is wie zonder startkwalificatie het onderwijs verlaat voor de leeftijdsgrens: 23 jaar, en vanaf 1 januari 2026 27 jaar. Hoe de regeling het begrip sindsdien precies omschrijft, is niet gevonden.",
        says_en="An early school leaver is who leaves education without a startkwalificatie before the age limit: 23, and 27 from 1 January 2026. How the regulation defines it since then was not found.",
        document="Wet van school naar duurzaam werk (VNG, model re-integratieverordening; samenvoordeklant.nl, vragen over het wetsvoorstel)",
    ),
    Rule(
        id="VSV-04", kind="project-policy", confidence="DEFAULT", policy="vsv_report", decides=("qualification", "worklist"),
        says="Uitval wordt gemeld door de school die op die dag over verzuim gaat. De hulp aan een diploma blijft van beide scholen.",
        says_en="A dropout is reported by the school that answers for absence on that day. The help to a diploma stays with both schools.",
        document=_OWN,
    ),
    Rule(
        id="VSV-05", kind="statute", confidence="MEMORY",
        says="Ongeoorloofd verzuim van meer dan vier weken aaneen, of van 16 uur in vier weken, wordt gemeld.",
        says_en="Unlawful absence of more than four weeks on end, or of 16 hours in four weeks, is reported.",
        document="Leerplichtwet 1969 (tekst niet gelezen)",
        left_out="Verzuim zelf komt niet in het journaal; het staat in de administratie van de school.",
        left_out_en="Absence itself does not enter the journal; the school's own administration has it.",
    ),
)  # fmt: skip
"""By id."""
