"""A long day of creating, renaming, deleting, opening, switching: nothing is left over."""

import gc
import os
import random
import time
from collections.abc import Callable

import psutil
import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.models.rows import Kind
from desktop_app.operations import create_action, create_project, delete, restore, update
from desktop_app.ui import theme, translation
from desktop_app.ui.nouns import Page
from desktop_app.ui.theme import Theme
from desktop_app.ui.window import MainWindow
from tests.ui.support import Person, flush

WARM_UP = 120
SHORT = 240
"""Steps in the normal run; as a soak it goes on for 30 minutes (SOAK_MINUTES)."""
GROWTH = 1.05
NAMES = 500
"""So many different ones are given: what lists are ordered by is kept for 50,000 names."""


class Day:
    """What a person does all day, chosen at random, always from the same seed."""

    def __init__(self, ada: Person, window: MainWindow) -> None:
        self.ada, self.window = ada, window
        self._random = random.Random(7)
        self._made = 0
        self._acts: list[Callable[[], None]] = [
            self.create_and_delete,
            self.rename,
            self.look_at_badges,
            self.ask_for_new,
            self.turn_pages,
            self.read_notifications,
            self.switch_language,
            self.switch_theme,
            self.help,
        ]

    def step(self) -> None:
        self._random.choice(self._acts)()

    def create_and_delete(self) -> None:
        project, user = self.window.project, self.window.workspace.user
        assert project is not None
        self._made += 1
        name = f"Action {self._made % NAMES}"
        made = self.ada.store(lambda: create_action(user.id, project.id, name))
        self.ada.store(lambda: delete(user.id, Kind.ACTION, made.id))
        if self._made % 10 == 0:
            self.ada.store(lambda: restore(user.id, Kind.ACTION, made.id))
            self.ada.store(lambda: delete(user.id, Kind.ACTION, made.id))

    def rename(self) -> None:
        project, user = self.window.project, self.window.workspace.user
        assert project is not None
        self._made += 1
        name = f"Shop {self._made % NAMES}"
        self.ada.store(lambda: update(user.id, Kind.PROJECT, project.id, name))

    def look_at_badges(self) -> None:
        self.window.open_badges()
        self.ada.wait()
        self._close_dialogs()

    def ask_for_new(self) -> None:
        page = self._random.choice([page for page in Page if page is not Page.OVERVIEW])
        self.window.create_item(page)
        self.ada.wait()
        self._close_dialogs()

    def turn_pages(self) -> None:
        self.window.view.show_page(self._random.choice(list(Page)))
        self.ada.wait()

    def read_notifications(self) -> None:
        self.window.open_notifications()
        self.ada.wait()
        self.window.centre.hide()

    def switch_language(self) -> None:
        translation.install(self._random.choice(["de", "en"]))
        self.ada.wait()

    def switch_theme(self) -> None:
        theme.choose(self._random.choice(list(Theme)))
        self.ada.wait()

    def help(self) -> None:
        self.window.open_help()
        self.ada.wait()
        self._close_dialogs()

    def _close_dialogs(self) -> None:
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        flush()


def counted(window: MainWindow) -> dict[str, int]:
    """What must not grow: widgets, timers, open files, threads."""
    flush()
    gc.collect()
    process = psutil.Process()
    return {
        "widgets": len(QApplication.allWidgets()),
        "timers": len(window.findChildren(QTimer)),
        "objects": len(window.findChildren(QObject)),
        "files": len(process.open_files()),
        "threads": process.num_threads(),
    }


def more(after: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    """What there is more of; Qt may well have let go of something."""
    return {name: count for name, count in after.items() if count > before[name]}


@pytest.fixture
def day(ada: Person, shop: MainWindow) -> Day:
    made = Day(ada, shop)
    user_id = shop.workspace.user.id
    ada.store(lambda: create_project(user_id, "Another"))
    for page in Page:  # lists and menus are made when first asked for
        shop.view.show_page(page)
    for _ in range(WARM_UP):
        made.step()
    shop.view.show_page(Page.OVERVIEW)
    ada.wait()
    return made


@pytest.fixture(autouse=True)
def english() -> object:
    yield
    translation.install("en")
    theme.choose(Theme.LIGHT)


def test_nothing_is_left_over(day: Day) -> None:
    before = counted(day.window)
    for _ in range(SHORT):
        day.step()
    day.window.view.show_page(Page.OVERVIEW)
    day.ada.wait()
    assert more(counted(day.window), before) == {}


@pytest.mark.soak
@pytest.mark.no_qt_log  # what Qt says is kept until the test ends: that grows by itself
@pytest.mark.timeout(7_200)
def test_thirty_minutes(qtbot: QtBot, day: Day) -> None:
    minutes = float(os.environ.get("SOAK_MINUTES", "30"))
    settle = time.monotonic() + min(120.0, minutes * 6)
    while time.monotonic() < settle:
        day.step()
    before, memory = counted(day.window), psutil.Process().memory_info().rss
    end, steps = time.monotonic() + minutes * 60, 0
    while time.monotonic() < end:
        day.step()
        steps += 1
    day.window.view.show_page(Page.OVERVIEW)
    day.ada.wait()
    assert more(counted(day.window), before) == {}
    grown = psutil.Process().memory_info().rss / memory
    assert grown < GROWTH, f"memory grew to {grown:.3f} of what it was, in {steps} steps"
