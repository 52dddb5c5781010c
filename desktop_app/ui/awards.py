"""What an owner does about a member's badges: withdraws one awarded in error, or gives it back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from .. import operations
from ..badges import UnknownBadge, get_badge_definition
from ..models.rows import MemberRow, UserRow
from ..operations.validation import valid_reason
from . import widgets
from .form import FormDialog
from .tasks import Tasks
from .translation import badge_label


def badge_labels(names: Sequence[str]) -> list[tuple[str, str]]:
    """Each badge that this version knows, with its label."""
    found = []
    for name in names:
        try:
            found.append((name, badge_label(get_badge_definition(name))))
        except UnknownBadge:
            continue
    return found


class WithdrawBadge(FormDialog):
    """Asks which badge of a member, and why."""

    def __init__(self, parent: QWidget, tasks: Tasks, owner: UserRow, member: MemberRow) -> None:
        super().__init__(parent, tasks, self.tr("Withdraw badge"), self.tr("Withdraw"))
        self._owner_id, self._member = owner.id, member
        lead = self.tr("{name} is told by whom and why. You can give the badge back.")
        self.form.body.addWidget(widgets.label("dim", lead.format(name=member.name), wrap=True))
        self.form.add_choice("name", _badge(), badge_labels(member.badges or ()))
        self.form.add_text("reason", self.tr("Reason"), valid_reason)

    def submitted(self, values: dict[str, Any]) -> None:
        self.form.write(
            lambda: operations.withdraw_badge(self._owner_id, self._member.user_id, **values),
            lambda _: self.accept(),
        )


class ReturnBadge(FormDialog):
    """Asks which of a member's withdrawn badges to give back."""

    def __init__(self, parent: QWidget, tasks: Tasks, owner: UserRow, member: MemberRow) -> None:
        super().__init__(parent, tasks, self.tr("Give badge back"), self.tr("Give back"))
        self._owner_id, self._member = owner.id, member
        self.form.add_choice("name", _badge(), badge_labels(member.withdrawn))

    def submitted(self, values: dict[str, Any]) -> None:
        self.form.write(
            lambda: operations.return_badge(self._owner_id, self._member.user_id, **values),
            lambda _: self.accept(),
        )


def _badge() -> str:
    return QCoreApplication.translate("awards", "Badge")
