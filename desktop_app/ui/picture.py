"""Pictures of others: refused where they are none or would take long, kept as a small PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from ..errors import QT_TRANSLATE_NOOP, InvalidInput

SIDE = 256
LARGEST_SIDE = 8_000
LARGEST_WHOLE = 3_500
"""A side of the largest square that is decoded as a whole: 93 MB."""
LARGEST_FILE = 20 * 2**20
MOST_SCANS = 50
"""A progressive JPEG has about ten; each of them goes over the whole picture."""

NO_PICTURE = QT_TRANSLATE_NOOP("errors", "This file is not a picture that can be read.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "This picture is too large. Please choose one of at most {side} pixels a side."
)

PNG, JPEG = b"png", b"jpeg"
_FORMATS = frozenset({PNG, JPEG, b"webp", b"gif", b"bmp"})
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})


def read_picture(file: Path) -> bytes:
    """The middle of the picture as a PNG of 256 by 256 pixels. Raises InvalidInput."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise InvalidInput(TOO_LARGE, "avatar", side=LARGEST_SIDE)
        data = file.read_bytes()
    except OSError as error:
        raise InvalidInput(NO_PICTURE, "avatar") from error
    return _png(_square(decode(data, SIDE)))


def decode(data: bytes, side: int, formats: frozenset[bytes] = _FORMATS) -> QImage:
    """The picture, where it is large made so small that it just covers ``side`` squared.

    How large it is, and how much work, is looked at before anything is decoded: so neither memory
    nor time grows with what the file says. Raises InvalidInput.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(_without_texts(data)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    if kind not in formats:
        raise InvalidInput(NO_PICTURE, "avatar")
    size = _size(reader, data)
    _require_decodable(kind, size, data)
    if min(size.width(), size.height()) > side:
        fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(size.scaled(QSize(side, side), fill))
    image = reader.read()
    if image.isNull():
        raise InvalidInput(NO_PICTURE, "avatar")
    return image


def _size(reader: QImageReader, data: bytes) -> QSize:
    size = reader.size()
    if data.startswith(b"GIF8"):
        # Qt tells a GIF's size without believing in a large sheet, and decodes all of the sheet.
        sheet = [int.from_bytes(data[at : at + 2], "little") for at in (6, 8)]
        return size.expandedTo(QSize(*sheet))
    return size


def _require_decodable(kind: bytes, size: QSize, data: bytes) -> None:
    if not size.isValid():
        raise InvalidInput(NO_PICTURE, "avatar")
    if max(size.width(), size.height()) > LARGEST_SIDE:
        raise InvalidInput(TOO_LARGE, "avatar", side=LARGEST_SIDE)
    if kind == JPEG and _has_one_scan(data):
        return  # it is made small while it is decoded
    side = LARGEST_WHOLE * 7 // 10 if _takes_double(data) else LARGEST_WHOLE
    if size.width() * size.height() > side**2:
        raise InvalidInput(TOO_LARGE, "avatar", side=side)
    if kind == JPEG and data.count(b"\xff\xda") > MOST_SCANS:
        raise InvalidInput(NO_PICTURE, "avatar")


def _takes_double(data: bytes) -> bool:
    """Whether it is a PNG of 16 bits a color, or a WebP that moves."""
    if data.startswith(_PNG_START):
        return data[24:25] == b"\x10"
    return data[12:16] == b"VP8X" and bool(data[20] & 2)


def _has_one_scan(jpeg: bytes) -> bool:
    """Whether the first scan holds all of the picture; walks the segments up to it."""
    at, colors = 2, -1
    while at + 10 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4])
        if marker in (0xC0, 0xC1):  # not progressive
            colors = jpeg[at + 9]
        if marker == 0xDA:
            return jpeg[at + 4] == colors
        at += 2 + length
    return False


def _without_texts(data: bytes) -> bytes:
    """A PNG without the texts in it: a thousand of them unpack to 8 MB each, which takes 40 s."""
    if not data.startswith(_PNG_START):
        return data
    kept, at = [_PNG_START], len(_PNG_START)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _PNG_TEXTS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _square(image: QImage) -> QImage:
    side = min(image.width(), image.height())
    middle = QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    cut = image.copy(middle)
    return cut.scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)  # QImage.save takes no format that mypy takes too
    return bytes(data.data())
