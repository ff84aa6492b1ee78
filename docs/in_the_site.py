"""How do the pages of the house become one site? Hooks of mkdocs (named in mkdocs.yml).

Pages that stand beside `docs` for those who come by the repository are brought in under a name of the site,
and a section of the navigation that names a folder gets every page of it. A link to what is no page, such as
a source file, leaves its text.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

HOUSE = Path(__file__).parent.parent
BROUGHT_IN = {
    "GLOSSARY.md": "woordenlijst.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A folder in the navigation becomes its pages, in order."""
    config.nav = [_unfolded(item, Path(config.docs_dir)) for item in config.nav or []]
    return config


def _unfolded(item: object, docs: Path) -> object:
    if isinstance(item, dict):
        return {title: _unfolded(inside, docs) for title, inside in item.items()}
    if isinstance(item, list):
        return [_unfolded(inside, docs) for inside in item]
    if isinstance(item, str) and item.endswith("/"):
        return [f"{item}{page.name}" for page in sorted((docs / item).glob("*.md"))]
    return item


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages beside `docs` come in."""
    for source, name in BROUGHT_IN.items():
        files.append(File.generated(config, name, abs_src_path=str(HOUSE / source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Links that are right in the repository become right in the site."""
    own = {name: source for source, name in BROUGHT_IN.items()}.get(page.file.src_uri)
    source = own or f"docs/{page.file.src_uri}"

    def mended(link: re.Match[str]) -> str:
        image, text, target, anchor = link.groups()
        if re.match(r"[a-z]+:", target):
            return link.group()
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        there = BROUGHT_IN.get(meant) or ("index.md" if meant == "README.md" else meant.removeprefix("docs/"))
        if there == meant and not meant.startswith("docs/"):
            return text if (HOUSE / meant).exists() else link.group()
        if (HOUSE / meant).is_dir():
            return text
        here = posixpath.relpath(there, posixpath.dirname(page.file.src_uri) or ".")
        return f"{image}[{text}]({here}{anchor or ''})"

    return _LINK.sub(mended, markdown)
