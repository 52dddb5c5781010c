"""The database thread: order, threads, owners that are gone, errors, and the end."""

import gc
import threading
from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.errors import InvalidInput, PlatformError, StorageError
from desktop_app.ui.tasks import Tasks
from tests.ui.support import LONG_MS, WatchedTasks, ask, busy, wait_idle


def refuse() -> None:
    raise StorageError("No room.")


def test_works_on_its_thread_and_answers_on_ours(qtbot: QtBot, tasks: WatchedTasks) -> None:
    answered: list[threading.Thread] = []
    worked = ask(qtbot, tasks, threading.current_thread)
    tasks.run(tasks, lambda: None, lambda _: answered.append(threading.current_thread()))
    wait_idle(qtbot, tasks)
    assert worked is not threading.current_thread()
    assert answered == [threading.current_thread()]


def test_works_in_the_order_asked(qtbot: QtBot, tasks: WatchedTasks) -> None:
    worked: list[int] = []
    for number in range(50):
        tasks.run(tasks, partial(worked.append, number), lambda _: None)
    wait_idle(qtbot, tasks)
    assert worked == list(range(50))


def test_no_answer_comes_while_the_question_is_asked(qtbot: QtBot, tasks: WatchedTasks) -> None:
    """Even where the thread is so quick that the callback is set after the work is done."""
    answers: list[int] = []
    for number in range(500):
        tasks.run(tasks, partial(int, number), answers.append)
        assert answers == []
    wait_idle(qtbot, tasks)
    assert answers == list(range(500))


@pytest.mark.parametrize("work", [lambda: None, refuse])
def test_owner_that_is_gone_is_not_told(
    qtbot: QtBot, tasks: WatchedTasks, work: Callable[[], None]
) -> None:
    owner, told = QObject(), list[object]()
    tasks.run(owner, work, told.append, told.append)
    shiboken6.delete(owner)
    wait_idle(qtbot, tasks)
    assert told == []


def test_problem_that_nobody_handles_can_be_tried_again(qtbot: QtBot, tasks: WatchedTasks) -> None:
    answers: list[str] = []
    problems: list[PlatformError] = [StorageError("No room.")]

    def work() -> str:
        if problems:
            raise problems.pop()
        return "done"

    with qtbot.waitSignal(tasks.problem) as told:
        tasks.run(tasks, work, answers.append)
    assert told.args is not None
    error, again = told.args
    assert str(error) == "No room."
    again()
    wait_idle(qtbot, tasks)
    assert answers == ["done"]


def test_problem_that_is_handled_is_not_announced(qtbot: QtBot, tasks: WatchedTasks) -> None:
    failed: list[PlatformError] = []
    with qtbot.assertNotEmitted(tasks.problem), qtbot.assertNotEmitted(tasks.changed):
        tasks.write(tasks, refuse, failed=failed.append)
        wait_idle(qtbot, tasks)
    assert [str(error) for error in failed] == ["No room."]


def test_write_is_announced_after_its_answer(qtbot: QtBot, tasks: WatchedTasks) -> None:
    order: list[str] = []
    tasks.changed.connect(lambda: order.append("changed"))
    tasks.write(tasks, lambda: None, lambda _: order.append("then"))
    wait_idle(qtbot, tasks)
    assert order == ["then", "changed"]


def test_write_is_announced_whoever_is_gone(qtbot: QtBot, tasks: WatchedTasks) -> None:
    owner = QObject()
    with qtbot.waitSignal(tasks.changed):
        tasks.write(owner, lambda: None)
        shiboken6.delete(owner)


def test_reading_is_not_announced(qtbot: QtBot, tasks: WatchedTasks) -> None:
    with qtbot.assertNotEmitted(tasks.changed):
        wait_idle(qtbot, tasks)


def test_bug_is_raised_where_it_is_seen(qtbot: QtBot, tasks: WatchedTasks) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.run(tasks, lambda: 1 // 0, lambda _: None)
        wait_idle(qtbot, tasks)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_who_asked_hears_of_a_bug(qtbot: QtBot, tasks: WatchedTasks) -> None:
    """A form that waits for ever could not even be closed."""
    with qtbot.captureExceptions() as caught:
        with qtbot.waitCallback() as failed:
            tasks.run(tasks, lambda: 1 // 0, lambda _: None, failed)
        wait_idle(qtbot, tasks)
    assert failed.args is not None
    assert "mistake in the application" in str(failed.args[0])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_bug_in_one_task_does_not_stop_the_next(qtbot: QtBot, tasks: WatchedTasks) -> None:
    with qtbot.captureExceptions():
        tasks.run(tasks, lambda: 1 // 0, lambda _: None)
        assert ask(qtbot, tasks, lambda: "here") == "here"


def test_long_work_is_told_of(qtbot: QtBot, tasks: WatchedTasks) -> None:
    told: list[bool] = []
    tasks.busy.connect(told.append)
    with busy(tasks):
        qtbot.waitUntil(lambda: told == [True], timeout=LONG_MS)
    wait_idle(qtbot, tasks)
    assert told == [True, False]


class Mortal:
    """Writes down on which thread it dies."""

    def __init__(self, deaths: list[str]) -> None:
        self.deaths = deaths

    def work(self) -> None:
        """What a task does."""

    def take(self, result: None) -> None:
        """What follows."""

    def __del__(self) -> None:
        self.deaths.append(threading.current_thread().name)


def test_what_a_task_holds_dies_on_this_thread(qtbot: QtBot, tasks: WatchedTasks) -> None:
    """Widgets that died on the other one would wait for this thread, and it for them."""
    deaths: list[str] = []
    for _ in range(300):
        tasks.run(tasks, Mortal(deaths).work, Mortal(deaths).take)
    wait_idle(qtbot, tasks)
    gc.collect()
    assert deaths == [threading.main_thread().name] * 600


def test_garbage_is_collected_on_this_thread(qtbot: QtBot, tasks: WatchedTasks) -> None:
    deaths: list[str] = []
    for _ in range(1_000):
        ring: list[object] = [Mortal(deaths)]
        ring.append(ring)
    del ring
    ask(qtbot, tasks, lambda: [[at] for at in range(100_000)] and None)
    assert deaths == []
    qtbot.waitUntil(lambda: len(deaths) == 1_000, timeout=LONG_MS)
    assert set(deaths) == {threading.main_thread().name}


def test_stopping_finishes_what_was_asked() -> None:
    tasks, worked = Tasks(), list[str]()
    gate = threading.Event()
    tasks.run(tasks, gate.wait, lambda _: None)
    tasks.write(tasks, lambda: worked.append("written"))
    gate.set()
    tasks.stop(lambda: worked.append("closed"))
    assert worked == ["written", "closed"]


def test_error_keeps_its_field(qtbot: QtBot, tasks: WatchedTasks) -> None:
    def work() -> None:
        raise InvalidInput("No.", "name")

    with qtbot.waitCallback() as failed:
        tasks.run(tasks, work, lambda _: None, failed)
    assert failed.args is not None
    assert failed.args[0].field == "name"
