"""The history of a record: who changed what, and putting it back."""

import datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app import models, operations
from desktop_app.models import Member
from desktop_app.models.rows import Role
from desktop_app.operations import EditedRecord, write_records
from desktop_app.ui.history import History
from desktop_app.ui.records import record_history
from desktop_app.ui.records.record_history import RecordHistory
from desktop_app.ui.workspace import Workspace
from tests.ui.records.crm import Crm, make_crm
from tests.ui.support import Person, WatchedTasks, button, labels, tip


@pytest.fixture
def crm(ada: Person, workspace: Workspace) -> Crm:
    workspace.start()
    user_id = workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def history(tasks: WatchedTasks) -> History:
    return History(tasks)


def change(ada: Person, crm: Crm, record_id: int, name: str, value: object) -> None:
    def write() -> None:
        row = models.records.record(crm.contacts, record_id)
        assert row is not None
        values = {crm.field(name): value}
        edited = EditedRecord(record_id, row.revision, values)  # type: ignore[arg-type]
        write_records(crm.user_id, crm.contacts.id, [edited])

    ada.store(write)


def show(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget, record_id: int
) -> RecordHistory:
    dialog = RecordHistory(host, workspace, history, crm.contacts, record_id)
    dialog.open()
    ada.wait()
    return dialog


def test_who_changed_what_and_when(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    acme, bold = crm.ids["Acme"], crm.ids["<b>Bold</b>"]
    grace = ada.store(lambda: crm.add(Name="<i>Grace</i>", Price=Decimal("1234.50")))
    change(ada, crm, grace, "Since", datetime.date(2024, 3, 9))
    change(ada, crm, grace, "Company", acme)
    change(ada, crm, grace, "Clients", (acme, bold))
    dialog = show(ada, crm, workspace, history, host, grace)
    said = labels(dialog)
    assert said[0] == "History of “<i>Grace</i>”"
    expected = [
        "Ada changed it",
        "Clients: (empty) → Acme, <b>Bold</b>",
        "Ada changed it",
        "Company: (empty) → Acme",
        "Ada changed it",
        "Since: (empty) → 3/9/2024",
        "Ada created it",
        "Name: <i>Grace</i>",
        "Price: €1,234.50",
    ]
    assert [text for text in said if text in expected] == expected
    assert said.count("just now") == 4
    whens = [w for w in dialog.findChildren(QWidget) if getattr(w, "toolTip", str)()]
    assert any(str(datetime.datetime.now().astimezone().year) in tip(w.toolTip()) for w in whens)
    dialog.reject()


def test_put_back_and_undone(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=1))
    change(ada, crm, grace, "Seats", 2)
    dialog = show(ada, crm, workspace, history, host, grace)
    ada.click(dialog, button(dialog, "Put back").text())
    assert ada.store(lambda: crm.value(grace, "Seats")) == 1
    assert "Seats: 2 → 1" in labels(dialog), "the dialog shows that, too"
    history.stack.undo()
    ada.wait()
    assert ada.store(lambda: crm.value(grace, "Seats")) == 2
    dialog.reject()


def test_put_back_is_refused_once_the_record_is_gone(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace", Seats=1))
    change(ada, crm, grace, "Seats", 2)
    dialog = show(ada, crm, workspace, history, host, grace)
    changes = ada.store(lambda: models.records.history(crm.contacts.id, grace))
    dialog._put_back(999_999)
    ada.wait()
    assert dialog.problem.isVisible()
    assert len(changes) == 2
    dialog.reject()


def test_deleted_and_restored(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    written = ada.store(
        lambda: operations.delete_records(crm.user_id, crm.contacts.id, [grace]).change_set
    )
    ada.store(lambda: operations.revert_records(crm.user_id, written))
    dialog = show(ada, crm, workspace, history, host, grace)
    assert "Ada deleted it" in labels(dialog)
    dialog.reject()


def test_long_histories_are_shown_in_portions(
    ada: Person,
    crm: Crm,
    workspace: Workspace,
    history: History,
    host: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record_history, "SHOWN", 2)
    grace = ada.store(lambda: crm.add(Name="Grace"))
    for seats in range(4):
        change(ada, crm, grace, "Seats", seats)
    dialog = show(ada, crm, workspace, history, host, grace)
    assert "Seats: 2 → 3" in labels(dialog)
    assert "Ada created it" not in labels(dialog)
    ada.click(dialog, "Show 3 more")
    ada.click(dialog, "Show 1 more")
    assert "Ada created it" in labels(dialog)
    dialog.reject()


def test_viewer_cannot_put_back(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    change(ada, crm, grace, "Seats", 2)
    ada.store(lambda: Member.update(role=Role.VIEWER).execute())
    dialog = show(ada, crm, workspace, history, host, grace)
    assert not [w for w in dialog.findChildren(QWidget) if "Put back" in w.accessibleName()]
    dialog.reject()
