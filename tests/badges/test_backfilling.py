"""Backfill: dated truly, told once, and whoever runs it again changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from peewee import Database

from desktop_app.badges import (
    BadgeName,
    Rule,
    backfill,
    backfill_if_changed,
    backfilling,
    check_badge,
)
from desktop_app.models import Notification, Project, User, open_database
from desktop_app.models.queries import earned_badges, notifications
from desktop_app.models.rows import Fact, Kind, Origin
from desktop_app.models.tables import Setting, UserBadge
from desktop_app.operations import (
    create_action,
    create_data_type,
    create_project,
    create_user,
    delete,
    withdraw_badge,
)
from tests.badges.rules import THREE, add_badge, dump, earned, failing_awards, forget_awards
from tests.support import ExpectedLog, in_processes

NONE = dict.fromkeys(map(str, BadgeName), 0)


@pytest.fixture
def history(user: User, project: Project) -> list[User]:
    """Three users who made something, as if no badge had existed then; the third made nothing."""
    others = [create_user("Bob", "bob@example.com"), create_user("Cy", "cy@example.com")]
    create_action(user.id, project.id, "Mail")
    create_action(user.id, project.id, "Fax")
    delete(others[0].id, Kind.PROJECT, create_project(others[0].id, "Gone").id)
    forget_awards()
    return [user, *others]


def counts(user: User) -> list[tuple[str, dict[str, str], str]]:
    return [(row.kind, row.parameters, row.target) for row in notifications(user.id)]


def test_all(history: list[User]) -> None:
    assert backfill() == {**NONE, "projectCreated": 2, "firstActionCreated": 1}
    ada, bob, cy = history
    assert [badge.name for badge in earned_badges(ada.id)] == [
        "projectCreated",
        "firstActionCreated",
    ]
    assert [badge.name for badge in earned_badges(bob.id)] == ["projectCreated"]
    assert earned_badges(cy.id) == []
    assert {badge.origin for badge in earned_badges(ada.id)} == {Origin.BACKFILL}
    assert all(badge.verified for badge in earned_badges(ada.id))


def test_told_once(history: list[User]) -> None:
    backfill()
    ada, bob, cy = history
    assert counts(ada) == [("badgesAdded", {"count": "2"}, "badges")]
    assert counts(bob) == [("badgesAdded", {"count": "1"}, "badges")]
    assert counts(cy) == []


def test_dated_truly(history: list[User]) -> None:
    backfill()
    dates = [badge.earned_at for badge in earned_badges(history[0].id)]
    first = Project.select().order_by(Project.created_at).get()
    assert dates[0] == first.created_at
    assert UserBadge.select().where(UserBadge.recorded_at < UserBadge.earned_at).count() == 0


def test_deleted_facts_count(history: list[User]) -> None:
    backfill()
    (badge,) = earned_badges(history[1].id)
    assert badge.evidence is not None
    assert (badge.evidence.fact, badge.evidence.name) == (Fact.PROJECT, "Gone")
    assert badge.evidence.project_id == 0


def test_again(history: list[User]) -> None:
    backfill()
    before = dump()
    assert backfill() == NONE
    assert dump() == before


def test_told_of_what_was_imported_before(history: list[User]) -> None:
    """What a file said without proof, and the facts prove: the row stays, and the user is told."""
    ada = history[0]
    UserBadge.create(user=ada, name="projectCreated", earned_at=1, origin="import", verified=False)
    backfill(user_id=ada.id)
    assert counts(ada) == [("badgesAdded", {"count": "2"}, "badges")]
    assert backfill() == {**NONE, "projectCreated": 1}
    assert len(counts(ada)) == 1


def test_one_user(history: list[User]) -> None:
    ada, bob, _ = history
    assert backfill(user_id=bob.id) == {**NONE, "projectCreated": 1}
    assert earned_badges(ada.id) == []
    assert counts(ada) == []
    assert counts(bob) == [("badgesAdded", {"count": "1"}, "badges")]
    assert backfill(user_id=10**6) == NONE


def test_the_rest_later(history: list[User]) -> None:
    """Each run tells of its own awards only."""
    ada, bob, _ = history
    backfill(user_id=bob.id)
    assert backfill() == {**NONE, "projectCreated": 1, "firstActionCreated": 1}
    assert len(counts(ada)) == len(counts(bob)) == 1


@pytest.mark.parametrize("inside", [False, True], ids=["alone", "in a transaction"])
def test_dry_run(inside: bool, history: list[User], database: Database) -> None:
    before = dump()
    if inside:
        with database.atomic():
            create_user("Dan", "dan@example.com")
            found = backfill(dry_run=True)
            User.delete().where(User.name == "Dan").execute()
    else:
        found = backfill(dry_run=True)
    assert found == {**NONE, "projectCreated": 2, "firstActionCreated": 1}
    assert dump() == before
    assert backfill() == found


def test_live_awards_stay(user: User, project: Project) -> None:
    before = dump()
    assert backfill() == NONE
    assert dump() == before


def test_same_as_live(user: User, project: Project) -> None:
    create_data_type(user.id, project.id, "Stock")
    live = earned()
    forget_awards()
    backfill()
    assert earned() == live


def test_repairs(user: User, expected_log: ExpectedLog) -> None:
    with failing_awards():
        project = create_project(user.id, "Shop")
    expected_log.take("awarding projectCreated")
    assert earned_badges(user.id) == []
    assert backfill(user_id=user.id)["projectCreated"] == 1
    assert earned_badges(user.id)[0].earned_at == project.created_at
    assert check_badge("projectCreated", user.id) is False


def test_withdrawn_stays_withdrawn(user: User, project: Project) -> None:
    withdraw_badge(user.id, user.id, "projectCreated", "By mistake")
    before = dump()
    assert backfill() == NONE
    assert backfill(user_id=user.id) == NONE
    assert dump() == before
    assert earned_badges(user.id) == []


def test_rolled_back_with_the_caller(history: list[User], database: Database) -> None:
    before = dump()
    with database.atomic() as block:
        backfill()
        block.rollback()
    assert dump() == before


@contextmanager
def cannot_tell() -> Iterator[None]:
    """Every notification of a backfill fails."""

    def fail(*_: object) -> None:
        raise RuntimeError("no notification")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backfilling, "_notify", fail)
        yield


def test_fails_as_a_whole(history: list[User]) -> None:
    before = dump()
    with cannot_tell(), pytest.raises(RuntimeError):
        backfill()
    assert dump() == before


def test_two_at_once(history: list[User], database_url: str) -> None:
    """Two computers start the new version at the same moment."""
    results = in_processes(4, database_url, "backfill")
    assert sum(result["projectCreated"] for result in results) == 2
    assert [len(counts(user)) for user in history] == [1, 1, 0]
    assert UserBadge.select().count() == 3


# When


def test_first_start(history: list[User]) -> None:
    backfill_if_changed()
    assert UserBadge.select().count() == 3


def test_nothing_changed(history: list[User], database_url: str) -> None:
    backfill_if_changed()
    forget_awards()
    for _ in range(2):
        open_database(database_url)
        backfill_if_changed()
        assert UserBadge.select().count() == 0


@pytest.mark.parametrize("rule", [Rule(Fact.ACTION, 2), Rule(Fact.PROJECT)])
def test_catalogue_changed(
    rule: Rule, history: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    backfill_if_changed()
    add_badge(monkeypatch, THREE, Rule(Fact.PROJECT, 3))
    backfill_if_changed()
    assert UserBadge.select().count() == 3
    add_badge(monkeypatch, THREE, rule)  # the rule, and nothing else
    backfill_if_changed()
    assert THREE in {badge.name for badge in earned_badges(history[0].id)}
    assert Setting.select().count() == 1


def test_texts_do_not_matter(history: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from desktop_app.badges import definitions

    backfill_if_changed()
    forget_awards()
    changed = {
        name: replace(badge, label_key="Another label")
        for name, badge in definitions._DEFINITIONS.items()
    }
    monkeypatch.setattr(definitions, "_DEFINITIONS", changed)
    backfill_if_changed()
    assert UserBadge.select().count() == Notification.select().count() == 0


def test_failed_start_is_done_again(history: list[User]) -> None:
    with cannot_tell(), pytest.raises(RuntimeError):
        backfill_if_changed()
    backfill_if_changed()
    assert UserBadge.select().count() == 3
