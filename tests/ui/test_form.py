"""Forms: what is refused while one types, writing, failing, trying again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import InvalidInput, PermissionDenied, StorageError
from desktop_app.operations.validation import valid_description, valid_email, valid_name
from desktop_app.ui.form import FormDialog
from desktop_app.ui.tasks import Tasks
from tests.ui.support import Person, WatchedTasks, busy, button, flush, is_open, labels

EMPTY = "Please enter a name."
CONTROL = "Please remove the invisible control character."


class Order(FormDialog):
    """Every kind of field; ``problem`` is what writing meets."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, tasks, "New order", "Send")
        self.problem: Exception | None = None
        self.sent: list[dict[str, Any]] = []
        self.name: QLineEdit = self.form.add_line("name", "Name", valid_name)
        self.email: QLineEdit = self.form.add_line("email", "E-mail", valid_email, late=True)
        self.text: QPlainTextEdit = self.form.add_text("text", "Text", valid_description)
        self.size_: QComboBox = self.form.add_choice(
            "size", "Size", [("s", "Small"), ("l", "Large")]
        )
        self.way: QButtonGroup = self.form.add_radio("way", "Way", [("air", "Air"), ("sea", "Sea")])

    def submitted(self, values: dict[str, Any]) -> None:
        def write() -> None:
            if self.problem is not None:
                raise self.problem
            self.sent.append(values)

        self.form.write(write, lambda _: self.accept())

    def says(self, field: str) -> str:
        """What is wrong with a field, as it can be read and as it is read out."""
        shown = self.form.fields[field].error
        text = shown.text() if shown.isVisible() else ""
        assert self.form.fields[field].widget.accessibleDescription() == text
        return text


@pytest.fixture
def order(qtbot: QtBot, tasks: WatchedTasks, host: QWidget) -> Order:
    made = Order(host, tasks)
    with qtbot.waitActive(made):
        made.open()
        made.activateWindow()
    return made


@pytest.fixture
def filled(ada: Person, order: Order) -> Order:
    ada.type(order.name, "Ink")
    ada.type(order.email, "ada@example.com")
    return order


def test_first_field_waits_for_the_name(order: Order) -> None:
    assert order.name.hasFocus()
    assert not button(order, "Send").isEnabled()
    assert order.says("name") == "", "an empty form is no mistake yet"
    assert "New order" in labels(order)


def test_fields_have_captions_and_names(order: Order) -> None:
    captions = [field.caption.text() for field in order.form.fields.values()]
    assert captions == ["Name", "E-mail", "Text", "Size", "Way"]
    assert [field.widget.accessibleName() for field in order.form.fields.values()] == captions
    assert all(field.caption.buddy() is field.widget for field in order.form.fields.values())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a" * 201, "Please use at most 200 characters."),
        ("a\x07b", CONTROL),
        ("a\0b", CONTROL),
        ("a\u2028b", CONTROL),
    ],
    ids=["long", "bell", "nul", "line separator"],
)
def test_bad_name_is_refused_while_typing(
    ada: Person, filled: Order, name: str, sentence: str
) -> None:
    assert button(filled, "Send").isEnabled()
    filled.name.setText(name)  # as pasting does
    assert filled.says("name") == sentence
    assert not button(filled, "Send").isEnabled()
    filled.name.setText("a" * 200)
    assert filled.says("name") == ""
    assert button(filled, "Send").isEnabled()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u3164"])
def test_blank_name_cannot_be_sent(ada: Person, filled: Order, name: str) -> None:
    filled.name.setText(name)
    ada.press(filled.name, Qt.Key.Key_Return)
    assert not button(filled, "Send").isEnabled()
    assert filled.sent == []


def test_address_is_not_judged_while_it_is_typed(ada: Person, order: Order) -> None:
    ada.type(order.email, "ada@")
    assert order.says("email") == ""
    ada.press(order.email, Qt.Key.Key_Tab)
    assert order.says("email") == "This is not a complete e-mail address."
    ada.type(order.email, "example.com")
    assert order.says("email") == ""


def test_long_text_is_refused(filled: Order) -> None:
    filled.text.setPlainText("x" * 5001)
    assert filled.says("text") == "Please use at most 5000 characters."
    assert not button(filled, "Send").isEnabled()


def test_values_as_they_stand(ada: Person, filled: Order) -> None:
    ada.paste(filled.text, "two\nlines")
    ada.press(filled.size_, Qt.Key.Key_Down)
    ada.click(filled, "Sea")
    ada.click(filled, "Send")
    value = {"name": "Ink", "email": "ada@example.com", "text": "two\nlines"}
    assert filled.sent == [value | {"size": "l", "way": "sea"}]
    assert not is_open(Order)


def test_enter_sends_once(ada: Person, filled: Order) -> None:
    ada.press(filled.name, Qt.Key.Key_Return)
    assert len(filled.sent) == 1


def test_tab_goes_from_field_to_field_to_the_verb(ada: Person, filled: Order) -> None:
    filled.name.setFocus()
    for following in (filled.email, filled.text, filled.size_):
        ada.press(filled.focusWidget(), Qt.Key.Key_Tab)
        assert filled.focusWidget() is following
    names = []
    for _ in range(3):
        ada.press(filled.focusWidget(), Qt.Key.Key_Tab)
        names.append(filled.focusWidget().text())  # type: ignore[attr-defined]
    assert names == ["Air", "Cancel", "Send"]


def test_nothing_can_be_changed_while_writing(
    ada: Person, tasks: WatchedTasks, filled: Order
) -> None:
    with busy(tasks):
        button(filled, "Send").click()
        assert not button(filled, "Send").isEnabled()
        assert not filled.name.isEnabled()
        filled.reject()
        filled.close()
        assert is_open(Order)
    ada.wait()
    assert len(filled.sent) == 1
    assert not is_open(Order)


def test_long_write_is_explained(
    qtbot: QtBot,
    ada: Person,
    tasks: WatchedTasks,
    filled: Order,
) -> None:
    filled.form._timer.setInterval(0)
    with busy(tasks), qtbot.waitSignal(filled.form._timer.timeout):
        button(filled, "Send").click()
    assert "Waiting for the database…" in labels(filled)
    ada.wait()
    assert not is_open(Order)


def test_write_that_has_ended_is_not_explained(ada: Person, filled: Order) -> None:
    filled.problem = StorageError("The disk is full.")
    ada.click(filled, "Send")
    assert not filled.form._timer.isActive()
    assert "Waiting for the database…" not in labels(filled)


def test_cancel_writes_nothing(ada: Person, filled: Order) -> None:
    ada.click(filled, "Cancel")
    assert not is_open(Order)
    assert filled.sent == []


def test_escape_writes_nothing(ada: Person, filled: Order) -> None:
    ada.press(filled, Qt.Key.Key_Escape)
    assert not is_open(Order)
    assert filled.sent == []


def test_refusal_is_told_at_its_field(ada: Person, filled: Order) -> None:
    filled.problem = InvalidInput("“{name}” is sold out.", "name", name="Ink")
    ada.click(filled, "Send")
    assert filled.says("name") == "“Ink” is sold out."
    assert filled.name.hasFocus()
    assert (filled.name.text(), filled.email.text()) == ("Ink", "ada@example.com")
    filled.problem = None
    ada.type(filled.name, "s")
    assert filled.says("name") == ""
    ada.click(filled, "Send")
    assert filled.sent[0]["name"] == "Inks"


@pytest.mark.parametrize(
    "problem",
    [PermissionDenied("You may not."), InvalidInput("You may not.", "elsewhere")],
)
def test_refusal_without_a_field_is_told_above_the_buttons(
    ada: Person, filled: Order, problem: Exception
) -> None:
    filled.problem = problem
    ada.click(filled, "Send")
    assert "You may not." in labels(filled)
    assert button(filled, "Send").isEnabled()


def test_failure_can_be_tried_again(ada: Person, filled: Order) -> None:
    filled.problem = StorageError("The disk is full.")
    ada.click(filled, "Send")
    assert "The disk is full." in labels(filled)
    assert (filled.name.text(), filled.name.isEnabled()) == ("Ink", True)
    filled.problem = None
    ada.click(filled, "Try again")
    assert filled.sent[0]["name"] == "Ink"
    assert not is_open(Order)


def test_closing_ends_a_form_that_is_not_writing(filled: Order) -> None:
    filled.close()
    flush()
    assert filled.sent == []


def test_bare_form_dialog_must_say_how_to_write(tasks: WatchedTasks, host: QWidget) -> None:
    with pytest.raises(NotImplementedError):
        FormDialog(host, tasks, "", "").submitted({})
