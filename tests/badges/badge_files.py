"""What the tests of badge files share: pictures, a key, a badge, and a look at what was signed."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import png
from openbadgeslib.keys import KeyEd25519
from openbadgeslib.ob3.did import did_key_from_pem

from desktop_app.badges import BadgeName, EarnedBadge
from desktop_app.badges.credential import FileKind, Holder, badge_file
from desktop_app.badges.signing_key import Place, SigningKey
from tests.support import ROOT

EARNED_AT = 1_763_812_345_678
"""22 November 2025, 11:52:25.678 UTC."""
BADGE = EarnedBadge(BadgeName.PROJECT_CREATED, EARNED_AT)
ADA = Holder("Ada", "ada@example.com")
SVG = (ROOT / "resources" / "icons" / "badge-project-created.svg").read_bytes()


def picture(kind: FileKind, shade: int = 7) -> bytes:
    """The badge's icon, or any PNG."""
    if kind is not FileKind.PNG:
        return SVG
    stream = io.BytesIO()
    png.Writer(16, 16, greyscale=True).write_array(stream, [shade] * 256)
    return stream.getvalue()


def new_key() -> SigningKey:
    private, public = KeyEd25519().generate_keypair()
    return SigningKey(private, did_key_from_pem(public), Place.FILE)


def make(
    kind: FileKind, key: SigningKey, badge: EarnedBadge = BADGE, holder: Holder = ADA
) -> bytes:
    return badge_file(kind, badge, holder, key, picture(kind))


def part(token: str, at: int) -> Any:
    """A part of a JWT, decoded by hand."""
    text = token.split(".")[at]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def save(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file
