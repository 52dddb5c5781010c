"""The SQL that a rule stands for: who has earned a badge, when, and by what."""

from functools import cache

from ..models.facts import FACTS
from ..models.rows import Origin
from .definitions import Rule

# What is put together here are our own names and numbers; values are parameters (`?`).
_NO_FACT = (
    "SELECT CAST(NULL AS bigint) AS who, CAST(NULL AS bigint) AS id,"
    " CAST(NULL AS varchar(254)) AS name, CAST(NULL AS bigint) AS created_at WHERE 1 = 0"
)

_COLUMNS = (
    "earned_at",
    "recorded_at",
    "origin",
    "verified",
    "evidence_kind",
    "evidence_id",
    "evidence_name",
)
# What somebody imported without proof, and then does, is earned: unless an owner took it back.
_PROVEN = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)
_UNPROVEN = (
    "NOT user_badge.verified AND NOT EXISTS (SELECT 1 FROM badge_withdrawal w"
    " WHERE w.user_badge_id = user_badge.id AND w.returned_at IS NULL)"
)
# Without it the key would decide as well; but PostgreSQL locks each row that it meets at the key.
_MISSING = (
    "NOT EXISTS (SELECT 1 FROM user_badge b"
    " WHERE b.user_id = u.id AND b.name = p.badge AND b.verified)"
)


@cache
def award_statement(rule: Rule | None) -> str:
    """Awards a badge to one user. Parameters: the badge's name, now (ms) twice, user (, user).

    A first is awarded even where the database knows no fact (who calls says that there is one), a
    count only when it has been reached. Deleted rows count: what was done was done.
    """
    if rule is None:
        return _insert("", Origin.LIVE, f"LEFT JOIN ({_NO_FACT}) f ON f.who = u.id WHERE u.id = ?")
    place = FACTS[rule.fact]
    nth = (
        f"SELECT {place.who} AS who, id, {place.name} AS name, created_at FROM {place.table}"
        f" WHERE {place.who} = ? ORDER BY created_at, id LIMIT 1 OFFSET {rule.count - 1:d}"
    )
    join = "LEFT JOIN" if rule.count == 1 else "JOIN"
    return _insert(rule.fact, Origin.LIVE, f"{join} ({nth}) f ON f.who = u.id WHERE u.id = ?")


@cache
def backfill_statement(rule: Rule, *, one_user: bool) -> str:
    """Awards a badge to all who earned it, or to one. Parameters: its name, now, mark (, user).

    One window over the facts finds each user's ``count``-th.
    """
    place = FACTS[rule.fact]
    whose = f" WHERE {place.who} = ?" if one_user else ""
    facts = (
        f"SELECT {place.who} AS who, id, {place.name} AS name, created_at,"
        f" row_number() OVER (PARTITION BY {place.who} ORDER BY created_at, id) AS place"
        f" FROM {place.table}{whose}"
    )
    return _insert(
        rule.fact,
        Origin.BACKFILL,
        f"JOIN ({facts}) f ON f.who = u.id WHERE f.place = {rule.count:d}",
    )


def _insert(kind: str, origin: Origin, source: str) -> str:
    """Records what ``source``, which ends in a WHERE, finds for the user ``u`` by the fact ``f``.

    The key keeps it once. The date is neither before the account nor after now, whatever a clock
    has said meanwhile.
    """
    moment = "CASE WHEN f.created_at < p.now THEN f.created_at ELSE p.now END"
    return (
        "INSERT INTO user_badge (user_id, name, earned_at, recorded_at, origin, verified,"
        " evidence_kind, evidence_id, evidence_name)"
        f" SELECT u.id, p.badge,"
        f" CASE WHEN ({moment}) < u.created_at THEN u.created_at ELSE ({moment}) END,"
        f" p.recorded, '{origin}', TRUE,"
        f" CASE WHEN f.id IS NULL THEN NULL ELSE '{kind}' END, f.id, f.name"
        " FROM (SELECT CAST(? AS varchar(100)) AS badge, CAST(? AS bigint) AS now,"
        " CAST(? AS bigint) AS recorded) p"
        f' CROSS JOIN "user" u {source} AND {_MISSING}'
        f" ON CONFLICT (user_id, name) DO UPDATE SET {_PROVEN} WHERE {_UNPROVEN}"
    )
