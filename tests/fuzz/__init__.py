"""Fuzzing of what reads foreign bytes: `python -m tests.fuzz TARGET` with atheris, or seeded."""
