"""Pictures: read from any file, refused with a sentence, never large in memory."""

import resource
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop_app.errors import InvalidInput
from desktop_app.ui import picture
from desktop_app.ui.picture import NO_PICTURE, TOO_LARGE, read_picture
from tests.ui.pictures import GIF, encoded, gif, moving_webp, png, striped, text, turned

pytestmark = pytest.mark.usefixtures("qapp")


def save(file: Path, image: QImage, form: bytes) -> Path:
    assert QImageWriter(str(file), form).write(image)
    return file


def shown(stored: bytes) -> QImage:
    assert stored.startswith(b"\x89PNG")
    image = QImage.fromData(stored)
    assert (image.width(), image.height()) == (256, 256)
    return image


@pytest.mark.parametrize("form", [b"PNG", b"JPG", b"BMP"])
@pytest.mark.parametrize("size", [(900, 300), (300, 900), (30, 10), (3, 900), (256, 256)])
def test_middle_is_kept(size: tuple[int, int], form: bytes, tmp_path: Path) -> None:
    image = shown(read_picture(save(tmp_path / "picture", striped(*size), form)))
    middle = image.pixelColor(128, 128)
    assert middle.green() > 200
    assert middle.red() < 90
    assert middle.blue() < 90


def test_content_counts_not_the_ending(tmp_path: Path) -> None:
    shown(read_picture(save(tmp_path / "picture.txt", striped(30, 30), b"PNG")))


def test_transparency_is_kept(tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    stored = shown(read_picture(save(tmp_path / "picture.png", image, b"PNG")))
    assert stored.pixelColor(10, 10).alpha() == 0


def test_first_picture_of_an_animation(tmp_path: Path) -> None:
    file = tmp_path / "picture.gif"
    file.write_bytes(GIF)
    assert shown(read_picture(file)).pixelColor(128, 128) == QColor("#FF0000")


def test_turned_photograph(tmp_path: Path) -> None:
    file = tmp_path / "picture.jpg"
    file.write_bytes(turned(encoded(striped(90, 90), b"JPG")))
    image = shown(read_picture(file))
    assert image.pixelColor(128, 20).red() > 200  # what was left is at the top
    assert image.pixelColor(128, 236).blue() > 200


SCAN = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0"


def large_jpeg(*, progressive: bool) -> bytes:
    return encoded(striped(4_000, 3_600), b"JPG", progressive=progressive)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", NO_PICTURE),
    "text": (lambda: b"I am not a picture.", NO_PICTURE),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', NO_PICTURE),
    "no size": (lambda: png(0, 0), NO_PICTURE),
    "cut png": (lambda: png(300, 300), NO_PICTURE),
    "cut gif": (lambda: GIF[:12], NO_PICTURE),
    "20,000 squared": (lambda: png(20_000, 20_000), TOO_LARGE),
    "8,001 wide": (lambda: png(8_001, 1), TOO_LARGE),
    "large gif": (lambda: gif(8_000, 8_000), TOO_LARGE),
    "large cut gif": (lambda: gif(8_000, 8_000)[:35], TOO_LARGE),
    "wide colors": (lambda: png(3_000, 3_000, bits=16), TOO_LARGE),
    "moving": (lambda: moving_webp(3_000, 3_000), TOO_LARGE),
    "progressive": (lambda: large_jpeg(progressive=True), TOO_LARGE),
    "scans": (lambda: encoded(striped(9, 9), b"JPG", progressive=True) + 60 * SCAN, NO_PICTURE),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_sentence(case: str, tmp_path: Path) -> None:
    content, sentence = REFUSED[case]
    file = tmp_path / "picture.png"
    file.write_bytes(content())
    with pytest.raises(InvalidInput) as refused:
        read_picture(file)
    assert refused.value.template == sentence
    assert refused.value.field == "avatar"


def used(content: bytes, file: Path) -> tuple[float, float]:
    """How many seconds and how many MB it takes to read a picture, or to refuse it."""
    file.write_bytes(encoded(striped(9, 9), b"PNG"))
    read_picture(file)
    file.write_bytes(content)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.thread_time()
    with suppress(InvalidInput):
        read_picture(file)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return time.thread_time() - began, grown / 2**10


GREEDY: dict[str, Callable[[], bytes]] = {
    "20,000 squared": lambda: png(20_000, 20_000),
    "whole": lambda: png(3_500, 3_500, interlaced=True),
    "wide colors": lambda: png(2_450, 2_450, bits=16),
    "one pixel of many": lambda: gif(3_500, 3_500),
    "texts": lambda: png(9, 9, *[text(7_900_000)] * 200),
}


@pytest.mark.parametrize("case", GREEDY)
def test_takes_neither_long_nor_much(case: str, tmp_path: Path) -> None:
    seconds, megabytes = used(GREEDY[case](), tmp_path / "picture")
    assert seconds < 1
    assert megabytes < 100


def test_photograph_is_made_small_while_it_is_decoded(tmp_path: Path) -> None:
    """It would take 100 MB as a whole."""
    content = large_jpeg(progressive=False)
    file = tmp_path / "picture.jpg"
    file.write_bytes(turned(content))
    assert shown(read_picture(file)).pixelColor(128, 128).green() > 200
    assert used(content, file)[1] < 50


def test_texts_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    content = encoded(striped(30, 10), b"PNG")
    file.write_bytes(content[:33] + text(100) + content[33:])
    assert shown(read_picture(file)).pixelColor(128, 128) == QColor("#00FF00")


def test_side_that_is_allowed(tmp_path: Path) -> None:
    shown(read_picture(save(tmp_path / "picture.png", striped(8_000, 3), b"PNG")))


def test_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "LARGEST_FILE", 100)
    file = save(tmp_path / "picture.bmp", striped(30, 30), b"BMP")
    with pytest.raises(InvalidInput) as refused:
        read_picture(file)
    assert refused.value.template == TOO_LARGE


@pytest.mark.parametrize("name", ["nothing.png", "."])
def test_no_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_picture(tmp_path / name)
    assert refused.value.template == NO_PICTURE
