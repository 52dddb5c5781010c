"""The command ``desktop-app``: arguments in, exit code out."""

import argparse
import sys
from pathlib import Path

from . import __version__


def arguments(values: list[str] | None = None) -> argparse.Namespace:
    """The command line. Exits with a usage message where it is wrong."""
    parser = argparse.ArgumentParser(
        "desktop-app", description="A team's projects, records and automations in one window."
    )
    parser.add_argument(
        "--database",
        metavar="URL-or-path",
        help="a file, or postgresql://user@host/name; without it a file in the data folder",
    )
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep data, settings and logs in this folder"
    )
    parser.add_argument("--language", choices=("en", "de"), help="instead of the chosen one")
    parser.add_argument(
        "--tour",
        type=Path,
        metavar="DIR",
        help="walk through the application by itself and save a picture of each step in DIR",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser.parse_args(values)


def main() -> int:
    """Run the application."""
    options = arguments()
    from .app import run  # after the arguments: --version and --help need no Qt

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
