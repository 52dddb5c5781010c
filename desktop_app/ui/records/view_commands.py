"""What one does with the views of a type: add, save, double, rename, delete, reset."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...models.record_rows import ViewKind
from ..history import History
from ..workspace import Workspace
from .looks import ALL, Look, Looks
from .views import NameView, ViewBar, ViewWriter, free_name, kind_word


class ViewCommands(QObject):
    """Answers the bar of views; what it writes can be undone."""

    shown = Signal()
    """Another view, or another look, is to be shown."""

    def __init__(
        self, page: QWidget, workspace: Workspace, history: History, type_id: int, looks: Looks
    ) -> None:
        super().__init__(page)
        self._page, self._workspace, self._history = page, workspace, history
        self._type_id, self._looks = type_id, looks

    def answer(self, bar: ViewBar) -> None:
        """Do what is asked for in this bar."""
        bar.chosen.connect(self.show_view)
        bar.add_wanted.connect(self.add)
        bar.save_wanted.connect(self.save)
        bar.save_as_wanted.connect(self.save_as)
        bar.reset_wanted.connect(self.reset)
        bar.rename_wanted.connect(self.rename)
        bar.delete_wanted.connect(self.delete)

    def show_view(self, view_id: int) -> None:
        """Show this view, now or as soon as it is known."""
        self._looks.choose(view_id)
        self.shown.emit()

    def add(self, kind: ViewKind) -> None:
        """Ask for the name of a new view, which begins with the records that are shown."""
        shown = self._looks.look
        look = Look(kind, shown.query, shown.layout if kind is shown.kind else {})
        self._name(self.tr("New view"), self.tr("Create"), kind_word(kind), look)

    def save_as(self) -> None:
        """Ask for the name under which what is shown is to be saved."""
        row, look = self._looks.row, self._looks.look
        if row is None:
            self._name(self.tr("Save view"), self.tr("Save"), kind_word(look.kind), look)
        else:
            self._name(self.tr("Duplicate view"), self.tr("Create"), row.name, look)

    def save(self) -> None:
        """Save the current view as it is now."""
        row = self._looks.row
        if row is not None:
            self._writer().change(row, row.name, self._looks.look)

    def reset(self) -> None:
        """Show the current view as it was saved."""
        self._looks.reset()
        self.shown.emit()

    def rename(self) -> None:
        """Ask for another name of the current view; what was changed in it stays changed."""
        row = self._looks.row
        if row is None:
            return
        title, verb = self.tr("Rename view"), self.tr("Rename")
        saved = self._looks.saved

        def write(dialog: NameView, name: str) -> None:
            if name.strip() == row.name:
                dialog.written()
                return
            self._writer().change(row, name, saved, dialog.written, dialog.form.fail)

        NameView(self._page.window(), self._history, title, verb, row.name, write).open()

    def delete(self) -> None:
        """Delete the current view, without asking: Edit → Undo brings it back."""
        row = self._looks.row
        if row is not None:
            self._looks.choose(ALL)
            self.shown.emit()
            self._writer().delete(row)

    def _name(self, title: str, verb: str, name: str, look: Look) -> None:
        def write(dialog: NameView, chosen: str) -> None:
            def made(view_id: int) -> None:
                self._looks.reset()  # it has gone into the new one
                self._looks.choose(view_id)
                dialog.written()

            self._writer().create(chosen, look, made, dialog.form.fail)

        name = free_name(self._looks, name)
        NameView(self._page.window(), self._history, title, verb, name, write).open()

    def _writer(self) -> ViewWriter:
        return ViewWriter(self._history, self._workspace.user.id, self._type_id)
