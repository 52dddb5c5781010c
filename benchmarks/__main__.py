"""``make bench``: one table, each figure beside its reference measured in the same run."""

import sys

from benchmarks import engine, start, windows


def main() -> int:
    """Print the table."""
    print(f"{'what':58} {'ours':>10} {'reference':>10} {'ratio':>7}  bar")
    for part in (engine, start, windows):
        for figure in part.figures():
            print(
                f"{figure.what:58} {figure.ours:10.1f} {figure.reference:10.1f} "
                f"{figure.ratio:7.2f}  {figure.bar}   ({figure.unit})",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
