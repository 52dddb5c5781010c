"""Brings the catalogues in i18n/ up to date with the texts in the program.

    python -m resources.extract [--folder resources/i18n]

New texts come in unfinished, texts that are gone are dropped. The English catalogue holds only
plural forms: all other English texts stand in the program itself.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from resources.compile import HERE, find_tool

SOURCES = HERE.parent / "desktop_app"


def extract(folder: Path) -> None:
    """Runs lupdate over every catalogue in ``folder``. Raises CalledProcessError."""
    for catalogue in sorted(folder.glob("desktop_app_*.ts")):
        language = catalogue.stem.rpartition("_")[2]
        options = ["-extensions", "py", "-locations", "none", "-no-obsolete", "-silent"]
        options += ["-source-language", "en", "-target-language", language]
        if language == "en":
            options.append("-pluralonly")
        subprocess.run([find_tool("lupdate"), *options, SOURCES, "-ts", catalogue], check=True)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Bring the translation catalogues up to date.")
    parser.add_argument("--folder", type=Path, default=HERE / "i18n")
    extract(parser.parse_args().folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
