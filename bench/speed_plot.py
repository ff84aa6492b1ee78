"""How does a growing cost look? Lines on two logarithmic axes: a level line costs the same at every size."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

from speed_measure import Growth, each

WIDTH, HEIGHT = 960, 520
LEFT, RIGHT, TOP, BOTTOM = 80, 330, 30, 60
COLOURS = ("#1b6ca8", "#c0504d", "#4f8a3c", "#7b5aa6", "#c98a1b", "#3a9a9a", "#666666", "#a03d7c")


def plot(found: Sequence[Growth], sizes: Sequence[int]) -> str:
    """An SVG of what each thing costs at each size."""
    lowest = floor(log10(min(one.seconds for one in found)))
    highest = ceil(log10(max(one.seconds for one in found)))

    def x(events: int) -> float:
        part = (log10(events) - log10(sizes[0])) / max(log10(sizes[-1]) - log10(sizes[0]), 1e-9)
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(seconds: float) -> float:
        part = (log10(seconds) - lowest) / max(highest - lowest, 1)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)

    drawn = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
            ' font-size="13" role="img" aria-label="Cost against the number of events">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for power in range(lowest, highest + 1):
        at = y(10.0**power)
        drawn.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        drawn.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{each(10.0**power)}</text>')
    for size in sizes:
        drawn.append(f'<path d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#dddddd"/>')
        drawn.append(
            f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    drawn.append(f'<text x="{middle}" y="{HEIGHT - 14}" text-anchor="middle">events in the journal</text>')
    for number, what in enumerate(dict.fromkeys(one.what for one in found)):
        colour = COLOURS[number % len(COLOURS)]
        points = [(x(one.events), y(one.seconds)) for one in found if one.what == what]
        line = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
        drawn.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn += [f'<circle cx="{a:.1f}" cy="{d:.1f}" r="4" fill="{colour}"/>' for a, d in points]
        at = TOP + 12 + 24 * number
        beside = WIDTH - RIGHT + 24
        drawn.append(f'<circle cx="{beside}" cy="{at - 4}" r="5" fill="{colour}"/>')
        drawn.append(f'<text x="{beside + 12}" y="{at}">{escape(what)}</text>')
    return "\n".join([*drawn, "</svg>", ""])
