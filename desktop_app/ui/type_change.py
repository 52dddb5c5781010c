"""A change of a data type as Edit → Undo knows it: written, taken back, written again."""

from collections.abc import Callable
from dataclasses import dataclass

from .. import operations
from ..errors import PlatformError
from ..models.fields import DataTypeRow
from ..models.rows import Kind


@dataclass
class TypeChange:
    """From ``before`` to ``after``. Its methods run on the database thread, one at a time."""

    user_id: int
    before: DataTypeRow
    after: DataTypeRow
    empty_misfits: bool
    renamed: dict[int, dict[str, str]]
    _latest: int = 0
    """The change of the fields that was written last."""

    def redo(self) -> None:
        """Write it."""
        self._with_words(self.after, self.before, self._redo_fields)

    def undo(self) -> None:
        """Put back what was."""
        self._with_words(self.before, self.after, self._revert_fields)

    def _redo_fields(self) -> None:
        if self._latest:
            self._revert_fields()
        elif self.after.fields != self.before.fields:
            self._latest = operations.change_fields(
                self.user_id,
                self.before.id,
                self.after.fields,
                self.before.revision,
                empty_misfits=self.empty_misfits,
                renamed=self.renamed,
            )

    def _revert_fields(self) -> None:
        if self._latest:
            self._latest = operations.revert_fields(self.user_id, self._latest)

    def _with_words(
        self, new: DataTypeRow, old: DataTypeRow, change_fields: Callable[[], None]
    ) -> None:
        """Change the words, then the fields: a change of a table is a transaction of its own."""
        changes = _words(new) != _words(old)
        if changes:
            self._write_words(new)
        try:
            change_fields()
        except PlatformError:
            if changes:
                self._write_words(old)
            raise

    def _write_words(self, row: DataTypeRow) -> None:
        operations.update(
            self.user_id, Kind.DATA_TYPE, row.id, row.name, row.description, icon=row.icon
        )


def _words(row: DataTypeRow) -> tuple[str, str, str]:
    return row.name, row.description, row.icon
