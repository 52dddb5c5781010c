"""Badge files that somebody hands over: is it genuine, whose is it, or what is wrong with it.

Whatever the bytes are, the answer is a Verdict, within a second, and nothing is asked of a network.
"""

import binascii
import hashlib
import json
import logging
import re
import struct
import unicodedata
from base64 import b64decode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from xml.parsers import expat

from ..errors import QT_TRANSLATE_NOOP, StorageError
from ..models.keys import comparison_key
from .credential import (
    DATA_URI,
    ENVELOPE_CONTEXT,
    ENVELOPE_ID,
    ENVELOPE_TYPE,
    achievement_id,
    bake_png,
    svg_without,
)
from .definitions import get_all_badge_definitions

if TYPE_CHECKING:
    from openbadgeslib.ob3 import OpenBadgeCredential

log = logging.getLogger(__name__)

LARGEST_FILE = 5 * 2**20
LARGEST_TEXT = 2**20
MOST_VALUES = 20_000
MOST_CHUNKS = 2_000
MOST_NODES = 10_000
DEEPEST = 60
LONGEST = 200

GENUINE = QT_TRANSLATE_NOOP(
    "verdicts", "This badge is genuine: it was signed here, and has not been changed since."
)
SIGNED = QT_TRANSLATE_NOOP(
    "verdicts",
    "This badge has not been changed since it was signed. It was not signed here, and nothing in "
    "the file proves by whom.",
)
CHANGED = QT_TRANSLATE_NOOP(
    "verdicts", "This badge is not genuine: it has been changed since it was signed."
)
PICTURE = QT_TRANSLATE_NOOP(
    "verdicts", "This badge is not genuine: the picture is not the one that was signed with it."
)
EXPIRED = QT_TRANSLATE_NOOP("verdicts", "This badge has expired.")
EARLY = QT_TRANSLATE_NOOP("verdicts", "This badge is dated in the future.")
ONLINE = QT_TRANSLATE_NOOP(
    "verdicts",
    "Whether this badge is genuine cannot be told here: its signer's key would have to be fetched "
    "from the Internet.",
)
OTHER_PROOF = QT_TRANSLATE_NOOP(
    "verdicts",
    "Whether this badge is genuine cannot be told here: it is not signed as a VC-JWT but in "
    "another way.",
)
OLDER = QT_TRANSLATE_NOOP(
    "verdicts",
    "Whether this badge is genuine cannot be told here: it follows an older version of Open "
    "Badges than 3.0.",
)
NO_BADGE = QT_TRANSLATE_NOOP("verdicts", "This is not a badge file.")
EMPTY_PICTURE = QT_TRANSLATE_NOOP("verdicts", "There is no badge in this picture.")
DAMAGED = QT_TRANSLATE_NOOP("verdicts", "This file is damaged: no badge can be read from it.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "verdicts", "This file is too large to be a badge: more than {limit} MB."
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "verdicts", "This file holds more than a badge can need, and was not read to its end."
)
MALFORMED = QT_TRANSLATE_NOOP(
    "verdicts", "This is signed, but not in the form of an Open Badges 3.0 credential."
)

CANNOT_READ = QT_TRANSLATE_NOOP("errors", "“{path}” cannot be read: {reason}.")
NOT_A_FILE = QT_TRANSLATE_NOOP("errors", "“{path}” is not a file.")

_TOKEN_PART = re.compile(r"[\w-]+", re.ASCII)
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_PNG = b"\x89PNG\r\n\x1a\n"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # in Persian words and in emoji


class Standing(StrEnum):
    """What can be held of a badge file."""

    GENUINE = "genuine"
    """Signed by this installation, and unchanged."""
    SIGNED = "signed"
    """Unchanged, but by whose key it was signed is not known here."""
    UNKNOWN = "unknown"
    """It may be genuine; here it cannot be checked."""
    REFUSED = "refused"


@dataclass(frozen=True)
class Claim:
    """What the signer of a badge says. Texts are plain, of one line, and not too long."""

    badge: str
    """The BadgeName's value, if it is one of ours, else empty."""
    label: str
    description: str
    holder: str
    email: str
    hashes: tuple[tuple[str, str], ...] = field(repr=False)
    """Hashed addresses, each with its salt."""
    earned_at: int
    issuer: str
    """The signer's did:key."""
    issuer_name: str
    picture: bytes = field(repr=False)
    """A PNG that is part of what was signed, or nothing."""

    def is_of(self, email: str) -> bool | None:
        """Whether the badge is of the person with this address; None if it names no address."""
        if self.email:
            return comparison_key(self.email) == comparison_key(email)
        if not self.hashes:
            return None
        spellings = {email, email.lower(), comparison_key(email)}
        return any(_hash(spelling, *told) for spelling in spellings for told in self.hashes)


@dataclass(frozen=True)
class Verdict:
    """What is known of a badge file, as a sentence: a template of the context ``verdicts``."""

    standing: Standing
    template: str
    values: dict[str, object] = field(default_factory=dict)
    claim: Claim | None = None
    """Only where the signature holds."""
    revocable: bool = False
    """The signer may have revoked it since, which is asked of nobody."""

    def __str__(self) -> str:
        return self.template.format(**self.values)


class Refusal(Exception):
    """Why a file is not a badge that can be trusted."""

    def __init__(
        self, template: str, standing: Standing = Standing.REFUSED, **values: object
    ) -> None:
        super().__init__(template)
        self.verdict = Verdict(standing, template, values)


def read(file: Path) -> bytes:
    """The file's bytes, or as many as show that it is too large. Raises StorageError."""
    if not file.is_file():  # a pipe would keep us waiting
        raise StorageError(NOT_A_FILE, path=file.name)
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(CANNOT_READ, path=file.name, reason=reason) from error


def check(data: bytes, signers: Collection[str] = ()) -> Verdict:
    """What is to be held of a badge file: JSON, a JWT, or a picture with one baked in.

    ``signers`` are the did:keys of this installation. Never raises.
    """
    try:
        return _check(data, signers)
    except Refusal as refusal:
        return refusal.verdict
    except Exception:  # a library met what neither it nor we expected of foreign bytes
        log.exception("a badge file could not be checked")
        return Verdict(Standing.REFUSED, DAMAGED)


def read_json(data: bytes | str) -> Any:
    """Foreign JSON, if it is neither large nor deep nor broken. Raises Refusal."""
    text = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(text) > LARGEST_TEXT or sum(map(text.count, (b"[", b"{", b","))) > MOST_VALUES:
        raise Refusal(TOO_MUCH)
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise Refusal(TOO_MUCH) from error
    except ValueError as error:  # lone surrogates and infinite numbers too
        raise Refusal(DAMAGED) from error
    _check_depth(value)
    return value


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    raise Refusal(TOO_MUCH)


def _check(data: bytes, signers: Collection[str]) -> Verdict:
    if len(data) > LARGEST_FILE:
        raise Refusal(TOO_LARGE, limit=LARGEST_FILE // 2**20)
    kind, data, token = _opened(data)
    if len(token) > LARGEST_TEXT:
        raise Refusal(TOO_MUCH)
    if token.startswith("{"):
        read_json(token)
        raise Refusal(OTHER_PROOF, Standing.UNKNOWN)
    if not _TOKEN.fullmatch(token):
        raise Refusal(DAMAGED)
    header, body, signature = map(_segment, token.split("."))
    head, payload = read_json(header), read_json(body)
    if not isinstance(head, dict) or not isinstance(payload, dict) or not signature:
        raise Refusal(DAMAGED)
    did = _issuer(payload)
    if not did:
        _check_own_key(head, token, signature)
        raise Refusal(ONLINE, Standing.UNKNOWN)
    credential = _verified(token, payload, did)
    if kind in DATA_URI:
        _check_picture(kind, data, token, credential.achievement.image_url, ours=did in signers)
    claim = _claim(credential, payload, did)
    revocable = bool(payload.get("credentialStatus"))
    if did in signers:
        return Verdict(Standing.GENUINE, GENUINE, {}, claim, revocable)
    return Verdict(Standing.SIGNED, SIGNED, {}, claim, revocable)


def _opened(data: bytes) -> tuple[str, bytes, str]:
    """What kind of file it is, the file without what stands around it, and the token in it."""
    if data.startswith(_PNG):
        return "png", data, _from_png(data)
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"<"):
        return "svg", text, _from_svg(text)
    if text.startswith(b"{"):
        return "json", text, _from_json(text)
    if text.startswith(b"eyJ") and text.count(b".") == 2:
        return "jwt", text, text.decode("ascii", "replace")
    raise Refusal(NO_BADGE)


def _from_json(text: bytes) -> str:
    document = read_json(text)
    kind, token = document.get("type"), document.get("id")
    if kind == ENVELOPE_TYPE and isinstance(token, str) and token.startswith(ENVELOPE_ID):
        if document.keys() != {"@context", "id", "type"} or (
            document["@context"] not in (ENVELOPE_CONTEXT, [ENVELOPE_CONTEXT])
        ):
            raise Refusal(DAMAGED)
        return token.removeprefix(ENVELOPE_ID)
    match document:
        case {"compactJwsString": str(token)} | {"compactJwsString": [str(token)]}:
            return token
        case {"proof": _}:
            raise Refusal(OTHER_PROOF, Standing.UNKNOWN)
        case {"recipient": _, "badge": _}:
            raise Refusal(OLDER, Standing.UNKNOWN)
    raise Refusal(NO_BADGE)


def _from_png(data: bytes) -> str:
    from openbadgeslib import baking
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

    at, chunks = len(_PNG), 0
    while at + 12 <= len(data):
        at += 12 + struct.unpack_from(">I", data, at)[0]
        chunks += 1
        if chunks > MOST_CHUNKS:
            raise Refusal(TOO_MUCH)
    if at != len(data):
        raise Refusal(DAMAGED)
    try:
        return OB3Verifier.extract_token_from_png(data)
    except OB3VerificationError as error:
        if isinstance(error.__cause__, baking.DecompressionLimitExceeded):
            raise Refusal(TOO_MUCH) from error
        if baking.has_png(data, keyword=baking.ITXT_KEYWORD):
            raise Refusal(OLDER, Standing.UNKNOWN) from error
        raise Refusal(EMPTY_PICTURE) from error
    except LibOpenBadgesException as error:
        raise Refusal(DAMAGED) from error


def _from_svg(text: bytes) -> str:
    from openbadgeslib import baking
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

    _Screen().look(text)
    try:
        return OB3Verifier.extract_token_from_svg(text)
    except OB3VerificationError as error:
        if baking.has_svg(text, element=baking.SVG_ELEMENT):
            raise Refusal(OLDER, Standing.UNKNOWN) from error
        raise Refusal(EMPTY_PICTURE) from error
    except LibOpenBadgesException as error:
        raise Refusal(DAMAGED) from error


class _Screen:
    """Reads through an XML file, and refuses what would take a tree of it too much room or time.

    Nothing may be declared in it: neither entities, which expand, nor attributes, which multiply.
    """

    def __init__(self) -> None:
        self._nodes = self._depth = 0
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CommentHandler = parser.StartCdataSectionHandler = self._count
        parser.ProcessingInstructionHandler = self._count
        parser.EntityDeclHandler = parser.ExternalEntityRefHandler = self._refuse
        parser.AttlistDeclHandler = parser.ElementDeclHandler = self._refuse
        parser.NotationDeclHandler = self._refuse

    def look(self, text: bytes) -> None:
        if text.count(b"=") > 2 * MOST_NODES:  # one element may have them all
            self._refuse()
        try:
            self._parser.Parse(text, True)
        except expat.ExpatError as error:
            raise Refusal(DAMAGED) from error

    def _open(self, _name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1 + len(attributes)
        spaces = (value for name, value in attributes.items() if name.startswith("xmlns"))
        if self._depth > DEEPEST or any(len(space) > LONGEST for space in spaces):
            self._refuse()
        self._count()

    def _close(self, _name: str) -> None:
        self._depth -= 1

    def _count(self, *_: object) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse()

    def _refuse(self, *_: object) -> NoReturn:
        raise Refusal(TOO_MUCH)


def _segment(text: str) -> bytes:
    """A part of a JWT, written as the standard says: else one byte could pass for another."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise Refusal(DAMAGED) from error
    if urlsafe_b64encode(data).rstrip(b"=") != text.encode():
        raise Refusal(CHANGED)
    return data


def _issuer(payload: dict[str, Any]) -> str:
    """The signer's did:key; empty where the key is to be found in the web."""
    issuer = payload.get("issuer")
    did = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(did, str):
        older = isinstance(payload.get("badge"), str | dict)
        raise Refusal(OLDER, Standing.UNKNOWN) if older else Refusal(MALFORMED)
    if did.startswith("did:key:"):
        return did
    if did.startswith(("did:", "http:", "https:")):
        return ""
    raise Refusal(MALFORMED)


def _check_own_key(head: dict[str, Any], token: str, signature: bytes) -> None:
    """Refuse what was changed since it was signed with the Ed25519 key that comes with it.

    That it fits says nothing of who signed: the key is in the file.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    match head.get("jwk"):
        case {"crv": "Ed25519", "x": str(x)} if _TOKEN_PART.fullmatch(x):
            try:
                key = Ed25519PublicKey.from_public_bytes(_segment(x))
                key.verify(signature, token.rpartition(".")[0].encode())
            except (InvalidSignature, ValueError) as error:
                raise Refusal(CHANGED) from error


def _verified(token: str, payload: dict[str, Any], did: str) -> "OpenBadgeCredential":
    from jwt.exceptions import InvalidSignatureError
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import OB3Verifier

    try:
        return OB3Verifier.for_issuer_did(did, download=_no_network).verify(token)
    except LibOpenBadgesException as error:
        if isinstance(error.__cause__, InvalidSignatureError):
            raise Refusal(CHANGED) from error
        raise Refusal(_date_problem(payload) or MALFORMED) from error


def _no_network(_url: str) -> bytes:
    raise Refusal(ONLINE, Standing.UNKNOWN)


def _date_problem(payload: dict[str, Any]) -> str:
    """Why a badge is not valid now, if it is its dates."""
    present = datetime.now(UTC)
    until, since = (_date(payload.get(name)) for name in ("validUntil", "validFrom"))
    if until is not None and until <= present:
        return EXPIRED
    return EARLY if since is not None and since > present else ""


def _date(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _check_picture(kind: str, data: bytes, token: str, signed: object, *, ours: bool) -> None:
    """Refuse a badge baked into another picture than the one that was signed with it.

    What others sign may name its picture by an address only: then any picture may carry it.
    """
    if not isinstance(signed, str) or not signed.startswith("data:"):
        same = not ours
    elif not signed.startswith(DATA_URI[kind]):
        same = False
    elif kind == "png":
        same = bake_png(_decoded(signed), token) == data
    else:
        same = svg_without(data, token) == _decoded(signed)
    if not same:
        raise Refusal(PICTURE)


def _decoded(uri: object) -> bytes:
    """The picture in a data URI."""
    try:
        return b64decode(str(uri).partition(",")[2], validate=True)
    except binascii.Error as error:
        raise Refusal(DAMAGED) from error


def _claim(credential: "OpenBadgeCredential", payload: dict[str, Any], did: str) -> Claim:
    """What the credential says, in values that can be shown."""
    achievement = credential.achievement
    plain = {
        item.identity_type: _text(item.identity_hash)
        for item in credential.identifiers
        if not item.hashed
    }
    subject = credential.recipient_id or ""
    email = plain.get("emailAddress") or (
        _text(subject[7:]) if subject.lower().startswith("mailto:") else ""
    )
    hashes = tuple(
        (item.identity_hash, item.salt if isinstance(item.salt, str) else "")
        for item in credential.identifiers
        if item.hashed and item.identity_type == "emailAddress"
    )
    image = achievement.image_url
    is_png = isinstance(image, str) and image.startswith(DATA_URI["png"])
    moment = _date(payload.get("awardedDate")) or credential.issuance_date
    if moment is None or moment > datetime.now(UTC) + timedelta(days=1):
        raise Refusal(EARLY if moment else MALFORMED)
    known = {achievement_id(item.name): str(item.name) for item in get_all_badge_definitions()}
    return Claim(
        badge=known.get(achievement.id, ""),
        label=_text(achievement.name),
        description=_text(achievement.description),
        holder=plain.get("name", ""),
        email=email,
        hashes=hashes,
        earned_at=(moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1),
        issuer=did,
        issuer_name=_text(credential.issuer.name),
        picture=_decoded(image) if is_png else b"",
    )


def _text(value: object) -> str:
    """A foreign text as it can be shown: one line, nothing invisible, not too long."""
    if not isinstance(value, str):
        return ""
    text = "".join(c for c in value[: 4 * LONGEST] if _is_seen(c)).strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _is_seen(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _HIDDEN


def _hash(email: str, told: str, salt: str) -> bool:
    """Whether an address has this hash: ``sha256$…`` or ``md5$…`` of it and the salt."""
    algorithm, _, digest = told.partition("$")
    if algorithm not in ("sha256", "md5"):
        return False
    data = (email + salt).encode("utf-8", "replace")
    made = hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
    return made == digest.lower()
