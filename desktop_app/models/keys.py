"""How names and addresses are compared: what the ``…_key`` columns hold."""

import unicodedata


def comparison_key(text: str) -> str:
    """What a ``…_key`` column holds: equal for texts that differ only in case or width.

    Folding undoes normalisation and the reverse, hence twice: Unicode's definition D146.
    """
    folded = unicodedata.normalize("NFD", text).casefold()
    folded = unicodedata.normalize("NFKC", folded).casefold()
    return unicodedata.normalize("NFKC", folded)


def sort_key(text: str) -> str:
    """Orders and finds texts as people do: accents and case are ignored.

    To be compared by code points: SQLite's BINARY, PostgreSQL's "C".
    """
    if text.isascii():  # most are, and a million records have millions of texts
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
