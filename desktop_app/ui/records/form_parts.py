"""What stands above and below the fields of a record's form: its title, and who links to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...models.record_rows import BackLinks
from .. import icons, widgets
from ..message_box import MessageBox
from ..translation import plain_label, plain_tip


class Head(QWidget):
    """The data type, the record's title, whether all is saved, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = widgets.ElidedLabel("caption")
        self.state = widgets.label("caption")
        self.title = widgets.ElidedLabel("section")
        self.history = widgets.tool_button("clock")
        self.delete = widgets.tool_button("trash")
        self.window_ = widgets.tool_button("open")
        self.close_ = widgets.tool_button("close")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.kind, 1)
        above.addWidget(self.state)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.title, 1)
        for button in (self.history, self.delete, self.window_, self.close_):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 8)
        column.setSpacing(0)
        column.addLayout(above)
        column.addLayout(below)

    def retranslate(self) -> None:
        widgets.name_button(self.history, self.tr("History…"))
        widgets.name_button(self.delete, self.tr("Delete"))
        widgets.name_button(self.window_, self.tr("Open in a window"))
        widgets.name_button(self.close_, self.tr("Close"), "Esc")


class Foot(QWidget):
    """What is wrong with the whole, and the two ways on."""

    def __init__(self) -> None:
        super().__init__()
        self.problem = widgets.label("error", wrap=True)
        self.problem.hide()
        self.revert = widgets.button()
        self.save = widgets.button("main")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.revert)
        buttons.addWidget(self.save)
        column = QVBoxLayout()
        column.setContentsMargins(20, 10, 20, 14)
        column.setSpacing(8)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        line = widgets.frame("line")
        line.setFixedHeight(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(line)
        page.addLayout(column)

    def complain(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def update_buttons(self, *, new: bool, dirty: bool, may: bool, running: bool) -> None:
        """Say what they do, and whether there is anything to do."""
        self.save.setEnabled(may and not running and (dirty or new))
        self.revert.setEnabled(not running and (dirty or new))
        self.revert.setText(self.tr("Cancel") if new else self.tr("Revert"))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Save (Ctrl+S)"))


class Body(QScrollArea):
    """The fields and the linking records, scrolled."""

    def __init__(self, links: QWidget) -> None:
        super().__init__()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 4, 20, 20)
        self._column.setSpacing(0)
        self._column.addWidget(links)
        self._column.addStretch()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the ground is whatever the form stands on

    def show_fields(self, fields: QWidget) -> None:
        """Above the linking records."""
        self._column.insertWidget(0, fields)

    def show_focus(self) -> None:
        """Scroll to where the keyboard is: Qt does so for the Tab key only."""
        focused = self.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused, 20, 60)


class LinkingRecords(QWidget):
    """The records that link to this one, by type and field; pressing one opens it."""

    open_record = Signal(object, object)
    """The data type's id, and the record's."""

    def __init__(self) -> None:
        super().__init__()
        self._links: tuple[BackLinks, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(2)

    def show_links(self, links: Sequence[BackLinks]) -> None:
        """Show these."""
        found = tuple(link for link in links if link.count)
        if found != self._links or not found:
            self._links = found
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            made = item.widget()
            if made is not None:
                made.hide()
                made.deleteLater()
        self.setVisible(bool(self._links))
        for at, link in enumerate(self._links):
            if at:
                self._column.addSpacing(10)
            text = self.tr("{type} that link here by “{field}” ({count})")
            said = text.format(type=link.type_name, field=link.field_name, count=link.count)
            self._column.addWidget(widgets.label("strong", said, wrap=True))
            for record_id, title in link.records:
                self._add(link, record_id, title)
            more = link.count - len(link.records)
            if more > 0:
                self._column.addWidget(widgets.label("dim", self.tr("and %n more", "", more)))

    def _add(self, link: BackLinks, record_id: int, title: str) -> None:
        made = widgets.button("link")
        made.setIcon(icons.icon("database", "accent"))
        line = (title or f"#{record_id}").replace("\n", " ")
        cut = made.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, 260)
        made.setText(plain_label(cut))
        made.setAccessibleName(line)
        made.setToolTip(plain_tip(line) if cut != line else "")
        made.clicked.connect(partial(self.open_record.emit, link.type_id, record_id))
        self._column.addWidget(made)


def ask_to_save(
    parent: QWidget, title: str, save: Callable[[], None], discard: Callable[[], None]
) -> MessageBox:
    """Ask what becomes of changes before one goes on; Escape goes on editing."""
    translate = QCoreApplication.translate
    box = MessageBox(
        parent,
        translate("RecordForm", "Unsaved changes"),
        translate("RecordForm", "Save the changes of “{title}”?").format(title=title),
        leave=translate("RecordForm", "Keep editing"),
        verb=translate("RecordForm", "Save"),
    )
    box.add_verb(translate("RecordForm", "Discard"), discard, danger=True)
    box.accepted.connect(save)
    box.open()
    return box
