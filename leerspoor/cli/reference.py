"""What do the pages of reference say? Made from the commands, the event kinds and the words of the codes.

`python -m leerspoor.cli.reference docs/naslag` writes them (as `make reference` does); a test holds them to
the code. They are in Dutch, as what they quote is; the commands are there in English too.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from journeys.saying import Language, say, speak, spoken
from leerspoor.cli.examples import examples

_MADE = "*Deze bladzijde is gemaakt uit de code met `make reference`; een test houdt haar daaraan gelijk.*"
_MADE_EN = "*This page is made from the code by `make reference`; a test keeps it the same.*"
_ROOMS = {
    "agreement": "Overeenkomsten",
    "route": "Routes",
    "company": "Leerbedrijven",
    "student": "Leerlingen",
    "policy": "Beleid",
    None: "Over een eerdere gebeurtenis",
}
_SHAPES = {
    "^[A-Za-z0-9._-]{1,200}$": "naam van letters, cijfers, `.` `_` `-`",
    "^[a-z0-9-]{1,100}$": "code van kleine letters, cijfers en `-`",
    "^[A-Za-z0-9._&+/-]{1,100}$": "code van een onderdeel",
    "^[A-Za-z0-9._:-]{1,200}$": "`regular-vmbo`, `regular-mbo`, `route:` en haar naam, of een andere naam",
    "^(?:regular-vmbo|regular-mbo|route:[A-Za-z0-9._-]{1,200})$": (
        "`regular-vmbo`, `regular-mbo`, of `route:` en haar naam"
    ),
    "^(?:[1-9](?:\\.[0-9])?|10(?:\\.0)?|onvoldoende|voldoende|goed|voldaan)$": (
        'cijfer als `"6.4"`, of `onvoldoende` `voldoende` `goed` `voldaan`'
    ),
}


def pages() -> Mapping[str, str]:
    """Every page of reference, as Markdown, by the name of its file."""
    return {
        "opdrachten.md": _page(_commands, "nl"),
        "commands.md": _page(_commands, "en"),
        "gebeurtenissen.md": _page(_events, "nl"),
        "codes.md": _page(_codes, "nl"),
        "schemas.md": _page(_schemas, "nl"),
    }


def _page(lines: Callable[[], Iterable[str]], language: Language) -> str:
    """A page made while this language is spoken."""
    before = spoken()
    speak(language)
    try:
        return "\n".join(lines()) + "\n"
    finally:
        speak(before)


# --- commands ----------------------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    from leerspoor.cli.main import parser_of_all

    parser = parser_of_all()
    yield from (say("# Opdrachten", "# Commands"), "", say(_MADE, _MADE_EN), "")
    yield say(
        "`leerspoor [--journal URL|PAD] [--lang nl|en] OPDRACHT`. Antwoorden gaan naar stdout, meldingen\n"
        "naar stderr. Uitgang 0: gedaan; 1: geweigerd, of iets gevonden dat niet klopt; 2: fout gebruik.",
        "`leerspoor [--journal URL|PATH] [--lang nl|en] COMMAND`. Answers go to stdout, messages to stderr.\n"
        "Exit 0: done; 1: refused, or something found that is not right; 2: wrong use.",
    )
    yield from (
        "",
        say("Voor elke opdracht, en ervóór geschreven:", "For every command, and written before it:"),
    )
    yield ""
    yield from _options(parser)
    for name, command, help_ in _below(parser):
        yield from ("", f"## {name}", "", _sentence(help_), "")
        yield from _usage(name, command)
        for own, action, told in _below(command):
            yield from ("", f"### {name} {own}", "", _sentence(told), "")
            yield from _usage(f"{name} {own}", action)
        if typed := examples(name):
            yield from ("", "```text", *(f"leerspoor {example}" for example in typed), "```")


def _below(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    """The commands of a parser, each with its name and what its help says."""
    for group in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        if isinstance(group, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for action in group._choices_actions:  # noqa: SLF001 - as above
                yield action.dest, group.choices[action.dest], str(action.help)


def _usage(name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    places = [a for a in command._actions if not a.option_strings and a.metavar]  # noqa: SLF001 - as above
    typed = [_typed(place) for place in places if not isinstance(place, argparse._SubParsersAction)]  # noqa: SLF001
    yield f"`{' '.join(['leerspoor', name, *typed])}`"
    options = list(_options(command))
    if len(options) > 2:
        yield from ("", *options)


def _typed(place: argparse.Action) -> str:
    shown = str(place.metavar)
    return {"*": f"[{shown} …]", "?": f"[{shown}]", "+": f"{shown} …"}.get(str(place.nargs), shown)


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    yield _row("argument", say("betekent", "means"))
    yield "|---|---|"
    for action in command._actions:  # noqa: SLF001 - as above
        if isinstance(action, argparse._SubParsersAction) or "--help" in action.option_strings:  # noqa: SLF001
            continue
        choices = "|".join(map(str, action.choices or ()))
        value = "" if action.nargs == 0 else str(action.metavar or choices)
        needed = say(" (nodig)", " (needed)") if action.required and action.option_strings else ""
        shown = f"{', '.join(action.option_strings)} {value}".strip()
        yield _row(f"`{shown}`", _prose(action.help or f"{say('een van', 'one of')} {choices}") + needed)


# --- event kinds -------------------------------------------------------------------------------------------


def _events() -> Iterator[str]:
    from journeys.events import EVENT_OF, ROOM_OF
    from leerspoor.event_words import kind_word
    from leerspoor.exchange.schemas import event_schema, name_of

    yield from ("# Soorten gebeurtenissen", "", _MADE, "")
    yield "Wat erin staat, met een `?` achter wat mag ontbreken. De omslag (dag, melder, tijd van vastleggen)"
    yield "is bij elke soort dezelfde: zie [de vormen](../formats.md). Een soort en haar velden veranderen"
    yield "nooit. Een uitleg in het Engels komt uit de code."
    rooms = {kind: ROOM_OF.get(event) for kind, event in EVENT_OF.items()}
    for room, title in _ROOMS.items():
        yield from ("", f"## {title}")
        for kind in (kind for kind, own in rooms.items() if own == room):
            schema = event_schema(kind)
            yield from ("", f"### {kind}", "")
            yield f"{kind_word(kind, 'nl').capitalize()} ([JSON Schema](../schemas/{name_of(kind)}.json))."
            if about := schema.get("description"):
                yield from ("", f"> {_prose(' '.join(about.split()))}")
            if schema["properties"]:
                yield from ("", _row("veld", "wat erin kan"), "|---|---|")
                yield from _fields(schema, schema.get("$defs", {}))


def _fields(schema: Mapping[str, Any], others: Mapping[str, Any], under: str = "") -> Iterator[str]:
    needed = schema.get("required", ())
    for name, value in schema["properties"].items():
        yield _row(f"`{under}{name}`{'' if name in needed else ' ?'}", _prose(_what(value, others)))
        inner = _object_in(value, others)
        if inner:
            yield from _fields(inner, others, f"{under}{name}.")


def _what(value: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """What a field can hold, in a phrase."""
    options = [option for option in value.get("anyOf", ()) if option.get("type") != "null"]
    if options:
        return " of ".join(_what(option, others) for option in options)
    if "$ref" in value:
        return _what(others[value["$ref"].rpartition("/")[2]], others)
    if "enum" in value:
        return " ".join(f"`{choice}`" for choice in value["enum"] if choice is not None)
    match value.get("type"):
        case "array":
            return f"lijst; elk: {_what(value['items'], others)}"
        case "boolean":
            return "`true` of `false`"
        case "integer":
            bounds = (value.get("minimum"), value.get("maximum"))
            return "geheel getal" + (f", {bounds[0]} t/m {bounds[1]}" if None not in bounds else "")
        case "string" if "pattern" in value:
            return _SHAPES.get(value["pattern"], f"`{value['pattern']}`")
        case "string":
            return "dag (`jjjj-mm-dd`)" if value.get("format") == "date" else "tekst"
        case "object" if value.get("properties"):
            return "object"
        case _:
            return "de hele inhoud"


def _object_in(value: Mapping[str, Any], others: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The object that a field holds, or a list of them; None where it holds something else."""
    if "$ref" in value:
        value = others[value["$ref"].rpartition("/")[2]]
    if value.get("properties"):
        return value
    inside = [value["items"]] if "items" in value else list(value.get("anyOf", ()))
    return next((found for each in inside if (found := _object_in(each, others))), None)


# --- codes, and schemas ------------------------------------------------------------------------------------


def _codes() -> Iterator[str]:
    from leerspoor.wording import WORDS, missing

    yield from ("# Codes en hun woorden", "", _MADE, "")
    yield "JSON heeft de code; tabellen en schermen hebben het woord, in de taal van `--lang`. Wat een code"
    yield "betekent, welke regel erachter zit, en de codes van weigeringen: zie de"
    yield "[woordenlijst](../../GLOSSARY.md). Wat voor een dubbele punt staat, is waar de code zo heet."
    flags = {code for code in WORDS if re.fullmatch(r"[A-Z0-9_]+", code.rpartition(":")[2])}
    for title, codes in (("Vlaggen, redenen en keuzes", flags), ("Standen en zaken", WORDS.keys() - flags)):
        heading = _row("code", "Nederlands", "English", "wat dan ontbreekt")
        yield from ("", f"## {title}", "", heading, "|---|---|---|---|")
        for code in sorted(codes):
            yield _row(f"`{code}`", *map(_prose, (*WORDS[code], missing(code, "nl") or "")))


def _schemas() -> Iterator[str]:
    from leerspoor.exchange.schemas import documents

    yield from ("# JSON Schema's en AsyncAPI", "", _MADE, "")
    yield "Voor wie een koppeling bouwt. `leerspoor schemas MAP` schrijft dezelfde bestanden. Wat geen schema"
    yield "kan zeggen (dat een einde na een begin komt), kijkt het journaal na."
    yield from ("", _row("bestand", "van"), "|---|---|")
    for name, document in sorted(documents().items()):
        yield _row(f"[{name}](../schemas/{name})", document.get("title") or document["info"]["title"])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"  # no form of `|` is read everywhere


def _sentence(text: str) -> str:
    return f"{_prose(text[0].upper() + text[1:])}."


def _prose(text: str) -> str:
    """Text in which nothing is taken for a tag."""
    return text.replace("<", "&lt;")


def write(folder: Path, made: Iterable[tuple[str, str]]) -> None:
    """Write pages into a folder, which may be new."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made:
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), pages().items())
