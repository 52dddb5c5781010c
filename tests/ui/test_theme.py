"""The look: readable colours in both themes, and everything made of the same roles."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme, widgets
from desktop_app.ui.theme import DARK, LIGHT, Colors, Theme

GROUNDS = ("window", "surface", "raised")
TEXTS = (
    *((role, ground) for role in ("text", "dim") for ground in (*GROUNDS, "hover", "soft")),
    *(("accent", ground) for ground in (*GROUNDS, "soft")),
    *(("danger", ground) for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("dim", "border"),  # the main button while it cannot be pressed
)
"""Which role is written on which."""
LINES = (
    *((role, "raised") for role in ("earned", "locked", "accent")),
    *(("accent", ground) for ground in ("window", "surface", "hover")),
    *(("danger", ground) for ground in GROUNDS),
)
"""Which role is a border, an icon or a bar on which."""


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.choose(Theme.LIGHT)


def _luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shown = QColor(color)
    parts = (shown.redF(), shown.greenF(), shown.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(colors: Colors, one: str, other: str) -> float:
    darker, lighter = sorted(_luminance(getattr(colors, role)) for role in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    colors = Colors(**(asdict(LIGHT) | {"text": "#767676", "window": "#FFFFFF"}))
    assert _contrast(colors, "text", "window") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_is_readable(text: str, ground: str, colors: Colors) -> None:
    assert _contrast(colors, text, ground) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_that_mean_something_are_visible(line: str, ground: str, colors: Colors) -> None:
    assert _contrast(colors, line, ground) >= 3


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_is_a_color(colors: Colors) -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in asdict(colors).values())


@pytest.mark.parametrize(("chosen", "colors"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_palette_is_made_of_the_roles(chosen: Theme, colors: Colors, qapp: QApplication) -> None:
    theme.choose(chosen)
    palette, role = qapp.palette(), QPalette.ColorRole
    assert theme.colors() == colors
    assert palette.color(role.Window) == QColor(colors.window)
    assert palette.color(role.Text) == QColor(colors.text)
    assert palette.color(role.Highlight) == QColor(colors.accent)
    assert palette.color(role.HighlightedText) == QColor(colors.on_accent)
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.ButtonText)
    assert disabled == QColor(colors.locked)


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_style_sheet_is_whole(chosen: Theme, qapp: QApplication) -> None:
    theme.choose(chosen)
    sheet = qapp.styleSheet()
    assert "$" not in sheet
    assert theme.colors().danger in sheet
    assert sheet.count("{") == sheet.count("}")
    known = {value for colors in (LIGHT, DARK) for value in asdict(colors).values()}
    assert set(re.findall("#[0-9A-Fa-f]{6}", sheet)) <= known


def test_window_follows_the_choice(qapp: QApplication, qtbot: QtBot) -> None:
    label = widgets.label("dim", "text")
    label.setAutoFillBackground(True)
    qtbot.addWidget(label)
    label.show()
    assert label.grab().toImage().pixelColor(0, 0) == QColor(LIGHT.window)
    theme.choose(Theme.DARK)
    assert label.grab().toImage().pixelColor(0, 0) == QColor(DARK.window)


def test_system_is_followed_again(qapp: QApplication) -> None:
    theme.choose(Theme.DARK)
    theme.choose(Theme.SYSTEM)
    hints = QGuiApplication.styleHints()
    assert (theme.colors() == DARK) == (hints.colorScheme() == Qt.ColorScheme.Dark)


def test_colors_are_named_in_one_place() -> None:
    assert {field.name for field in fields(Colors)} >= {"text", "dim", "accent", "earned"}
    assert theme.color("earned") == QColor(LIGHT.earned)
    with pytest.raises(AttributeError):
        theme.color("purple")


@pytest.fixture(params=[8, 15])
def system_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """A size that the system's font may have."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPointSize(request.param)
    qapp.setFont(font)
    theme._dress()
    yield request.param
    qapp.setFont(before)
    theme._dress()


def test_sizes_follow_the_system_font(system_size: int, qtbot: QtBot) -> None:
    assert theme.font().pointSizeF() == system_size
    assert theme.font(theme.TITLE).pointSizeF() == pytest.approx(system_size * 22 / 13)
    assert theme.font(theme.CAPTION, semibold=True).weight() == QFont.Weight.DemiBold
    title = widgets.label("title", "text")
    qtbot.addWidget(title)
    title.ensurePolished()
    assert title.font().pointSizeF() == pytest.approx(system_size * 22 / 13, abs=0.01)


def test_kinds_differ(qtbot: QtBot) -> None:
    shown: dict[str, QLabel] = {kind: widgets.label(kind, "x") for kind in ("", "title", "caption")}
    for label in shown.values():
        qtbot.addWidget(label)
        label.ensurePolished()
    assert QFontInfo(shown["title"].font()).pixelSize() > QFontInfo(shown[""].font()).pixelSize()
    assert QFontInfo(shown["caption"].font()).pixelSize() < QFontInfo(shown[""].font()).pixelSize()
