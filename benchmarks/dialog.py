"""The badges dialog with 200 badges defined, beside itself with five.

Each badge has a drawing of its own, and nothing is kept of it from the round before.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from PySide6.QtWidgets import QApplication

from benchmarks.engine import Figure
from benchmarks.windows import PaintWatch, Window, start_qt, until
from desktop_app.badges import BadgeDefinition, Rule, backfill, definitions
from desktop_app.models import close_database, open_database
from desktop_app.models.rows import Fact
from desktop_app.models.tables import Member, Project
from desktop_app.operations import create_user
from desktop_app.ui import icons
from desktop_app.ui.badges import BadgesDialog

FEW, MANY = 5, 200
ROUNDS = 9
MEMBERS = 5
STEP = 40
"""Pixels: a third of what a notch of the wheel scrolls."""


def figures() -> list[Figure]:
    """How long it takes to open, and the longest step while it is scrolled from end to end."""
    app = start_qt()
    kept, drawing = definitions._DEFINITIONS, icons._drawing
    icons._drawing = lambda name: drawing(name.partition("#")[0])
    opened: dict[int, list[float]] = {FEW: [], MANY: []}
    stepped: dict[int, list[float]] = {FEW: [], MANY: []}
    try:
        with tempfile.TemporaryDirectory() as folder:
            windows = {count: _window(app, Path(folder), count) for count in (FEW, MANY)}
            for _ in range(ROUNDS + 1):
                for count, window in windows.items():
                    _define(count)
                    opening, step = _measure(app, window)
                    opened[count].append(opening)
                    stepped[count].append(step)
    finally:
        definitions._DEFINITIONS, icons._drawing = kept, drawing
    return [
        _figure(f"badges dialog with {MANY} badges: opens", opened, "≤ 100 ms"),
        _figure("… scrolls from end to end: longest step", stepped, "≤ 16 ms"),
    ]


def _figure(what: str, found: dict[int, list[float]], bar: str) -> Figure:
    ours, reference = (median(found[count][1:]) for count in (MANY, FEW))
    return Figure(what, ours, reference, ours / reference, "ms", bar)


def _define(count: int) -> None:
    """The five and, up to ``count``, counts of projects; of these half will be earned."""
    five = list(definitions._DEFINITIONS.values())[:FEW]
    definitions._DEFINITIONS = {item.name: item for item in five}
    for number in range(FEW + 1, count + 1):
        definitions._DEFINITIONS[f"badge{number}"] = BadgeDefinition(
            f"badge{number}",
            f"{five[number % FEW].icon}#{number}",
            f"Project No. {number} Created",
            "You created so many projects that a badge was due.",
            "Create so many projects that a badge is due.",
            Rule(Fact.PROJECT, number),
        )


def _window(app: QApplication, folder: Path, count: int) -> Window:
    _define(count)
    made = Window(app, folder / str(count), count // 2)
    open_database(made.url)
    for number in range(MEMBERS):
        user = create_user(f"Member {number}", f"member{number}@example.com")
        Member.create(project=Project.get(), user=user, role="editor")
    backfill()
    close_database()
    return made


def _measure(app: QApplication, made: Window) -> tuple[float, float]:
    """From the click on the trophy to the painted grid, and the longest step of scrolling."""
    with made as window:
        icons._badge.cache_clear()
        icons._image.cache_clear()
        began = perf_counter_ns()
        window.profile.badges.click()
        dialog = window._badges
        assert dialog is not None
        watch = PaintWatch(dialog.grid.viewport())
        until(app, lambda: watch.painted)
        opening = (perf_counter_ns() - began) / 1e6
        until(app, lambda: dialog._holders)
        app.processEvents()
        step = _scroll(app, dialog)
        dialog.close()
        until(app, lambda: window._badges is None)
    return opening, step


def _scroll(app: QApplication, dialog: BadgesDialog) -> float:
    """The longest step (ms) from one end to the other; a dialog that shows all repaints it."""
    bar = dialog.grid.verticalScrollBar()
    steps: list[Callable[[], object]] = [dialog.grid.viewport().update]
    steps += [lambda at=at: bar.setValue(at) for at in range(STEP, bar.maximum() + STEP, STEP)]  # type: ignore[misc]
    longest = 0.0
    for step in steps:
        began = perf_counter_ns()
        step()
        app.processEvents()
        longest = max(longest, (perf_counter_ns() - began) / 1e6)
    return longest
