"""What the command line does without a window."""

import argparse
import sys

from . import badges, models
from .app import installation
from .errors import StorageError


def backfill_badges(options: argparse.Namespace) -> int:
    """``badges backfill``: award what is missing, say how much it was. Returns the exit code."""
    try:
        models.open_database(options.database or installation(options.data_dir).database)
        try:
            counts = badges.backfill(dry_run=options.dry_run)
        finally:
            models.close_database()
    except StorageError as error:
        print(error, file=sys.stderr)
        return 1
    for name, count in counts.items():
        print(f"{name}: {count}")
    print("Nothing was changed (dry run)." if options.dry_run else f"Added: {sum(counts.values())}")
    return 0
