"""Attachments: dropped, chosen, looked at, opened, saved elsewhere, removed, missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import models, operations
from desktop_app.ui import translation
from desktop_app.ui.records.attachments import PREVIEW, AttachmentEdit, fitted, safe_name
from desktop_app.ui.workspace import Workspace
from tests.ui.support import Person, WatchedTasks, button, flush, labels, opened


@pytest.fixture
def edit(
    qtbot: QtBot, tasks: WatchedTasks, workspace: Workspace, host: QWidget
) -> Iterator[AttachmentEdit]:
    made = AttachmentEdit(tasks)
    QVBoxLayout(host).addWidget(made)
    host.resize(380, 300)
    flush()
    yield made
    made.hide()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Report & <b>more.txt"
    path.write_bytes(b"all is well")
    return path


def drop(edit: AttachmentEdit, *paths: Path) -> None:
    """Let go of files over it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(edit, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(edit, QDropEvent(QPointF(9, 9), copy, data, left, none))


def test_dropped(qtbot: QtBot, ada: Person, edit: AttachmentEdit, report: Path) -> None:
    with qtbot.waitSignal(edit.changed):
        drop(edit, report)
    ada.wait()
    row = edit.row()
    assert row is not None
    assert (edit.value(), row.name, row.size) == (row.id, report.name, 11)
    assert report.name in labels(edit)
    assert ada.store(lambda: models.attachments.read(row)) == b"all is well"


def test_dragged_over_and_away(edit: AttachmentEdit, report: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(edit, enter)
    assert edit._frame.property("over") == "true"
    QApplication.sendEvent(edit, QDragLeaveEvent())
    assert edit._frame.property("over") == "false"


def test_folders_and_several_files_are_refused(
    ada: Person, edit: AttachmentEdit, report: Path, tmp_path: Path
) -> None:
    for dropped in ((tmp_path,), (report, report)):
        drop(edit, *dropped)
        ada.wait()
        assert "Please drop one file, not a folder or several." in labels(edit)
        assert edit.value() is None


def test_chosen(qtbot: QtBot, ada: Person, edit: AttachmentEdit, report: Path) -> None:
    ada.click(edit, "Choose…")
    with qtbot.waitSignal(edit.changed):
        opened(QFileDialog).fileSelected.emit(str(report))
    ada.wait()
    opened(QFileDialog).reject()
    assert edit.value() is not None


def test_file_that_is_gone_before_it_is_stored(
    ada: Person, edit: AttachmentEdit, report: Path
) -> None:
    edit.attach(report.with_name("gone.txt"))
    ada.wait()
    assert edit.value() is None
    assert "There is no file “gone.txt”." in labels(edit)
    assert button(edit, "Choose…").isEnabled()


def picture(tmp_path: Path, width: int, height: int) -> Path:
    path = tmp_path / "photo.png"
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3454D1"))
    assert image.save(str(path))
    return path


def test_preview_of_a_picture(ada: Person, edit: AttachmentEdit, tmp_path: Path) -> None:
    edit.attach(picture(tmp_path, 1_000, 500))
    ada.wait()
    shown = edit.preview.pixmap()
    assert edit.preview.isVisible()
    assert shown.deviceIndependentSize().toSize() == QSize(PREVIEW.width(), 140)
    ada.click(edit, "Remove")
    assert not edit.preview.isVisible()


def test_small_picture_is_not_blown_up() -> None:
    image = QImage(10, 20, QImage.Format.Format_RGB32)
    assert fitted(image, PREVIEW, 2.0).size() == QSize(10, 20)


def test_what_is_no_picture_has_no_preview(
    ada: Person, edit: AttachmentEdit, tmp_path: Path
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    edit.attach(path)
    ada.wait()
    assert edit.value() is not None
    assert not edit.preview.isVisible()
    assert not edit.problem.isVisible()


def watch(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system is asked to open from now on."""
    asked: list[QUrl] = []

    def note(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return asked


def test_opened_as_a_copy_that_cannot_be_written(
    ada: Person, edit: AttachmentEdit, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = watch(monkeypatch)
    edit.attach(report)
    ada.wait()
    for _ in range(2):
        ada.click(edit, "Open")
    path = Path(asked[1].toLocalFile())
    assert path.suffix == ".txt"
    assert path.read_bytes() == b"all is well"
    assert not path.stat().st_mode & 0o222
    assert not edit.problem.isVisible()


def test_nothing_opens_it(
    ada: Person, edit: AttachmentEdit, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    edit.attach(report)
    ada.wait()
    ada.click(edit, "Open")
    assert "No program answers that opens this file. Save it." in labels(edit)


@pytest.mark.parametrize("name", ["setup.EXE", "run.sh", "link.desktop"])
def test_programs_are_not_started(
    ada: Person,
    edit: AttachmentEdit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    asked = watch(monkeypatch)
    (tmp_path / name).write_bytes(b"x")
    edit.attach(tmp_path / name)
    ada.wait()
    ada.click(edit, "Open")
    assert asked == []
    assert any("is a program" in text for text in labels(edit))


def test_saved_elsewhere(
    qtbot: QtBot, ada: Person, edit: AttachmentEdit, report: Path, tmp_path: Path
) -> None:
    edit.attach(report)
    ada.wait()
    ada.click(edit, "Save as…")
    dialog = opened(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Report & _b_more.txt")
    dialog.fileSelected.emit(str(tmp_path / "copy.txt"))
    dialog.reject()
    ada.wait()
    assert (tmp_path / "copy.txt").read_bytes() == b"all is well"
    edit._copy(edit.row(), tmp_path)  # type: ignore[arg-type]
    ada.wait()
    assert any("cannot be written" in text for text in labels(edit))


def test_content_that_is_missing(ada: Person, edit: AttachmentEdit, report: Path) -> None:
    row = ada.store(lambda: operations.attach_file(report))
    path = ada.store(lambda: models.attachments.content_path(row))
    assert path is not None
    path.unlink()
    edit.set_value(row)
    flush()
    ada.click(edit, "Open")
    assert any("is missing" in text for text in labels(edit))
    assert edit.value() == row.id


def test_another_language(
    ada: Person, edit: AttachmentEdit, report: Path, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: translation.install("en"))
    edit.attach(report)
    ada.wait()
    translation.install("de")
    flush()
    assert edit.value() is not None


def test_names_of_files() -> None:
    assert safe_name("a/b\\c:d.txt") == "a_b_c_d.txt"
    assert safe_name("..") == "file"
    assert safe_name("x" * 400 + ".pdf") == "x" * 150 + ".pdf"
    assert safe_name("run.exe. ") == "run.exe"
