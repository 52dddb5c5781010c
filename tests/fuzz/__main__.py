"""Coverage-guided fuzzing: ``python -m tests.fuzz badge_file -max_total_time=600`` (needs atheris).

What follows the target's name is for libFuzzer. Its corpus is kept under build/fuzz.
"""

import hashlib
import os
import sys

import atheris

with atheris.instrument_imports(include=["desktop_app", "openbadgeslib"]):
    from tests.fuzz.targets import TARGETS, timed
    from tests.support import ROOT


def main() -> None:
    """The command."""
    os.environ["QT_LOGGING_RULES"] = "qt.gui.imageio=false"  # what is wrong with a picture
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    corpus = ROOT / "build" / "fuzz" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds:
        (corpus / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
    limits = ["-max_len=65536", "-timeout=5", "-rss_limit_mb=1024"]
    crashes = f"-artifact_prefix={corpus.parent}/{name}-"
    atheris.Setup([sys.argv[0], str(corpus), crashes, *limits, *options], timed(target.feed))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
