"""Deleting records: asked first, asked again where others link to them, and undoable."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ... import operations
from ...errors import PlatformError
from ...models.fields import DataTypeRow
from ...operations.record_words import OnLinks, StillLinked, Written
from ..history import History
from ..message_box import MessageBox
from ..problems import show_problem
from ..workspace import Workspace
from . import undo

SHOWN = 4
"""The most types of linking records that are named."""


def delete_records(
    parent: QWidget,
    workspace: Workspace,
    history: History,
    of: DataTypeRow,
    ids: Sequence[int],
    then: Callable[[Written], None] = lambda _written: None,
) -> None:
    """Ask, then delete these records; Edit → Undo brings them back."""
    if ids:
        _Deletion(parent, workspace, history, of, tuple(ids), then).ask()


class _Deletion(QObject):
    """One deletion, from the question to the last answer."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        history: History,
        of: DataTypeRow,
        ids: tuple[int, ...],
        then: Callable[[Written], None],
    ) -> None:
        super().__init__(parent)
        self._parent, self._history, self._type = parent, history, of
        self._user_id, self._ids, self._then = workspace.user.id, ids, then

    def ask(self) -> None:
        """Whether it is meant."""
        count = len(self._ids)
        self._open(
            self.tr("Delete %n record(s)?", "", count),
            self.tr("Edit → Undo brings it back, and so does the trash for 30 days."),
            self.tr("Delete"),
            lambda: self._delete(OnLinks.REFUSE),
        )

    def _ask_again(self, error: StillLinked) -> None:
        said = [
            self.tr("{count} in “{type}”, by “{field}”").format(
                count=link.count, type=link.type_name, field=link.field_name
            )
            for link in error.links[:SHOWN]
        ]
        if len(error.links) > SHOWN:
            said.append("…")
        total = sum(link.count for link in error.links)
        box = self._open(
            self.tr("%n record(s) still link here", "", total),
            "\n".join(said),
            self.tr("Delete those, too"),
            lambda: self._delete(OnLinks.DELETE),
        )
        box.add_verb(self.tr("Remove the links"), lambda: self._delete(OnLinks.UNLINK))

    def _open(self, question: str, detail: str, verb: str, then: Callable[[], None]) -> MessageBox:
        title, leave = self.tr("Delete"), self.tr("Cancel")
        box = MessageBox(self._parent, title, question, detail, leave=leave, verb=verb, danger=True)
        box.accepted.connect(then)
        box.rejected.connect(self.deleteLater)
        box.open()
        return box

    def _delete(self, on_links: OnLinks) -> None:
        user_id, type_id, ids = self._user_id, self._type.id, self._ids
        undo.do(
            self._history,
            user_id,
            self.tr("deleting %n record(s)", "", len(ids)),
            lambda: operations.delete_records(user_id, type_id, ids, on_links),
            self._deleted,
            self._failed,
        )

    def _deleted(self, written: Written) -> None:
        self._then(written)
        self.deleteLater()

    def _failed(self, error: PlatformError) -> None:
        if isinstance(error, StillLinked):
            self._ask_again(error)
        else:
            show_problem(self._parent, error, None)
            self.deleteLater()
