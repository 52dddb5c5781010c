"""Taking one's badges along: the exported file, and what an import makes of it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import Database

from desktop_app.badges import BadgeName, EarnedBadge, backfill, check_badge
from desktop_app.badges.checking import Standing, check
from desktop_app.badges.credential import Holder, sign
from desktop_app.badges.signing_key import SigningKey
from desktop_app.models import User
from desktop_app.models.clock import now
from desktop_app.models.rows import Origin
from desktop_app.models.tables import Notification, UserBadge
from desktop_app.operations import (
    ImportReport,
    InvalidInput,
    create_project,
    create_user,
    export_badges,
    held_badge,
    import_badges,
    return_badge,
    withdraw_badge,
)
from tests.badges.badge_files import EARNED_AT, new_key
from tests.support import in_threads

ADA = "ada@example.com"
NAME = BadgeName.PROJECT_CREATED
ACTION = BadgeName.FIRST_ACTION_CREATED
KEY = new_key()
OURS = frozenset({KEY.did})


def entry(name: object = NAME, earned_at: object = EARNED_AT, proof: object = None) -> Any:
    return {"name": name, "earned_at": earned_at, "credential": proof}


def proven(
    name: str = NAME, earned_at: int = EARNED_AT, key: SigningKey = KEY, email: str = ADA
) -> Any:
    token = sign(EarnedBadge(name, earned_at), Holder("Ada", email), key)
    return entry(name, earned_at, token)


def export(*badges: object, **others: object) -> bytes:
    document = {
        "format": "business-platform-badges",
        "version": 1,
        "holder": {"name": "Ada", "email": ADA},
        "badges": list(badges),
    }
    return json.dumps(document | others).encode()


def load(user: User, *badges: object) -> ImportReport:
    return import_badges(user.id, export(*badges), OURS)


def held(user: User) -> list[tuple[str, int, str, bool]]:
    return [(str(b.name), b.earned_at, b.origin.value, b.verified) for b in user.badges]


def test_export(user: User) -> None:
    check_badge(NAME, user.id)
    check_badge(ACTION, user.id)
    document = json.loads(export_badges(user.id, KEY))
    assert (document["format"], document["version"]) == ("business-platform-badges", 1)
    assert document["holder"] == {"name": "Ada", "email": ADA}
    assert [(b["name"], b["earned_at"]) for b in document["badges"]] == [
        (badge.name, badge.earned_at) for badge in user.badges
    ]
    for badge in document["badges"]:
        verdict = check(badge["credential"].encode(), OURS)
        assert verdict.standing is Standing.GENUINE
        assert verdict.claim is not None
        assert verdict.claim.badge == badge["name"]
        assert verdict.claim.is_of(ADA)


def test_export_of_nothing(user: User) -> None:
    assert json.loads(export_badges(user.id, KEY))["badges"] == []


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(list(BadgeName)), st.integers(EARNED_AT, EARNED_AT + 10**9)))
def test_round_trip(user: User, earned: dict[BadgeName, int]) -> None:
    UserBadge.delete().execute()
    for name, moment in earned.items():
        UserBadge.create(user=user, name=name.value, earned_at=moment)
    before = user.badges
    data = export_badges(user.id, KEY)
    kept = ImportReport(kept=len(earned))
    assert import_badges(user.id, data, OURS) == kept
    assert [row[2] for row in held(user)] == ["live"] * len(earned)
    UserBadge.delete().execute()
    assert import_badges(user.id, data, OURS) == ImportReport(added=len(earned))
    assert [(b.name, b.earned_at, b.verified) for b in user.badges] == [
        (b.name, b.earned_at, True) for b in before
    ]
    assert import_badges(user.id, data, OURS) == kept
    UserBadge.delete().execute()
    there = ImportReport(added=len(earned), unverified=len(earned))
    assert import_badges(user.id, data) == there
    assert {row[3] for row in held(user)} <= {False}
    assert import_badges(user.id, data, OURS) == ImportReport(improved=len(earned))
    assert {row[3] for row in held(user)} <= {True}


def test_imported_and_marked(user: User) -> None:
    assert load(user, entry()) == ImportReport(added=1, unverified=1)
    assert held(user) == [(NAME, EARNED_AT, "import", False)]
    (row,) = UserBadge.select()
    assert abs(row.recorded_at - now()) < 60_000
    assert Notification.select().count() == 0


@pytest.mark.parametrize(
    "badge",
    [
        entry(proof=""),
        entry(proof=7),
        entry(proof="eyJ.eyJ.eyJ"),
        entry(proof=proven(key=new_key())["credential"]),
        entry(proof=proven(email="bob@example.com")["credential"]),
        entry(proof=proven(name=ACTION)["credential"]),
        entry(proof=proven(earned_at=EARNED_AT + 1)["credential"]),
        entry(proof=proven()["credential"][:-2]),
    ],
)
def test_false_proof_is_none(user: User, badge: object) -> None:
    assert load(user, badge) == ImportReport(added=1, unverified=1)
    assert held(user) == [(NAME, EARNED_AT, "import", False)]


def test_what_is_not_verified_is_not_laundered(user: User) -> None:
    load(user, entry())
    data = export_badges(user.id, KEY)
    assert json.loads(data)["badges"] == [entry()]
    assert import_badges(user.id, data, OURS) == ImportReport(kept=1)
    with pytest.raises(InvalidInput):
        sign(held_badge(user.id, NAME), Holder("Ada", ADA), KEY)


EARLIER, LATER = EARNED_AT - 5_000, EARNED_AT + 5_000


@pytest.mark.parametrize(
    ("there", "comes", "result"),
    [
        (proven(), proven(), (EARNED_AT, True)),
        (proven(), proven(earned_at=EARLIER), (EARLIER, True)),
        (proven(), proven(earned_at=LATER), (EARNED_AT, True)),
        (entry(), entry(earned_at=EARLIER), (EARLIER, False)),
        (entry(), entry(earned_at=LATER), (EARNED_AT, False)),
        # What is proven stands above what is only said.
        (proven(), entry(earned_at=EARLIER), (EARNED_AT, True)),
        (entry(), proven(earned_at=LATER), (LATER, True)),
    ],
)
def test_earliest_date_wins(user: User, there: Any, comes: Any, result: tuple[int, bool]) -> None:
    load(user, there)
    report = load(user, comes)
    assert (report.improved, report.kept) in ((1, 0), (0, 1))
    assert [row[1::2] for row in held(user)] == [result]


def test_file_with_a_badge_twice(user: User) -> None:
    report = load(user, entry(), entry(earned_at=EARLIER), entry(earned_at=LATER))
    assert report == ImportReport(added=1, kept=2, unverified=1)
    assert held(user) == [(NAME, EARLIER, "import", False)]


def test_badge_of_ones_own_stays_as_it_is(user: User) -> None:
    create_project(user.id, "Shop")
    (before,) = user.badges
    assert load(user, entry()) == ImportReport(kept=1)
    (after,) = user.badges
    assert after == before
    assert (after.origin, after.evidence) == (Origin.LIVE, before.evidence)


def test_unknown_badges_are_kept_out_and_counted(user: User) -> None:
    assert load(user, entry("moonLanding"), entry()) == ImportReport(
        added=1, unknown=1, unverified=1
    )


@pytest.mark.parametrize(
    "badge",
    [
        None,
        [],
        "projectCreated",
        {},
        {"name": NAME},
        {"earned_at": EARNED_AT},
        entry(7),
        entry(earned_at="yesterday"),
        entry(earned_at=None),
        entry(earned_at=True),
        entry(earned_at=1.5e12),
        entry(earned_at=0),
        entry(earned_at=-(10**30)),
        entry(earned_at=10**30),
        entry(earned_at=now() + 10**9),
    ],
)
def test_senseless_entries_are_kept_out_and_counted(user: User, badge: object) -> None:
    assert load(user, badge, entry()) == ImportReport(added=1, invalid=1, unverified=1)


def test_withdrawn_badge_does_not_come_back(user: User) -> None:
    project = create_project(user.id, "Shop")
    (badge,) = user.badges
    data = export_badges(user.id, KEY)
    withdraw_badge(user.id, user.id, NAME, "By mistake")
    assert project is not None
    assert import_badges(user.id, data, OURS) == ImportReport(kept=1)
    assert load(user, proven(earned_at=EARLIER)) == ImportReport(kept=1)
    assert user.badges == []
    assert json.loads(export_badges(user.id, KEY))["badges"] == []
    with pytest.raises(InvalidInput):
        held_badge(user.id, NAME)
    return_badge(user.id, user.id, NAME)
    assert user.badges == [badge]


def test_what_was_imported_without_proof_can_still_be_earned(user: User) -> None:
    load(user, entry())
    project = create_project(user.id, "Shop")
    (badge,) = user.badges
    assert (badge.origin, badge.verified) == (Origin.LIVE, True)
    assert badge.evidence is not None
    assert badge.evidence.id == project.id
    assert abs(badge.earned_at - now()) < 60_000
    assert Notification.select().count() == 1
    create_project(user.id, "Garden")
    assert not check_badge(NAME, user.id)
    assert user.badges == [badge]
    assert Notification.select().count() == 1


def test_backfill_proves_what_was_imported_without_proof(user: User) -> None:
    create_project(user.id, "Shop")
    (before,) = user.badges
    UserBadge.delete().execute()
    load(user, entry())
    assert backfill()[NAME] == 1
    (after,) = user.badges
    assert (after.earned_at, after.verified) == (before.earned_at, True)
    assert after.origin is Origin.BACKFILL
    assert backfill()[NAME] == 0


def test_what_was_withdrawn_is_not_earned_again_by_having_been_imported(user: User) -> None:
    create_project(user.id, "Shop")
    UserBadge.delete().execute()
    load(user, entry())
    withdraw_badge(user.id, user.id, NAME, "By mistake")
    create_project(user.id, "Garden")
    assert not check_badge(NAME, user.id)
    assert backfill()[NAME] == 0
    assert user.badges == []


def test_badge_of_a_newer_version_is_exported_without_proof(user: User) -> None:
    UserBadge.create(user=user, name="moonLanding", earned_at=EARNED_AT)
    assert json.loads(export_badges(user.id, KEY))["badges"] == [entry("moonLanding")]


def test_somebody_elses_badges(user: User) -> None:
    other = create_user("Bob", "bob@example.com")
    check_badge(NAME, other.id)
    with pytest.raises(InvalidInput) as caught:
        import_badges(user.id, export_badges(other.id, KEY), OURS)
    assert "bob@example.com" in str(caught.value)
    assert held(user) == []


def test_own_address_spelled_otherwise(user: User) -> None:
    data = export(entry(), holder={"email": "ADA@Example.com"})
    assert import_badges(user.id, data).added == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a file of exported badges"),
        (b"{}", "not a file of exported badges"),
        (b"[]", "not a file of exported badges"),
        (b"\xff\xfe", "not a file of exported badges"),
        (b"[" * 15_000, "not a file of exported badges"),
        (b'{"a":"' + b"a" * 9_000_000, "not a file of exported badges"),
        (export(format="others"), "not a file of exported badges"),
        (export(version=0), "not a file of exported badges"),
        (export(version="1"), "not a file of exported badges"),
        (export(version=True), "not a file of exported badges"),
        (export(badges={}), "not a file of exported badges"),
        (export(holder=None), "not a file of exported badges"),
        (export(holder={"email": 7}), "not a file of exported badges"),
        (export(version=2), "newer version"),
        (export(*[entry()] * 301), "at most 300"),
    ],
)
def test_files_that_are_none(user: User, data: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        import_badges(user.id, data, OURS)
    assert sentence in str(caught.value)
    assert caught.value.field == "file"
    assert held(user) == []


def test_largest_file(user: User) -> None:
    assert import_badges(user.id, export(*[proven()] * 300), OURS).added == 1


def test_file_after_a_byte_order_mark(user: User) -> None:
    assert import_badges(user.id, b"\xef\xbb\xbf" + export(entry())).added == 1


def test_nothing_is_kept_of_an_import_that_fails(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.operations import badge_transfer as module

    merge: Callable[..., str] = module._merge

    def fail(user_id: int, found: Any) -> str:
        if found.name == ACTION:
            raise RuntimeError("in the middle")
        return merge(user_id, found)

    monkeypatch.setattr(module, "_merge", fail)
    with pytest.raises(RuntimeError):
        load(user, entry(), entry(ACTION))
    assert held(user) == []


def test_two_imports_at_once(user: User, database: Database) -> None:
    data = export(*(proven(name) for name in BadgeName))
    reports = in_threads(4, lambda: import_badges(user.id, data, OURS))
    assert sorted(report.added for report in reports) == [0, 0, 0, 5]
    assert len(held(user)) == 5


def test_nobodys_badges(database: Database) -> None:
    with pytest.raises(InvalidInput):
        export_badges(1, KEY)
    with pytest.raises(InvalidInput):
        import_badges(1, export())
