"""Delegates: what is painted where, in both reading directions."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui import theme
from desktop_app.ui.delegates import (
    Line,
    LineDelegate,
    ProjectDelegate,
    TableDelegate,
    place,
    project_height,
)
from desktop_app.ui.item_models import Column, RowsModel
from tests.ui.support import NASTY_NAMES

State = QStyle.StateFlag
LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ROW = QRect(0, 0, 300, 40)
GROUND = QColor("#010203")


@dataclass(frozen=True)
class Named:
    id: int
    name: str


@pytest.fixture
def projects(host: QWidget) -> ProjectDelegate:
    return ProjectDelegate(host)


@pytest.fixture
def lines(host: QWidget) -> LineDelegate:
    return LineDelegate(lambda row: Line("bolt", row.name, "just now"), host)


def option(
    state: QStyle.StateFlag = State.State_Enabled, direction: Qt.LayoutDirection = LEFT_TO_RIGHT
) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.rect, made.state, made.direction = ROW, state, direction
    return made


def painted(delegate: QStyledItemDelegate, name: str, shown: QStyleOptionViewItem) -> QImage:
    """A row as the delegate paints it, on a ground of its own."""
    model = RowsModel([Column(lambda: "", lambda row: row.name)])
    model.set_rows([Named(1, name)])
    image = QImage(ROW.size(), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    delegate.paint(painter, shown, model.index(0, 0))
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    """The columns in which something was painted."""
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != GROUND for y in range(image.height()))
    ]


@pytest.mark.parametrize(
    ("state", "role"),
    [(State.State_Selected, "soft"), (State.State_MouseOver, "hover")],
)
def test_ground_tells_the_state(
    projects: ProjectDelegate, state: QStyle.StateFlag, role: str
) -> None:
    assert painted(projects, "Shop", option()).pixelColor(150, 35) == GROUND
    assert painted(projects, "Shop", option(state)).pixelColor(150, 35) == theme.color(role)


def test_ring_tells_where_the_keyboard_is(projects: ProjectDelegate) -> None:
    image = painted(projects, "Shop", option(State.State_HasFocus))
    assert image.pixelColor(150, 1) == theme.color("accent")
    assert image.pixelColor(150, 35) == GROUND


@pytest.mark.parametrize(
    ("direction", "from_", "to"), [(LEFT_TO_RIGHT, 12, 100), (RIGHT_TO_LEFT, 200, 288)]
)
def test_icon_and_name_begin_where_one_reads_from(
    projects: ProjectDelegate, direction: Qt.LayoutDirection, from_: int, to: int
) -> None:
    ink = inked(painted(projects, "Zoo", option(direction=direction)))
    assert from_ <= ink[0] <= ink[-1] <= to


def test_foreign_name_begins_where_the_others_do(projects: ProjectDelegate) -> None:
    assert inked(painted(projects, "عربي", option()))[-1] < 100


@pytest.mark.parametrize("direction", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def test_long_name_is_cut_inside_the_row(
    projects: ProjectDelegate, lines: LineDelegate, direction: Qt.LayoutDirection
) -> None:
    shown = option(direction=direction)
    for delegate, margin in ((projects, 12), (lines, 14)):
        ink = inked(painted(delegate, "Wide " * 100, shown))
        assert margin - 1 <= ink[0]
        assert ink[-1] <= ROW.width() - margin + 1


def test_markup_is_painted_as_it_is(projects: ProjectDelegate) -> None:
    plain = inked(painted(projects, "x", option()))[-1]
    marked = inked(painted(projects, "<b>x</b>", option()))[-1]
    more = QFontMetrics(theme.font()).horizontalAdvance("<b></b>")
    assert marked - plain == pytest.approx(more, abs=4)


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_any_name_is_painted(projects: ProjectDelegate, lines: LineDelegate, name: str) -> None:
    for delegate in (projects, lines):
        assert painted(delegate, name, option()) != painted(delegate, "", option())


def test_detail_is_at_the_far_side(lines: LineDelegate) -> None:
    here = inked(painted(lines, "", option()))
    there = inked(painted(lines, "", option(direction=RIGHT_TO_LEFT)))
    assert here[0] >= 14
    assert here[-1] > 250
    assert there[0] < 50
    assert there[-1] <= 286


def test_rows_are_as_high_as_their_text_needs(lines: LineDelegate) -> None:
    line = QFontMetrics(theme.font()).height()
    model = RowsModel([Column(lambda: "", lambda row: row.name)])
    assert project_height() >= max(36, line)
    assert lines.sizeHint(option(), model.index(0, 0)).height() >= max(40, line)


@pytest.mark.parametrize(
    ("direction", "expected"),
    [(LEFT_TO_RIGHT, QRect(12, 0, 20, 40)), (RIGHT_TO_LEFT, QRect(268, 0, 20, 40))],
)
def test_place_is_mirrored(direction: Qt.LayoutDirection, expected: QRect) -> None:
    assert place(option(direction=direction), 12, 20) == expected


@pytest.mark.parametrize("kind", [ProjectDelegate, TableDelegate])
def test_editor_takes_what_a_name_may_have(host: QWidget, kind: type[QStyledItemDelegate]) -> None:
    model = RowsModel([Column(lambda: "", lambda row: row.name)])
    line = kind(host).createEditor(host, option(), model.index(0, 0))
    assert isinstance(line, QLineEdit)
    assert line.maxLength() == 200


@pytest.mark.parametrize("direction", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def test_editor_leaves_the_icon_visible(
    host: QWidget, projects: ProjectDelegate, direction: Qt.LayoutDirection
) -> None:
    line = QLineEdit(host)
    table = QTableView(host)
    projects.updateEditorGeometry(line, option(direction=direction), table.currentIndex())
    icon = place(option(direction=direction), 12, 20)
    assert ROW.contains(line.geometry())
    assert not line.geometry().intersects(icon)
