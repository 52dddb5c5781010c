"""The fields of a record's form: an editor for each, what is changed in them, what is wrong."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ...models.fields import DataTypeRow, FieldRow, Value
from ...models.record_rows import AttachmentRow
from .. import widgets
from ..form import Field
from ..tasks import Tasks
from ..translation import sentence
from .editor import Editor
from .field_editors import make_editor
from .reading import Names, Values

REQUIRED = QT_TRANSLATE_NOOP("errors", "This field is required.")


class Fields(QWidget):
    """An editor for each field of a data type, one under the other."""

    edited = Signal()
    """The user changed something."""
    open_record = Signal(object, object)
    """A linked record is wanted: its data type's id, and its own."""

    def __init__(self, of: DataTypeRow, tasks: Tasks, *, editable: bool) -> None:
        super().__init__()
        self.type = of
        self.boxes: dict[int, Field] = {}
        self.editors: dict[int, Editor] = {}
        self._before: dict[int, object] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for field in of.fields:
            self._add(field, make_editor(field, tasks))
            if not editable:
                self.editors[field.id].set_read_only()
        self.retranslate()

    def show_values(
        self, values: Values, names: Names, only: Collection[int] | None = None
    ) -> None:
        """Show these values as those that are stored, of all fields or of ``only`` some."""
        for field_id, editor in self.editors.items():
            if only is None or field_id in only:
                editor.set_value(values.get(field_id), names)
                self._before[field_id] = _peek(editor)
                self.boxes[field_id].complain("")

    def touched(self) -> set[int]:
        """The fields that hold something else than what was shown."""
        return {key for key, editor in self.editors.items() if _peek(editor) != self._before[key]}

    def changes(self) -> dict[int, Value]:
        """The values of the touched fields. Raises InvalidInput where one is none."""
        touched = self.touched()
        return {key: value for key, value in self.values().items() if key in touched}

    def values(self) -> dict[int, Value]:
        """The values of all fields. Raises InvalidInput where one is none."""
        return {key: editor.value() for key, editor in self.editors.items()}

    def names(self) -> Names:
        """What is called how in the editors: also what was chosen and not stored yet."""
        titles: dict[tuple[int, int], str] = {}
        files: dict[int, AttachmentRow] = {}
        for editor in self.editors.values():
            titles |= editor.held_names().titles
            files |= editor.held_names().files
        return Names(titles, files)

    def check(self) -> bool:
        """Whether everything could be stored; where not, it is said at each field."""
        problems: dict[int, PlatformError] = {}
        for field_id, editor in self.editors.items():
            error = _problem(editor) or _missing(editor)
            if error is not None:
                problems[field_id] = error
        self.complain(problems)
        return not problems

    def complain(self, problems: Mapping[int, PlatformError]) -> None:
        """Say what is wrong at each field, and go to the first."""
        for field_id, box in self.boxes.items():
            box.complain(sentence(problems[field_id]) if field_id in problems else "")
        wrong = [field_id for field_id in self.boxes if field_id in problems]
        if wrong:
            self.editors[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Begin with the first field."""
        for editor in list(self.editors.values())[:1]:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        for field in self.type.fields:
            box = self.boxes[field.id]
            box.name(field.name)
            if field.required:
                box.widget.setAccessibleName(self.tr("{name}, required").format(name=field.name))
                box.caption.setText(f"{field.name} *")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _add(self, field: FieldRow, editor: Editor) -> None:
        self.editors[field.id], self._before[field.id] = editor, None
        box = self.boxes[field.id] = Field(editor.input, editor.value, None)
        box.caption.setBuddy(editor)
        box.caption.setWordWrap(True)
        editor.changed.connect(partial(self._edited, field.id))
        editor.left.connect(partial(self._look, field.id))
        editor.complained.connect(box.complain)
        editor.open_record.connect(self.open_record)
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(box.caption)
        if field.description:
            self._column.addWidget(widgets.label("dim", field.description, wrap=True))
        self._column.addWidget(editor)
        self._column.addWidget(box.error)

    def _edited(self, field_id: int) -> None:
        box = self.boxes[field_id]
        if box.error.text():
            self._look(field_id)  # the complaint goes as soon as it has no ground
        self.edited.emit()

    def _look(self, field_id: int) -> None:
        """Whether what was typed fits; that something is missing is not said before saving."""
        editor, box = self.editors[field_id], self.boxes[field_id]
        if _peek(editor) == self._before[field_id] and not box.error.text():
            return
        error = _problem(editor)
        box.complain("" if error is None else sentence(error))


class _Refused(tuple[object, ...]):
    """What stands in for the value of an editor that holds none."""

    __slots__ = ()


def _peek(editor: Editor) -> object:
    try:
        return editor.value()
    except InvalidInput as error:
        return _Refused((error.template, str(error)))


def _problem(editor: Editor) -> PlatformError | None:
    """Why what an editor holds is no value, or none that fits the field's limits."""
    from ...operations.field_schema import value_problem  # takes long; `look` has imported it

    try:
        return value_problem(editor.field, editor.value())
    except InvalidInput as error:
        return error


def _missing(editor: Editor) -> PlatformError | None:
    if editor.field.required and editor.value() is None:
        return InvalidInput(REQUIRED, editor.field.name)
    return None
