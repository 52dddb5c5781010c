"""Icons: all there, in the theme's colours, sharp at every ratio."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields

import pytest
from PySide6.QtCore import QDir, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app.badges import get_all_badge_definitions
from desktop_app.ui import icons, theme
from desktop_app.ui.nouns import NOUNS
from desktop_app.ui.theme import DARK, LIGHT, Theme
from tests.support import ROOT

pytestmark = pytest.mark.usefixtures("qapp")

SOURCES = "\n".join(file.read_text("utf-8") for file in (ROOT / "desktop_app/ui").glob("*.py"))
ARGUMENTS = (
    r'(?:icon|icon_pixmap|badge_icon|badge_pixmap|tool_button|IconLabel|show_icon)\(\s*"([\w-]+)"',
    r'button\("\w*", "([\w-]+)"',
    r'EmptyState\("([\w-]+)"\)',
    r'add_action\("([\w-]+)"',
    r'action\([^()]*, "([a-z-]+)"\)',
    r'icon="([\w-]+)"',
)
"""Where the sources name an icon."""


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.choose(Theme.LIGHT)


def _used() -> set[str]:
    named = {name for pattern in ARGUMENTS for name in re.findall(pattern, SOURCES)}
    nouns = {noun.icon for noun in NOUNS.values()}
    return named | nouns | {badge.icon for badge in get_all_badge_definitions()}


def _there() -> set[str]:
    return {name.removesuffix(".svg") for name in QDir(":/icons").entryList()}


def test_every_icon_that_is_used_exists() -> None:
    assert len(_used()) > 25
    assert _used() <= _there()


@pytest.mark.parametrize("file", sorted((ROOT / "resources/icons").glob("*.svg")), ids=str)
def test_every_icon_is_drawn_whole(file: object) -> None:
    name = re.sub(r".*[/\\]|\.svg$", "", str(file))
    image = icons.icon_pixmap(name, "text", 24, 2.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))


def test_missing_icon() -> None:
    with pytest.raises(LookupError, match="no icon 'unicorn'"):
        icons.icon_pixmap("unicorn", "dim", 16, 1.0)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_device_pixels(ratio: float) -> None:
    for picture in (
        icons.icon_pixmap("bell", "dim", 20, ratio),
        icons.badge_pixmap("badge-project-created", 20, ratio, earned=True),
        icons.badge_pixmap("badge-project-created", 20, ratio, earned=False),
        icons.icon("bell").pixmap(QSize(20, 20), ratio),
        icons.badge_icon("application").pixmap(QSize(20, 20), ratio),
    ):
        assert picture.size() == QSize(round(20 * ratio), round(20 * ratio))
        assert picture.devicePixelRatio() == ratio


def _colors(image: QImage) -> set[str]:
    """The colours of what covers a pixel wholly."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("role", [field.name for field in fields(LIGHT)])
def test_tinted_with_the_role(role: str) -> None:
    for chosen, colors in ((Theme.LIGHT, LIGHT), (Theme.DARK, DARK)):
        theme.choose(chosen)
        image = icons.icon_pixmap("lock", role, 48, 1.0).toImage()
        assert _colors(image) == {asdict(colors)[role]}


def test_icon_follows_the_theme() -> None:
    icon = icons.icon("lock", "accent")
    assert _colors(icon.pixmap(48, 48).toImage()) == {LIGHT.accent}
    theme.choose(Theme.DARK)
    assert _colors(icon.pixmap(48, 48).toImage()) == {DARK.accent}
    assert _colors(QIcon(icon).pixmap(48, 48).toImage()) == {DARK.accent}


def test_disabled_icon() -> None:
    image = icons.icon("lock", "accent").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    assert _colors(image) == {LIGHT.locked}
    badge = icons.badge_icon("application")
    assert badge.pixmap(32, 32, QIcon.Mode.Disabled).toImage() == badge.pixmap(32, 32).toImage()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_painted_at_the_devices_ratio(ratio: float) -> None:
    canvas = QPixmap(QSize(round(40 * ratio), round(40 * ratio)))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    icons.icon("bell", "text").paint(painter, QRect(0, 0, 40, 40))
    painter.end()
    assert canvas.toImage() == icons.icon_pixmap(
        "bell", "text", 40, ratio
    ).toImage().convertToFormat(canvas.toImage().format())


def _saturation(picture: QPixmap) -> int:
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(_chroma(pixel) for pixel in pixels if pixel.alpha() > 128)


def _chroma(color: QColor) -> int:
    parts = (color.red(), color.green(), color.blue())
    return max(parts) - min(parts)


@pytest.mark.parametrize("name", [badge.icon for badge in get_all_badge_definitions()])
def test_locked_badge_is_grey_and_of_the_same_shape(name: str) -> None:
    earned = icons.badge_pixmap(name, 72, 1.0, earned=True)
    locked = icons.badge_pixmap(name, 72, 1.0, earned=False)
    assert _saturation(earned) > 60
    assert _saturation(locked) <= 8
    shape, grey = earned.toImage(), locked.toImage()
    for x in range(0, 72, 3):
        for y in range(0, 72, 3):
            assert abs(shape.pixelColor(x, y).alpha() - grey.pixelColor(x, y).alpha()) <= 2


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_locked_badge_at_every_ratio_fills_its_place(ratio: float) -> None:
    sizes = [
        icons.badge_pixmap("badge-project-created", 40, ratio, earned=earned).toImage()
        for earned in (True, False)
    ]
    assert _bounds(sizes[0]) == _bounds(sizes[1])


def _bounds(image: QImage) -> tuple[int, int, int, int]:
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128
    ]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return min(across), max(across), min(down), max(down)
