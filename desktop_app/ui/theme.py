"""The look: named colours, the palette made of them, the type scale, and the style sheet."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Theme(StrEnum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colors:
    """The roles of ``look.md``; every colour on the screen is one of these."""

    window: str
    surface: str
    raised: str
    border: str
    hover: str
    text: str
    dim: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    earned: str
    locked: str
    track: str
    danger: str


LIGHT = Colors(
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#DDE1E7",
    hover="#EEF0F4",
    text="#1B2230",
    dim="#596273",
    accent="#3454D1",
    accent_hover="#2A46B8",
    on_accent="#FFFFFF",
    soft="#E9EDFB",
    earned="#1B8A4B",
    locked="#8A93A1",
    track="#DDE1E7",
    danger="#B3261E",
)
DARK = Colors(
    window="#13161B",
    surface="#1A1E25",
    raised="#20252D",
    border="#333A45",
    hover="#262C36",
    text="#E7EAF0",
    dim="#A4ADBB",
    accent="#8EA5FF",
    accent_hover="#A9BBFF",
    on_accent="#10131A",
    soft="#252D45",
    earned="#46C285",
    locked="#6F7886",
    track="#333A45",
    danger="#FF8A80",
)

BODY, CAPTION, SECTION, TITLE, FIGURE = 13, 11, 15, 22, 26
"""The type scale, relative to BODY, which is the system's own size."""

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


_chosen = Theme.SYSTEM


def colors() -> Colors:
    """The colours in force."""
    if _chosen is Theme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = _chosen is Theme.DARK
    return DARK if dark else LIGHT


def color(role: str) -> QColor:
    """One of the colours in force, by the name of its role."""
    return QColor(getattr(colors(), role))


def font(size: int = BODY, *, semibold: bool = False) -> QFont:
    """The system's font in one of the five sizes."""
    result = QFont(QApplication.font())
    result.setPointSizeF(QApplication.font().pointSizeF() * size / BODY)
    if semibold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def start(app: QApplication, theme: Theme) -> None:
    """Dress the application, and again whenever the desktop changes its mind."""
    app.setStyle("Fusion")
    QGuiApplication.styleHints().colorSchemeChanged.connect(_dress)
    choose(theme)


def choose(theme: Theme) -> None:
    """Follow the system, or not."""
    global _chosen  # noqa: PLW0603 - as the palette, there is one to an application
    _chosen = theme
    # Asks for title bars to match; not every platform can, so nothing here waits for its answer.
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[theme])
    _dress()


def _dress() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(_palette(colors()))
    app.setStyleSheet(_style_sheet())


def _palette(c: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for place, value in {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.raised,
        role.AlternateBase: c.surface,
        role.Text: c.text,
        role.PlaceholderText: c.dim,
        role.Button: c.raised,
        role.ButtonText: c.text,
        role.BrightText: c.danger,
        role.ToolTipBase: c.raised,
        role.ToolTipText: c.text,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: c.border,
        role.Midlight: c.border,
        role.Mid: c.border,
        role.Dark: c.border,
        role.Shadow: c.border,
    }.items():
        palette.setColor(place, QColor(value))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(c.locked))
    return palette


def _style_sheet() -> str:
    body = QApplication.font().pointSizeF()
    sizes = {
        name: f"{body * size / BODY:.2f}pt"
        for name, size in {
            "body_size": BODY,
            "caption_size": CAPTION,
            "section_size": SECTION,
            "title_size": TITLE,
            "figure_size": FIGURE,
        }.items()
    }
    tick = "tick-dark" if colors() is DARK else "tick-light"  # a style sheet cannot tint
    return Template(_STYLE).substitute(asdict(colors()), **sizes, tick=f":/icons/{tick}.svg")


# Only what a palette cannot say. `kind` is a property that a widget is given when it is made.
_STYLE = """
QLabel[kind="caption"] { font-size: $caption_size; font-weight: 600; color: $dim; }
QLabel[kind="section"] { font-size: $section_size; font-weight: 600; }
QLabel[kind="title"] { font-size: $title_size; font-weight: 600; }
QLabel[kind="figure"] { font-size: $figure_size; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="dim"] { color: $dim; }
QLabel[kind="error"] { color: $danger; }

QFrame#sidebar, QFrame#header, QFrame#profile { background: $surface; border: none; }
QFrame#sidebar { border-right: 1px solid $border; }
QFrame#header { border-bottom: 1px solid $border; }
QFrame#side { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[kind="card"] { background: $raised; border: 1px solid $border; border-radius: 11px; }
QFrame[kind="hint"] { background: $soft; border: none; border-radius: 11px; }
QFrame[kind="floating"] { background: $raised; border: 1px solid $border; border-radius: 11px; }
QFrame[kind="problem"] { background: $raised; border: 1px solid $danger; border-radius: 7px; }
QFrame[kind="line"] { background: $border; border: none; }

QPushButton {
    background: $raised; border: 1px solid $border; border-radius: 7px;
    padding: 0 15px; min-height: 32px; font-weight: 500; outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 0 14px; min-height: 30px; }
QPushButton:disabled { color: $locked; background: $window; }
QPushButton[kind="main"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="main"]:hover { background: $accent_hover; }
QPushButton[kind="main"]:focus {
    border: 2px solid $text; padding: 0 14px; min-height: 30px;
}
QPushButton[kind="main"]:disabled {
    background: $border; border-color: $border; color: $dim;
}
QPushButton[kind="danger"] { color: $danger; border-color: $danger; font-weight: 600; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:focus { border: 2px solid $accent; }
QFrame[kind="chip"] { background: $soft; border: none; border-radius: 16px; }
QPushButton[kind="chip"] {
    background: transparent; border: 1px solid transparent; border-radius: 16px;
    padding: 0 4px 0 12px; min-height: 30px; font-weight: 400; color: $accent;
}
QPushButton[kind="chip"]:hover { background: transparent; color: $accent_hover; }
QPushButton[kind="chip"]:focus {
    border: 2px solid $accent; padding: 0 3px 0 11px; min-height: 28px;
}
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; text-align: left;
    padding: 0 7px; min-height: 30px; font-weight: 400; color: $accent;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 6px; min-height: 28px; }
QFrame[kind="drop"] { background: $raised; border: 1px dashed $locked; border-radius: 7px; }
QFrame[kind="drop"][over="true"] { background: $soft; border: 2px dashed $accent; }
QFrame[wrong="true"] { border-color: $danger; }
QPushButton[kind="row"] {
    background: transparent; border: 1px solid transparent; text-align: left;
    padding: 0 11px; min-height: 36px; font-weight: 400;
}
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 34px; }

QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 7px;
    min-width: 32px; min-height: 32px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $border; }
QToolButton:focus { border: 2px solid $accent; min-width: 30px; min-height: 30px; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { min-width: 0; min-height: 0; border: none; padding: 0; }
QLineEdit QToolButton:hover { background: transparent; }
QToolButton[kind="field"] { background: $raised; border: 1px solid $border; }
QToolButton[kind="field"]:hover { background: $hover; }
QToolButton[kind="field"]:focus { border: 2px solid $accent; }

QLineEdit, QPlainTextEdit, QComboBox {
    background: $raised; border: 1px solid $border; border-radius: 7px; padding: 0 9px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: 34px; }
QPlainTextEdit { padding: 5px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus { padding: 0 8px; min-height: 32px; }
QPlainTextEdit:focus { padding: 4px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $danger; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 30px; }
QTimeEdit {
    background: $raised; border: 1px solid $border; border-radius: 7px; padding: 0 4px 0 9px;
    min-height: 32px; min-width: 84px;
}
QTimeEdit:focus { border: 2px solid $accent; padding: 0 3px 0 8px; min-height: 30px; }
QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QFrame[kind="popup"] { background: $raised; border: 1px solid $border; border-radius: 0; }
QCalendarWidget QWidget { background: $raised; alternate-background-color: $raised; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; padding: 0 8px; }
QCalendarWidget QSpinBox { min-height: 30px; }
QCalendarWidget QTableView {
    border: none; border-radius: 0;
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QTableView::item, QCalendarWidget QTableView::item:focus {
    padding: 0; border: none;
}
QListView[kind="field"] {
    background: $raised; border: 1px solid $border; border-radius: 7px; padding: 1px 4px;
}
QListView[kind="field"]:focus { border: 2px solid $accent; padding: 0 3px; }
QListView[kind="field"][wrong="true"] { border-color: $danger; }
QListView[kind="field"]::item { min-height: 32px; border-radius: 5px; color: $text; }
QListView[kind="field"]::item:hover { background: $hover; }
QListView[kind="field"]::item:selected { background: $soft; color: $text; }
QListView[kind="popup"] {
    background: $raised; border: 1px solid $border; padding: 4px;
    selection-background-color: $soft; selection-color: $text;
}
QListView[kind="popup"]::item { min-height: 32px; padding: 0 8px; border-radius: 5px; }
QListView[kind="popup"]::item:selected { background: $soft; color: $text; }
QListView[kind="popup"]::item:disabled { color: $dim; }
QComboBox[kind="plain"] { border-color: transparent; background: transparent; }
QComboBox[kind="plain"]:hover { background: $hover; }
QComboBox[kind="plain"]:focus { border-color: $accent; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab {
    color: $dim; padding: 0 4px; margin-right: 22px; min-height: 36px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::scroller { width: 28px; }
QTabBar QToolButton { background: $surface; min-width: 0; min-height: 0; border-radius: 0; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { border: 2px solid $accent; border-radius: 5px; }

QAbstractItemView { background: transparent; border: none; outline: none; }
QTableView {
    background: $raised; border: 1px solid $border; border-radius: 11px;
    selection-background-color: $soft; selection-color: $text; gridline-color: transparent;
}
QTableView:focus { border: 1px solid $accent; }
QListView[kind="choice"] {
    background: $raised; border: 1px solid $border; border-radius: 7px; padding: 3px;
}
QListView[kind="choice"]:focus { border: 2px solid $accent; padding: 2px; }
QTableView QLineEdit { border-radius: 5px; min-height: 28px; padding: 0 6px; }
QTableView::item { padding: 0 12px; border: none; border-bottom: 1px solid $border; }
QTableView::item:focus { border: 2px solid $accent; padding: 0 10px; }
QTableView#projects { background: transparent; border: none; }
QTableView#frozen {
    background: $raised; border: none; border-right: 1px solid $locked; border-radius: 0;
}
QTableView QListView[kind="popup"], QTableView QPlainTextEdit, QTableView QFrame[kind="popup"] {
    background: $raised; border: 2px solid $accent; border-radius: 5px;
}
QTableView QLineEdit[wrong="true"]:focus, QTableView QPlainTextEdit[wrong="true"]:focus {
    border-color: $danger;
}
QLabel[kind="refused"] {
    background: $raised; border: 1px solid $danger; border-radius: 7px; color: $danger;
    padding: 5px 10px;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $dim; border: none; border-bottom: 1px solid $border;
    padding: 0 12px; min-height: 38px; font-size: $caption_size; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
QTableCornerButton::section { background: transparent; border: none; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $locked; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $locked; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; width: 1px; }
QDockWidget { border: none; }
QMainWindow::separator { width: 1px; background: $border; }
QRadioButton, QCheckBox { spacing: 8px; min-height: 32px; }
QRadioButton:focus, QCheckBox:focus { color: $accent; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; background: $raised; border: 1px solid $locked;
}
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QListView::indicator:hover, QRadioButton::indicator:hover {
    border-color: $accent;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick);
}
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled {
    background: $locked; border-color: $locked;
}
QRadioButton::indicator:checked:disabled { border-color: $locked; }
"""
