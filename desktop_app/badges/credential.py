"""A badge to take along: an Open Badges 3.0 credential, signed, as JSON or baked into a picture.

https://www.imsglobal.org/spec/ob/v3p0, secured as VC-JWT (§8.2) by an Ed25519 did:key.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.rows import EarnedBadge
from .definitions import get_badge_definition
from .signing_key import SigningKey

if TYPE_CHECKING:
    from openbadgeslib.ob3 import IdentityObject, OpenBadgeCredential

ISSUER = "Business Platform"
ENVELOPE_CONTEXT = "https://www.w3.org/ns/credentials/v2"
ENVELOPE_TYPE = "EnvelopedVerifiableCredential"
ENVELOPE_ID = "data:application/vc+jwt,"
DATA_URI = {"svg": "data:image/svg+xml;base64,", "png": "data:image/png;base64,"}

UNVERIFIED = QT_TRANSLATE_NOOP(
    "errors", "This badge was imported and could not be verified: it cannot be passed on."
)

_NAMESPACE = UUID("5b0d6a0e-7c53-4c43-9d6c-0b1f6f0a9e31")


class FileKind(StrEnum):
    """The kinds of file that a badge is saved as; each is the ending of its name."""

    JSON = "json"
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True)
class Holder:
    """Whose badge it is. The address is written as a salted hash unless ``show_email``."""

    name: str
    email: str
    show_email: bool = False


def badge_file(
    kind: FileKind, badge: EarnedBadge, holder: Holder, key: SigningKey, picture: bytes
) -> bytes:
    """The badge, signed, as a file. ``picture`` is a PNG for a PNG, and an SVG for the others.

    What is signed holds the picture too, so that it cannot be exchanged. Raises InvalidInput.
    """
    if kind is FileKind.PNG:
        token = sign(badge, holder, key, _data_uri("png", picture))
        return bake_png(picture, token)
    picture = normal_svg(picture)
    token = sign(badge, holder, key, _data_uri("svg", picture))
    return bake_svg(picture, token) if kind is FileKind.SVG else envelope(token)


def sign(badge: EarnedBadge, holder: Holder, key: SigningKey, picture: str | None = None) -> str:
    """The credential as a compact JWT. Raises InvalidInput for a badge that nobody verified."""
    from openbadgeslib.ob3 import OB3Signer

    if not badge.verified:
        raise InvalidInput(UNVERIFIED, "badge")
    payload = _credential(badge, holder, key.did, picture).to_jwt_payload()
    # The model has no field for it, and its other dates have no milliseconds.
    payload["awardedDate"] = _moment(badge.earned_at).isoformat(timespec="milliseconds")
    return OB3Signer(key.pem, "EdDSA").sign_payload(payload)


def achievement_id(name: str) -> str:
    """The URI of a badge, the same wherever this program runs."""
    return f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def envelope(token: str) -> bytes:
    """The JSON that carries a JWT (Verifiable Credentials 2.0, §4.13); no byte of it is idle."""
    document = {"@context": ENVELOPE_CONTEXT, "id": ENVELOPE_ID + token, "type": ENVELOPE_TYPE}
    return json.dumps(document, separators=(",", ":")).encode()


def bake_svg(picture: bytes, token: str) -> bytes:
    """An SVG picture with the token in it."""
    from openbadgeslib import baking

    return baking.bake_svg(
        picture, token, element=baking.SVG_ELEMENT_OB3, namespace=baking.SVG_NS_OB3
    )


def bake_png(picture: bytes, token: str) -> bytes:
    """A PNG picture with the token in it."""
    from openbadgeslib import baking

    return baking.bake_png(picture, token, keyword=baking.ITXT_KEYWORD_OB3)


def svg_without(file: bytes, token: str) -> bytes:
    """The picture into which ``bake_svg`` baked the token; the file itself if it did not."""
    from openbadgeslib import baking

    element = f'<{baking.SVG_ELEMENT_OB3} xmlns:openbadges="{baking.SVG_NS_OB3}" verify="{token}"/>'
    return file.replace(element.encode(), b"", 1)


def normal_svg(picture: bytes) -> bytes:
    """The picture as ``bake_svg`` writes it."""
    return svg_without(bake_svg(picture, ""), "")


def _credential(
    badge: EarnedBadge, holder: Holder, did: str, picture: str | None
) -> "OpenBadgeCredential":
    from openbadgeslib.ob3 import Achievement, Issuer, OpenBadgeCredential

    definition = get_badge_definition(badge.name)
    achievement = Achievement(
        id=achievement_id(badge.name),
        name=definition.label_key,
        description=definition.description_key,
        criteria_narrative=definition.criteria_key or definition.description_key,
        image_url=picture,
        achievement_type="Badge",
    )
    return OpenBadgeCredential(
        issuer=Issuer(id=did, name=ISSUER),
        recipient_id=None,
        achievement=achievement,
        issuance_date=_moment(badge.earned_at),
        identifiers=_identifiers(holder),
    )


def _identifiers(holder: Holder) -> list["IdentityObject"]:
    from openbadgeslib.ob3 import IdentityObject

    name = IdentityObject(holder.name, "name", hashed=False)
    if holder.show_email:
        return [name, IdentityObject(holder.email, "emailAddress", hashed=False)]
    return [name, IdentityObject.create(holder.email, secrets.token_hex(16))]


def _data_uri(kind: str, picture: bytes) -> str:
    from base64 import b64encode

    return DATA_URI[kind] + b64encode(picture).decode()


def _moment(milliseconds: int) -> datetime:
    seconds, rest = divmod(milliseconds, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)
