"""Laws of names and addresses, for whatever text hypothesis thinks of."""

import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from desktop_app.models import Project, User
from desktop_app.models.keys import comparison_key
from desktop_app.models.queries import find_user
from desktop_app.operations import InvalidInput, create_project, create_user
from desktop_app.operations.validation import valid_description, valid_email, valid_name

anything = st.text(st.characters(), max_size=220)
# Letters whose case or width is not simple, among plain ones.
tricky = st.text(
    "aAßẞ\u017fİ\u0131Σ\u03c3ςǄǅǆŉΐᾳᾼ\u0345\u0301ﬃﷺ㌖\uff21①Ⅳ ", min_size=1, max_size=12
)
names = st.one_of(anything, tricky, st.text("㌀㌁㌂㌖㌘㍗﷽ﷺﷻㅤ", min_size=150, max_size=200))


def accepted(text: str) -> str:
    """The name, if ``text`` is one."""
    try:
        return valid_name(text)
    except InvalidInput:
        assume(False)
        raise


def visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"


@given(anything)
@example("\u200b")
@example("\u3164")
@example("\x1c x \x85")
def test_name_laws(text: str) -> None:
    name = accepted(text)
    assert valid_name(name) == name == name.strip()
    assert 1 <= len(name) <= 200
    assert unicodedata.is_normalized("NFC", name)
    assert not {unicodedata.category(c) for c in name} & {"Cc", "Cs", "Zl", "Zp"}
    assert any(map(visible, name))
    assert name.encode()


@given(anything)
def test_description_laws(text: str) -> None:
    try:
        description = valid_description(text)
    except InvalidInput:
        assume(False)
    assert valid_description(description) == description
    assert "\r" not in description
    assert "\0" not in description


@given(names)
def test_only_odd_names_are_refused(text: str) -> None:
    """A name of printable characters, one of them visible, is never refused."""
    text = "".join(c for c in text if c.isprintable() or c == " ")[:100]
    assume(any(c.isalnum() for c in text if c not in "\u115f\u1160\u3164\uffa0"))
    normal = unicodedata.normalize("NFC", text)
    assert valid_name(text) == normal.strip()


@given(names)
@settings(max_examples=60)
def test_round_trip(user: User, text: str) -> None:
    name = accepted(text)
    project = create_project(user.id, text)
    again = Project.get_by_id(project.id)
    Project.delete().execute()
    assert again.name == name
    assert again.name_key == comparison_key(name)


@given(names, names)
@settings(max_examples=60)
def test_uniqueness(user: User, first: str, second: str) -> None:
    """A second project is refused exactly where the names differ in no more than case."""
    same = comparison_key(accepted(first)) == comparison_key(accepted(second))
    create_project(user.id, first)
    try:
        create_project(user.id, second)
        refused = False
    except InvalidInput:
        refused = True
    Project.delete().execute()
    assert refused == same


@given(st.one_of(tricky, anything), st.sampled_from([str.casefold, str.lower, str.swapcase]))
def test_case_does_not_count(text: str, change: object) -> None:
    name = accepted(text)
    other = change(name)  # type: ignore[operator]
    assume(other.casefold() == name.casefold())
    assert comparison_key(other) == comparison_key(name)
    assert comparison_key(comparison_key(name)) == comparison_key(name)


@given(st.emails())
@settings(max_examples=40)
def test_address_round_trip(user: User, address: str) -> None:
    try:
        stored = valid_email(address)
    except InvalidInput:
        assume(False)
    assert valid_email(stored) == stored
    row = create_user("Bob", address)
    found = find_user(f" {stored.upper()}")
    row.delete_instance()
    assert found is not None
    assert (found.id, found.email) == (row.id, stored)


@pytest.mark.parametrize("length", [199, 200])
def test_longest_names(length: int, user: User) -> None:
    """Keys are longer than names; the index holds them nevertheless."""
    wide = "".join(chr(0x3300 + (n * 37) % 88) for n in range(length))
    assert create_project(user.id, wide).name == wide
