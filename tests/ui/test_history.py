"""Undo and redo, with a list in the database's place."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.errors import InvalidInput
from desktop_app.ui.history import History
from tests.ui.support import WatchedTasks, wait_idle

Do = Callable[[str], None]


class Board:
    """What is written on; ``full`` refuses."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.full = False

    def write(self, word: str) -> None:
        if self.full:
            raise InvalidInput("The board is full.", "word")
        self.words.append(word)

    def wipe(self) -> None:
        if self.full:
            raise InvalidInput("The board is full.", "word")
        self.words.pop()


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def history(tasks: WatchedTasks) -> History:
    return History(tasks)


@pytest.fixture
def do(qtbot: QtBot, tasks: WatchedTasks, board: Board, history: History) -> Do:
    def write(word: str) -> None:
        history.do(f"writing {word}", lambda: board.write(word), board.wipe)
        wait_idle(qtbot, tasks)

    return write


def test_nothing_to_undo(history: History) -> None:
    assert not history.can_undo
    assert not history.can_redo


def test_undo_and_redo(
    qtbot: QtBot, tasks: WatchedTasks, history: History, board: Board, do: Do
) -> None:
    do("a")
    do("b")
    assert board.words == ["a", "b"]
    assert history.stack.undoText() == "writing b"
    for undone in (["a"], []):
        history.stack.undo()
        wait_idle(qtbot, tasks)
        assert board.words == undone
    assert not history.can_undo
    history.stack.redo()
    wait_idle(qtbot, tasks)
    assert board.words == ["a"]
    assert (history.can_undo, history.can_redo) == (True, True)


def test_what_was_refused_cannot_be_undone(
    qtbot: QtBot, tasks: WatchedTasks, history: History, board: Board, do: Do
) -> None:
    board.full = True
    with qtbot.waitSignal(tasks.problem):
        do("a")
    assert not history.can_undo


def test_refusal_goes_to_who_asked(
    qtbot: QtBot, tasks: WatchedTasks, history: History, board: Board
) -> None:
    board.full = True
    with qtbot.waitCallback() as failed, qtbot.assertNotEmitted(tasks.problem):
        history.do("writing", lambda: board.write("a"), board.wipe, failed=failed)


@pytest.mark.parametrize("again", [False, True])
def test_refused_step_can_be_tried_later(
    qtbot: QtBot, tasks: WatchedTasks, history: History, board: Board, do: Do, again: bool
) -> None:
    """Undo, or with ``again`` redo, that the database refuses leaves the stack as it was."""
    do("a")
    step = history.stack.undo
    if again:
        step()
        wait_idle(qtbot, tasks)
        step = history.stack.redo
    before = list(board.words)
    board.full = True
    with qtbot.waitSignal(tasks.problem) as told:
        step()
    assert told.args is not None
    assert told.args[1] is None, "trying again is what Edit → Undo is for"
    assert (history.can_undo, history.can_redo) == (not again, again)
    assert board.words == before
    board.full = False
    step()
    wait_idle(qtbot, tasks)
    assert board.words != before


def test_one_step_at_a_time(
    qtbot: QtBot, tasks: WatchedTasks, history: History, board: Board, do: Do
) -> None:
    do("a")
    do("b")
    with qtbot.waitSignal(history.changed):
        history.stack.undo()
    assert not history.can_undo, "the first undo is still being written"
    wait_idle(qtbot, tasks)
    assert history.can_undo


def test_new_change_forgets_what_could_be_redone(
    qtbot: QtBot, tasks: WatchedTasks, history: History, do: Do
) -> None:
    do("a")
    history.stack.undo()
    wait_idle(qtbot, tasks)
    do("b")
    assert not history.can_redo
