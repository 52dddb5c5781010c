"""One's own badges as a file: passed on one by one, exported together, imported again.

The exported file is JSON::

    {"format": "business-platform-badges", "version": 1,
     "exported_at": "2026-11-22T12:00:00.000+00:00",
     "holder": {"name": "Ada", "email": "ada@example.com"},
     "badges": [{"name": "projectCreated", "earned_at": 1795348800000, "credential": "eyJ…"}]}

``earned_at`` is Unix time in milliseconds, UTC. ``credential`` is the badge as a signed Open Badges
3.0 credential (VC-JWT); it is null for a badge that was itself imported and not verified. Whoever
reads it ignores members that they do not know, and refuses a higher ``version``.
"""

import json
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from peewee import fn

from ..badges import EarnedBadge, UnknownBadge, get_badge_definition
from ..badges.checking import Refusal, Standing, check, read_json
from ..badges.credential import Holder, sign
from ..badges.signing_key import SigningKey
from ..errors import QT_TRANSLATE_NOOP, InvalidInput, StorageError
from ..models.clock import now
from ..models.database import session
from ..models.keys import comparison_key
from ..models.rows import Origin
from ..models.tables import BadgeWithdrawal, User, UserBadge
from .permission import require_user
from .transaction import retried, transaction

FORMAT, VERSION = "business-platform-badges", 1
MOST_ENTRIES = 300
EARLIEST = 946_684_800_000  # 1 January 2000

NO_EXPORT = QT_TRANSLATE_NOOP("errors", "This is not a file of exported badges.")
NEWER = QT_TRANSLATE_NOOP(
    "errors", "These badges were exported by a newer version of Business Platform. Please update."
)
TOO_MANY = QT_TRANSLATE_NOOP("errors", "A file of badges has at most {limit} of them.")
ANOTHERS = QT_TRANSLATE_NOOP("errors", "These are the badges of {email}, not yours.")
CANNOT_WRITE = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be written: {reason}.")
NOT_HELD = QT_TRANSLATE_NOOP("errors", "You do not have this badge any more.")


@dataclass(frozen=True)
class ImportReport:
    """How many badges of a file …"""

    added: int = 0
    """… are new to the user,"""
    improved: int = 0
    """… were there with a later date, or without proof,"""
    kept: int = 0
    """… were there already (or twice in the file), and stay as they are,"""
    unknown: int = 0
    """… are of no badge that this program knows, and were kept out,"""
    invalid: int = 0
    """… make no sense, and were kept out."""
    unverified: int = 0
    """Of those added and improved: how many could not be verified, and are marked so."""


@dataclass(frozen=True)
class _Entry:
    """A badge in a file; ``verified`` if our own signature says the same."""

    name: str
    earned_at: int
    verified: bool

    def rank(self) -> tuple[bool, int]:
        """Proven before not, early before late."""
        return not self.verified, self.earned_at


def held_badge(user_id: int, name: str) -> EarnedBadge:
    """A badge that the user has, as the database has it now. Raises InvalidInput."""
    with session():
        for badge in require_user(user_id).badges:
            if badge.name == name:
                return badge
    raise InvalidInput(NOT_HELD, "badge")


def export_badges(user_id: int, key: SigningKey) -> bytes:
    """The user's badges as a file, each with a signed credential. Raises InvalidInput."""
    with session():
        user = require_user(user_id)
        badges = user.badges
    holder = Holder(user.name, user.email)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "holder": {"name": user.name, "email": user.email},
        "badges": [_exported(badge, holder, key) for badge in badges],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _exported(badge: EarnedBadge, holder: Holder, key: SigningKey) -> dict[str, object]:
    credential = None
    if badge.verified and _is_known(badge.name):
        credential = sign(badge, holder, key)
    return {"name": badge.name, "earned_at": badge.earned_at, "credential": credential}


def save(file: Path, data: bytes) -> None:
    """Write a file as a whole: another one of that name is replaced or stays. StorageError."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(data)
        try:
            Path(stream.name).chmod(0o644)  # it is made to be passed on
            Path(stream.name).replace(file)
        except OSError:
            Path(stream.name).unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(CANNOT_WRITE, path=file.name, reason=reason) from error


@retried
def import_badges(user_id: int, data: bytes, signers: Collection[str] = ()) -> ImportReport:
    """Add the badges of an exported file to the user's, none of them twice.

    ``signers`` are the did:keys of this installation: what they have signed for this user is
    verified. The earliest date wins, but what is not verified changes nothing about what is, and
    nothing brings back what was withdrawn. Raises InvalidInput.
    """
    document = _read(data)
    with session():
        user = require_user(user_id)
    _check_holder(document, user)
    counts = dict.fromkeys(("added", "improved", "kept", "unknown", "invalid", "unverified"), 0)
    best: dict[str, _Entry] = {}
    for item in document["badges"]:
        found = _entry(item, user.email, signers)
        if not isinstance(found, _Entry):
            counts[found] += 1
            continue
        counts["kept"] += found.name in best
        best[found.name] = min(found, best.get(found.name, found), key=_Entry.rank)
    with transaction():
        for entry in best.values():
            outcome = _merge(user_id, entry)
            counts[outcome] += 1
            counts["unverified"] += outcome != "kept" and not entry.verified
    return ImportReport(**counts)


def _read(data: bytes) -> dict[str, Any]:
    """The document, if it is an export that we understand."""
    try:
        document = read_json(data.removeprefix(b"\xef\xbb\xbf"))
    except Refusal as refusal:
        raise InvalidInput(NO_EXPORT, "file") from refusal
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InvalidInput(NO_EXPORT, "file")
    version, badges = document.get("version"), document.get("badges")
    if type(version) is not int or version < 1 or not isinstance(badges, list):
        raise InvalidInput(NO_EXPORT, "file")
    if version > VERSION:
        raise InvalidInput(NEWER, "file")
    if len(badges) > MOST_ENTRIES:
        raise InvalidInput(TOO_MANY, "file", limit=MOST_ENTRIES)
    return document


def _check_holder(document: dict[str, Any], user: User) -> None:
    match document.get("holder"):
        case {"email": str(email)}:
            if comparison_key(email) != user.email_key:
                raise InvalidInput(ANOTHERS, "file", email=email[:254])
        case _:
            raise InvalidInput(NO_EXPORT, "file")


def _entry(item: object, email: str, signers: Collection[str]) -> _Entry | str:
    """A badge of the file, or what to count it as."""
    match item:
        case {"name": str(name), "earned_at": int(earned_at), **others} if (
            EARLIEST < earned_at <= now()
        ):
            if not _is_known(name):
                return "unknown"
            proof = others.get("credential")
            return _Entry(name, earned_at, _proves(proof, name, earned_at, email, signers))
    return "invalid"


def _is_known(name: str) -> bool:
    try:
        get_badge_definition(name)
    except UnknownBadge:
        return False
    return True


def _proves(token: object, name: str, earned_at: int, email: str, signers: Collection[str]) -> bool:
    if not isinstance(token, str):
        return False
    verdict = check(token.encode(), signers)
    claim = verdict.claim
    return (
        verdict.standing is Standing.GENUINE
        and claim is not None
        and (claim.badge, claim.earned_at) == (name, earned_at)
        and claim.is_of(email) is True
    )


def _merge(user_id: int, entry: _Entry) -> str:
    """Record a badge, or its better date: ``added``, ``improved`` or ``kept``."""
    values = {
        "earned_at": entry.earned_at,
        "origin": Origin.IMPORT.value,
        "verified": entry.verified,
    }
    row = UserBadge.insert(user=user_id, name=entry.name, recorded_at=now(), **values)
    if row.on_conflict_ignore().as_rowcount().execute():
        return "added"
    withdrawn = BadgeWithdrawal.select().where(
        BadgeWithdrawal.user_badge == UserBadge.id, BadgeWithdrawal.returned_at.is_null()
    )
    if entry.verified:
        better = ~UserBadge.verified | (UserBadge.earned_at > entry.earned_at)
    else:
        better = ~UserBadge.verified & (UserBadge.earned_at > entry.earned_at)
    improved = UserBadge.update(**values).where(
        UserBadge.user == user_id, UserBadge.name == entry.name, better, ~fn.EXISTS(withdrawn)
    )
    return "improved" if improved.execute() else "kept"
