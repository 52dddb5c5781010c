"""Pictures: read from any file, refused with a sentence, never large in memory."""

import resource
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from desktop_app.errors import InvalidInput
from desktop_app.ui import picture
from desktop_app.ui.picture import NO_PICTURE, TOO_LARGE, read_picture

pytestmark = pytest.mark.usefixtures("qapp")

GIF = (
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff"  # one pixel, red or blue
    b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    b",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;"
)


def save(file: Path, image: QImage, form: bytes) -> Path:
    assert QImageWriter(str(file), form).write(image)
    return file


def striped(width: int, height: int) -> QImage:
    """Red, then green, then blue from left to right (or from top to bottom)."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for at, name in enumerate(("#FF0000", "#00FF00", "#0000FF")):
        if width >= height:
            painter.fillRect(at * width // 3, 0, width // 3 + 1, height, QColor(name))
        else:
            painter.fillRect(0, at * height // 3, width, height // 3 + 1, QColor(name))
    painter.end()
    return image


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
    jpeg = _jpeg(striped(90, 90))
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    file = tmp_path / "picture.jpg"
    file.write_bytes(jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:])
    image = shown(read_picture(file))
    assert image.pixelColor(128, 20).red() > 200  # what was left is at the top
    assert image.pixelColor(128, 236).blue() > 200


def _jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"JPG").write(image)
    return bytes(data.data())


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and then a little of what it promised."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000)))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", NO_PICTURE),
    "text": (lambda: b"I am not a picture.", NO_PICTURE),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', NO_PICTURE),
    "no size": (lambda: png_header(0, 0), NO_PICTURE),
    "cut png": (lambda: png_header(300, 300), NO_PICTURE),
    "cut gif": (lambda: GIF[:12], NO_PICTURE),
    "20,000 squared": (lambda: png_header(20_000, 20_000), TOO_LARGE),
    "8,001 wide": (lambda: png_header(8_001, 1), TOO_LARGE),
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


def test_memory_stays_flat(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(png_header(20_000, 20_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InvalidInput):
        read_picture(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 2**10


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
