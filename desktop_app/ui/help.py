"""Help and About."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from .. import __version__
from . import widgets


class HelpDialog(QDialog):
    """What the words mean, and the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        page = QVBoxLayout(self)
        page.addStrut(464)  # a minimum of the dialog would keep large letters from widening it
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(12)
        page.addWidget(widgets.label("title", self.tr("Help")))
        lead = self.tr(
            "A project holds data types (the shape of your records), actions (automations on "
            "them), applications (pages over them) and members. The first of each earns you a "
            "badge; the trophy in your profile shows them all."
        )
        page.addWidget(widgets.label("", lead, wrap=True))
        page.addWidget(widgets.label("section", self.tr("Keys")))
        page.addLayout(self._keys())
        close = widgets.button("main")
        close.setText(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        page.addSpacing(8)
        page.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        widgets.make_room(self)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = (
            ("Ctrl+N", self.tr("New project")),
            ("Ctrl+1 … Ctrl+5", self.tr("Overview, data types, actions, applications, members")),
            ("F2", self.tr("Rename what is selected")),
            ("Del", self.tr("Delete what is selected")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+K", self.tr("Search")),
            ("Ctrl+F", self.tr("Find in the records of a data type")),
            ("F4", self.tr("Form beside the records")),
            ("Alt+Left", self.tr("Back from the records to the data types")),
            ("Ctrl+B", self.tr("Badges")),
            ("Ctrl+Shift+N", self.tr("Notifications")),
            ("Ctrl+Shift+P", self.tr("Profile")),
            ("Ctrl+Q", self.tr("Quit")),
        )
        for at, (keys, text) in enumerate(rows):
            shown = " … ".join(
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                for key in keys.split(" … ")
            )
            grid.addWidget(widgets.label("strong", shown), at, 0)
            grid.addWidget(widgets.label("dim", text, wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        return grid


class AboutDialog(QDialog):
    """Which version this is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Business Platform"))
        mark = widgets.IconLabel("application", 72)
        mark.show_badge("application", earned=True)
        version = self.tr("Version {version}").format(version=__version__)
        close = widgets.button("main")
        close.setText(self.tr("Close"))
        close.clicked.connect(self.accept)
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 32, 48, 28)
        page.setSpacing(8)
        for widget in (
            mark,
            widgets.label("title", "Business Platform"),
            widgets.label("dim", version),
            widgets.label("dim", self.tr("Your team's business in one place.")),
            close,
        ):
            page.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
