"""The editor of data types: fields of every kind, in order, checked while one types, and saved."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import models, operations
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.rows import Kind, ProjectRow, Role
from desktop_app.operations.fields import CHOICES, SELF
from desktop_app.ui.consequences import Consequences
from desktop_app.ui.field_words import KINDS, currencies, currency_label, kind_name, type_icon
from desktop_app.ui.history import History
from desktop_app.ui.message_box import MessageBox
from desktop_app.ui.options_editor import OptionsEditor
from desktop_app.ui.palette import Palette
from desktop_app.ui.type_editor import TypeEditor
from desktop_app.ui.workspace import Workspace
from tests.ui.support import (
    NASTY_NAMES,
    Person,
    button,
    is_open,
    labels,
    opened,
    rows,
)
from tests.ui.test_accessibility import (
    clipped,
    german,
    larger,
    small,
    unnamed,
    unreachable,
)

__all__ = ["german", "larger"]
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = FieldRow("Name", FieldKind.TEXT)


class Desk:
    """A user's project, and the editor for its data types."""

    def __init__(self, ada: Person, workspace: Workspace, host: QWidget) -> None:
        self.ada, self.workspace, self.host = ada, workspace, host
        self.history = History(workspace.tasks)
        self.user_id = workspace.user.id
        project = ada.store(lambda: operations.create_project(self.user_id, "Shop"))
        self.project = ProjectRow(project.id, project.name, Role.OWNER, project.created_at)

    def open(self, type_id: int | None = None, role: Role = Role.OWNER) -> TypeEditor:
        project = replace(self.project, role=role)
        editor = TypeEditor(self.host, self.workspace, self.history, project, type_id)
        editor.open()
        editor.activateWindow()
        self.ada.wait()
        return editor

    def make(self, name: str, *fields: FieldRow) -> int:
        """Store a data type."""
        return self.ada.store(
            lambda: (
                operations.create_data_type(self.user_id, self.project.id, name, fields=fields).id
            )
        )

    def types(self) -> list[DataTypeRow]:
        project_id = self.project.id
        return self.ada.store(lambda: models.records.data_types(project_id))

    def stored(self, type_id: int) -> DataTypeRow:
        found = self.ada.store(lambda: models.records.data_type(type_id))
        assert found is not None
        return found


@pytest.fixture
def desk(ada: Person, workspace: Workspace, host: QWidget) -> Desk:
    return Desk(ada, workspace, host)


def line(editor: TypeEditor, setting: str) -> QLineEdit:
    widget = editor.fields.panel.settings[setting].widget
    assert isinstance(widget, QLineEdit), setting
    return widget


def says(editor: TypeEditor, setting: str) -> str:
    return editor.fields.panel.settings[setting].error.text()


def names(editor: TypeEditor) -> list[str]:
    return rows(editor.fields.list)


def retype(ada: Person, widget: QLineEdit, text: str) -> None:
    widget.selectAll()
    ada.press(widget, Qt.Key.Key_Backspace)
    ada.type(widget, text)


def choose(ada: Person, choice: QWidget, text: str) -> None:
    """Choose an entry of a combo box with the keyboard."""
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    ada.press(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if choice.currentText() == text:
            return
        ada.press(choice, Qt.Key.Key_Down)
    raise AssertionError(text)


def add(ada: Person, editor: TypeEditor, kind: FieldKind, name: str = "") -> None:
    """Add a field of a kind from what pops up."""
    ada.click(editor, "Add field")
    palette = opened(Palette)
    ada.point(palette.view, kind_name(kind))
    ada.wait()
    if name:
        ada.type(editor.fields.panel.name, name)


# A new one


def test_name_is_all_that_a_new_data_type_needs(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    saved: list[int] = []
    editor.saved.connect(saved.append)
    assert editor.windowTitle() == "New data type"
    assert names(editor) == ["Name"]
    assert not button(editor, "Create").isEnabled()
    ada.type(editor.head.line, "Contacts")
    ada.press(editor.head.line, Qt.Key.Key_Return)
    assert not is_open(TypeEditor)
    (made,) = desk.types()
    assert (made.id, made.name) == (saved[0], "Contacts")
    assert [(field.name, field.kind) for field in made.fields] == [("Name", FieldKind.TEXT)]
    earned = ada.store(lambda: models.queries.earned_badges(desk.user_id))
    assert "firstDataTypeCreated" in {badge.name for badge in earned}


def test_description_and_icon(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Contacts")
    ada.type(editor.head.text, "Whom we know")
    ada.click(editor, "Icon: Data")
    palette = opened(Palette)
    assert palette.view.accessibleName() == "Icon"
    ada.point(palette.view, "People")
    assert not is_open(Palette)
    assert button(editor, "Icon: People").isVisible()
    ada.click(editor, "Create")
    (made,) = desk.types()
    assert (made.description, made.icon) == ("Whom we know", "people")


def test_palette_is_used_with_the_keyboard(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.click(editor, "Add field")
    palette = opened(Palette)
    assert rows(palette.view) == [kind_name(kind) for kind in KINDS]
    ada.press(palette.view, Qt.Key.Key_Right)
    ada.press(palette.view, Qt.Key.Key_Down)
    ada.press(palette.view, Qt.Key.Key_Return)
    assert not is_open(Palette)
    assert editor.fields.rows[-1].kind is FieldKind.DECIMAL
    ada.click(editor, "Add field")
    ada.press(opened(Palette).view, Qt.Key.Key_Escape)
    assert not is_open(Palette)
    assert len(editor.fields.rows) == 2
    editor.close()
    ada.click(opened(MessageBox), "Close without saving")


def test_field_of_every_kind(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Everything")
    for kind in FieldKind:
        add(ada, editor, kind)
        if "options" in editor.fields.panel.settings:
            ada.type(options(editor).new, "Red")
            ada.click(editor, "Add option")
    ada.click(editor, "Create")
    assert not is_open(TypeEditor)
    (made,) = desk.types()
    assert [field.kind for field in made.fields] == [FieldKind.TEXT, *FieldKind]
    by_kind = {field.kind: field for field in made.fields}
    assert by_kind[FieldKind.MONEY].currency == currencies()[0]
    assert by_kind[FieldKind.CHOICES].options == ("Red",)
    assert by_kind[FieldKind.LINK].target == made.id, "there was no other"


def test_second_field_of_a_kind_gets_a_name_of_its_own(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    add(ada, editor, FieldKind.DATE)
    add(ada, editor, FieldKind.DATE)
    assert names(editor) == ["Name", "Date", "Date 2"]
    assert editor.fields.panel.name.hasFocus()
    assert editor.fields.panel.name.selectedText() == "Date 2"
    ada.type(editor.fields.panel.name, "Birthday")
    assert names(editor) == ["Name", "Date", "Birthday"]
    discard(ada, editor)


def discard(ada: Person, editor: TypeEditor) -> None:
    ada.click(editor, "Cancel")
    ada.click(opened(MessageBox), "Close without saving")
    assert not is_open(TypeEditor)


def test_taken_name_is_refused_at_the_field(desk: Desk, ada: Person) -> None:
    desk.make("Contacts", TEXT)
    editor = desk.open()
    ada.type(editor.head.line, "contacts")
    ada.click(editor, "Create")
    assert "“contacts” already exists. Please choose another name." in labels(editor)
    assert names(editor) == ["Name"]
    ada.type(editor.head.line, "2")
    ada.click(editor, "Create")
    assert len(desk.types()) == 2


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_any_name_is_shown_and_stored_as_it_is(desk: Desk, ada: Person, name: str) -> None:
    editor = desk.open()
    ada.paste(editor.head.line, name)
    editor.fields.panel.name.selectAll()
    ada.paste(editor.fields.panel.name, name)
    assert names(editor) == [name]
    ada.click(editor, "Create")
    (made,) = desk.types()
    assert (made.name, made.fields[0].name) == (name, name)


# Fields


def options(editor: TypeEditor) -> OptionsEditor:
    widget = editor.fields.panel.settings["options"].widget
    assert isinstance(widget, OptionsEditor)
    return widget


def test_options_are_added_renamed_moved_and_deleted(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, FieldKind.CHOICE, "State")
    assert not button(editor, "Create").isEnabled()
    assert says(editor, "options") == "", "nobody has had the time yet"
    edit = options(editor)
    for text in ("Won", "Open", "Lost", "Gone"):
        ada.type(edit.new, text)
        ada.press(edit.new, Qt.Key.Key_Return)
    assert is_open(TypeEditor), "Enter adds"
    ada.point(edit.view, "Open")
    ada.press(edit.view, Qt.Key.Key_Up, ALT)
    ada.point(edit.view, "Lost")
    ada.click(edit, "Move option down")
    ada.point(edit.view, "Gone")
    ada.press(edit.view, Qt.Key.Key_Delete)
    ada.rename(edit.view, "Won", "Won 🎉")
    assert edit.options == ("Open", "Won 🎉", "Lost")
    choose(ada, editor.fields.panel.settings["default"].widget, "Lost")
    ada.point(edit.view, "Lost")
    ada.click(edit, "Delete option")
    assert editor.fields.rows[1].default is None, "it is no option any more"
    ada.click(editor, "Create")
    (made,) = desk.types()
    assert made.fields[1].options == ("Open", "Won 🎉")


def test_choice_without_options_is_complained_of_later(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, FieldKind.CHOICE, "State")
    ada.point(editor.fields.list, "Name")
    assert not button(editor, "Create").isEnabled()
    ada.point(editor.fields.list, "State")
    assert says(editor, "options") == "Please enter at least one option."
    ada.type(options(editor).new, "Open")
    ada.click(editor, "Add option")
    assert says(editor, "options") == ""
    assert button(editor, "Create").isEnabled()
    discard(ada, editor)


def test_option_twice_is_refused_at_the_field(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    add(ada, editor, FieldKind.CHOICES, "Colours")
    for text in ("Red", "Red"):
        ada.type(options(editor).new, text)
        ada.click(editor, "Add option")
    assert says(editor, "options") == "Two options cannot be the same."
    discard(ada, editor)


def test_what_is_no_value_is_refused_and_stays(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Stock")
    add(ada, editor, FieldKind.INTEGER, "Pieces")
    ada.type(line(editor, "minimum"), "many")
    assert says(editor, "minimum") == "“many” is not a whole number."
    assert not button(editor, "Create").isEnabled()
    ada.point(editor.fields.list, "Name")
    ada.point(editor.fields.list, "Pieces")
    assert line(editor, "minimum").text() == "many"
    assert says(editor, "minimum") == "“many” is not a whole number."
    retype(ada, line(editor, "minimum"), "5")
    ada.type(line(editor, "maximum"), "3")
    assert says(editor, "maximum") == "The smallest value is larger than the largest."
    retype(ada, line(editor, "maximum"), "30")
    ada.type(line(editor, "default"), "4")
    assert says(editor, "default").startswith("The default does not fit")
    retype(ada, line(editor, "default"), "7")
    ada.click(editor, "Create")
    (made,) = desk.types()
    pieces = made.fields[1]
    assert (pieces.minimum, pieces.maximum, pieces.default) == (5, 30, 7)


def test_money_has_currency_places_and_limits(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, FieldKind.MONEY, "Worth")
    settings = editor.fields.panel.settings
    choose(ada, settings["currency"].widget, currency_label("CHF"))
    choose(ada, settings["places"].widget, "3")
    ada.wait()
    ada.type(line(editor, "minimum"), "0.125")
    ada.click(editor, "Create")
    (made,) = desk.types()
    worth = made.fields[1]
    assert (worth.currency, worth.places, worth.minimum) == ("CHF", 3, Decimal("0.125"))


def test_link_leads_to_a_chosen_type(desk: Desk, ada: Person) -> None:
    desk.make("Companies", TEXT)
    people = desk.make("People", TEXT)
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, FieldKind.LINKS, "Who")
    choose(ada, editor.fields.panel.settings["target"].widget, "People")
    add(ada, editor, FieldKind.LINK, "Before")
    choose(ada, editor.fields.panel.settings["target"].widget, "This data type")
    assert editor.fields.rows[2].target == SELF
    ada.click(editor, "Create")
    made = next(row for row in desk.types() if row.name == "Deals")
    assert [field.target for field in made.fields] == [0, people, made.id]


def test_two_fields_of_one_name(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, FieldKind.TEXT, "name")
    assert says(editor, "name") == "Two fields cannot have the same name."
    assert not button(editor, "Create").isEnabled()
    ada.type(editor.fields.panel.name, " 2")
    assert says(editor, "name") == ""
    assert button(editor, "Create").isEnabled()
    discard(ada, editor)


def test_required_unique_length_and_description(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    panel = editor.fields.panel
    ada.type(line(editor, "default"), "x")
    panel.required.click()
    panel.unique.click()
    assert "default" not in panel.settings, "what is unique has no default"
    ada.type(line(editor, "max_length"), "20")
    ada.type(panel.description, "As in the passport")
    ada.click(editor, "Create")
    (made,) = desk.types()
    (field,) = made.fields
    assert (field.required, field.unique, field.default) == (True, True, None)
    assert (field.max_length, field.description) == (20, "As in the passport")


def test_other_kind_keeps_what_fits_it(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    add(ada, editor, FieldKind.CHOICE, "State")
    ada.type(options(editor).new, "Open")
    ada.click(editor, "Add option")
    panel = editor.fields.panel
    panel.required.click()
    choose(ada, panel.kind, "Several choices")
    row = editor.fields.rows[1]
    assert (row.kind, row.options, row.required) == (FieldKind.CHOICES, ("Open",), True)
    choose(ada, panel.kind, "Money")
    row = editor.fields.rows[1]
    assert (row.kind, row.options, row.required) == (FieldKind.MONEY, (), True)
    assert row.currency == currencies()[0]
    discard(ada, editor)


def three(desk: Desk, ada: Person) -> TypeEditor:
    editor = desk.open()
    add(ada, editor, FieldKind.TEXT, "B")
    add(ada, editor, FieldKind.TEXT, "C")
    return editor


def test_fields_are_moved_with_keys_and_buttons(desk: Desk, ada: Person) -> None:
    editor = three(desk, ada)
    view = editor.fields.list
    ada.point(view, "C")
    ada.press(view, Qt.Key.Key_Up, ALT)
    ada.press(view, Qt.Key.Key_Up, ALT)
    ada.press(view, Qt.Key.Key_Up, ALT)
    assert names(editor) == ["C", "Name", "B"]
    assert not button(editor, "Move up").isEnabled()
    ada.click(editor, "Move down")
    assert names(editor) == ["Name", "C", "B"]
    assert view.currentIndex().data() == "C"
    discard(ada, editor)


@pytest.mark.parametrize(
    ("first", "before", "order"),
    [(0, 3, "BCN"), (2, 0, "CNB"), (1, 1, "NBC"), (1, 2, "NBC"), (0, 2, "BNC")],
)
def test_fields_are_dropped_elsewhere(
    desk: Desk, ada: Person, first: int, before: int, order: str
) -> None:
    """What Qt calls when a field was dragged and dropped."""
    editor = three(desk, ada)
    nowhere = QModelIndex()
    assert editor.fields.list.fields.moveRow(nowhere, first, nowhere, before)
    assert "".join(name[0] for name in names(editor)) == order
    discard(ada, editor)


def test_deleted_fields_come_back_where_they_were(desk: Desk, ada: Person) -> None:
    editor = three(desk, ada)
    view = editor.fields.list
    ada.point(view, "B")
    ada.press(view, Qt.Key.Key_Delete)
    assert names(editor) == ["Name", "C"]
    assert "“B” deleted" in labels(editor)
    ada.click(editor, "Delete field")
    ada.click(editor, "Delete field")
    assert names(editor) == []
    assert "A data type is made of fields. Add the first one." in labels(editor)
    ada.click(editor, "Undo")
    ada.click(editor, "Undo")
    ada.press(view, Qt.Key.Key_Z, CONTROL)
    assert names(editor) == ["Name", "B", "C"]
    assert not editor.fields.undo.isVisible()
    discard(ada, editor)


def test_enter_goes_on_rather_than_saves(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    ada.point(editor.fields.list, "Name")
    editor.fields.list.setFocus()
    ada.press(editor.fields.list, Qt.Key.Key_Return)
    assert editor.fields.panel.name.hasFocus()
    ada.press(editor.fields.panel.name, Qt.Key.Key_Return)
    assert editor.fields.add.hasFocus()
    ada.press(editor.fields.add, Qt.Key.Key_Return)
    opened(Palette).close()
    assert is_open(TypeEditor)
    assert desk.types() == []
    discard(ada, editor)


# An old one


def test_editor_shows_what_is_stored(desk: Desk, ada: Person) -> None:
    choice = FieldRow("State", FieldKind.CHOICE, options=("Open", "Won"), default="Won")
    amount = FieldRow("Pieces", FieldKind.DECIMAL, places=1, minimum=Decimal("0.5"), required=True)
    editor = desk.open(desk.make("Deals", TEXT, choice, amount))
    assert editor.windowTitle() == "Edit data type"
    assert editor.head.line.text() == "Deals"
    ada.point(editor.fields.list, "State")
    assert options(editor).options == ("Open", "Won")
    default = editor.fields.panel.settings["default"].widget
    assert isinstance(default, QComboBox)
    assert default.currentText() == "Won"
    ada.point(editor.fields.list, "Pieces")
    assert line(editor, "minimum").text() == "0.5"
    assert editor.fields.panel.required.isChecked()
    ada.click(editor, "Cancel")
    assert not is_open(TypeEditor), "nothing was changed: nothing is asked"


def test_save_without_a_change_writes_nothing(desk: Desk, ada: Person) -> None:
    editor = desk.open(desk.make("Deals", TEXT))
    ada.click(editor, "Save")
    assert not is_open(TypeEditor)
    assert not desk.history.can_undo


def test_question_before_changes_are_lost(desk: Desk, ada: Person) -> None:
    editor = desk.open(desk.make("Deals", TEXT))
    ada.type(editor.fields.panel.name, "!")
    ada.press(editor, Qt.Key.Key_Escape)
    ada.press(opened(MessageBox), Qt.Key.Key_Escape)
    assert is_open(TypeEditor)
    discard(ada, editor)


def test_words_are_changed_and_that_is_undone(desk: Desk, ada: Person) -> None:
    type_id = desk.make("Deals", TEXT)
    editor = desk.open(type_id)
    ada.type(editor.head.line, "Offers")
    ada.type(editor.head.text, "What we offer")
    editor.head.show_icon("handshake")
    ada.click(editor, "Save")
    assert not is_open(TypeEditor)

    def now() -> tuple[str, str, str]:
        row = desk.stored(type_id)
        return row.name, row.description, row.icon

    assert now() == ("Offers", "What we offer", "handshake")
    assert desk.history.stack.undoText() == "changing the data type “Deals”"
    desk.history.stack.undo()
    ada.wait()
    assert now() == ("Deals", "", "")
    desk.history.stack.redo()
    ada.wait()
    assert now() == ("Offers", "What we offer", "handshake")


def test_fields_are_changed_and_that_is_undone(desk: Desk, ada: Person) -> None:
    type_id = desk.make("Deals", TEXT, FieldRow("Worth", FieldKind.INTEGER))
    before = desk.stored(type_id)
    editor = desk.open(type_id)
    saved: list[int] = []
    editor.saved.connect(saved.append)
    retype(ada, editor.fields.panel.name, "Title")
    editor.fields.list.setFocus()
    ada.press(editor.fields.list, Qt.Key.Key_Down, ALT)
    add(ada, editor, FieldKind.DATE, "Until")
    ada.click(editor, "Save")
    assert not is_open(Consequences), "no record is concerned"
    assert not is_open(TypeEditor)
    assert saved == [type_id]
    after = desk.stored(type_id)
    assert [field.name for field in after.fields] == ["Worth", "Title", "Until"]
    assert after.fields[1].id == before.fields[0].id
    for _ in range(2):
        desk.history.stack.undo()
        ada.wait()
        assert desk.stored(type_id).fields == before.fields
        desk.history.stack.redo()
        ada.wait()
        assert [f.name for f in desk.stored(type_id).fields] == ["Worth", "Title", "Until"]


@pytest.fixture
def filled(desk: Desk, ada: Person) -> int:
    """A data type of three records."""
    type_id = desk.make("Stock", TEXT, FieldRow("Pieces", FieldKind.TEXT))
    name, pieces = (field.id for field in desk.stored(type_id).fields)
    new = [
        operations.NewRecord({name: "Nuts", pieces: "12"}),
        operations.NewRecord({name: "Bolts", pieces: "<b>many</b>"}),
        operations.NewRecord({name: "Nails"}),
    ]
    ada.store(lambda: operations.write_records(desk.user_id, type_id, new))
    return type_id


def pieces(desk: Desk, type_id: int) -> list[object]:
    """What the records hold in the second field."""

    def read() -> list[object]:
        row = models.records.data_type(type_id)
        assert row is not None
        page = models.records.read_page(row, models.record_rows.Query(), limit=9)
        return [record.values.get(row.fields[1].id) for record in page.rows]

    return desk.ada.store(read)


def to_integers(desk: Desk, ada: Person, type_id: int) -> TypeEditor:
    editor = desk.open(type_id)
    ada.point(editor.fields.list, "Pieces")
    choose(ada, editor.fields.panel.kind, "Whole number")
    ada.click(editor, "Save")
    return editor


def test_what_does_not_fit_is_shown_first(desk: Desk, ada: Person, filled: int) -> None:
    editor = to_integers(desk, ada, filled)
    dialog = opened(Consequences)
    said = labels(dialog)
    assert "Pieces" in said
    assert "1 value(s) fit and stay." in said or "1 value fits and stays." in said
    assert any("<b>many</b>" in text for text in said)
    ada.press(dialog, Qt.Key.Key_Return)
    assert not is_open(Consequences), "Enter goes back"
    assert is_open(TypeEditor)
    assert pieces(desk, filled) == ["12", "<b>many</b>", None]
    discard(ada, editor)


def test_what_does_not_fit_is_emptied_and_comes_back(desk: Desk, ada: Person, filled: int) -> None:
    to_integers(desk, ada, filled)
    dialog = opened(Consequences)
    dialog.accept()
    ada.wait()
    assert not is_open(TypeEditor)
    assert pieces(desk, filled) == [12, None, None]
    desk.history.stack.undo()
    ada.wait()
    assert pieces(desk, filled) == ["12", "<b>many</b>", None]
    desk.history.stack.redo()
    ada.wait()
    assert pieces(desk, filled) == [12, None, None]


def test_values_that_all_fit_are_told_without_alarm(desk: Desk, ada: Person, filled: int) -> None:
    editor = desk.open(filled)
    ada.point(editor.fields.list, "Pieces")
    choose(ada, editor.fields.panel.kind, "Long text")
    ada.click(editor, "Save")
    dialog = opened(Consequences)
    assert not any("not fit" in text for text in labels(dialog))
    ada.press(dialog, Qt.Key.Key_Return)
    assert not is_open(TypeEditor)
    assert desk.stored(filled).fields[1].kind is FieldKind.LONG_TEXT
    assert pieces(desk, filled) == ["12", "<b>many</b>", None]


def test_renamed_option_keeps_its_records(desk: Desk, ada: Person) -> None:
    choice = FieldRow("State", FieldKind.CHOICE, options=("Open", "Won"), default="Won")
    type_id = desk.make("Deals", TEXT, choice)
    key = desk.stored(type_id).fields[1].id
    new = [operations.NewRecord({key: value}) for value in ("Open", "Won")]
    ada.store(lambda: operations.write_records(desk.user_id, type_id, new))
    editor = desk.open(type_id)
    ada.point(editor.fields.list, "State")
    edit = options(editor)
    ada.rename(edit.view, "Won", "Sold")
    assert editor.fields.rows[1].default == "Sold"
    ada.point(edit.view, "Sold")
    ada.press(edit.view, Qt.Key.Key_Up, ALT)
    ada.type(edit.new, "Lost")
    ada.click(edit, "Add option")
    ada.click(editor, "Save")
    assert not is_open(TypeEditor), "every value stays: nothing is asked"
    assert desk.stored(type_id).fields[1].options == ("Sold", "Open", "Lost")
    assert pieces(desk, type_id) == ["Open", "Sold"]
    desk.history.stack.undo()
    ada.wait()
    assert pieces(desk, type_id) == ["Open", "Won"]


def test_deleted_field_with_values_is_told(desk: Desk, ada: Person, filled: int) -> None:
    editor = desk.open(filled)
    ada.point(editor.fields.list, "Pieces")
    ada.click(editor, "Delete field")
    ada.click(editor, "Save")
    dialog = opened(Consequences)
    assert any("trash" in text for text in labels(dialog))
    ada.click(dialog, "Change the fields")
    assert not is_open(TypeEditor)
    assert len(desk.stored(filled).fields) == 1
    desk.history.stack.undo()
    ada.wait()
    assert pieces(desk, filled) == ["12", "<b>many</b>", None]


def test_required_value_that_records_lack_is_asked_for_at_the_field(
    desk: Desk, ada: Person, filled: int
) -> None:
    editor = desk.open(filled)
    ada.point(editor.fields.list, "Pieces")
    editor.fields.panel.required.click()
    ada.point(editor.fields.list, "Name")
    ada.click(editor, "Save")
    assert editor.fields.panel.name.text() == "Pieces"
    said = "1 records have no value for “Pieces”."
    assert any(text.startswith(said) for text in labels(editor))
    ada.type(line(editor, "default"), "0")
    ada.click(editor, "Save")
    assert not is_open(TypeEditor)
    assert pieces(desk, filled) == ["12", "<b>many</b>", "0"]


def test_change_by_somebody_else_meanwhile(desk: Desk, ada: Person) -> None:
    type_id = desk.make("Deals", TEXT)
    editor = desk.open(type_id)
    row = desk.stored(type_id)
    theirs = (*row.fields, FieldRow("Theirs", FieldKind.DATE))
    ada.store(lambda: operations.change_fields(desk.user_id, type_id, theirs, row.revision))
    ada.type(editor.head.line, "Offers")
    add(ada, editor, FieldKind.DATE, "Mine")
    ada.click(editor, "Save")
    assert is_open(TypeEditor)
    assert names(editor) == ["Name", "Mine"], "what was typed is not lost"
    assert not desk.history.can_undo
    assert desk.stored(type_id).name == "Deals", "all of it or nothing"
    ada.click(editor, "Load again")
    assert editor.head.line.text() == "Deals"
    assert names(editor) == ["Name", "Theirs"]
    add(ada, editor, FieldKind.DATE, "Mine")
    ada.click(editor, "Save")
    assert len(desk.stored(type_id).fields) == 3


def test_data_type_that_is_gone(desk: Desk, ada: Person) -> None:
    type_id = desk.make("Deals", TEXT)
    ada.store(lambda: operations.delete(desk.user_id, Kind.DATA_TYPE, type_id))
    editor = desk.open(type_id)
    assert "This has been deleted meanwhile." in labels(editor)
    ada.click(editor, "Cancel")


def test_viewer_looks_and_changes_nothing(desk: Desk, ada: Person) -> None:
    editor = desk.open(desk.make("Deals", TEXT, FieldRow("B", FieldKind.DATE)), Role.VIEWER)
    assert "Your role in this project lets you look, not change." in labels(editor)
    ada.point(editor.fields.list, "B")
    panel = editor.fields.panel
    assert panel.name.text() == "B"
    for part in (editor.head.line, panel.name, panel.kind, editor.fields.add):
        assert not part.isEnabled()
    ada.press(editor.fields.list, Qt.Key.Key_Delete)
    ada.press(editor.fields.list, Qt.Key.Key_Up, ALT)
    assert names(editor) == ["Name", "B"]
    ada.click(editor, "Close")
    assert not is_open(TypeEditor)


# For everybody


def test_screen_readers_hear_kind_marks_and_complaint(desk: Desk, ada: Person) -> None:
    editor = desk.open(desk.make("Deals", replace(TEXT, required=True, unique=True)))
    index = editor.fields.list.fields.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Name, Text · required · unique"
    retype(ada, editor.fields.panel.name, "")
    assert "Please enter a name." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert editor.fields.panel.name.accessibleDescription() == "Please enter a name."
    discard(ada, editor)


def test_tab_goes_through_all_in_order(desk: Desk, ada: Person) -> None:
    editor = desk.open()
    add(ada, editor, FieldKind.MONEY, "Worth")
    editor.head.line.setFocus()
    seen: list[str] = []
    for _ in range(18):
        at = QApplication.focusWidget()
        assert at is not None
        seen.append(at.accessibleName() or getattr(at, "text", str)())
        ada.press(at, Qt.Key.Key_Tab)
    wanted = ["Name", "Description", "Add field", "Fields", "Name of the field", "Kind"]
    wanted += ["Currency", "Decimal places", "Default in new records", "Smallest value"]
    places = [seen.index(name) for name in wanted]
    assert places == sorted(places)
    discard(ada, editor)


def test_currencies_have_names_where_these_can_be_read() -> None:
    codes = currencies()
    assert "EUR" in codes[:2]
    assert len(set(codes)) == len(codes) > 100
    assert currency_label("EUR") == "EUR — Euro"
    assert currency_label("GBP") == "GBP — British Pound"
    assert currency_label("XYZ") == "XYZ"


def test_unknown_icon_is_shown_as_the_usual(desk: Desk) -> None:
    assert type_icon("people") == "people"
    assert type_icon("") == type_icon("../nowhere") == "database"


def test_description_of_several_lines(desk: Desk, ada: Person) -> None:
    editor = desk.open(desk.make("Deals", replace(TEXT, description="One\ntwo")))
    text: Callable[[], str] = editor.fields.panel.description.toPlainText
    assert isinstance(editor.fields.panel.description, QPlainTextEdit)
    assert text() == "One\ntwo"
    ada.click(editor, "Cancel")


@pytest.mark.parametrize("kind", FieldKind)
def test_everybody_can_use_it(desk: Desk, ada: Person, qtbot: QtBot, kind: FieldKind) -> None:
    editor = desk.open()
    ada.type(editor.head.line, "Deals")
    add(ada, editor, kind)
    if kind in CHOICES:
        ada.type(options(editor).new, "Open")
        ada.click(editor, "Add option")
    assert unnamed(editor) + small(editor) + clipped(editor) + unreachable(editor, qtbot) == []
    discard(ada, editor)


def test_larger_letters_have_room(larger: None, german: None, desk: Desk, ada: Person) -> None:
    editor = desk.open()
    for kind in (FieldKind.MONEY, FieldKind.DATE_TIME, FieldKind.CHOICE):
        editor.fields.add_field(kind)
        ada.wait()
        assert "\n".join(clipped(editor)) == ""
    assert editor.width() <= 1000
    editor.close()
    opened(MessageBox).accept()
