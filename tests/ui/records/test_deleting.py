"""Deleting records: asking, linking records, undoing."""

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app import models
from desktop_app.models import Member
from desktop_app.models.record_rows import Query
from desktop_app.models.rows import Role
from desktop_app.operations import Written
from desktop_app.ui.history import History
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.records.deleting import delete_records
from desktop_app.ui.workspace import Workspace
from tests.ui.records.crm import Crm, make_crm
from tests.ui.support import Person, WatchedTasks, is_open, opened


@pytest.fixture
def crm(ada: Person, workspace: Workspace) -> Crm:
    user_id = workspace.user.id
    return ada.store(lambda: make_crm(user_id))


@pytest.fixture
def history(tasks: WatchedTasks) -> History:
    return History(tasks)


def names(ada: Person, crm: Crm, of: str = "contacts") -> list[str]:
    """What records there are, by name."""
    type_ = crm.contacts if of == "contacts" else crm.companies

    def read() -> list[str]:
        rows = models.records.read_page(type_, Query(), limit=99).rows
        return sorted(str(row.values[type_.fields[0].id]) for row in rows)

    return ada.store(read)


def test_deleted_after_asking_and_undone(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    ids = [ada.store(partial(crm.add, Name=name)) for name in ("a", "b", "c")]
    told: list[Written] = []
    delete_records(host, workspace, history, crm.contacts, ids[:2], told.append)
    ada.click(opened(MessageBox), "Cancel")
    assert names(ada, crm) == ["a", "b", "c"]
    delete_records(host, workspace, history, crm.contacts, ids[:2], told.append)
    box = opened(MessageBox)
    assert box.text().startswith("Delete 2 record")
    ada.click(box, "Delete")
    assert names(ada, crm) == ["c"]
    assert told[0].deleted == tuple(ids[:2])
    assert history.stack.undoText().startswith("deleting 2 record")
    history.stack.undo()
    ada.wait()
    assert names(ada, crm) == ["a", "b", "c"]
    history.stack.redo()
    ada.wait()
    assert names(ada, crm) == ["c"]


@pytest.mark.parametrize("answer", ["Cancel", "Remove the links", "Delete those, too"])
def test_linked_records(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget, answer: str
) -> None:
    acme = crm.ids["Acme"]
    grace = ada.store(lambda: crm.add(Name="Grace", Company=acme))
    before = names(ada, crm, "companies")
    delete_records(host, workspace, history, crm.companies, [acme])
    ada.click(opened(MessageBox), "Delete")
    box = opened(MessageBox)
    assert box.text().startswith("1 record")
    assert box.detail() == "1 in “Contacts”, by “Company”"
    ada.click(box, answer)
    assert names(ada, crm) == ([] if answer == "Delete those, too" else ["Grace"])
    gone = answer != "Cancel"
    assert ("Acme" in names(ada, crm, "companies")) != gone
    if answer == "Remove the links":
        assert ada.store(lambda: crm.value(grace, "Company")) is None
    if gone:
        history.stack.undo()
        ada.wait()
        assert names(ada, crm) == ["Grace"]
        assert ada.store(lambda: crm.value(grace, "Company")) == acme
    assert names(ada, crm, "companies") == before


def test_refused(
    ada: Person, crm: Crm, workspace: Workspace, history: History, host: QWidget
) -> None:
    grace = ada.store(lambda: crm.add(Name="Grace"))
    ada.store(lambda: Member.update(role=Role.VIEWER).execute())
    delete_records(host, workspace, history, crm.contacts, [grace])
    ada.click(opened(MessageBox), "Delete")
    ada.click(opened(MessageBox), "Close")
    assert not is_open(MessageBox)
    assert names(ada, crm) == ["Grace"]
    assert not history.can_undo
