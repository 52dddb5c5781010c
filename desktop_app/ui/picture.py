"""Profile pictures: read from any file, refused where they are none, kept as a small PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from ..errors import QT_TRANSLATE_NOOP, InvalidInput

SIDE = 256
LARGEST_SIDE = 8_000
LARGEST_FILE = 20 * 2**20

NO_PICTURE = QT_TRANSLATE_NOOP("errors", "This file is not a picture that can be read.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "errors", "This picture is too large. Please choose one of at most {side} pixels a side."
)

_FORMATS = {b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp"}


def read_picture(file: Path) -> bytes:
    """The middle of the picture as a PNG of 256 by 256 pixels. Raises InvalidInput.

    The size is looked at before anything is decoded, so memory stays flat whatever the file says.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise InvalidInput(TOO_LARGE, "avatar", side=LARGEST_SIDE)
    except OSError as error:
        raise InvalidInput(NO_PICTURE, "avatar") from error
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:
        raise InvalidInput(NO_PICTURE, "avatar")
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        raise InvalidInput(TOO_LARGE, "avatar", side=LARGEST_SIDE)
    if size.isValid() and min(size.width(), size.height()) > SIDE:
        fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), fill))
    image = reader.read()
    if image.isNull():
        raise InvalidInput(NO_PICTURE, "avatar")
    return _png(_square(image))


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
