"""The small parts: labels, choices, avatars, bars, cards."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.rows import UserRow
from desktop_app.ui import theme, widgets
from desktop_app.ui.picture import _png
from desktop_app.ui.theme import LIGHT
from tests.ui.support import NASTY_NAMES, flush, tip


@pytest.fixture(autouse=True)
def pointer_elsewhere(host: QWidget, qtbot: QtBot) -> None:
    qtbot.mouseMove(host)


def show(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colors(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="there None lives for ever")
def test_bindings_count_their_references() -> None:
    """PySide6 6.12.0 did not: after some thousand calls Python aborted the process."""
    area, before = QRect(), sys.getrefcount(None)
    for _ in range(1_000):
        area.setTop(1)
    assert sys.getrefcount(None) > before - 100


@pytest.mark.parametrize("name", NASTY_NAMES)
@pytest.mark.parametrize("wrap", [False, True])
def test_label_shows_text_as_it_is(name: str, wrap: bool, qtbot: QtBot) -> None:
    label = widgets.label("dim", name, wrap=wrap)
    assert label.text() == name
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_word_longer_than_a_line_is_broken(qtbot: QtBot) -> None:
    label = widgets.label("", "x" * 500, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 300
    assert label.text() == "x" * 500


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_elided_label_tells_the_rest_in_its_tool_tip(name: str, qtbot: QtBot) -> None:
    label = widgets.ElidedLabel()
    label.setText(name * 20)
    label.resize(100, 20)
    show(qtbot, label)
    assert tip(label.toolTip()) == name * 20
    label.resize(100_000, 20)
    assert label.toolTip() == ""


def test_elided_label_paints_no_more_than_fits(qtbot: QtBot) -> None:
    label = widgets.ElidedLabel("title")
    label.setText("A title that is much longer than the place it has been given")
    label.resize(90, 40)
    long = picture(show(qtbot, label))
    label.setText(label.text() + " and then some")
    assert picture(label) == long


def test_choice_is_silent_when_told(qtbot: QtBot) -> None:
    choice = widgets.Choice()
    qtbot.addWidget(choice)
    for value in ("a", "b"):
        choice.addItem(value.upper(), value)
    with qtbot.assertNotEmitted(choice.currentIndexChanged):
        choice.choose("b")
    assert choice.currentText() == "B"
    choice.choose("nothing")
    assert choice.currentIndex() == -1


def test_chevron_is_where_one_reads_to(qtbot: QtBot) -> None:
    choice = widgets.Choice()
    choice.resize(200, 34)
    show(qtbot, choice)
    left, right = QRect(6, 8, 22, 18), QRect(172, 8, 22, 18)
    assert LIGHT.dim in colors(picture(choice).copy(right))
    choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert LIGHT.dim in colors(picture(choice).copy(left))
    assert LIGHT.dim not in colors(picture(choice).copy(right))


@pytest.fixture
def avatar(qtbot: QtBot) -> widgets.Avatar:
    made = widgets.Avatar(64)
    show(qtbot, made)
    return made


@pytest.mark.parametrize("name", [*NASTY_NAMES, "Ada", "Ada Augusta King", "", "ß", "李 小龍"])
def test_initials(name: str, avatar: widgets.Avatar) -> None:
    avatar.show_person(name, "a@example.com", None)
    image = picture(avatar)
    assert image.pixelColor(32, 4).name().upper() in widgets._AVATAR_COLORS
    assert ("#FFFFFF" in colors(image.copy(12, 12, 40, 40))) == bool(name)


def test_first_and_last_initial(avatar: widgets.Avatar) -> None:
    avatar.show_person("Ada King", "a@example.com", None)
    short = picture(avatar)
    avatar.show_person("ada augusta king", "a@example.com", None)
    assert picture(avatar) == short


def test_colour_belongs_to_the_address(avatar: widgets.Avatar) -> None:
    seen = set()
    for letter in "abcdefg":
        avatar.show_person("", f"{letter}@example.com", None)
        seen.add(picture(avatar).pixelColor(32, 4).name().upper())
    assert seen == set(widgets._AVATAR_COLORS)


@pytest.mark.parametrize("color", widgets._AVATAR_COLORS)
def test_initials_are_readable(color: str) -> None:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    shade = QColor(color)
    light = (
        0.2126 * part(shade.redF()) + 0.7152 * part(shade.greenF()) + 0.0722 * part(shade.blueF())
    )
    assert 1.05 / (light + 0.05) >= 4.5


def test_picture_in_a_circle(avatar: widgets.Avatar) -> None:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    avatar.show_user(UserRow(1, "Ada", "a@example.com", _png(image)))
    assert picture(avatar).pixelColor(32, 32) == QColor("#00FF00")
    assert picture(avatar).pixelColor(1, 1) != QColor("#00FF00")
    assert avatar.accessibleName() == "Ada"


def test_picture_that_cannot_be_read_any_more(avatar: widgets.Avatar) -> None:
    avatar.show_person("Ada", "a@example.com", b"not a picture")
    assert picture(avatar).pixelColor(32, 4).name().upper() in widgets._AVATAR_COLORS


def test_clickable_avatar_shows_the_keyboard(host: QWidget, qtbot: QtBot) -> None:
    made = widgets.Avatar(34, clickable=True)
    made.setParent(host)
    made.show_person("Ada", "d@example.com", None)
    made.show()
    host.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert LIGHT.accent in colors(picture(made).copy(0, 15, 4, 4))
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def _filled(bar: widgets.Progress) -> float:
    image = picture(bar)
    row = [image.pixelColor(x, 3).name().upper() for x in range(image.width())]
    return row.count(LIGHT.earned) / len(row)


@pytest.mark.parametrize(("part", "whole", "share"), [(0, 5, 0), (2, 5, 0.4), (5, 5, 1), (0, 0, 0)])
def test_progress(part: int, whole: int, share: float, qtbot: QtBot) -> None:
    bar = widgets.Progress()
    bar.resize(200, 6)
    show(qtbot, bar)
    bar.set_share(part, whole)
    assert _filled(bar) == pytest.approx(share, abs=0.03)


@pytest.fixture
def card(host: QWidget) -> Iterator[widgets.CardButton]:
    made = widgets.CardButton()
    made.setParent(host)
    QVBoxLayout(made).addWidget(QLabel("Actions"))
    made.resize(160, 60)
    made.show()
    yield made
    flush()


def _ground(card: widgets.CardButton) -> str:
    return picture(card).pixelColor(80, 6).name().upper()


def test_card_answers_the_pointer(card: widgets.CardButton, qtbot: QtBot) -> None:
    assert _ground(card) == LIGHT.raised
    spot = QPointF(5, 5)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(card, QEnterEvent(spot, spot, spot))
    assert _ground(card) == LIGHT.hover
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert _ground(card) == LIGHT.raised
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_card_shows_the_keyboard(card: widgets.CardButton, host: QWidget, qtbot: QtBot) -> None:
    assert LIGHT.accent not in colors(picture(card))
    host.activateWindow()
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    assert LIGHT.accent in colors(picture(card))


def test_card_is_as_large_as_what_is_in_it(card: widgets.CardButton, qtbot: QtBot) -> None:
    assert card.sizeHint().width() > 40
    assert card.minimumSizeHint().height() > 20
    empty = widgets.CardButton()
    qtbot.addWidget(empty)
    assert not empty.sizeHint().isNull()
    assert empty.minimumSizeHint().width() < 200


def test_icon_label_shows_icons_and_badges(qtbot: QtBot) -> None:
    label = widgets.IconLabel("lock", 48, "accent")
    show(qtbot, label)
    assert LIGHT.accent in colors(picture(label))
    label.show_icon("bell", "danger")
    assert LIGHT.danger in colors(picture(label))
    label.show_badge("badge-project-created", earned=True)
    earned = picture(label)
    label.show_badge("badge-project-created", earned=False)
    assert picture(label) != earned


def test_icon_label_on_a_sharper_screen(qtbot: QtBot) -> None:
    label = widgets.IconLabel("lock", 20)
    qtbot.addWidget(label)
    canvas = QPixmap(40, 40)
    canvas.setDevicePixelRatio(2)
    label.render(canvas)
    assert theme.colors().dim in colors(canvas.toImage())


def test_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = widgets.tool_button("sort")
    qtbot.addWidget(button)
    widgets.name_button(button, "Sort", "Ctrl+S")
    assert (button.accessibleName(), button.toolTip()) == ("Sort", "Sort (Ctrl+S)")
    widgets.name_button(button, "Sort")
    assert button.toolTip() == "Sort"
