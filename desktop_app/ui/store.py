"""The store: ready data types to install into a project, and to bring up to date."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .. import operations
from ..errors import PlatformError
from ..models.modules import Module, modules, templates, with_required
from ..models.rows import ProjectRow, Role
from . import widgets
from .item_models import ROW_ROLE, Column, RowsModel
from .search import Entry, EntryDelegate
from .translation import language, sentence
from .workspace import Workspace


class TemplateList(QListView):
    """What a new project can begin with: one of the templates."""

    def __init__(self) -> None:
        super().__init__()
        self._templates = {template.key: template for template in templates(language())}
        self._model = RowsModel([Column(lambda: "", lambda e: e.title, sort=lambda e: e.id)], self)
        self._model.set_rows(
            [
                Entry(at, row.icon, row.name, row.description, row.key, lambda: None)
                for at, row in enumerate(self._templates.values())
            ]
        )
        self.setModel(self._model)
        self.setItemDelegate(EntryDelegate(self))
        self.setProperty("kind", "choice")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCurrentIndex(self._model.index(0, 0))
        rows = len(self._templates)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2)

    def chosen(self) -> str:
        """The template's key."""
        entry: Entry = self.currentIndex().data(ROW_ROLE)
        return str(entry.target)

    def brings_types(self) -> bool:
        """Whether a project made of it has data types."""
        return bool(self._templates[self.chosen()].modules)


class StoreDialog(QDialog):
    """The modules on one side; what the chosen one brings, and its button, on the other."""

    def __init__(self, parent: QWidget, workspace: Workspace, project: ProjectRow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Store"))
        self._workspace, self._project = workspace, project
        self._modules = modules(language())
        self._installed: dict[str, str] = {}
        self._running = False
        self.model = RowsModel([Column(lambda: "", lambda e: e.title)], self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setFixedWidth(264)
        self.list.setAccessibleName(self.tr("Modules"))
        self.list.selectionModel().currentChanged.connect(self._show_module)
        self.list.doubleClicked.connect(self._install)
        self._detail = QVBoxLayout()
        self._detail.setSpacing(8)
        self.state = widgets.label("dim", wrap=True)
        self.problem = widgets.label("error", wrap=True)
        self.problem.hide()
        self.install = widgets.button("main", "plus", "on_accent")
        self.install.clicked.connect(self._install)
        self.close_button = widgets.button()
        self.close_button.setText(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.resize(760, 560)
        self._show_list()
        self._read()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(self._detail)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(scroll, 1)
        right.addWidget(self.state)
        right.addWidget(self.problem)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.install)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(16)
        page.addWidget(widgets.label("title", self.tr("Store")))
        lead = self.tr("Ready data types for “{project}”. You can change everything afterwards.")
        page.addWidget(widgets.label("dim", lead.format(project=self._project.name), wrap=True))
        page.addLayout(middle, 1)
        page.addLayout(buttons)

    @property
    def chosen(self) -> Module | None:
        """The module whose details are shown."""
        entry: Entry | None = self.list.currentIndex().data(ROW_ROLE)
        return None if entry is None else self._modules[str(entry.target)]

    def _read(self) -> None:
        project_id = self._project.id

        def accept(found: dict[str, str]) -> None:
            self._installed = found
            self._show_list()

        self._workspace.tasks.run(
            self, lambda: operations.installed_modules(project_id), accept, self._fail
        )

    def _show_list(self) -> None:
        chosen = self.chosen
        self.model.set_rows(
            [
                Entry(at, module.icon, module.name, self._state(module), key, self._install)
                for at, (key, module) in enumerate(self._modules.items())
            ]
        )
        keys = [self.model.index(at, 0).data(ROW_ROLE).target for at in range(len(self._modules))]
        at = keys.index(chosen.key) if chosen is not None else 0
        self.list.setCurrentIndex(self.model.index(at, 0))
        self._show_module()

    def _state(self, module: Module) -> str:
        version = self._installed.get(module.key)
        if version is None:
            return self.tr("Not installed")
        if version == module.version:
            return self.tr("Installed")
        return self.tr("Version {version} is there").format(version=module.version)

    def _show_module(self) -> None:
        module = self.chosen
        while (item := self._detail.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        if module is None:
            return
        for kind, text in self._lines(module):
            self._detail.addWidget(widgets.label(kind, text, wrap=True))
        self.state.setText(self._requirements(module))
        self.state.setVisible(bool(self.state.text()))
        version = self._installed.get(module.key)
        verbs = {None: self.tr("Install"), module.version: self.tr("Installed")}
        self.install.setText(verbs.get(version, self.tr("Update")))
        able = self._project.role is not Role.VIEWER and version != module.version
        self.install.setEnabled(able and not self._running)

    def _lines(self, module: Module) -> list[tuple[str, str]]:
        """The words about a module, with the kind of label that each is."""
        lines = [("section", module.name), ("", module.description)]
        for data_type in module.types:
            lines.append(("strong", data_type.schema["title"]))
            names = [shape["title"] for shape in data_type.schema["properties"].values()]
            lines.append(("dim", ", ".join(names)))
        lines.append(("strong", self.tr("Version {version}").format(version=module.version)))
        lines += [("dim", f"{version}: {text}") for version, text in module.changelog]
        return lines

    def _requirements(self, module: Module) -> str:
        missing = [
            self._modules[key].name
            for key in with_required((module.key,))
            if key != module.key and key not in self._installed
        ]
        if not missing:
            return ""
        return self.tr("Installs also: {modules}").format(modules=", ".join(missing))

    def _install(self) -> None:
        module = self.chosen
        if module is None or not self.install.isEnabled():
            return
        self._set_running(running=True)
        user_id, project_id, spoken = self._workspace.user.id, self._project.id, language()
        self._workspace.tasks.write(
            self,
            lambda: operations.install_module(user_id, project_id, module.key, spoken),
            lambda _: self._finish(),
            self._fail,
        )

    def _finish(self) -> None:
        self._set_running(running=False)
        self._read()

    def _fail(self, error: PlatformError) -> None:
        self._set_running(running=False)
        self.problem.setText(sentence(error))
        self.problem.show()

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        self.problem.hide()
        self._show_module()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._modules = modules(language())
            self._show_list()
