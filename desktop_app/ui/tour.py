"""The tour: the real windows, used as a person would, with a picture of each step."""

from pathlib import Path

from .window import MainWindow


class Tour:
    """Walks through the application by itself."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.exit_code = 1

    def start(self) -> None:
        """Begin."""
