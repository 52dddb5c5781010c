"""The Profile dock: who is at work, their badges, language and theme."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QVBoxLayout, QWidget

from . import widgets
from .badges import BadgesButton
from .theme import Theme
from .translation import LANGUAGES
from .workspace import Workspace


class ProfileDock(QDockWidget):
    """Opened and closed by the avatar button; shows the workspace's user."""

    badges_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(object)

    def __init__(self, workspace: Workspace, language: str) -> None:
        super().__init__()
        self.setObjectName("profile-dock")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setTitleBarWidget(QWidget())  # the avatar button opens and closes it
        self._workspace = workspace
        self._avatar = widgets.Avatar(84)
        self._name = widgets.ElidedLabel("section")
        self._email = widgets.ElidedLabel("dim")
        for line in (self._name, self._email):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badges = BadgesButton()
        self.badges.clicked.connect(self.badges_wanted)
        self.language = widgets.Choice("plain")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.choose(language)
        self.language.currentIndexChanged.connect(
            lambda: self.language_chosen.emit(self.language.currentData())
        )
        self.theme = widgets.Choice("plain")
        self.theme.currentIndexChanged.connect(self._choose_theme)
        self._captions = {self.language: widgets.label("dim"), self.theme: widgets.label("dim")}
        self.edit = widgets.button()
        self.edit.clicked.connect(self._edit)
        self._lay_out()
        workspace.updated.connect(self._show)
        self.retranslate()

    def _lay_out(self) -> None:
        surface = widgets.frame(name="profile")
        page = QVBoxLayout(surface)
        page.addStrut(224)
        page.setContentsMargins(24, 24, 16, 24)
        page.setSpacing(4)
        page.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addSpacing(8)
        page.addWidget(self._name)
        page.addWidget(self._email)
        page.addSpacing(16)
        page.addWidget(self.badges)
        page.addSpacing(12)
        for choice, caption in self._captions.items():
            caption.setBuddy(choice)
            row = QHBoxLayout()
            row.addWidget(caption)
            row.addStretch()
            row.addWidget(choice)
            page.addLayout(row)
        page.addStretch()
        page.addWidget(self.edit)
        self.setWidget(surface)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Profile"))
        texts = {self.language: self.tr("Language"), self.theme: self.tr("Theme")}
        for choice, caption in self._captions.items():
            caption.setText(texts[choice])
            choice.setAccessibleName(texts[choice])
        self.theme.blockSignals(True)
        self.theme.clear()
        self.theme.addItem(self.tr("System"), Theme.SYSTEM)
        self.theme.addItem(self.tr("Light"), Theme.LIGHT)
        self.theme.addItem(self.tr("Dark"), Theme.DARK)
        self.theme.blockSignals(False)
        self.theme.choose(self._workspace.settings.theme)
        self.edit.setText(self.tr("Edit profile"))
        self._avatar.setAccessibleName(self.tr("Your picture"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _edit(self) -> None:
        if self._workspace.snapshot is None:
            return  # the window is shown a moment before the user is known
        from .person import EditProfile

        EditProfile(self.window(), self._workspace).open()

    def _choose_theme(self) -> None:
        self.theme_chosen.emit(Theme(self.theme.currentData()))

    def _show(self) -> None:
        snapshot = self._workspace.snapshot
        if snapshot is None:
            return
        self._avatar.show_user(snapshot.user)
        self._name.setText(snapshot.user.name)
        self._email.setText(snapshot.user.email)
        self.badges.show_badges(snapshot.earned)
