"""What counts as a name, a description, an address; each returns the value to store."""

import unicodedata

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.keys import comparison_key

NAME_LENGTH = 200
ICON_LENGTH = 40
DESCRIPTION_LENGTH = 5_000
REASON_LENGTH = 1_000
EMAIL_LENGTH = 254

EMPTY = QT_TRANSLATE_NOOP("errors", "Please enter a name.")
TOO_LONG = QT_TRANSLATE_NOOP("errors", "Please use at most {limit} characters.")
CONTROL = QT_TRANSLATE_NOOP("errors", "Please remove the invisible control character.")
NO_REASON = QT_TRANSLATE_NOOP("errors", "Please say why.")
NO_ADDRESS = QT_TRANSLATE_NOOP("errors", "This is not a complete e-mail address.")

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and a symbol that show nothing
_CONTROL = {"Cc", "Cs", "Zl", "Zp"}  # controls, lone surrogates, line and paragraph separators


def valid_name(text: str, field: str = "name") -> str:
    """``text`` trimmed, 1 to 200 characters on one line. Raises InvalidInput."""
    name = _valid_text(text, field, NAME_LENGTH)
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK for c in name):
        raise InvalidInput(EMPTY, field)
    return name


def valid_description(text: str, field: str = "description") -> str:
    """``text`` trimmed, up to 5,000 characters on any number of lines. Raises InvalidInput."""
    return _valid_text(text.replace("\r\n", "\n"), field, DESCRIPTION_LENGTH, allowed="\n\t")


def valid_icon(text: str, field: str = "icon") -> str:
    """The name of an icon, which may be empty. Raises InvalidInput."""
    return _valid_text(text, field, ICON_LENGTH)


def valid_reason(text: str, field: str = "reason") -> str:
    """``text`` trimmed, 1 to 1,000 characters on any number of lines. Raises InvalidInput."""
    reason = _valid_text(text.replace("\r\n", "\n"), field, REASON_LENGTH, allowed="\n\t")
    if not reason:
        raise InvalidInput(NO_REASON, field)
    return reason


def valid_email(text: str, field: str = "email") -> str:
    """The address as RFC 5321 and 6531 allow it, whether or not it exists. Raises InvalidInput."""
    # Imported here: it takes 40 ms that the first window should not wait for.
    from email_validator import EmailNotValidError, validate_email

    address = _valid_text(text, field, EMAIL_LENGTH)
    try:
        normalized = validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise InvalidInput(NO_ADDRESS, field) from error
    if len(comparison_key(normalized)) > EMAIL_LENGTH:  # some ligatures are 18 letters
        raise InvalidInput(NO_ADDRESS, field)
    return normalized


def _valid_text(text: str, field: str, limit: int, allowed: str = "") -> str:
    value = unicodedata.normalize("NFC", text).strip()
    if any(unicodedata.category(c) in _CONTROL and c not in allowed for c in value):
        raise InvalidInput(CONTROL, field)
    if len(value) > limit:
        raise InvalidInput(TOO_LONG, field, limit=limit)
    return value
