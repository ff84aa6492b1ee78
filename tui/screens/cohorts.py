"""What were cohorts promised, how do they stand, and whom would a stop touch?"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from leerspoor.wording import word
from tui.actions import Place, bindings_at
from tui.as_of import AsOf, written
from tui.language import Both
from tui.screens.listing import Item, ListScreen
from tui.signs import OF_STATUS, SIGNS, glyph
from tui.viewmodels.cohorts import Counts, counted
from tui.widgets.virtual_table import Column


class CohortsScreen(ListScreen):
    """The board: a line for each cohort; enter shows its students."""

    place: ClassVar[Place] = "cohorts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("cohorts")]
    NOTHING: Both = (
        "Er zijn op deze dag nog geen cohorten met leerlingen.",
        "No cohort has members on this day.",
    )

    def columns(self) -> list[Column]:
        nl = self.language == "nl"
        return [
            Column("cohort", "cohort", 28, least=18),
            Column("state", "belofte" if nl else "promise", 20, least=18),
            Column("members", "leden" if nl else "members", 7, right=True),
            Column("vo", "vo", 4, keep=4, right=True),
            Column("mbo", "mbo", 4, keep=3, right=True),
            Column("done", "klaar" if nl else "done", 5, keep=5, right=True),
            Column("left", "weg" if nl else "left", 4, keep=6, right=True),
            Column("affected", "geraakt" if nl else "affected", 8, keep=1, right=True),
            Column("stop", "stop per" if nl else "stop from", 10, keep=2),
            Column("until", "t/m" if nl else "until", 10, keep=7),
        ]

    def items(self, as_of: AsOf) -> tuple[list[Item], str]:
        promises = self.port.ask("guarantees", as_of)
        everyone = counted(self.port.ask("responsibility", as_of))
        stops = {
            task["about"]: task["due"]
            for task in self.port.ask("worklist", as_of, within=20_000)
            if task["action"] == "stop-threatens-cohort"
        }
        found = []
        for row in promises:
            counts = everyone.get(row["cohort"], Counts())
            sign = OF_STATUS[row["state"]]
            state = f"{glyph(sign, ascii_only=self.ascii_only)} {word(row['state'], self.language)}"
            stop = stops.get(row["cohort"])
            found.append(
                Item(
                    [
                        (row["cohort"], "plain"),
                        (state, SIGNS[sign].style),
                        (str(row["members"]), "plain"),
                        (str(counts.vo or ""), "plain"),
                        (str(counts.mbo or ""), "plain"),
                        (str(counts.done or ""), "plain"),
                        (str(counts.left or ""), "plain"),
                        (str(row["affected"] or ""), "bad" if row["affected"] else "plain"),
                        (written(date.fromisoformat(stop), self.language) if stop else "", "warn"),
                        (written(date.fromisoformat(row["until"]), self.language), "dim"),
                    ],
                    tuple(counts.students),
                    "guarantee",
                    row["cohort"],
                    row["cohort"],
                )
            )
        unit = "cohort" if len(promises) == 1 else "cohorten" if self.language == "nl" else "cohorts"
        return found, f"{len(promises)} {unit}"
