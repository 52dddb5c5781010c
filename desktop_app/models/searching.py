"""Search over everything that a user may see: names with typing errors, records by their words."""

import re
from collections.abc import Iterable, Mapping, Sequence

from .database import session
from .fields import DataTypeRow
from .full_text import (
    drop_index,
    fields_of,
    latest_matches,
    make_index,
    pattern,
    vocabulary,
    words_of,
)
from .keys import sort_key
from .record_pages import data_types_of, titles_where
from .record_rows import Hit
from .record_store import among, fetch, listed
from .tables import database

__all__ = ["drop_index", "make_index", "search"]

EXACT = 100
RECORDS_LAST = 0.95
"""Where a record and something else are called the same, the other comes first."""
NEAR = 72
"""How alike a name and what was typed must be, of 100."""
ALIKE = 75
"""How alike a word of a record and one that was typed must be, of 100."""


@session()
def search(user_id: int, text: str, limit: int) -> list[Hit]:
    """What a user may mean who typed ``text``, the likeliest first.

    Projects, data types, actions and applications by their names, as long as these are roughly the
    same; records by the beginnings of their words. Only of projects that the user belongs to.
    """
    projects = _projects(user_id)
    if not words_of(text) or not projects:
        return []
    found = _names(projects, text)
    types = _types(projects)
    words = words_of(text)
    records = _records(types, words, limit)
    if not records and not any(score == EXACT for score, _ in found):
        records = _records(types, _meant(types, words), limit)
    found += [(_likeness(text, hit.title) * RECORDS_LAST, hit) for hit in records]
    found.sort(key=lambda pair: -pair[0])
    return [hit for _, hit in found[:limit]]


def _projects(user_id: int) -> dict[int, str]:
    """The names of the projects that a user belongs to."""
    sql = (
        "SELECT p.id, p.name FROM project p JOIN member m ON m.project_id = p.id"
        f" WHERE m.user_id = {database.param} AND p.deleted_at IS NULL"
    )
    return dict(fetch(sql, (user_id,)))


_NAMED = (
    ("dataType", "data_type", "name"),
    ("action", "action", "title"),
    ("application", "application", "name"),
)


def _names(projects: Mapping[int, str], text: str) -> list[tuple[float, Hit]]:
    """What is called like it, and how much."""
    hits = [Hit("project", key, key, name) for key, name in projects.items()]
    for kind, table, name in _NAMED:
        sql = (
            f"SELECT id, project_id, {name} FROM {table} WHERE deleted_at IS NULL"
            f" AND {among('project_id')}"
        )
        for key, project, title in fetch(sql, (listed(projects),)):
            hits.append(Hit(kind, key, project, title, projects[project]))
    scored = [(_likeness(text, hit.title), hit) for hit in hits]
    return [pair for pair in scored if pair[0] >= NEAR]


def _likeness(text: str, name: str) -> float:
    """How alike they are, of 100: the beginning of a name is the most alike, then a part of it."""
    typed, called = sort_key(text.strip()), sort_key(name)
    if called.startswith(typed):
        return EXACT
    if f" {typed}" in called:
        return EXACT - 5
    if len(typed) < 3:  # too little to be in the middle, or to have a typing error
        return 0
    if typed in called:
        return EXACT - 10
    from rapidfuzz import fuzz

    words = re.findall(r"[^\W_]+", called)
    parts = [fuzz.ratio(typed, word[: len(typed) + 1]) for word in words]
    return 0.9 * max([fuzz.token_sort_ratio(typed, called), *parts])


def _types(projects: Mapping[int, str]) -> list[DataTypeRow]:
    """The data types in these projects that have words to find."""
    return [of for of in data_types_of(projects) if fields_of(of)]


def _records(types: Sequence[DataTypeRow], words: Sequence[str], limit: int) -> list[Hit]:
    """The latest records that have words which begin with these."""
    found = []
    for of in types if words else ():
        rest = latest_matches(database.obj, of)
        titles = titles_where(of, rest, (pattern(database.obj, words), limit))
        found += [
            Hit("record", key, of.project_id, title, of.name, of.id)
            for key, title in titles.items()
        ]
    return found


def _meant(types: Iterable[DataTypeRow], words: Iterable[str]) -> list[str]:
    """The words that somebody meant who typed these; none where one is like no other."""
    found = [_closest(types, word) for word in words]
    return found if all(found) else []


def _closest(types: Iterable[DataTypeRow], word: str) -> str:
    """The word of some record that is most like this one."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    best, closest = "", ALIKE / 100
    for of in types:
        there = vocabulary(database.obj, of, word)
        match = process.extractOne(
            word, there, scorer=OSA.normalized_similarity, score_cutoff=closest
        )
        if match is not None and (not best or match[1] > closest):
            best, closest = match[0], match[1]
    return best
