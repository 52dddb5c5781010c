"""Badges as files: the dialogs that pass one on, check one, export all and import them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .. import operations
from ..badges import BadgeDefinition, EarnedBadge, get_badge_definition
from ..badges.checking import Claim, Standing, Verdict, check, read
from ..badges.credential import FileKind, Holder, badge_file
from ..badges.signing_key import FILE, Place, SigningKey, known_signers, signing_key
from ..errors import InvalidInput, PlatformError, StorageError
from ..operations.badge_transfer import save
from . import icons, widgets
from .message_box import MessageBox
from .picture import PNG, decode
from .problems import show_problem
from .translation import (
    badge_label,
    day,
    full_time,
    sentence,
    verdict_sentence,
)
from .workspace import Workspace

PICTURE = 512
MEDALLION = 96


def ask_to_save(
    parent: QWidget, title: str, name: str, filters: list[str], chosen: Callable[[Path], object]
) -> None:
    """Ask for a new file's name; the ending is that of the filter, unless another is given."""
    dialog = _file_dialog(parent, title, filters, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)

    def follow(chosen_filter: str) -> None:
        dialog.setDefaultSuffix(chosen_filter.rpartition("*.")[2].rstrip(")"))

    dialog.filterSelected.connect(follow)
    follow(filters[0])
    dialog.selectFile(name)
    dialog.open()


def ask_to_open(
    parent: QWidget, title: str, filters: list[str], chosen: Callable[[Path], object]
) -> None:
    """Ask for a file that exists."""
    dialog = _file_dialog(parent, title, filters, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _file_dialog(
    parent: QWidget, title: str, filters: list[str], chosen: Callable[[Path], object]
) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(filters)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


class _Page(QDialog):
    """A dialog of one column, whose height follows its words."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(520)
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(28, 24, 28, 24)
        self.page.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.done_button = widgets.button()
        self.done_button.setText(self.tr("Done"))
        self.done_button.clicked.connect(self.accept)
        self.buttons.addWidget(self.done_button)

    def add_head(self, picture: QWidget, title: str, below: list[QLabel]) -> None:
        """A picture, and beside it what it is."""
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch()
        words.addWidget(widgets.label("title", title, wrap=True))
        for line in below:
            words.addWidget(line)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addLayout(words, 1)
        self.page.addLayout(head)

    def fit(self) -> None:
        """Make room for what has come, or give it back."""
        self.page.activate()
        self.setFixedHeight(self.page.totalHeightForWidth(self.width()))


class ShareBadge(_Page):
    """Saves one of the user's badges as a signed file that others can check."""

    def __init__(self, parent: QWidget, workspace: Workspace, definition: BadgeDefinition) -> None:
        super().__init__(parent, badge_label(definition))
        self._workspace, self._definition = workspace, definition
        self._key: SigningKey | None = None
        lead = self.tr(
            "Save this badge as a file to show elsewhere. It is signed (Open Badges 3.0): whoever "
            "gets it can see that nobody has changed it."
        )
        self.with_email = QCheckBox(self.tr("Show my e-mail address in the file"))
        hint = self.tr(
            "Otherwise it can only be told that the badge is of somebody whose address one knows."
        )
        self.key_note = widgets.label("dim", wrap=True)
        self.problem = widgets.label("error", wrap=True)
        self.saved = widgets.label("strong", wrap=True)
        self.save = widgets.button("main")
        self.save.clicked.connect(self._act)
        self.buttons.addWidget(self.save)
        medallion = widgets.IconLabel(definition.icon, MEDALLION)
        medallion.show_badge(definition.icon, earned=True)
        self.add_head(medallion, badge_label(definition), [])
        self.page.addWidget(widgets.label("", lead, wrap=True))
        choice = QVBoxLayout()
        choice.setSpacing(0)
        choice.addWidget(self.with_email)
        choice.addWidget(widgets.label("dim", hint, wrap=True))
        self.page.addLayout(choice)
        for note in (self.key_note, self.problem, self.saved):
            self.page.addWidget(note)
        self.page.addSpacing(8)
        self.page.addLayout(self.buttons)
        self._say()
        self.load_key()
        self.with_email.setFocus()

    def load_key(self) -> None:
        """Fetch the key, which may take as long as somebody takes to unlock the keyring."""
        self._say(waiting=self.tr("Fetching the key from the system's keyring…"))
        folder = self._workspace.folder
        self._workspace.tasks.aside(self, lambda: signing_key(folder), self._show_key, self._refuse)

    def write(self, file: Path) -> None:
        """Save as the kind that the file's name says."""
        key, tasks, user = self._key, self._workspace.tasks, self._workspace.user
        assert key is not None
        name, icon = str(self._definition.name), self._definition.icon
        kind = kind_of(file)
        is_png = kind is FileKind.PNG
        picture = icons.badge_png(icon, PICTURE) if is_png else icons.badge_svg(icon)
        holder = Holder(user.name, user.email, self.with_email.isChecked())

        def sign(badge: EarnedBadge) -> None:
            tasks.aside(
                self,
                lambda: save(file, badge_file(kind, badge, holder, key, picture)),
                lambda _: self._say(saved=self.tr("Saved as “{name}”.").format(name=file.name)),
                self._refuse,
            )

        # As the database has it now: it may have been withdrawn meanwhile.
        tasks.run(self, lambda: operations.held_badge(user.id, name), sign, self._refuse)

    def _act(self) -> None:
        if self._key is None:
            self.load_key()
            return
        label = badge_label(self._definition)
        filters = [
            self.tr("PNG picture") + " (*.png)",
            self.tr("SVG drawing") + " (*.svg)",
            self.tr("JSON data") + " (*.json)",
        ]
        ask_to_save(self, self.tr("Save badge"), label, filters, self.write)

    def _show_key(self, key: SigningKey) -> None:
        self._key = key
        if key.place is Place.KEYRING:
            text = self.tr("The key that signs your badges is kept in the system's keyring.")
        else:
            text = self.tr(
                "No keyring of the system could be used: the key that signs your badges is in a "
                "file that only you may read, {file}."
            ).format(file=self._workspace.folder / FILE)
        if key.replaces:
            text += " " + self.tr(
                "It is new: the earlier one is gone. What it signed can still be checked."
            )
        self.key_note.setText(text)
        self._say()

    def _refuse(self, error: PlatformError) -> None:
        self._say(problem=sentence(error))
        if self._key is None and isinstance(error, StorageError):
            self.save.setText(self.tr("Try again"))
            self.save.setEnabled(True)

    def _say(self, *, waiting: str = "", problem: str = "", saved: str = "") -> None:
        if waiting:
            self.key_note.setText(waiting)
        self.problem.setText(problem)
        self.saved.setText(saved)
        for line in (self.key_note, self.problem, self.saved):
            line.setVisible(bool(line.text()))
        self.save.setText(self.tr("Save as…"))
        self.save.setEnabled(self._key is not None)
        self.fit()


def kind_of(file: Path) -> FileKind:
    """The kind that a file's name says; without a known ending it is JSON."""
    ending = file.suffix.lower().removeprefix(".")
    return FileKind(ending) if ending in set(FileKind) else FileKind.JSON


_LOOKS = {
    Standing.GENUINE: ("check", "earned"),
    Standing.SIGNED: ("info", "accent"),
    Standing.UNKNOWN: ("info", "dim"),
    Standing.REFUSED: ("ban", "danger"),
}


class CheckedBadge(_Page):
    """Says of a badge file whether it is genuine, whose it is and when it was earned."""

    def __init__(self, parent: QWidget, workspace: Workspace, file: Path, verdict: Verdict) -> None:
        super().__init__(parent, file.name)
        self.verdict = verdict
        self._host, self._workspace = parent, workspace
        claim = verdict.claim
        icon, role = _LOOKS[verdict.standing]
        mark = widgets.IconLabel(icon, 20, role)
        says = widgets.label("strong", verdict_sentence(verdict), wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(says, 1)
        if claim is None:
            self.page.addWidget(widgets.label("title", file.name, wrap=True))
            self.page.addLayout(line)
        else:
            self._show_claim(claim, line)
        if verdict.revocable:
            note = self.tr(
                "Its signer may have revoked it since. That is not looked up: this program asks "
                "nobody on the Internet."
            )
            self.page.addWidget(widgets.label("dim", note, wrap=True))
        self.other: QPushButton = widgets.button("", "folder")
        self.other.setText(self.tr("Check another file…"))
        self.other.clicked.connect(self._ask_again)
        self.buttons.insertWidget(0, self.other)
        self.page.addSpacing(8)
        self.page.addLayout(self.buttons)
        self.setAccessibleDescription(says.text())
        self.done_button.setDefault(True)
        self.done_button.setFocus()
        self.fit()

    def _show_claim(self, claim: Claim, line: QHBoxLayout) -> None:
        definition = get_badge_definition(claim.badge) if claim.badge else None
        title = badge_label(definition) if definition is not None else claim.label
        when = self.tr("Earned on {day}").format(day=day(claim.earned_at))
        if claim.holder:
            when = self.tr("Earned by {name} on {day}").format(
                name=claim.holder, day=day(claim.earned_at)
            )
        earned = widgets.label("", when, wrap=True)
        earned.setToolTip(full_time(claim.earned_at))
        self.add_head(_picture(definition, claim), title, [earned])
        self.page.addLayout(line)
        self._add_address(claim)
        signer = self.tr("Signed as “{name}” with the key {key}").format(
            name=claim.issuer_name, key=claim.issuer
        )
        told = widgets.label("dim", signer.replace(":", ":\u200b"), wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.page.addWidget(told)

    def _add_address(self, claim: Claim) -> None:
        """Whose it is, by the address: written out, or only to be compared."""
        self.address = widgets.label("", wrap=True)
        mine = claim.is_of(self._workspace.user.email)
        if mine is None:
            text = self.tr("It names no e-mail address.")
        elif mine:
            text = self.tr("It is of your e-mail address: it is yours.")
        elif claim.email:
            text = self.tr("E-mail: {email}").format(email=claim.email)
        else:
            text = self.tr("The e-mail address in it is hidden; it is not yours.")
        self.address.setText(text)
        self.page.addWidget(self.address)
        if mine is False and not claim.email:
            self.compare = QLineEdit()
            self.compare.setPlaceholderText(self.tr("Compare with an e-mail address"))
            self.compare.setAccessibleName(self.tr("Compare with an e-mail address"))
            self.compare.textChanged.connect(partial(self._compare, claim, text))
            self.page.addWidget(self.compare)

    def _compare(self, claim: Claim, before: str, typed: str) -> None:
        same = claim.is_of(typed.strip())
        text = self.tr("It is of this e-mail address.") if same else before
        self.address.setText(text)

    def _ask_again(self) -> None:
        ask_to_check(self._host, self._workspace)
        self.accept()


def _picture(definition: BadgeDefinition | None, claim: Claim) -> QWidget:
    """A badge of ours as we draw it; another's as a picture, if it is one that is safe to show."""
    made = widgets.IconLabel("trophy", MEDALLION, "dim")
    if definition is not None:
        made.show_badge(definition.icon, earned=True)
        return made
    try:
        image = decode(claim.picture, MEDALLION, frozenset({PNG}))
    except InvalidInput:
        return made
    label = widgets.label()
    shape, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    label.setPixmap(QPixmap.fromImage(image.scaled(MEDALLION, MEDALLION, shape, smooth)))
    return label


def ask_to_check(parent: QWidget, workspace: Workspace) -> None:
    """Ask for a badge file, and say what is to be held of it."""
    translate = QCoreApplication.translate
    filters = [
        translate("badge_files", "Badge files") + " (*.png *.svg *.json *.jwt *.txt)",
        translate("badge_files", "All files") + " (*)",
    ]
    title = translate("badge_files", "Check a badge file")
    ask_to_open(parent, title, filters, lambda file: check_file(parent, workspace, file))


def check_file(parent: QWidget, workspace: Workspace, file: Path) -> None:
    """Say what is to be held of a badge file."""
    folder = workspace.folder
    workspace.tasks.aside(
        parent,
        lambda: check(read(file), known_signers(folder)),
        lambda verdict: CheckedBadge(parent, workspace, file, verdict).open(),
        lambda error: _problem(parent, error),
    )


def ask_to_export(parent: QWidget, workspace: Workspace) -> None:
    """Ask for a file's name, and write all of the user's badges to it."""
    translate = QCoreApplication.translate
    filters = [translate("badge_files", "JSON data") + " (*.json)"]
    title, name = translate("badge_files", "Export all badges"), translate("badge_files", "Badges")
    ask_to_save(parent, title, name, filters, lambda file: export_to(parent, workspace, file))


def export_to(parent: QWidget, workspace: Workspace, file: Path) -> None:
    """Write all of the user's badges to a file."""
    tasks, folder, user_id = workspace.tasks, workspace.folder, workspace.user.id

    def failed(error: PlatformError) -> None:
        _problem(parent, error, lambda: export_to(parent, workspace, file))

    def export(key: SigningKey) -> None:
        tasks.run(parent, lambda: operations.export_badges(user_id, key), write, failed)

    def write(data: bytes) -> None:
        tasks.aside(parent, lambda: save(file, data), done, failed)

    def done(_: object) -> None:
        text = QCoreApplication.translate("badge_files", "All your badges are in “{name}”.").format(
            name=file.name
        )
        _tell(parent, text)

    tasks.aside(parent, lambda: signing_key(folder), export, failed)


def ask_to_import(parent: QWidget, workspace: Workspace) -> None:
    """Ask for an exported file, and add its badges to the user's."""
    translate = QCoreApplication.translate
    filters = [
        translate("badge_files", "JSON data") + " (*.json)",
        translate("badge_files", "All files") + " (*)",
    ]
    title = translate("badge_files", "Import badges")
    ask_to_open(parent, title, filters, lambda file: import_from(parent, workspace, file))


def import_from(parent: QWidget, workspace: Workspace, file: Path) -> None:
    """Add an exported file's badges to the user's, and say what came of it."""
    tasks, folder, user_id = workspace.tasks, workspace.folder, workspace.user.id

    def failed(error: PlatformError) -> None:
        _problem(parent, error, lambda: import_from(parent, workspace, file))

    def merge(found: tuple[bytes, frozenset[str]]) -> None:
        tasks.write(parent, lambda: operations.import_badges(user_id, *found), done, failed)

    def done(report: operations.ImportReport) -> None:
        text, detail = badge_words().report(report)
        _tell(parent, text, detail)

    tasks.aside(parent, lambda: (read(file), known_signers(folder)), merge, failed)


def _tell(parent: QWidget, text: str, detail: str = "") -> None:
    title = QCoreApplication.translate("badge_files", "Badges")
    leave = QCoreApplication.translate("badge_files", "Done")
    MessageBox(parent, title, text, detail, leave=leave).open()


def _problem(
    parent: QWidget, error: PlatformError, again: Callable[[], None] | None = None
) -> None:
    show_problem(parent, error, again)


class badge_words(QObject):  # noqa: N801 - this is the context of its texts
    """What is said of files of badges; counts in ``tr``, where lupdate finds their plurals."""

    def report(self, report: operations.ImportReport) -> tuple[str, str]:
        """What came of an import: what is new, and the rest."""
        text = self.tr("%n badge(s) added.", "", report.added)
        details = (
            (report.improved, self.tr("%n got an earlier date or its proof.", "", report.improved)),
            (report.kept, self.tr("%n you already had.", "", report.kept)),
            (
                report.unverified,
                self.tr("%n could not be verified and is marked so.", "", report.unverified),
            ),
            (report.unknown, self.tr("%n is not known here and was left out.", "", report.unknown)),
            (report.invalid, self.tr("%n made no sense and was left out.", "", report.invalid)),
        )
        return text, "\n".join(line for count, line in details if count)
