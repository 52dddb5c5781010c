"""Delivery: each notification that this process claimed is shown once, by whatever can show it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from .. import operations
from ..models.rows import NotificationRow
from .notifications import message
from .toast import Toasts
from .tray import Tray
from .workspace import Workspace


class Delivery(QObject):
    """The tray first; where it cannot, a toast, which always can. The bell counts in any case."""

    def __init__(
        self, workspace: Workspace, tray: Tray, toasts: Toasts, show_target: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._workspace, self._tray, self._toasts = workspace, tray, toasts
        self._show_target = show_target
        workspace.announced.connect(self._deliver)

    def _deliver(self, rows: list[NotificationRow]) -> None:
        if not self._workspace.settings.do_not_disturb:
            for row in rows:
                shown = message(row)
                toast = partial(self._toasts.show, shown, partial(self._show_target, row.target))
                self._tray.show_message(shown, row.target, toast)
        # Shown, then marked: a crash in between shows it twice rather than never.
        ids = [row.id for row in rows]
        self._workspace.tasks.run(
            self, lambda: operations.mark_delivered(ids), lambda _: None, lambda _: None
        )
