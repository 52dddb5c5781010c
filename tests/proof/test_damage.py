"""A damaged file: it works with what is whole, or is refused with a sentence and kept as it is.

What no check can see is a bit of somebody's text or number that became another: it is read as it is
now. Everything else that a bit can change (structure, keys, the tables' SQL) is noticed.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.badges import backfill
from desktop_app.models import close_database, open_database, queries
from desktop_app.models import database as module
from desktop_app.models.backup import back_up
from desktop_app.models.rows import Kind
from desktop_app.models.tables import database
from desktop_app.operations import (
    StorageError,
    create_action,
    create_application,
    create_data_type,
    create_project,
    create_user,
    invite_member,
    withdraw_badge,
)

PEOPLE = 3
HEADER = 100  # bytes, https://sqlite.org/fileformat2.html#the_database_header
VARIANTS = [60, pytest.param(1_000, marks=pytest.mark.soak)]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a row in every table."""
    file = tmp_path_factory.mktemp("damage") / "platform.db"
    open_database(file)
    with database.atomic():
        for number in range(PEOPLE):
            user = create_user(f"User {number}", address(number)).id
            place = create_project(user, "Shop").id
            for n in range(15):
                create_project(user, f"Project {n}")
            create_action(user, place, "Mail")
            create_data_type(user, place, "Stock", "What there is")
            create_application(user, place, "Desk")
            invite_member(user, place, "bob@example.com")
        withdraw_badge(user, user, "projectCreated", "For the test")
    backfill()
    close_database()
    return file


def address(number: int) -> str:
    return f"user{number}@example.com"


def read() -> list[object]:
    """What the windows show of everything."""
    found: list[object] = []
    for number in range(PEOPLE):
        user = queries.find_user(address(number))
        found.append(user)
        if user is None:
            continue
        found += [queries.earned_badges(user.id), queries.notifications(user.id)]
        found += [queries.withdrawals(user.id), queries.unread_count(user.id)]
        for project in queries.projects(user.id)[:2]:
            found += [queries.items(kind, project.id) for kind in Kind if kind in queries.ITEMS]
            found += [queries.members(project.id), queries.member_badges(project.id)]
            found.append(queries.overview(project.id))
    return found


def cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


def cut_at_a_page(content: bytearray, dice: random.Random) -> None:
    del content[4096 * dice.randrange(len(content) // 4096) :]


def flip_header(content: bytearray, dice: random.Random) -> None:
    flip(content, dice.randrange(HEADER), dice)


def flip_schema(content: bytearray, dice: random.Random) -> None:
    flip(content, dice.randrange(HEADER, 12_000), dice)


def flip_anywhere(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice([1, 3, 30])):
        flip(content, dice.randrange(len(content)), dice)


def flip(content: bytearray, place: int, dice: random.Random) -> None:
    content[place] ^= 1 << dice.randrange(8)


def wipe_page(content: bytearray, dice: random.Random) -> None:
    page = 4096 * dice.randrange(len(content) // 4096)
    content[page : page + 4096] = bytes(4096)


DAMAGES: list[Callable[[bytearray, random.Random], None]] = [
    cut,
    cut_at_a_page,
    flip_header,
    flip_schema,
    flip_anywhere,
    wipe_page,
]


def outcome(file: Path, whole: list[object]) -> str:
    """What happens to who opens ``file``; whatever is no StorageError is for the test to see."""
    before = file.read_bytes()
    try:
        open_database(file)
    except StorageError as error:
        assert file.read_bytes() == before, "refused, but not kept"
        return f"refused: {error.template}"
    try:
        found = read()
    except StorageError as error:
        return f"cannot be read: {error.template}"
    finally:
        close_database()
    assert None not in found[: 1 + len(found) // PEOPLE], "silently empty"
    assert len(found) == len(whole)
    return "whole" if found == whole else "another text or number"


@pytest.mark.parametrize("variants", VARIANTS)
def test_damaged(variants: int, original: Path, tmp_path: Path) -> None:
    open_database(original)
    whole = read()
    close_database()
    content = original.read_bytes()
    outcomes: Counter[str] = Counter()
    for seed in range(variants):
        dice = random.Random(seed)
        damaged = bytearray(content)
        DAMAGES[seed % len(DAMAGES)](damaged, dice)
        folder = tmp_path / str(seed)
        folder.mkdir()
        file = folder / "platform.db"
        file.write_bytes(damaged)
        if not damaged:
            continue  # see test_emptied
        try:
            outcomes[outcome(file, whole)] += 1
        except Exception as error:
            error.add_note(f"variant {seed}")
            raise
        shutil.rmtree(folder)
    for what, count in outcomes.most_common():
        print(f"{count:5} {what}")  # noqa: T201
    assert sum(count for what, count in outcomes.items() if "damaged" in what) > variants / 4


def test_emptied(original: Path, tmp_path: Path) -> None:
    """A file that a backup says was not always empty is not taken for a new one."""
    file = tmp_path / "platform.db"
    shutil.copy(original, file)
    opened = open_database(file)
    back_up(opened, "for the test")  # type: ignore[arg-type]
    close_database()
    file.write_bytes(b"")
    assert outcome(file, []) == f"refused: {module.DAMAGED}"
    assert file.read_bytes() == b""


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE notification SET target = CAST(x'62e561' AS TEXT)", module.DAMAGED),
        ("UPDATE notification SET parameters = '{\"badge'", module.DAMAGED),
    ],
    ids=["no UTF-8", "no JSON"],
)
def test_unreadable_values(sql: str, sentence: str, original: Path, tmp_path: Path) -> None:
    """What only reading finds out."""
    file = tmp_path / "platform.db"
    shutil.copy(original, file)
    open_database(file).execute_sql(sql)
    close_database()
    assert outcome(file, []) == f"cannot be read: {sentence}"


def test_damaged_after_opening(original: Path, tmp_path: Path) -> None:
    file = tmp_path / "platform.db"
    shutil.copy(original, file)
    open_database(file)
    close_database()
    file.write_bytes(file.read_bytes()[: HEADER * 41])
    with pytest.raises(StorageError):
        read()
    close_database()


def test_kept_with_its_log(original: Path, tmp_path: Path) -> None:
    """What a killed process left in the write-ahead log stays there, where the file is refused."""
    file = tmp_path / "platform.db"
    shutil.copy(original, file)
    open_database(file)
    create_user("Late", "late@example.com")
    killed = tmp_path / "killed"
    killed.mkdir()
    for part in tmp_path.glob("platform.db*"):
        shutil.copy(part, killed)
    close_database()
    damaged = killed / "platform.db"
    content = bytearray(damaged.read_bytes())
    place = content.rindex(b"owner")
    content[place : place + 5] = b"ownar"
    damaged.write_bytes(content)
    log = (killed / "platform.db-wal").read_bytes()
    assert len(log) > 4096
    assert outcome(damaged, []) == f"refused: {module.DAMAGED}"
    assert (killed / "platform.db-wal").read_bytes() == log
