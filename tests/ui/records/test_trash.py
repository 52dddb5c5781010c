"""The trash: what is in it, restoring, what cannot be restored."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app import models, operations
from desktop_app.models.rows import Kind
from desktop_app.ui.history import History
from desktop_app.ui.records.trash import TrashDialog
from desktop_app.ui.workspace import Workspace
from tests.ui.records.crm import Crm, make_crm
from tests.ui.support import Person, WatchedTasks, button, labels, rows


@pytest.fixture
def crm(ada: Person, workspace: Workspace) -> Crm:
    workspace.start()
    user_id = workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def history(tasks: WatchedTasks) -> History:
    return History(tasks)


@pytest.fixture
def trash(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> Iterator[TrashDialog]:
    assert workspace.snapshot is not None
    (project,) = workspace.snapshot.projects
    made = TrashDialog(host, workspace, history, project)
    made.open()
    ada.wait()
    yield made
    made.reject()


def delete(ada: Person, crm: Crm, *ids: int) -> None:
    ada.store(lambda: operations.delete_records(crm.user_id, crm.contacts.id, ids))


def test_empty(trash: TrashDialog) -> None:
    assert "The trash is empty" in labels(trash)
    assert any("30 days" in text for text in labels(trash))
    assert not button(trash, "Restore").isEnabled()


def test_deleted_records_are_restored_together_and_deleted_again_by_undo(
    ada: Person, crm: Crm, trash: TrashDialog, history: History
) -> None:
    ids = [ada.store(partial(crm.add, Name=name)) for name in ("<b>a</b>", "b", "c")]
    delete(ada, crm, *ids)
    assert sorted(rows(trash.table)) == ["<b>a</b>", "b", "c"]
    assert set(rows(trash.table, 1)) == {"Record of “Contacts”"}
    assert set(rows(trash.table, 2)) == {"Ada"}
    trash.table.setFocus()
    trash.table.selectAll()
    ada.click(trash, "Restore")
    assert "The trash is empty" in labels(trash)
    assert ada.store(lambda: crm.value(ids[0], "Name")) == "<b>a</b>"
    history.stack.undo()
    ada.wait()
    assert sorted(rows(trash.table)) == ["<b>a</b>", "b", "c"]


def test_a_deleted_field_comes_back_with_its_values(
    ada: Person, crm: Crm, trash: TrashDialog, history: History
) -> None:
    key = ada.store(lambda: crm.add(Name="Grace", Notes="Invented the compiler"))
    of = crm.contacts

    def drop() -> None:
        kept = [field for field in of.fields if field.name != "Notes"]
        operations.change_fields(crm.user_id, of.id, kept, of.revision)

    def notes() -> object:
        now = models.records.data_type(of.id)
        assert now is not None
        row = models.records.record(now, key)
        assert row is not None
        return {f.name: row.values[f.id] for f in now.fields}.get("Notes", "gone")

    ada.store(drop)
    assert ada.store(notes) == "gone"
    shown = [rows(trash.table, column) for column in range(3)]
    assert shown == [["Notes"], ["Field of “Contacts”"], ["Ada"]]
    ada.click(trash, "Restore")
    assert "The trash is empty" in labels(trash)
    assert ada.store(notes) == "Invented the compiler"
    history.stack.undo()
    ada.wait()
    assert rows(trash.table) == ["Notes"]
    history.stack.redo()
    ada.wait()
    assert ada.store(notes) == "Invented the compiler"


def test_one_of_several(ada: Person, crm: Crm, trash: TrashDialog) -> None:
    ids = [ada.store(partial(crm.add, Name=name)) for name in ("a", "b")]
    delete(ada, crm, *ids)
    ada.point(trash.table, "a")
    ada.click(trash, "Restore")
    assert rows(trash.table) == ["b"]


def test_types_actions_and_applications(
    ada: Person, crm: Crm, trash: TrashDialog, history: History
) -> None:
    user_id, project_id = crm.user_id, crm.project_id

    def make() -> tuple[int, int]:
        action = operations.create_action(user_id, project_id, "Remind")
        application = operations.create_application(user_id, project_id, "Shop")
        return action.id, application.id

    action, application = ada.store(make)
    ada.store(lambda: operations.delete(user_id, Kind.ACTION, action))
    ada.store(lambda: operations.delete(user_id, Kind.APPLICATION, application))
    ada.store(lambda: operations.delete(user_id, Kind.DATA_TYPE, crm.contacts.id))
    assert dict(zip(rows(trash.table), rows(trash.table, 1), strict=True)) == {
        "Contacts": "Data type",
        "Remind": "Action",
        "Shop": "Application",
    }
    trash.table.selectAll()
    ada.click(trash, "Restore")
    assert "The trash is empty" in labels(trash)
    assert ada.store(lambda: models.records.data_type(crm.contacts.id)) is not None
    history.stack.undo()
    ada.wait()
    assert len(rows(trash.table)) == 1


def test_what_cannot_be_restored_says_why(ada: Person, crm: Crm, trash: TrashDialog) -> None:
    user_id = crm.user_id
    action = ada.store(lambda: operations.create_action(user_id, crm.project_id, "Remind").id)
    ada.store(lambda: operations.delete(user_id, Kind.ACTION, action))
    ada.store(lambda: operations.create_action(user_id, crm.project_id, "Remind"))
    ada.click(trash, "Restore")
    assert "“Remind” already exists. Please choose another name." in labels(trash)
    assert rows(trash.table) == ["Remind"]
    assert button(trash, "Restore").isEnabled()


def test_find(ada: Person, crm: Crm, trash: TrashDialog) -> None:
    ids = [ada.store(partial(crm.add, Name=name)) for name in ("Anna", "Bert")]
    delete(ada, crm, *ids)
    ada.type(trash.filter, "bert")
    assert rows(trash.table) == ["Bert"]
    ada.press(trash.filter, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ada.type(trash.filter, "zzz")
    assert rows(trash.table) == []
    assert not button(trash, "Restore").isEnabled()
