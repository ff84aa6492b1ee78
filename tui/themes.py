"""In which colours? Dark, light, high contrast, and a pair on the blue-orange axis for the colour-blind."""

from __future__ import annotations

from textual.theme import Theme

THEMES: tuple[Theme, ...] = (
    Theme(
        name="leerspoor-donker", primary="#2f5d8a", secondary="#6b8fb3", success="#6fbf73", warning="#e0b050",
        error="#e07070", background="#14181d", surface="#1a1f26", panel="#222932", foreground="#e6e6e6", dark=True,
        variables={"footer-key-foreground": "#9cc3e8"},
    ),
    Theme(
        name="leerspoor-licht", primary="#1f4f7f", secondary="#4a6f94", success="#1b6e2a", warning="#7a5200",
        error="#a01818", background="#fafafa", surface="#ffffff", panel="#eef1f4", foreground="#1a1a1a", dark=False,
    ),
    Theme(
        name="leerspoor-contrast", primary="#2a2af0", secondary="#00a0ff", success="#00ff60", warning="#ffff00",
        error="#ff6060", background="#000000", surface="#000000", panel="#101010", foreground="#ffffff", dark=True,
        variables={"footer-key-foreground": "#ffff00"},
    ),
    Theme(
        name="leerspoor-blauw-oranje", primary="#1b4f72", secondary="#5dade2", success="#56b4e9", warning="#f0e442",
        error="#e69f00", background="#12161a", surface="#181d22", panel="#20272e", foreground="#ececec", dark=True,
        variables={"footer-key-foreground": "#5dade2"},
    ),
    Theme(
        name="leerspoor-blauw-oranje-licht", primary="#1b4f72", secondary="#2e86c1", success="#0b5394",
        warning="#7a4a00", error="#b34700", background="#fafafa", surface="#ffffff", panel="#eef1f4",
        foreground="#1a1a1a", dark=False,
    ),
)  # fmt: skip
