"""``make bench``: one table, each figure beside its reference measured in the same run.

``make bench ARGS=--scale`` adds what takes three minutes by itself: a million users; ``--records``
what takes five: a million records.
"""

import sys

from benchmarks import dialog, engine, record_edit, records, scale, start, windows


def main() -> int:
    """Print the table."""
    print(f"{'what':58} {'ours':>10} {'reference':>10} {'ratio':>7}  bar")
    parts = [
        engine,
        start,
        windows,
        dialog,
        record_edit,
        *([scale] if "--scale" in sys.argv else []),
        *([records] if "--records" in sys.argv else []),
    ]
    for part in parts:
        for figure in part.figures():
            print(
                f"{figure.what:58} {figure.ours:10.1f} {figure.reference:10.1f} "
                f"{figure.ratio:7.2f}  {figure.bar}   ({figure.unit})",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
