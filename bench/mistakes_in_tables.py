"""Which small mistakes could be made outside of functions: in tables, in defaults, in properties?

mutmut changes the code of functions only, and of those no decorated one. In this project the law's numbers,
days and parties stand in tables. Here each number becomes one more and one less, each `date(...)` the day
after and the day before, each `"5.5"` a step more and less; vo and mbo change places, and so do True and
False, `<` and `<=`, `and` and `or`; a code in capitals gets another name.

In modules of nothing but data the codes and sentences are left as they are; only numbers, days and parties
are changed there. Annotations, docstrings, the arguments of a class and the day on which a source was read
are left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

DATA = ("/catalogue/", "/values/", "/law/policies.py", "/law/rule.py")
"""What is nothing but data, by a part of its path."""
PARTIES = {"vo": "mbo", "mbo": "vo", "vmbo": "mbo", "VO": "MBO", "MBO": "VO"}
CODE = re.compile(r"[A-Z][A-Z0-9_-]{2,}")
MARK = re.compile(r"\d{1,2}(\.\d+)?")
OTHER: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.Div: "*"}
TYPES = {"Literal", "Annotated", "TypeVar", "TypeAlias"}


class Edit(NamedTuple):
    """On a line (from 1), the text from one place to another (in the whole text) becomes another."""

    line: int
    start: int
    end: int
    text: str
    was: str
    becomes: str

    def make(self, path: Path) -> None:
        source = path.read_bytes()
        path.write_bytes(source[: self.start] + self.text.encode() + source[self.end :])


def is_data(name: str) -> bool:
    return any(part in f"/{name}" for part in DATA)


def mistakes(path: Path, *, data: bool) -> Iterator[Edit]:
    """Every mistake in a module; of data in the whole of it, else outside of plain functions."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, text in _in(ast.parse(source), data=data):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        whole = source[starts[node.lineno - 1] : starts[node.end_lineno or node.lineno]].decode()
        first = starts[node.lineno - 1]
        changed = (source[first:start] + text.encode() + source[end : first + len(whole.encode())]).decode()
        yield Edit(node.lineno, start, end, text, _one_line(whole), _one_line(changed))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _in(node: ast.AST, *, data: bool) -> Iterator[tuple[ast.expr, str]]:
    """The expressions to replace under a node, with what each becomes."""
    for child in _looked_at(node, data=data):
        if isinstance(child, ast.expr):
            yield from ((child, text) for text in _others(child, data=data))
            if _date(child) is not None:
                continue
        yield from _in(child, data=data)


def _looked_at(node: ast.AST, *, data: bool) -> Iterator[ast.AST]:
    match node:
        case ast.FunctionDef() if data or node.decorator_list:
            yield from node.body
        case ast.FunctionDef():
            yield from (default for default in [*node.args.defaults, *node.args.kw_defaults] if default)
        case ast.ClassDef():
            yield from node.body
        case ast.keyword(arg="checked") | ast.AnnAssign(target=ast.Name(id="checked")):
            pass  # the day on which somebody read a source
        case ast.AnnAssign():
            if node.value and _name(node.annotation) not in TYPES:
                yield node.value
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            pass  # a docstring
        case ast.Subscript():
            if _name(node.value) not in TYPES:
                yield from ast.iter_child_nodes(node)
        case ast.Call() if _name(node.func) in TYPES or _name(node.func) == "compile":
            pass
        case _:
            yield from ast.iter_child_nodes(node)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _others(node: ast.expr, *, data: bool) -> Iterator[str]:
    if (found := _date(node)) is not None:
        for other in (found + timedelta(1), found - timedelta(1)):
            yield f"date({other.year}, {other.month}, {other.day})"
        return
    match node:
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() as value):
            yield str(value + 1)
            yield str(value - 1)
        case ast.Constant(value=str() as value):
            yield from (f'"{other}"' for other in _other_words(value, data=data))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield f"{ast.unparse(left)} {OTHER[type(op)]} {ast.unparse(right)}"
        case ast.BoolOp():
            sign = " or " if isinstance(node.op, ast.And) else " and "
            yield f"({sign.join(f'({ast.unparse(value)})' for value in node.values)})"
        case ast.BinOp() if type(node.op) in ARITHMETIC:
            yield f"(({ast.unparse(node.left)}) {ARITHMETIC[type(node.op)]} ({ast.unparse(node.right)}))"
        case ast.UnaryOp(op=ast.Not()):
            yield f"({ast.unparse(node.operand)})"
        case ast.IfExp():
            yield f"({ast.unparse(node.body)})"
            yield f"({ast.unparse(node.orelse)})"
        case _:
            pass


def _other_words(value: str, *, data: bool) -> Iterator[str]:
    if value in PARTIES:
        yield PARTIES[value]
    elif MARK.fullmatch(value):
        digits = len(value.partition(".")[2])
        for step in (1, -1):
            yield f"{float(value) + step / 10**digits:.{digits}f}"
    elif CODE.fullmatch(value) and not data:
        yield f"{value}X"


def _date(node: ast.expr) -> date | None:
    match node:
        case ast.Call(func=ast.Name(id="date"), args=args) if all(isinstance(a, ast.Constant) for a in args):
            return date(*(a.value for a in args if isinstance(a, ast.Constant)))  # type: ignore[arg-type]
        case _:
            return None
