"""How names and addresses are compared: what the ``…_key`` columns hold."""

import unicodedata


def comparison_key(text: str) -> str:
    """What a ``…_key`` column holds: equal for texts that differ only in case or width.

    Folding undoes normalisation and the reverse, hence twice: Unicode's definition D146.
    """
    folded = unicodedata.normalize("NFD", text).casefold()
    folded = unicodedata.normalize("NFKC", folded).casefold()
    return unicodedata.normalize("NFKC", folded)
