"""Pictures of every kind that is read, small ones, and such as promise more than they hold."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

GIF = (
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff"  # one pixel, red or blue
    b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    b",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;"
)


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


def encoded(image: QImage, form: bytes, *, progressive: bool = False) -> bytes:
    """The image as a file of this form."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form)
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image)
    return bytes(data.data())


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes, bits: int = 8, interlaced: bool = False) -> bytes:
    """A PNG that says how large it is, has these chunks, and then a little of what it promised."""
    header = struct.pack(">IIBBBBB", width, height, bits, 6, 0, 0, interlaced)
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + data


def text(size: int) -> bytes:
    """A text of a PNG, packed."""
    return chunk(b"zTXt", b"comment\0\0" + zlib.compress(bytes(size)))


def gif(width: int, height: int) -> bytes:
    """A large sheet with one pixel on it."""
    return GIF[:6] + struct.pack("<HH", width, height) + GIF[10:]


def moving_webp(width: int, height: int) -> bytes:
    """A header that promises an animation."""
    body = struct.pack("<I", 2) + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    parts = b"WEBPVP8X" + struct.pack("<I", len(body)) + body
    parts += b"ANIM" + struct.pack("<I", 6) + bytes(6)
    frame = encoded(striped(16, 16), b"WEBP")[12:]
    head = bytes(6) + b"\x0f\0\0\x0f\0\0" + bytes(4)
    parts += b"ANMF" + struct.pack("<I", len(head + frame)) + head + frame
    return b"RIFF" + struct.pack("<I", len(parts)) + parts


def turned(jpeg: bytes) -> bytes:
    """A photograph that was taken with the camera held upright."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def seeds() -> list[bytes]:
    """One of each kind, to begin fuzzing with."""
    image = striped(30, 20)
    plain = encoded(image, b"PNG")
    return [
        plain,
        plain[:-12] + text(1000) + plain[-12:],
        png(9, 9, bits=16),
        png(9, 9, interlaced=True),
        encoded(image, b"JPG"),
        turned(encoded(image, b"JPG")),
        encoded(image, b"JPG", progressive=True),
        encoded(image, b"WEBP"),
        moving_webp(16, 16),
        encoded(image, b"BMP"),
        GIF,
        gif(300, 300),
    ]
