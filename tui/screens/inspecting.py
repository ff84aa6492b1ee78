"""What can an inspector do on a screen? Read everything again, and take evidence along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from journeys.saying import Language
from tui.as_of import AsOf
from tui.exporting import evidence_name, not_there_yet
from tui.language import Both, say
from tui.port import Port, Whose
from tui.screens.base import Workplace
from tui.screens.job import Ended, Job, JobScreen, Tell
from tui.viewmodels.seal import Verdict, failed, in_full, sign_of, verdict_of

if TYPE_CHECKING:
    from tui.app import LeerspoorApp

SEAL: Both = ("Verzegeling", "Seal")
_VERIFY: Both = ("Alles nalezen", "Read everything again")
_EVIDENCE: Both = ("Bewijs: {}", "Evidence: {}")
_NOBODY: Both = (
    "Bewijs gaat over een leerling of over een cohort: open een leerling (2) of een cohort (4).",
    "Evidence is about a student or about a cohort: open a student (2) or a cohort (4).",
)
_WRITTEN: Both = (
    "Het bewijs staat in de map waar u begon, in {}:",
    "The evidence stands in the folder where you began, in {}:",
)
_UNDER: Both = (
    "Het staat onder de verzegeling van {} gebeurtenissen. Begin met LEESMIJ.txt.",
    "It stands under the checkpoint of {} events. Begin with LEESMIJ.txt.",
)


class Inspecting(Workplace[None]):
    """A screen about a student or a cohort, of whom evidence can be made."""

    def about(self) -> Whose | None:
        """Of whom evidence would be now; None if of nobody."""
        raise NotImplementedError

    @property
    def _program(self) -> LeerspoorApp:
        return self.app  # type: ignore[return-value] # the one App there is

    @work
    async def action_verify(self) -> None:
        """Read the whole journal again, and keep what came of it for this session."""
        ended = await self._done(say(_VERIFY, self.language), verifying(self.port, self.language))
        if ended is not None and ended.found is not None:
            self._program.judge(ended.found)

    @work
    async def action_evidence(self) -> None:
        """Write the evidence, with both dates; not of a journal that was found wrong."""
        about = self.about()
        if about is None:
            self.notify(say(_NOBODY, self.language), markup=False)
            return
        job = writing(self.port, about, self.as_of, self.language, self._program.verdict)
        await self._done(say(_EVIDENCE, self.language).format(about.name), job)
        self._program.look_at_seal(again=True)

    async def _done(self, title: str, job: Job) -> Ended | None:
        return await self.app.push_screen_wait(
            JobScreen(title, job, self.language, ascii_only=self.ascii_only)
        )


def telling(port: Port, verdict: Verdict | None, language: Language) -> Job:
    """Say in full how far the journal is sealed, as it is now."""

    def job(_: Tell) -> Ended:
        state = port.seal_state()
        ok = state.trouble is None and (verdict is None or verdict.wrong is None)
        return Ended(ok, list(in_full(state, verdict, language)), sign=sign_of(state, verdict))

    return job


def verifying(port: Port, language: Language) -> Job:
    """Read everything again; finds a `Verdict`."""

    def job(tell: Tell) -> Ended:
        checked = port.verify(tell)
        if checked.findings:
            lines = list(failed(checked.findings, language))
        else:
            from leerspoor.sealed_words import said

            lines = list(said(checked, language))
        return Ended(not checked.findings, lines, verdict_of(checked))

    return job


def writing(port: Port, about: Whose, as_of: AsOf, language: Language, verdict: Verdict | None) -> Job:
    """Write the evidence in a new folder, where the program was started."""

    def job(tell: Tell) -> Ended:
        if verdict is not None and verdict.wrong is not None:
            return Ended(ok=False, lines=list(failed([verdict.wrong], language)))
        (folder,) = not_there_yet(Path.cwd(), evidence_name(about.name, as_of.on))
        size = port.write_evidence(about, as_of, folder, language, tell)
        lines = [say(_WRITTEN, language).format(folder.name), str(folder), say(_UNDER, language).format(size)]
        return Ended(ok=True, lines=lines)

    return job
