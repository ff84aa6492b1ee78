"""How is evidence handed over on the command line?"""

from __future__ import annotations

import argparse

from journeys.errors import WrongUse
from journeys.saying import say, spoken
from leerspoor.cli.files import shown
from leerspoor.cli.how_many import EVENTS, how_many
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from leerspoor.evidence.folder import About, write_evidence


def write(options: argparse.Namespace) -> int:
    """`evidence`: a folder about a student, a cohort or the whole journal that stands on its own."""
    names = list(options.about)
    to = names.pop()
    chosen = [bool(names), options.cohort is not None, options.all]
    if sum(chosen) != 1 or len(names) > 1:
        raise WrongUse(
            say(
                "noem van wie het bewijs is, en dan de map: `leerspoor evidence LEERLING MAP`, "
                "`leerspoor evidence --cohort COHORT MAP` of `leerspoor evidence --all MAP`",
                "name whose evidence it is, and then the folder: `leerspoor evidence STUDENT FOLDER`, "
                "`leerspoor evidence --cohort COHORT FOLDER` or `leerspoor evidence --all FOLDER`",
            )
        )
    about = About(
        student=names[0] if names else None, cohort=options.cohort, on=options.on, known_at=options.known_at
    )
    from pathlib import Path

    folder = Path(to)
    with existing(options) as journal, Progress(say("bewijs", "evidence")) as progress:
        sealed = write_evidence(journal, about, folder, spoken(), progress)
    said = _SAID[spoken()]
    print(said.format(folder=shown(folder), events=how_many(sealed.row.size, EVENTS)))
    return 0


_SAID = {
    "nl": "{folder}: geschreven, onder de verzegeling van {events}. Begin met LEESMIJ.txt",
    "en": "{folder}: written, under the checkpoint of {events}. Begin with LEESMIJ.txt",
}
