"""Which vmbo exam is owed, until when, and what makes it a pass?

The rules VEX-01 … VEX-50: what is owed, the marks and the result, the window, and the leerwerktraject. Rules on
marks are known from pages that restate them; the decree itself could not be read.
"""

from __future__ import annotations

from datetime import date

from journeys.law.rule import Rule

_LAW = date(2020, 8, 1)
_FAQ = "FAQ wet doorlopende leerroute, vraag"
_OWN = "keuze van dit project"
_SCHOOLGIDS = "schoolgids Cambreur College, slaag-zakregeling"
_UITSLAG = "examenblad.nl, uitslagbepaling vmbo"
_COMBINATIE = "examenblad.nl, combinatiecijfer profielen vmbo"
_EINDCIJFER = "Stichting Platforms vmbo, FAQ bepaling van het eindcijfer"
_LWT = f"{_FAQ} «Wij hebben LWT-leerlingen, is het verstandig deze leerlingen in een geïntegreerde leerroute te plaatsen of kunnen we LWT gewoon blijven aanbieden?»"
_LWT_UITSLAG = "examenblad.nl, bijlage maartmededeling 2005, uitslagbepaling leerwerktraject"
_NIVEAU_3_4 = f"{_FAQ} «Zijn er geïntegreerde routes voor niveau 3 / 4, dus zonder vmbo-diploma, mogelijk?»"

RULES: tuple[Rule, ...] = (
    Rule(
        id="VEX-01", kind="seed-faq", confidence="SEED", since=_LAW, decides=("exams-owed", "result", "compliance", "responsibility", "options", "coverage"),
        says="In een doorlopende leerroute hoort het hele vmbo-examen van de leerweg.",
        says_en="A doorlopende leerroute asks the whole vmbo exam of the leerweg.",
        document=f"{_FAQ} «Welke verantwoordelijkheden heeft de vo-school en welke de mbo-instelling bij het aanbieden van een van deze routes?»",
        quote="in alle avo-vakken en het beroepsgerichte programma",
    ),
    Rule(
        id="VEX-02", kind="seed-faq", confidence="SEED", since=_LAW, decides=("responsibility", "exams-owed", "compliance", "result", "options"),
        says="In een geïntegreerde route zijn alleen de gekozen vmbo-onderdelen verschuldigd. Voor elk gekozen vak is er een PTA.",
        says_en="In a geïntegreerde route only the chosen vmbo parts are owed. Each chosen subject has a PTA.",
        document=f"{_FAQ} «Mag je zelf als school dan zelf kiezen in welke vakken examen wordt gedaan?»",
        quote="Voor de vakken die u afsluit moet u wel een PTA maken.",
    ),
    Rule(
        id="VEX-03", kind="seed-faq", confidence="SEED", since=_LAW, decides=("coverage",),
        says="In een geïntegreerde route krijgt de leerling alle vmbo-stof, lichamelijke opvoeding ook, al is er geen examen in. Dat die stof is aangeboden, maakt haar nog geen verschuldigd examen.",
        says_en="In a geïntegreerde route the student is taught all vmbo content, physical education too, even without an exam in it. That content was taught does not make its exam owed.",
        document=f"{_FAQ} «Als je als school ervoor kiest om jongeren geen vmbo-diploma te laten behalen moeten deze jongeren dan wel examen afleggen in Nederlands, Maatschappijleer etc.?»",
        quote="dat in het onderwijsprogramma de vmbo-stof behandeld wordt",
    ),
    Rule(
        id="VEX-04", kind="seed-faq", confidence="DEFAULT", policy="gr_vmbo_diploma", since=_LAW, decides=("options", "result"),
        says="Een geïntegreerde route geeft gewoonlijk geen vmbo-diploma. Wie er toch het hele examen haalt, kan het diploma krijgen; voor losse behaalde vakken is er een certificaat.",
        says_en="A geïntegreerde route normally gives no vmbo diploma. Who passes the whole exam in it can have the diploma all the same; for single subjects passed there is a certificate.",
        document=f"{_FAQ} «Wat is het verschil tussen een doorlopende leerroute en een geïntegreerde route?»; DUO, doorlopende en geïntegreerde leerroute vmbo-mbo",
        quote="jongeren ontvangen dan geen vmbo-diploma",
    ),
    Rule(
        id="VEX-05", kind="seed-faq", confidence="SEED", since=_LAW, decides=("options",),
        says="Op een route naar niveau 3 of 4 is het vmbo-diploma verplicht.",
        says_en="On a route to level 3 or 4 the vmbo diploma is compulsory.",
        document=_NIVEAU_3_4,
        quote="Jongeren moeten in een route naar niveau 3 en 4 een vmbo-diploma halen.",
    ),
    Rule(
        id="VEX-10", kind="school-practice", confidence="MEMORY", decides=("result",),
        says="Het eindcijfer van een vak met schoolexamen en centraal examen is het gemiddelde van die twee, afgerond op een heel cijfer. Een half of meer gaat omhoog.",
        says_en="The final mark of a subject with a school exam and a central exam is the mean of both, rounded to a whole mark. A half or more goes up.",
        document=f"{_SCHOOLGIDS}; {_EINDCIJFER}",
        quote="het gemiddelde van het ce en het se",
    ),
    Rule(
        id="VEX-11", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="De cijfers van het schoolexamen en van het centraal examen hebben één decimaal. Het gemiddelde van de centrale examens wordt niet afgerond: 5,49 is te laag, 5,50 is genoeg.",
        says_en="The marks of the school exam and of the central exam have one decimal. The mean of the central exams is not rounded: 5.49 is too low, 5.50 is enough.",
        document=f"webwoordenboek.nl, kun je met 2 vijven slagen; {_SCHOOLGIDS}",
    ),
    Rule(
        id="VEX-12", kind="statute", confidence="VERIFIED", decides=("result",),
        says="In de basis- en de kaderberoepsgerichte leerweg is het combinatiecijfer het gemiddelde van de afgeronde cijfers van de keuzevakken; het telt als één eindcijfer. Geen keuzevak is lager dan een 4.",
        says_en="In BB and KB the combinatiecijfer is the mean of the rounded marks of the keuzevakken; it counts as one final mark. No keuzevak is below 4.",
        document=f"{_COMBINATIE}; {_SCHOOLGIDS}",
    ),
    Rule(
        id="VEX-13", kind="statute", confidence="VERIFIED", decides=("result",),
        says="In de gemengde leerweg is het combinatiecijfer een gewogen gemiddelde: het profielvak weegt even vaak mee als er keuzevakken zijn.",
        says_en="In GL the combinatiecijfer is a weighted mean: the profielvak weighs as many times as there are keuzevakken.",
        document=f"{_COMBINATIE}; {_EINDCIJFER}",
    ),
    Rule(
        id="VEX-20", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="Geslaagd is wie voor de centrale examens gemiddeld ten minste een 5,5 heeft, voor Nederlands ten minste een 5, en geen eindcijfer of keuzevak onder de 4; verder is alles een 6 of hoger, waarbij één 5 mag, of één 4 of twee vijven als er ten minste één 7 is. Lichamelijke opvoeding en kunstvakken I zijn voldoende of goed, in GL en TL het profielwerkstuk ook, en het loopbaandossier is klaar.",
        says_en="A pass asks a mean of at least 5.5 in the central exams, at least a 5 for Dutch, and no final mark or keuzevak below 4; all else is a 6 or higher, where one 5 is allowed, or one 4 or two fives if there is at least one 7. Physical education and kunstvakken I are voldoende or goed, in GL and TL the profielwerkstuk too, and the loopbaandossier is done.",
        document=_SCHOOLGIDS,
        quote="27,5 punten",
    ),
    Rule(
        id="VEX-21", kind="statute", confidence="VERIFIED", decides=("result",),
        says="Wie met een combinatie van vakken die samen een geldig profiel vormen kan slagen, slaagt. Extra vakken kunnen daarvoor buiten de uitslag blijven.",
        says_en="Who can pass with some combination of subjects that makes up a valid profile, passes. Extra subjects can be left out of the result for it.",
        document=_UITSLAG,
    ),
    Rule(
        id="VEX-22", kind="statute", confidence="VERIFIED", decides=("result",),
        says="Zolang de kandidaat nog recht heeft op een herkansing, is de uitslag voorlopig. Pas op een definitieve uitslag volgt een diploma.",
        says_en="As long as the candidate still has a right to a herkansing, the result is provisional. A diploma follows on a definitive result alone.",
        document=_UITSLAG,
    ),
    Rule(
        id="VEX-23", kind="school-practice", confidence="VERIFIED", decides=("result",),
        says="In de basis- en de kaderberoepsgerichte leerweg zijn er twee herkansingen: één voor het CSPE, geheel of in delen, en één voor een algemeen vak; in de gemengde leerweg is er één, voor het een of het ander. Zij kan in leerjaar 3 of 4 worden gebruikt, maar een CSPE dat in leerjaar 3 is afgelegd, begint in leerjaar 4 niet opnieuw.",
        says_en="In BB and KB there are two herkansingen: one for the CSPE, whole or in parts, and one for a general subject; in GL there is one, for either. It can be used in leerjaar 3 or 4, but a CSPE taken in leerjaar 3 is not begun again in leerjaar 4.",
        document="Stichting Platforms vmbo, FAQ herkansingen centraal examen basisberoepsgerichte, kaderberoepsgerichte en gemengde leerweg",
    ),
    Rule(
        id="VEX-24", kind="statute", confidence="MEMORY", decides=("result",),
        says="Van het eerste cijfer en dat van de herkansing telt het hoogste.",
        says_en="Of the first mark and that of the herkansing the higher one counts.",
        document="Uitvoeringsbesluit WVO 2020, herkansing (tekst niet gelezen)",
    ),
    Rule(
        id="VEX-30", kind="seed-faq", confidence="SEED", since=_LAW, decides=("exams-owed",),
        says="Het vmbo-examen mag over de eerste drie jaren worden gespreid.",
        says_en="The vmbo exam may be spread over the first three years.",
        document=_NIVEAU_3_4,
        quote="Het vmbo-examen mag wel over drie jaar (leerjaar 3 en 4 vmbo, leerjaar 1 mbo) gespreid worden afgenomen.",
    ),
    Rule(
        id="VEX-31", kind="seed-faq", confidence="SEED", since=_LAW, decides=("exams-owed",),
        says="In beginsel kan elk vak al in leerjaar 3 worden afgesloten.",
        says_en="In principle every subject can be closed in leerjaar 3 already.",
        document=f"{_FAQ} «Wat mag al in leerjaar 3 afgesloten worden en welk vak is daar handig in i.v.m. vervolgopleidingen?»",
        quote="In principe kunnen alle vakken worden afgesloten in leerjaar 3.",
    ),
    Rule(
        id="VEX-32", kind="seed-faq", confidence="DEFAULT", policy="window_day", since=_LAW, decides=("responsibility", "exams-owed", "options", "worklist", "result"),
        says="Het examenvenster sluit aan het eind van het derde routejaar, 31 juli.",
        says_en="The exam window closes at the end of the third route year, 31 July.",
        document=f"{_FAQ} «Hoe interpreteren we in de wet de opmerking dat de jongeren de eindtermen van het vmbo en mbo gehad moeten hebben?»; de dag is een {_OWN}",
        quote="kunnen vmbo-examens tot en met het derde jaar van de doorlopende leerroute worden afgesloten",
    ),
    Rule(
        id="VEX-33", kind="project-policy", confidence="DEFAULT", policy="repeated_third_year", since=_LAW, decides=("responsibility", "exams-owed", "options", "result", "worklist"),
        says="Wie in leerjaar 4 begint, heeft twee schooljaren voor het vmbo-examen: het venster volgt de klok van het programma. Doubleren in het derde routejaar verlengt het venster alleen als het vo dat besluit.",
        says_en="Who starts in leerjaar 4 has two school years for the vmbo exam: the window follows the programme's clock. Repeating the third route year extends the window only if the vo so decides.",
        document=_OWN,
    ),
    Rule(
        id="VEX-34", kind="project-policy", confidence="DEFAULT", policy="window_extension", since=_LAW, decides=("responsibility", "exams-owed", "options", "worklist"),
        says="Wat na het venster open staat, kan binnen de route niet meer worden afgesloten. Wat dan nog kan: verlenging door het vo, staatsexamen of vavo, in de basisberoepsgerichte leerweg naar niveau 2 een geïntegreerde route, of de route beëindigen; het mbo-examen gaat gewoon door.",
        says_en="What is open after the window cannot be closed within the route any more. What is left: an extension by the vo, staatsexamen or vavo, in BB to level 2 a geïntegreerde route, or ending the route; the mbo exam goes on as it was.",
        document=_OWN,
    ),
    Rule(
        id="VEX-35", kind="seed-faq", confidence="SEED", since=_LAW, decides=("responsibility",),
        says="Het vmbo-examen blijft van het vo, waar het ook wordt afgenomen.",
        says_en="The vmbo exam stays the vo's, wherever it is held.",
        document=f"{_FAQ} «Klopt de aanname dat afronding van het beroepsgerichte profielvak niet plaats hoeft te vinden binnen het vo?»",
        quote="Het vo blijft wel verantwoordelijk voor de vmbo-examinering en diplomering, ook als dat niet op de eigen vmbo-locatie wordt gegeven.",
    ),
    Rule(
        id="VEX-36", kind="school-practice", confidence="VERIFIED",
        says="Ook buiten een route kan een leerling het laatste leerjaar en het examen over twee jaar spreiden, bijvoorbeeld bij langdurige ziekte. De inspectie wordt daarover gehoord.",
        says_en="Outside a route too a student can spread the last leerjaar and the exam over two years, for instance with a long illness. The inspectorate is heard on it.",
        document="Steunpunt Passend Onderwijs po-vo, leerroutes, PTA en examens",
        left_out="Het gaat om leerlingen buiten een route en om redenen van gezondheid, en die komen niet in het journaal.",
        left_out_en="It is about students outside a route and about reasons of health, and those do not enter the journal.",
    ),
    Rule(
        id="VEX-40", kind="seed-faq", confidence="SEED", decides=("exams-owed", "result", "responsibility", "options", "coverage"),
        says="In een leerwerktraject horen Nederlands en het beroepsgerichte programma. Extra vakken mogen en komen op de cijferlijst, maar tellen niet mee voor de uitslag.",
        says_en="A leerwerktraject asks Dutch and the vocational programme. Extra subjects may be taken and are on the list of marks, but do not count for the result.",
        document=f"{_LWT}; {_LWT_UITSLAG}",
        quote="LWT-leerlingen hoeven alleen Nederlands en het beroepsgerichte programma te volgen, maar moeten deze beide vakken wel met een vmbo-examen afsluiten.",
    ),
    Rule(
        id="VEX-41", kind="statute", confidence="MEMORY", decides=("result",),
        says="Een leerwerktraject is geslaagd met ten minste een 6 voor Nederlands en een 6 voor het beroepsgerichte programma. Dat is sinds de profielen een 6 voor het profielvak en een 6 als combinatiecijfer, met geen keuzevak onder de 4.",
        says_en="A leerwerktraject is passed with at least a 6 for Dutch and a 6 for the vocational programme. Since the profiles came that is a 6 for the profielvak and a 6 as combinatiecijfer, with no keuzevak below 4.",
        document=_LWT_UITSLAG,
    ),
    Rule(
        id="VEX-42", kind="statute", confidence="VERIFIED", decides=("qualification",),
        says="Het diploma van een leerwerktraject geeft alleen toegang tot een mbo-opleiding op niveau 2.",
        says_en="The diploma of a leerwerktraject gives access to an mbo programme at level 2 alone.",
        document="Kamerstuk 28 444, nr. 3",
        quote="te worden vervolgd in de basisberoepsopleiding",
    ),
    Rule(
        id="VEX-50", kind="statute", confidence="MEMORY", decides=("exams-owed", "result", "options"),
        says="Een vrijstelling sluit een vmbo-onderdeel af, bijvoorbeeld voor een vak dat eerder is behaald. Aanvullen met vakken van het vavo kan alleen in de theoretische leerweg.",
        says_en="An exemption closes a vmbo part, for instance of a subject passed before. Adding subjects of the vavo is possible in TL alone.",
        document=_UITSLAG,
    ),
)  # fmt: skip
"""By id; without the subjects and parts of each leerweg, which are values that change by exam year."""
