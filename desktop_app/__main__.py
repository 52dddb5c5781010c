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
    commands = parser.add_subparsers(title="commands", dest="command")
    badges = commands.add_parser("badges", help="look after the badges, without a window")
    verbs = badges.add_subparsers(dest="verb", required=True)
    backfill = verbs.add_parser(
        "backfill", help="award what was done before a badge existed, or when its award failed"
    )
    backfill.add_argument("--dry-run", action="store_true", help="only say what would be awarded")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    options = parser.parse_args(values)
    if options.tour is not None and options.database is not None:
        parser.error("--tour makes a database of its own")
    return options


def main() -> int:
    """Run the application."""
    options = arguments()
    if options.command == "badges":
        from .commands import backfill_badges

        return backfill_badges(options)
    from .app import run  # after the arguments: --version and --help need no Qt

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
