"""How long is what kept, and who may see it?

The rules RET-01 … RET-11 on keeping and destroying, and ACC-01 and ACC-02 on access.
"""

from __future__ import annotations

from journeys.law.rule import Rule

_OWN = "keuze van dit project"
_BEWAARTERMIJN = "oudersenonderwijs.nl, bewaartermijn; onderwijsconsument.nl, bewaartermijn leerlinggegevens"
_AVG = "Algemene verordening gegevensbescherming, AVG (tekst niet gelezen)"

RULES: tuple[Rule, ...] = (
    Rule(
        id="RET-01", kind="statute", confidence="VERIFIED", decides=("retention",),
        says="Een school bewaart het leerlingdossier ten hoogste twee jaar nadat de leerling is vertrokken.",
        says_en="A school keeps the student's file for at most two years after the student left.",
        document=_BEWAARTERMIJN,
    ),
    Rule(
        id="RET-02", kind="statute", confidence="VERIFIED", decides=("retention",),
        says="Gegevens over verzuim en over in- en uitschrijving bewaart een school tot vijf jaar na het vertrek. Daarna gaan zij weg.",
        says_en="Data on absence and on enrolment are kept until five years after the student left. Then they go.",
        document=_BEWAARTERMIJN,
    ),
    Rule(
        id="RET-03", kind="statute", confidence="VERIFIED", decides=("retention",),
        says="Het werk van het centraal examen en de lijst van cijfers blijven ten minste zes maanden na de uitslag. Schoolexamens blijven ten hoogste twee jaar.",
        says_en="The work of the central exam and the list of marks stay for at least six months after the result. School exams stay for at most two years.",
        document=f"{_BEWAARTERMIJN}; rijksoverheid.nl, hoe lang moet een school gemaakte examens bewaren",
    ),
    Rule(
        id="RET-04", kind="school-practice", confidence="VERIFIED", decides=("retention",),
        says="In het mbo blijft examenwerk 24 maanden na het diploma en een proces-verbaal ten minste twee jaar. Diploma, resultatenlijst en certificaat blijven 50 jaar.",
        says_en="In the mbo exam work stays for 24 months after the diploma and an incident report for at least two years. Diploma, list of results and certificate stay for 50 years.",
        document="OER 2025-2026 van Aeres MBO",
    ),
    Rule(
        id="RET-05", kind="statute", confidence="OPEN", decides=("retention",),
        says="Diploma's en cijferlijsten van het vo worden niet vernietigd zolang niet bekend is welke termijn de selectielijst van het vo geeft.",
        says_en="Diplomas and lists of marks of the vo are not destroyed as long as it is not known which term the vo's selection list sets.",
        document="Akorda, nieuwsbrief over de Archiefwet",
    ),
    Rule(
        id="RET-06", kind="register", confidence="VERIFIED",
        says="DUO bewaart diploma's zelf in het diplomaregister.",
        says_en="DUO itself keeps diplomas in its register of diplomas.",
        document="onderwijs-informatie.nl, diploma's, cijferlijsten en getuigschriften",
        left_out="Wat DUO bewaart, staat los van wat een school of dit programma bewaart.",
        left_out_en="What DUO keeps is apart from what a school or this program keeps.",
    ),
    Rule(
        id="RET-07", kind="statute", confidence="MEMORY", decides=("retention",),
        says="Praktijkovereenkomsten, bewijs van BPV en bewijs voor de bekostiging blijven zeven jaar.",
        says_en="Praktijkovereenkomsten, evidence of BPV and evidence for the funding stay for seven years.",
        document="regels voor de bekostiging van het mbo (tekst niet gelezen)",
    ),
    Rule(
        id="RET-08", kind="project-policy", confidence="DEFAULT", policy="retention_of_two_schools", decides=("retention",),
        says="Elke school heeft per soort gegeven haar eigen klok. Gegevens die beide scholen hebben, gaan weg als de termijn bij elke school voorbij is.",
        says_en="Each school has its own clock for each class of data. Data that both schools hold goes when the term has run out at every school.",
        document=_OWN,
    ),
    Rule(
        id="RET-09", kind="project-policy", confidence="DEFAULT", policy="personal_data",
        says="Wat over een leerling is vastgelegd, wordt gewist met zijn zout; namen en nummers staan apart. De plaats in de geschiedenis blijft, en antwoorden blijven werken.",
        says_en="What was recorded about a student is erased with its salt; names and numbers are kept apart. The place in the history stays, and answers go on working.",
        document=_OWN,
        left_out="Het is de manier waarop het journaal bewaart en wist; op geen enkele vraag is het een antwoord.",
        left_out_en="It is the way in which the journal keeps and erases; it is no answer to any question.",
    ),
    Rule(
        id="RET-10", kind="statute", confidence="MEMORY",
        says="Wissen op verzoek hoeft niet zolang een wettelijke plicht tot bewaren loopt. Rechtzetten kan altijd: dat is een correctie, en wat er eerst stond blijft alleen te zien voor wie controleert.",
        says_en="Erasing on request is not due as long as a legal duty to keep runs. Putting right is always possible: it is a correction, and what stood there first is still seen by auditors alone.",
        document=_AVG,
        left_out="Over een verzoek om te wissen beslissen mensen, verzoek voor verzoek; het programma voert uit wat zij besluiten.",
        left_out_en="A request to erase is decided by people, one by one; the program does what they decide.",
    ),
    Rule(
        id="RET-11", kind="statute", confidence="MEMORY",
        says="Een BSN is geen sleutel: een leerling heeft in het journaal een willekeurig pseudoniem. Het BSN wordt alleen gebruikt waar de wet uitwisseling met het register vraagt.",
        says_en="A BSN is no key: in the journal a student has a random pseudonym. The BSN is used only where the law asks for exchange with the register.",
        document="Wet register onderwijsdeelnemers (tekst niet gelezen)",
        left_out="Het ligt vast in de opzet: het journaal heeft geen veld voor een BSN, dus valt er niets te beslissen.",
        left_out_en="The design settles it: the journal has no field for a BSN, so there is nothing to decide.",
    ),
    Rule(
        id="ACC-01", kind="project-policy", confidence="DEFAULT", policy="access",
        says="Ieder ziet wat bij zijn rol hoort: een mentor de eigen leerlingen, een examencommissie de onderdelen van haar kant en gezamenlijke toetsen, een inspecteur per onderzoek en onder pseudoniem, een leerling of ouder het eigen dossier. Aantekeningen over zorg gaan bij de overgang niet mee naar het mbo.",
        says_en="Each sees what belongs to the role: a mentor their own students, an exam committee the parts of its side and joint tests, an inspector per inspection and under pseudonym, a student or parent their own file. Notes on care do not go to the mbo at the switch.",
        document=_OWN,
        left_out="Er zijn nog geen rollen in dit programma: wie bij het journaal kan, ziet het hele journaal.",
        left_out_en="There are no roles in this program yet: who can reach the journal sees all of it.",
    ),
    Rule(
        id="ACC-02", kind="project-policy", confidence="DEFAULT", policy="special_categories", decides=("recording",),
        says="Gegevens over gezondheid of ondersteuning komen niet in het journaal. Een reden is een grove code; vrije tekst over een leerling wordt geweigerd.",
        says_en="Data on health or support does not enter the journal. A reason is a coarse code; free text about a student is refused.",
        document=_OWN,
    ),
)  # fmt: skip
"""By id."""
