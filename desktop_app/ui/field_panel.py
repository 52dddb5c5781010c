"""The panel for one field of a data type: its name, its kind, and what is asked of its values."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..errors import InvalidInput
from ..models.fields import LENGTHS, FieldKind, FieldRow
from ..operations.fields import (
    CHOICES,
    LINKS,
    NEVER_UNIQUE,
    PLACES,
    WITH_LENGTH,
    WITH_LIMITS,
    WITH_PLACES,
)
from . import icons, widgets
from .field_list import Draft
from .field_words import KINDS, currencies, currency_label, kind_about, kind_icon, kind_name
from .form import Field
from .kind_change import of_kind
from .options_editor import OptionsEditor
from .records.editor import Editor, LineEditor
from .records.field_editors import make_editor
from .tasks import Tasks
from .translation import sentence

NO_DEFAULT = LINKS | {FieldKind.ATTACHMENT}
GAP, BETWEEN = 4, 12


class _SteadyChoice(widgets.Choice):
    """Who scrolls past with the wheel does not mean to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FieldPanel(QScrollArea):
    """Shows one field and changes it. ``settings`` are its parts by their name in FieldRow."""

    edited = Signal()
    rebuilt = Signal()
    """Other editors are there now."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._draft: Draft | None = None
        self._targets: Mapping[int, str] = {}
        self._showing = False
        self.settings: dict[str, Field] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._page = QVBoxLayout(self._inside)
        self._page.setContentsMargins(16, 16, 16, 16)
        self._page.setSpacing(BETWEEN)
        # What depends on the kind: its essence, the default, the limits.
        self._special, self._default, self._limits = QWidget(), QWidget(), QWidget()
        self._make_lasting()
        self.setWidget(self._inside)
        for ground in (self._inside, self.viewport()):
            ground.setAutoFillBackground(False)  # the card's shows through

    def _make_lasting(self) -> None:
        """What every field has."""
        self.name = QLineEdit()
        self.name.textEdited.connect(lambda text: self._set(name=text))
        self.kind = _SteadyChoice()
        for kind in KINDS:
            self.kind.addItem(icons.icon(kind_icon(kind)), kind_name(kind), kind)
        self.kind.setMaxVisibleItems(16)
        # Qt hands back a str.
        self.kind.activated.connect(lambda _: self._change_kind(FieldKind(self.kind.currentData())))
        self.about = widgets.label("dim", wrap=True)
        self.required = QCheckBox(self.tr("Required: no record without it"))
        self.required.toggled.connect(lambda on: self._set(required=on))
        self.unique = QCheckBox(self.tr("Unique: no two records have the same"))
        self.unique.toggled.connect(self._set_unique)
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(64)
        self.description.textChanged.connect(
            lambda: self._set(description=self.description.toPlainText())
        )
        self.other = widgets.label("error", wrap=True)
        first = self._pair(
            self._setting("name", self.tr("Name of the field"), self.name),
            self._setting("kind", self.tr("Kind"), self.kind),
        )
        checks = QVBoxLayout()
        checks.setSpacing(0)
        checks.addWidget(self.required)
        checks.addWidget(self.unique)
        self._page.addLayout(first)
        self._page.addWidget(self.about)
        self._page.addWidget(self._special)
        checks.addWidget(self.other)  # that records lack a value, or have one twice
        self._page.addLayout(checks)
        self._page.addWidget(self._default)
        self._page.addWidget(self._limits)
        description = self._setting("description", self.tr("Description"), self.description)
        self._page.addLayout(description)
        self._page.addStretch()

    def set_targets(self, targets: Mapping[int, str]) -> None:
        """The data types that a field can link to, by id."""
        self._targets = targets

    def show_draft(self, draft: Draft | None) -> None:
        """Show a field, or nothing."""
        if draft is not self._draft:
            self.verticalScrollBar().setValue(0)
        self._draft = draft
        self._inside.setVisible(draft is not None)
        if draft is None:
            return
        self._showing = True
        row = draft.row
        self.name.setText(row.name)
        self.kind.choose(row.kind)
        self.about.setText(kind_about(row.kind))
        self.required.setChecked(row.required)
        self.unique.setChecked(row.unique)
        self.unique.setVisible(row.kind not in NEVER_UNIQUE)
        self.description.setPlainText(row.description)
        self._show_special()
        self._show_values()
        self._showing = False
        self.show_complaints()

    def show_complaints(self) -> None:
        """Say at each setting what is wrong with it."""
        complaints = self._draft.told if self._draft is not None else {}
        for name, setting in self.settings.items():
            setting.complain(complaints.get(name, ""))
        rest = [says for name, says in complaints.items() if name not in self.settings]
        self.other.setText(" ".join(rest))
        self.other.setVisible(bool(rest))

    def freeze(self) -> None:
        """Only to be looked at from now on."""
        self._inside.setEnabled(False)

    def tab_order(self) -> Iterator[QWidget]:
        """What the Tab key goes through."""
        yield from (self.name, self.kind)
        yield from _focusable(self._special)
        yield from (self.required, self.unique)
        yield from (*_focusable(self._default), *_focusable(self._limits))
        yield self.description

    # What a kind has of its own

    def _show_special(self) -> None:
        """What the field's kind cannot do without, made anew."""
        assert self._draft is not None
        row = self._draft.row
        self._forget("options", "target", "currency", "places")
        self._special, page = self._anew(self._special)
        if row.kind in CHOICES:
            page.addLayout(self._options(row))
        if row.kind in LINKS:
            page.addLayout(self._target(row))
        if row.kind is FieldKind.MONEY:
            page.addLayout(self._pair(self._currency(row), self._places(row)))
        elif row.kind in WITH_PLACES:
            page.addLayout(self._pair(self._places(row), None))
        self._special.setVisible(page.count() > 0)

    def _show_values(self) -> None:
        """The default and the limits, made anew: their editors depend on options and places."""
        self._show_default()
        self._show_limits()
        self.rebuilt.emit()

    def _show_default(self) -> None:
        assert self._draft is not None
        row = self._draft.row
        self._forget("default")
        self._default, page = self._anew(self._default)
        fits = row.kind not in NO_DEFAULT and not row.unique
        if fits and (row.options or row.kind not in CHOICES):
            free = replace(row, name=self.tr("Default"), required=False)
            page.addLayout(self._value("default", self.tr("Default in new records"), free))
        self._default.setVisible(page.count() > 0)

    def _show_limits(self) -> None:
        assert self._draft is not None
        row = self._draft.row
        self._forget("minimum", "maximum", "max_length")
        self._limits, page = self._anew(self._limits)
        if row.kind in WITH_LIMITS:
            dates = row.kind in (FieldKind.DATE, FieldKind.DATE_TIME)
            low = self.tr("Earliest") if dates else self.tr("Smallest value")
            high = self.tr("Latest") if dates else self.tr("Largest value")
            free = replace(row, required=False, minimum=None, maximum=None, default=None)
            page.addLayout(
                self._pair(self._value("minimum", low, free), self._value("maximum", high, free))
            )
        if row.kind in WITH_LENGTH:
            most = LENGTHS[row.kind]
            length = FieldRow("", FieldKind.INTEGER, minimum=1, maximum=most)
            column = self._value("max_length", self.tr("Longest text"), length)
            line = self.settings["max_length"].widget
            if isinstance(line, QLineEdit):
                line.setPlaceholderText(
                    self.tr("{number} characters").format(number=self.locale().toString(most))
                )
            page.addLayout(self._pair(column, None))
        self._limits.setVisible(page.count() > 0)

    def _forget(self, *names: str) -> None:
        for name in names:
            self.settings.pop(name, None)

    def _options(self, row: FieldRow) -> QVBoxLayout:
        editor = OptionsEditor()
        assert self._draft is not None
        editor.set_options(row.options, self._draft.origins)
        editor.name(self.tr("Options"))

        def changed() -> None:
            self._take_options(editor)
            self._show_values()

        editor.changed.connect(changed)
        return self._setting("options", self.tr("Options"), editor)

    def _target(self, row: FieldRow) -> QVBoxLayout:
        choice = self._choice("target")
        for type_id, name in self._targets.items():
            choice.addItem(name, type_id)
        choice.choose(row.target)
        return self._setting("target", self.tr("Leads to records of"), choice)

    def _currency(self, row: FieldRow) -> QVBoxLayout:
        choice = self._choice("currency")
        codes = currencies()
        for code in codes if row.currency in codes else [row.currency, *codes]:
            choice.addItem(currency_label(code), code)
        choice.choose(row.currency)
        choice.activated.connect(lambda _: self._show_values())
        return self._setting("currency", self.tr("Currency"), choice)

    def _places(self, row: FieldRow) -> QVBoxLayout:
        choice = self._choice("places")
        for places in range(PLACES + 1):
            choice.addItem(self.locale().toString(places), places)
        choice.choose(row.places)
        choice.activated.connect(lambda _: self._show_values())
        return self._setting("places", self.tr("Decimal places"), choice)

    def _choice(self, name: str) -> widgets.Choice:
        choice = _SteadyChoice()
        choice.setMinimumContentsLength(8)
        choice.activated.connect(lambda _: self._set(**{name: choice.currentData()}))
        return choice

    def _value(self, name: str, caption: str, row: FieldRow) -> QVBoxLayout:
        """A setting that is a value, in the editor that records have for its kind."""
        assert self._draft is not None
        editor = make_editor(row, self._tasks)
        editor.set_value(getattr(self._draft.row, name))
        typed = self._draft.typed.get(name)
        if typed is not None and isinstance(editor, LineEditor):
            editor.line.setText(typed[0])
        editor.changed.connect(lambda: self._take(name, editor))
        return self._setting(name, caption, editor.input, editor)

    def _take(self, name: str, editor: Editor) -> None:
        """The value in an editor; what is none stays there, and is complained of."""
        assert self._draft is not None
        try:
            value = editor.value()
        except InvalidInput as error:
            text = editor.line.text() if isinstance(editor, LineEditor) else ""
            self._draft.typed[name] = (text, sentence(error))
            self.edited.emit()
            return
        self._draft.typed.pop(name, None)
        self._set(**{name: value})

    # Changing

    def _set(self, **changes: Any) -> None:
        if self._draft is not None and not self._showing:
            self._draft.row = replace(self._draft.row, **changes)
            self.edited.emit()

    def _set_unique(self, unique: bool) -> None:
        if self._draft is not None and not self._showing:
            self._draft.typed.pop("default", None)
            self._set(unique=unique, **({"default": None} if unique else {}))
            self._show_values()

    def _change_kind(self, kind: FieldKind) -> None:
        """Another kind; coming back to one brings its limits and default back."""
        draft = self._draft
        if draft is None or kind == draft.row.kind:
            return
        row = draft.row
        draft.left[row.kind] = (row.default, row.minimum, row.maximum, row.max_length)
        draft.typed.clear()
        row = of_kind(row, kind, next(iter(self._targets), 0))
        if kind in draft.left:
            default, minimum, maximum, length = draft.left[kind]
            row = replace(row, default=default, minimum=minimum, maximum=maximum, max_length=length)
        draft.row = row
        self.show_draft(draft)
        self.edited.emit()

    def _take_options(self, editor: OptionsEditor) -> None:
        """The options as they are now; of the default what is still one, perhaps renamed."""
        assert self._draft is not None
        row, now = self._draft.row, editor.options
        self._draft.origins = editor.origins
        same = len(now) == len(row.options) and len(set(now) - set(row.options)) == 1
        names = dict(zip(row.options, now, strict=True)) if same else {}
        default = row.default
        if isinstance(default, tuple):
            chosen = {names.get(str(option), option) for option in default}
            default = tuple(option for option in now if option in chosen) or None
        elif isinstance(default, str):
            default = names.get(default, default)
            default = default if default in now else None
        self._set(options=now, default=default)

    # Arranging

    def _setting(
        self, name: str, caption: str, widget: QWidget, whole: QWidget | None = None
    ) -> QVBoxLayout:
        """Caption, editor and complaint; ``whole`` is the editor with its tools."""
        setting = self.settings[name] = Field(widget, lambda: "", None)
        setting.name(caption)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(setting.caption)
        column.addWidget(whole or widget)
        column.addWidget(setting.error)
        return column

    @staticmethod
    def _pair(left: QVBoxLayout, right: QVBoxLayout | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for column in (left, right):
            if column is None:
                row.addStretch(1)
            else:
                row.addLayout(column, 1)
                row.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        return row

    def _anew(self, old: QWidget) -> tuple[QWidget, QVBoxLayout]:
        """An empty widget in the place of another, and its layout."""
        made = QWidget()
        page = QVBoxLayout(made)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(BETWEEN)
        self._page.replaceWidget(old, made)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        return made, page


def _focusable(parent: QWidget) -> Iterator[QWidget]:
    """The parts in which one can type or press, in the order in which they were made.

    Each after the editor that leads to it: Qt would come back to it from wherever that stands.
    """
    for part in parent.findChildren(QWidget):
        proxy = part.focusProxy()
        leads = proxy is not None and part.isAncestorOf(proxy)
        tabbed = proxy is None and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if (leads or tabbed) and part.window() is parent.window():
            yield part
