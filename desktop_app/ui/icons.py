"""Icons: SVG drawings, tinted from the theme when they are painted, sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QImageWriter, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from . import theme


def icon(name: str, role: str = "dim") -> QIcon:
    """A drawing of ``resources/icons`` in the colour of a theme role; it follows the theme."""
    return QIcon(_Engine(name, role))


def badge_icon(name: str) -> QIcon:
    """A badge's medallion in full colour."""
    return QIcon(_Engine(name, ""))


def badge_pixmap(name: str, size: int, ratio: float, *, earned: bool) -> QPixmap:
    """A badge's medallion ``size`` pixels wide on a screen of ``ratio``; grey unless earned."""
    return _badge(name, size, ratio, earned)


def badge_png(name: str, size: int) -> bytes:
    """A badge's medallion as a PNG picture."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(_image(name, "", size, size, 1.0))
    return bytes(data.data())


def badge_svg(name: str) -> bytes:
    """A badge's medallion as it was drawn."""
    return _drawing(name)


def icon_pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """A drawing in the colour that the role has now."""
    return QPixmap.fromImage(_image(name, getattr(theme.colors(), role), size, size, ratio))


@lru_cache(maxsize=64)
def _badge(name: str, size: int, ratio: float, earned: bool) -> QPixmap:
    image = _image(name, "", size, size, ratio)
    if not earned:
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        grey = grey.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(grey)  # the drawing's own shape; converting to grey lost it
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(QRectF(0, 0, size, size), image)
        painter.end()
        image = grey
    return QPixmap.fromImage(image)


@lru_cache(maxsize=512)
def _image(name: str, color: str, width: int, height: int, ratio: float) -> QImage:
    drawing = _renderer(name, color)  # before there is a painter: it may raise
    size = QSize(round(width * ratio), round(height * ratio))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def _drawing(name: str) -> bytes:
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        raise LookupError(f"there is no icon {name!r}")
    drawing = bytes(file.readAll().data())
    file.close()
    return drawing


def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", color.encode())))


class _Engine(QIconEngine):
    """Draws when asked, so that neither a theme nor a screen leaves a stale picture behind."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawImage(rect, self._image(rect.size(), mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(self._image(size, mode, 1.0))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        return QPixmap.fromImage(self._image(size, mode, scale))

    def _image(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QImage:
        role = "locked" if self._role and mode == QIcon.Mode.Disabled else self._role
        color = getattr(theme.colors(), role) if role else ""
        return _image(self._name, color, size.width(), size.height(), ratio)
