"""Can a cohort count on it that its route is there to the end?

COH-01 … COH-08, and KAD-01. The guarantee is what SPV asked for: a clause that partners can agree on, and no
law. KAD-01 is another wish of SPV, which the law did not take over.
"""

from __future__ import annotations

from journeys.law.rule import Rule

_SPV = "SPV, reactie op het wetsvoorstel doorlopende leerroutes vmbo-mbo"
_OWN = "keuze van dit project"

RULES: tuple[Rule, ...] = (
    Rule(
        id="COH-01",
        says="Een cohortgarantie is er als de overeenkomst haar heeft op de dag van de eerste leerling.",
        says_en="There is a cohort guarantee if the agreement has one on the day of the first student.",
        kind="spv-plea",
        document=_SPV,
        quote="een cohortverplichting in samenwerkingsovereenkomsten",
        confidence="DEFAULT",  # the plea names no day
        policy="cohort_clause_day",
        decides=("guarantees",),
    ),
    Rule(
        id="COH-02",
        says="Een cohort is een route en het schooljaar van leerjaar 3. Wie in leerjaar 4 begint, hoort bij het cohort dat een jaar eerder in leerjaar 3 zat.",
        says_en="A cohort is a route and the school year of leerjaar 3. Who begins in leerjaar 4 belongs to the cohort that was in leerjaar 3 a year before.",
        kind="project-policy",
        document=_OWN,
        confidence="DEFAULT",
        policy="cohort",
        decides=("guarantees", "outcomes"),
    ),
    Rule(
        id="COH-03",
        says="De garantie loopt tot de laatste leerling klaar of weg is.",
        says_en="The guarantee lasts until the last student has finished or left.",
        kind="spv-plea",
        document=_SPV,
        quote="ten minste voor een heel cohort (vanaf leerling 3 vmbo tot de kwalificatie mbo)",
        confidence="DEFAULT",  # what happens with those who take longer is our reading
        policy="cohort_span",
        decides=("guarantees",),
    ),
    Rule(
        id="COH-04",
        says="Zonder regeling breekt een stop de garantie van wie dan nog niet klaar is.",
        says_en="Without an arrangement a stop breaks the guarantee of those who have not finished by then.",
        kind="project-policy",
        document=_OWN,
        confidence="DEFAULT",
        policy="cohort_states",
        decides=("guarantees", "worklist"),
    ),
    Rule(
        id="COH-05",
        says="Een stop is een aangekondigd einde van de route of het einde van de overeenkomst.",
        says_en="A stop is an announced end of the route or the end of the agreement.",
        kind="spv-plea",
        document=_SPV,
        quote="stoppen met het aanbieden van opleidingen",
        confidence="DEFAULT",  # what else ends an offer is our reading
        policy="cohort_breakers",
        decides=("guarantees", "worklist"),
    ),
    Rule(
        id="COH-06",
        says="Wordt een kwalificatie door de minister vernieuwd en krijgt zij een andere crebo, dan is dat geen stop. De garantie gaat mee naar de nieuwe kwalificatie.",
        says_en="If the minister renews a qualification and it gets another crebo, that is no stop. The guarantee goes along to the new qualification.",
        kind="project-policy",
        document=_OWN,
        confidence="DEFAULT",
        policy="renewed_qualification",
        decides=("guarantees",),
    ),
    Rule(
        id="COH-07",
        says="Wie zelf naar een andere route overstapt, valt niet meer onder de eerste garantie. Of er een garantie is, hangt dan af van het cohort waar hij heen gaat.",
        says_en="Who switches to another route by choice is no longer under the first guarantee. Whether there is one then depends on the cohort gone to.",
        kind="project-policy",
        document=_OWN,
        confidence="DEFAULT",
        policy="released_by_choice",
        decides=("guarantees",),
    ),
    Rule(
        id="COH-08",
        says="De garantie bindt beide scholen. Ook een vo-school die met haar deel stopt, breekt haar.",
        says_en="The guarantee binds both schools. A vo school that stops with its part breaks it as well.",
        kind="spv-plea",
        document=_SPV,
        quote="voor minder vrijblijvendheid (voor beide partijen)",
        confidence="SEED",
        decides=("guarantees",),
    ),
    Rule(
        id="KAD-01",
        says="SPV wilde ook kaderleerlingen zonder vmbo-examen naar niveau 2 laten gaan; de wet doet dat niet. Van kader naar niveau 2 kan wel in een doorlopende leerroute, met het vmbo-examen.",
        says_en="SPV wanted students of kader to go to level 2 without a vmbo exam too; the law does not do so. From kader to level 2 is possible in a doorlopende leerroute, with the vmbo exam.",
        kind="spv-plea",
        document=_SPV,
        quote="deze route ook toegankelijk te maken voor leerlingen die op het vmbo de kaderberoepsgerichte leerweg volgen",
        confidence="SEED",
        left_out="Een wens die de wet niet overnam, beslist niets; wat wel geldt staat bij RTE-03 en RTE-07.",
        left_out_en="A wish that the law did not take over decides nothing; what does hold is in RTE-03 and RTE-07.",
    ),
)
"""The rules, in the order of their ids."""
