"""The targets: each takes any bytes, and raises where the program would have broken a promise."""

import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from desktop_app.badges import checking
from desktop_app.badges.checking import Standing, check
from desktop_app.badges.credential import FileKind
from desktop_app.models import open_database
from desktop_app.operations import InvalidInput, create_user, import_badges
from desktop_app.ui.picture import read_picture
from tests.badges.badge_files import ADA, make
from tests.badges.hostile import HOSTILE, KEY, TOKEN, png_with, svg_with
from tests.ui import pictures

LARGEST_SEED = 20_000
SECONDS = 1.0
OURS = frozenset({KEY.did})
GENUINE = [make(kind, KEY) for kind in FileKind]


class Broken(Exception):
    """A promise that was not kept."""


@dataclass(frozen=True)
class Target:
    """What is fed, and what to begin with."""

    feed: Callable[[bytes], None]
    seeds: list[bytes]


def badge_file(data: bytes) -> None:
    """A verdict in a sentence; genuine is only what our own key has signed, as it was signed."""
    with mock.patch.object(checking.log, "exception", _unexpected):
        verdict = check(data, OURS)
    if not str(verdict).endswith(".") or "{" in str(verdict):
        raise Broken(f"no sentence: {verdict}")
    if verdict.standing in (Standing.REFUSED, Standing.UNKNOWN) and verdict.claim is not None:
        raise Broken("claims of what was refused")
    if verdict.standing is Standing.GENUINE and TOKEN.encode() not in data:
        held = [file for file in GENUINE if file == data or file in data]
        if not held and not any(_body(file) in data for file in GENUINE):
            raise Broken("genuine, and not of our making")


def _unexpected(message: str) -> None:
    raise Broken(message)


def _body(file: bytes) -> bytes:
    """The signed part of a file."""
    at = file.index(b"eyJ")
    end = at
    while file[end : end + 1].isalnum() or file[end : end + 1] in (b"-", b"_", b"."):
        end += 1
    return file[at:end]


class BadgeImport:
    """Imports into a database of its own: a report or a sentence, and never a badge without it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._user_id = 0

    def __call__(self, data: bytes) -> None:
        if not self._user_id:
            open_database(str(Path(self._folder.name) / "fuzz.db"))
            self._user_id = create_user(ADA.name, ADA.email).id
        try:
            report = import_badges(self._user_id, data, OURS)
        except InvalidInput as refused:
            if not str(refused).endswith("."):
                raise Broken(f"no sentence: {refused}") from refused
            return
        if min(vars(report).values()) < 0:
            raise Broken(f"not a count: {report}")


class Picture:
    """A small PNG or a sentence. Qt looks no further into a PNG whose checksums are wrong."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._file = Path(self._folder.name) / "picture"

    def __call__(self, data: bytes) -> None:
        for content in {data, with_right_checksums(data)}:
            self._file.write_bytes(content)
            try:
                stored = read_picture(self._file)
            except InvalidInput as refused:
                if not str(refused).endswith("."):
                    raise Broken(f"no sentence: {refused}") from refused
                continue
            if stored[:8] != PNG_START or stored[16:24] != bytes((0, 0, 1, 0)) * 2:
                raise Broken("no picture of 256 by 256")


PNG_START = b"\x89PNG\r\n\x1a\n"


def with_right_checksums(data: bytes) -> bytes:
    """A PNG whose chunks, whatever is in them, are as they were written."""
    if not data.startswith(PNG_START):
        return data
    made, at = [PNG_START], len(PNG_START)
    while at < len(data):
        size = min(int.from_bytes(data[at : at + 4]), max(0, len(data) - at - 12))
        chunk = data[at + 4 : at + 8 + size]
        made += [size.to_bytes(4), chunk, zlib.crc32(chunk).to_bytes(4)]
        at += 12 + size
    return b"".join(made)


EXPORT = (
    b'{"format":"business-platform-badges","version":1,"holder":{"email":"ada@example.com"},'
    b'"badges":[{"name":"projectCreated","earned_at":1763812345678,"credential":"%s"},'
    b'{"name":"moonLanding","earned_at":1763812345678},{"name":7}]}'
) % TOKEN.encode()

TARGETS = {
    "badge_file": Target(
        badge_file,
        [
            *GENUINE,
            TOKEN.encode(),
            png_with(),
            svg_with("<g/>"),
            *(data for data, _ in HOSTILE.values() if len(data) < LARGEST_SEED),
        ],
    ),
    "badge_import": Target(
        BadgeImport(), [EXPORT, EXPORT.replace(TOKEN.encode(), b""), b"{}", b"[]"]
    ),
    "picture": Target(Picture(), pictures.seeds()),
}


def timed(feed: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """``feed``, which must not take longer than a second."""

    def run(data: bytes) -> None:
        began = time.thread_time()
        feed(data)
        took = time.thread_time() - began
        if took > SECONDS:
            raise Broken(f"{took:.2f} s for {len(data)} bytes")

    return run


def mutations(seeds: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Seeds with a few bytes changed, cut, doubled or exchanged, the same for the same ``seed``."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(data))
            size = chance.choice((1, 2, 8, 64))
            match chance.randrange(5):
                case 0:
                    data[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del data[at : at + size]
                case 2:
                    data[at:at] = data[at : at + size]
                case 3:
                    data[at:at] = chance.choice(
                        (b'"', b"{", b"[", b"<", b"&", b"\0", b"e9", b"\xff")
                    )
                case 4:
                    other = chance.choice(seeds)
                    start = chance.randint(0, len(other))
                    data[at : at + size] = other[start : start + size]
        yield bytes(data)
