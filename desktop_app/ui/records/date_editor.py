"""Days and times in a form: typed in a line, or chosen from a calendar."""

import datetime

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, Qt, QTime, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...errors import InvalidInput
from ...models.fields import FieldKind, FieldRow
from .. import icons, theme, widgets
from .editor import LineEditor


class DateEditor(LineEditor):
    """A day, or a local day and time."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.calendar = self.add_tool("calendar", self.choose)
        self.retranslate()

    def choose(self) -> None:
        """Open the calendar under the line; Alt+Down does it, too."""
        try:
            value = self.value()
        except InvalidInput:
            value = None
        shown = value if isinstance(value, datetime.date) else None
        popup = DatePopup(self, shown, time=self.field.kind is FieldKind.DATE_TIME)
        popup.chosen.connect(self._take)
        popup.open_under(self.line)

    def set_read_only(self) -> None:
        super().set_read_only()
        self.calendar.hide()
        self.line.setClearButtonEnabled(False)

    def retranslate(self) -> None:
        super().retranslate()
        widgets.name_button(self.calendar, self.tr("Calendar"), "Alt+↓")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Down and alt and self.calendar.isVisible():
                self.choose()
                return True
        return super().eventFilter(watched, event)

    def _take(self, value: datetime.date) -> None:
        self.set_value(value)
        self.line.setFocus()
        self.changed.emit()
        self.left.emit()


class DatePopup(QFrame):
    """A calendar that floats under its line; with ``time`` also a clock and a button."""

    chosen = Signal(object)
    """A date, or an aware datetime in UTC."""

    def __init__(self, parent: QWidget, value: datetime.date | None, *, time: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        local = value.astimezone() if isinstance(value, datetime.datetime) else None
        self.calendar = _calendar()
        self.clock = QTimeEdit(QTime(local.hour, local.minute) if local else _this_hour())
        self.clock.lineEdit().setTextMargins(7, 0, 0, 0)
        self.clock.setAccessibleName(self.tr("Time"))
        day = local.date() if local else value
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        done = widgets.button("main")
        done.setText(self.tr("Take over") if time else self.tr("Today"))
        below = QHBoxLayout()
        below.setContentsMargins(8, 4, 8, 8)
        below.addWidget(self.clock)
        below.addStretch()
        below.addWidget(done)
        page = QVBoxLayout(self)
        page.setContentsMargins(1, 1, 1, 1)
        page.setSpacing(4)
        page.addWidget(self.calendar)
        page.addLayout(below)
        self.clock.setVisible(time)
        if time:
            self.calendar.activated.connect(self._take)
            done.clicked.connect(self._take)
        else:
            done.setProperty("kind", "flat")
            self.calendar.clicked.connect(self._take)
            self.calendar.activated.connect(self._take)
            done.clicked.connect(lambda: self._finish(_date(QDate.currentDate())))
        self._time = time

    def open_under(self, line: QWidget) -> None:
        """Show it under the line, or above where the screen ends."""
        self.adjustSize()
        at = line.mapToGlobal(QPoint(0, line.height() + 4))
        screen = line.screen() or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        if at.y() + self.height() > room.bottom():
            at.setY(line.mapToGlobal(QPoint(0, -4)).y() - self.height())
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self.calendar.setFocus()

    def _take(self) -> None:
        day = self.calendar.selectedDate()
        if not self._time:
            self._finish(_date(day))
            return
        clock = self.clock.time()
        local = datetime.datetime.combine(_date(day), datetime.time(clock.hour(), clock.minute()))
        self._finish(local.astimezone(datetime.UTC))  # what names no zone is local

    def _finish(self, value: datetime.date) -> None:
        if self.isVisible():  # a click can be an activation, too
            self.close()
            self.chosen.emit(value)


def _calendar() -> QCalendarWidget:
    """A calendar in our colours: Qt's own are set by formats, not by the style sheet."""
    made = QCalendarWidget()
    made.setGridVisible(False)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setMinimumSize(308, 280)
    days, head = QTextCharFormat(), QTextCharFormat()
    days.setForeground(theme.color("text"))
    head.setForeground(theme.color("dim"))
    made.setHeaderTextFormat(head)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, days)
    for name, icon in (("prev", "arrow-left"), ("next", "arrow-right")):
        for button in made.findChildren(QToolButton, f"qt_calendar_{name}month"):
            button.setIcon(icons.icon(icon))
    return made


def _this_hour() -> QTime:
    return QTime(QTime.currentTime().hour(), 0)


def _date(day: QDate) -> datetime.date:
    return datetime.date(day.year(), day.month(), day.day())
