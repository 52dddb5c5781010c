"""The list pages: sort, find, rename, edit, delete, undo, and what colleagues do meanwhile."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app import operations
from desktop_app.models import queries
from desktop_app.models.rows import Kind
from desktop_app.ui.awards import ReturnBadge, WithdrawBadge
from desktop_app.ui.dialogs import EditItem, InvitationReady, InviteMember, NewItem
from desktop_app.ui.listing import ListPage
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.nouns import Page
from desktop_app.ui.window import MainWindow
from tests.ui.support import (
    NASTY_NAMES,
    Person,
    WatchedTasks,
    busy,
    button,
    editor,
    flush,
    is_open,
    opened,
    rows,
    tip,
)

TAKEN = "“Post” already exists. Please choose another name."
Create = Callable[..., None]


def project_id(window: MainWindow) -> int:
    assert window.project is not None
    return window.project.id


def show(window: MainWindow, ada: Person, page: Page) -> ListPage:
    window.view.show_page(page)
    ada.wait()
    return window.view.lists[page]


@pytest.fixture
def create(shop: MainWindow, ada: Person) -> Create:
    """Stores actions of the open project."""
    user_id = shop.workspace.user.id

    def store(*titles: str, description: str = "") -> None:
        project = project_id(shop)
        for title in titles:
            ada.store(partial(operations.create_action, user_id, project, title, description))

    return store


@pytest.fixture
def page(shop: MainWindow, ada: Person, create: Create) -> ListPage:
    """The page of two actions, Mail and Post."""
    create("Post", "Mail")
    return show(shop, ada, Page.ACTIONS)


@pytest.fixture
def members(shop: MainWindow, ada: Person) -> ListPage:
    """The page of Ada, who invited Ben and Cem."""
    user_id = shop.workspace.user.id
    for email in ("ben@example.com", "cem@example.com"):
        ada.store(partial(operations.invite_member, user_id, project_id(shop), email))
    return show(shop, ada, Page.MEMBERS)


def sort_by(qtbot: QtBot, page: ListPage, column: int) -> None:
    """Click a column's head."""
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def heads(page: ListPage) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [page.model.headerData(at, across) for at in range(page.model.columnCount())]


# Show


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Page.DATA_TYPES, ["Name", "Description", "Created by", "Created"]),
        (Page.ACTIONS, ["Title", "Description", "Created by", "Created"]),
        (
            Page.APPLICATIONS,
            ["Name", "Description", "Who may use it", "Created by", "Created"],
        ),
        (Page.MEMBERS, ["Name", "E-mail", "Role", "Status", "Badges", "Since"]),
    ],
)
def test_columns(shop: MainWindow, ada: Person, kind: Page, expected: list[str]) -> None:
    assert heads(show(shop, ada, kind)) == expected


def test_row_says_everything(shop: MainWindow, ada: Person) -> None:
    user_id = shop.workspace.user.id
    ada.store(
        lambda: operations.create_application(
            user_id, project_id(shop), "Till", "For the\ncounter", "appUsers"
        )
    )
    page = show(shop, ada, Page.APPLICATIONS)
    shown = [rows(page.table, column) for column in range(5)]
    assert shown == [["Till"], ["For the counter"], ["App users"], ["Ada"], ["just now"]]


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_names_are_shown_as_they_are(
    shop: MainWindow, ada: Person, create: Create, name: str
) -> None:
    create(name, description=name)
    page = show(shop, ada, Page.ACTIONS)
    for column in (0, 1):
        assert rows(page.table, column) == [name]
        assert tip(page.model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)) == name
    assert not page.table.grab().isNull()


def test_columns_share_the_width_until_the_user_sizes_them(
    shop: MainWindow, page: ListPage
) -> None:
    header = page.table.horizontalHeader()

    def widths() -> list[int]:
        return [header.sectionSize(at) for at in range(3)]

    shop.resize(1100, 600)
    flush()
    before = widths()
    assert before[0] / 6 == pytest.approx(before[1] / 7, abs=1)
    shop.resize(shop.width() + 200, shop.height())
    flush()
    assert all(wide > narrow for wide, narrow in zip(widths(), before, strict=True))
    header.resizeSection(0, 300)
    before = widths()
    shop.resize(shop.width() - 200, shop.height())
    flush()
    assert widths() == before


# Sort and find


def test_sort_by_header(qtbot: QtBot, page: ListPage, create: Create) -> None:
    assert rows(page.table) == ["Mail", "Post"]
    sort_by(qtbot, page, 0)
    assert rows(page.table) == ["Post", "Mail"]
    sort_by(qtbot, page, 3)  # when it was created, not how that is said
    assert rows(page.table) == ["Post", "Mail"]
    create("Zip")
    assert rows(page.table) == ["Post", "Mail", "Zip"]


def test_selection_survives_sorting(qtbot: QtBot, ada: Person, page: ListPage) -> None:
    ada.point(page.table, "Mail")
    sort_by(qtbot, page, 0)
    assert page.selected().name == "Mail"
    assert page.table.currentIndex().row() == 1


def test_find(ada: Person, page: ListPage, create: Create) -> None:
    create("Report", description="by mail")
    ada.type(page.filter, "MAIL")
    assert rows(page.table) == ["Mail", "Report"]
    page.filter.clear()
    assert rows(page.table) == ["Mail", "Post", "Report"]


def test_another_project_is_not_filtered(shop: MainWindow, ada: Person, page: ListPage) -> None:
    ada.type(page.filter, "nothing like this")
    ada.store(lambda: operations.create_project(shop.workspace.user.id, "Stock"))
    ada.point(shop.sidebar.view, "Stock")
    ada.wait()
    assert page.filter.text() == ""
    assert page.empty.isVisible()


# Rename in place


def test_rename_in_place_and_undo(shop: MainWindow, ada: Person, page: ListPage) -> None:
    ada.rename(page.table, "Mail", "Zip")
    assert rows(page.table) == ["Post", "Zip"]
    assert shop.undo.text() == "Undo changing “Mail”"
    shop.undo.trigger()
    ada.wait()
    assert rows(page.table) == ["Mail", "Post"]
    shop.redo.trigger()
    ada.wait()
    assert rows(page.table) == ["Post", "Zip"]


def test_new_name_is_shown_while_it_is_stored(
    ada: Person, tasks: WatchedTasks, page: ListPage, qtbot: QtBot
) -> None:
    line = ada.edit(page.table, "Mail")
    ada.type(line, "Letter")
    with busy(tasks):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        flush()
        assert rows(page.table) == ["Letter", "Post"]
    ada.wait()
    assert rows(page.table) == ["Letter", "Post"]


def test_escape_renames_nothing(shop: MainWindow, ada: Person, page: ListPage) -> None:
    line = ada.edit(page.table, "Mail")
    ada.type(line, "Zip")
    ada.press(line, Qt.Key.Key_Escape)
    assert rows(page.table) == ["Mail", "Post"]
    assert not shop.undo.isEnabled()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("Post", TAKEN), ("a\x07b", "Please remove the invisible control character.")],
)
def test_refused_name_is_told_and_gives_way(
    ada: Person, page: ListPage, name: str, sentence: str
) -> None:
    line = ada.edit(page.table, "Mail")
    line.setText(name)
    ada.press(line, Qt.Key.Key_Return)
    box = opened(MessageBox)
    assert box.text() == sentence
    ada.click(box, "Close")
    assert rows(page.table) == ["Mail", "Post"]


def test_name_has_at_most_200_letters(ada: Person, page: ListPage) -> None:
    line = ada.edit(page.table, "Mail")
    ada.paste(line, "x" * 300)
    ada.press(line, Qt.Key.Key_Return)
    assert "x" * 200 in rows(page.table)


def test_rows_wait_while_a_name_is_typed(ada: Person, page: ListPage, create: Create) -> None:
    line = ada.edit(page.table, "Mail")
    ada.type(line, "Ma")
    create("Another")
    assert editor(page.table) is line
    assert line.text() == "Ma"
    assert rows(page.table) == ["Mail", "Post"]
    ada.type(line, "il 2")
    ada.press(line, Qt.Key.Key_Return)
    assert rows(page.table) == ["Another", "Mail 2", "Post"]


def test_look_under_way_does_not_end_typing(
    shop: MainWindow, ada: Person, tasks: WatchedTasks, page: ListPage, qtbot: QtBot
) -> None:
    """The rows had been asked for before the editor was opened."""
    user_id, project = shop.workspace.user.id, project_id(shop)
    ada.point(page.table, "Mail")
    with busy(tasks):
        tasks.write(page, lambda: operations.create_action(user_id, project, "Another"))
        page.refresh()
        qtbot.keyClick(page.table, Qt.Key.Key_F2)
        ada.type(editor(page.table), "Ma")
    ada.wait()
    assert editor(page.table).text() == "Ma"
    ada.press(editor(page.table), Qt.Key.Key_Escape)
    assert rows(page.table) == ["Another", "Mail", "Post"]


# Edit and delete


def test_create_button(ada: Person, page: ListPage) -> None:
    ada.click(page, "New action")
    dialog = opened(NewItem)
    ada.type(dialog.form.fields["title"].widget, "Zip")
    ada.click(dialog, "Create")
    assert rows(page.table) == ["Mail", "Post", "Zip"]


def test_double_click_edits(ada: Person, page: ListPage) -> None:
    ada.point(page.table, "Mail", double=True)
    dialog = opened(EditItem)
    ada.type(dialog.form.fields["title"].widget, "Zip")
    ada.click(dialog, "Save")
    assert rows(page.table) == ["Post", "Zip"]


def test_nothing_selected_nothing_to_do(ada: Person, page: ListPage) -> None:
    for text in ("Edit", "Delete"):
        assert not button(page, text).isEnabled()
    ada.point(page.table, "Mail")
    for text in ("Edit", "Delete"):
        assert button(page, text).isEnabled()


def test_delete_and_undo(shop: MainWindow, ada: Person, page: ListPage) -> None:
    ada.point(page.table, "Mail")
    ada.click(page, "Delete")
    ada.click(opened(MessageBox), "Delete")
    assert rows(page.table) == ["Post"]
    shop.undo.trigger()
    ada.wait()
    assert rows(page.table) == ["Mail", "Post"]


def test_delete_key_asks(ada: Person, page: ListPage) -> None:
    ada.point(page.table, "Post")
    ada.press(page.table, Qt.Key.Key_Delete)
    assert opened(MessageBox).text() == "Delete “Post”?"
    ada.click(opened(MessageBox), "Cancel")
    assert rows(page.table) == ["Mail", "Post"]


def test_delete_key_in_an_editor_deletes_letters(ada: Person, page: ListPage) -> None:
    line = ada.edit(page.table, "Post")
    ada.press(line, Qt.Key.Key_Delete)
    assert line.text() == ""
    assert not is_open(MessageBox)
    ada.press(line, Qt.Key.Key_Escape)


def test_undo_is_refused_where_the_name_has_been_given_away(
    shop: MainWindow, ada: Person, page: ListPage, create: Create
) -> None:
    ada.point(page.table, "Post")
    ada.click(page, "Delete")
    ada.click(opened(MessageBox), "Delete")
    create("Post")
    shop.undo.trigger()
    ada.wait()
    assert opened(MessageBox).text() == TAKEN
    ada.click(opened(MessageBox), "Close")
    assert rows(page.table) == ["Mail", "Post"]
    assert shop.undo.isEnabled(), "it may succeed later"
    assert not shop.redo.isEnabled()


def test_menu_of_a_row(ada: Person, page: ListPage) -> None:
    ada.point(page.table, "Mail")
    at = page.table.visualRect(page.model.index(0, 0)).center()
    viewport = page.table.viewport()
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(mouse, at, viewport.mapToGlobal(at)))
    menu = opened(QMenu)
    assert [action.text() for action in menu.actions()] == ["Edit…", "Delete…"]
    ada.press(menu, Qt.Key.Key_Escape)


def test_no_menu_without_a_row(page: ListPage) -> None:
    page.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert not is_open(QMenu)


def test_what_is_selected_stays_so_when_rows_come(
    ada: Person, page: ListPage, create: Create
) -> None:
    ada.point(page.table, "Post")
    create("Another")
    assert page.selected().name == "Post"


def test_double_click_and_edit_without_a_row_do_nothing(page: ListPage) -> None:
    page.rename_action.trigger()  # type: ignore[attr-defined]
    page.delete_action.trigger()  # type: ignore[attr-defined]
    assert not is_open(EditItem)
    assert not is_open(MessageBox)


def test_last_row_gone_says_what_the_page_is_for(
    shop: MainWindow, ada: Person, create: Create
) -> None:
    create("Mail")
    page = show(shop, ada, Page.ACTIONS)
    assert not page.empty.isVisible()
    (row,) = ada.store(lambda: queries.items(Kind.ACTION, project_id(shop)))
    ada.store(lambda: operations.delete(shop.workspace.user.id, Kind.ACTION, row.id))
    assert page.empty.isVisible()


# Members


def test_members_and_invitations(members: ListPage) -> None:
    shown = list(zip(*(rows(members.table, at) for at in range(4)), strict=True))
    assert shown == [
        ("Ada", "ada@example.com", "Owner", "Member"),
        ("—", "ben@example.com", "Editor", "Invited"),
        ("—", "cem@example.com", "Editor", "Invited"),
    ]


def test_only_invitations_can_be_handed_over_or_revoked(ada: Person, members: ListPage) -> None:
    texts = ("Copy invitation", "Send again", "Revoke")
    ada.point(members.table, "Ada")
    assert [button(members, text).isEnabled() for text in texts] == [False] * 3
    ada.point(members.table, "—")
    assert [button(members, text).isEnabled() for text in texts] == [True] * 3


def test_invitation_stays_selected_beside_a_member_of_its_id(
    shop: MainWindow, ada: Person, members: ListPage
) -> None:
    ada.point(members.table, "—")
    chosen = members.selected()
    user_id = shop.workspace.user.id
    ada.store(lambda: operations.invite_member(user_id, project_id(shop), "dan@example.com"))
    assert members.selected() == chosen
    assert chosen.email == "ben@example.com"


def test_invite_member_button(ada: Person, members: ListPage) -> None:
    ada.click(members, "Invite member")
    assert is_open(InviteMember)
    ada.click(opened(InviteMember), "Cancel")


def test_copy_invitation(ada: Person, members: ListPage) -> None:
    ada.point(members.table, "—")
    ada.click(members, "Copy invitation")
    assert members.selected().code in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("by_double_click", [False, True])
def test_send_again(ada: Person, members: ListPage, by_double_click: bool) -> None:
    ada.point(members.table, "—", double=by_double_click)
    if not by_double_click:
        ada.click(members, "Send again")
    ada.click(opened(InvitationReady), "Done")


def test_member_is_not_sent_anything(ada: Person, members: ListPage) -> None:
    ada.point(members.table, "Ada", double=True)
    assert not is_open(InvitationReady)


def test_revoke_and_undo(shop: MainWindow, ada: Person, members: ListPage) -> None:
    ada.point(members.table, "—")
    ada.click(members, "Revoke")
    box = opened(MessageBox)
    assert box.text() == "Revoke the invitation of ben@example.com?"
    ada.click(box, "Revoke")
    assert rows(members.table, 3) == ["Member", "Revoked", "Invited"]
    assert not button(members, "Copy invitation").isEnabled()
    shop.undo.trigger()
    ada.wait()
    assert rows(members.table, 3) == ["Member", "Invited", "Invited"]


def test_tool_tip_says_how_long_an_invitation_is_valid(members: ListPage) -> None:
    tips = [tip(members.model.index(at, 3).data(Qt.ItemDataRole.ToolTipRole)) for at in range(3)]
    assert tips[0] == ""
    assert tips[1].startswith("Valid until ")


def test_withdrawn_badge_is_given_back(ada: Person, members: ListPage) -> None:
    assert rows(members.table, 4) == ["2", "—", "—"]
    tool_tip = members.model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tip(tool_tip) == "Project Created\nFirst Project Member Invite"
    ada.point(members.table, "Ada")
    assert not button(members, "Give badge back").isEnabled()
    ada.click(members, "Withdraw badge")
    dialog = opened(WithdrawBadge)
    assert not button(dialog, "Withdraw").isEnabled(), "without a reason"
    ada.type(dialog.form.fields["reason"].widget, "Awarded in error")
    ada.click(dialog, "Withdraw")
    assert rows(members.table, 4)[0] == "1"
    ada.click(members, "Give badge back")
    ada.click(opened(ReturnBadge), "Give back")
    assert rows(members.table, 4)[0] == "2"
