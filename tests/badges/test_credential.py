"""Badges as credentials: our files, taken apart by others than the code that made them."""

import hashlib
import json
import subprocess
import sys
import zlib
from dataclasses import replace
from xml.etree import ElementTree as ET

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openbadgeslib.verify import verify_badge

from desktop_app.badges import get_all_badge_definitions
from desktop_app.badges.credential import FileKind, Holder, achievement_id, badge_file, sign
from desktop_app.badges.signing_key import SigningKey
from desktop_app.errors import InvalidInput
from tests.badges.badge_files import ADA, BADGE, EARNED_AT, SVG, make, new_key, part, picture

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def key() -> SigningKey:
    return new_key()


def token_of(kind: FileKind, data: bytes) -> str:
    """The token in a file, found without the library."""
    if kind is FileKind.JSON:
        return str(json.loads(data)["id"]).removeprefix("data:application/vc+jwt,")
    if kind is FileKind.SVG:
        node = ET.fromstring(data).find("{https://purl.imsglobal.org/ob/v3p0}credential")
        assert node is not None
        return node.attrib["verify"]
    at = 8
    while True:
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        assert zlib.crc32(name + body) == int.from_bytes(data[at + 8 + size : at + 12 + size])
        if name == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            assert keyword == b"openbadgecredential"
            assert rest[:4] == b"\0\0\0\0"
            return rest[4:].decode()
        at += 12 + size


def public_key(did: str) -> Ed25519PublicKey:
    """https://w3c-ccg.github.io/did-key-spec: z, base58btc, the bytes ED 01, the key."""
    assert did.startswith("did:key:z")
    number = 0
    for letter in did.removeprefix("did:key:z"):
        number = number * 58 + ALPHABET.index(letter)
    data = number.to_bytes(34)
    assert data[:2] == b"\xed\x01"
    return Ed25519PublicKey.from_public_bytes(data[2:])


@pytest.mark.parametrize("kind", FileKind)
def test_signature_holds_without_the_library(kind: FileKind, key: SigningKey) -> None:
    token = token_of(kind, make(kind, key))
    assert part(token, 0)["alg"] == "EdDSA"
    did = part(token, 1)["issuer"]["id"]
    assert did == key.did
    payload = jwt.decode(token, public_key(did), algorithms=["EdDSA"])
    assert payload["iss"] == did
    assert payload["nbf"] == EARNED_AT // 1000


@pytest.mark.parametrize("kind", [FileKind.SVG, FileKind.PNG])
def test_the_library_verifies_it(kind: FileKind, key: SigningKey) -> None:
    result = verify_badge(make(kind, key), resolve_did=True)
    assert result.valid, result.reason
    assert result.issuer_did == key.did


def test_what_is_said(key: SigningKey) -> None:
    said = part(token_of(FileKind.JSON, make(FileKind.JSON, key)), 1)
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["awardedDate"] == "2025-11-22T11:52:25.678+00:00"
    assert said["validFrom"] == "2025-11-22T11:52:25Z"
    assert said["issuer"]["name"] == "Business Platform"
    achievement = said["credentialSubject"]["achievement"]
    assert achievement["id"] == achievement_id("projectCreated")
    assert achievement["name"] == "Project Created"
    assert achievement["description"] == "You created your first project."
    assert achievement["criteria"] == {"narrative": "Create your first project."}
    assert achievement["image"]["id"].startswith("data:image/svg+xml;base64,")


def test_address_is_hashed(key: SigningKey) -> None:
    data = make(FileKind.JSON, key)
    token = token_of(FileKind.JSON, data)
    name, email = part(token, 1)["credentialSubject"]["identifier"]
    assert (name["identityHash"], name["hashed"]) == ("Ada", False)
    digest = hashlib.sha256((ADA.email + email["salt"]).encode()).hexdigest()
    assert (email["identityHash"], email["hashed"]) == (f"sha256${digest}", True)
    assert ADA.email not in json.dumps(part(token, 1))


def test_salt_differs_each_time(key: SigningKey) -> None:
    first, second = (part(sign(BADGE, ADA, key), 1)["credentialSubject"] for _ in range(2))
    assert first["identifier"][1] != second["identifier"][1]


def test_address_is_shown_if_asked_for(key: SigningKey) -> None:
    token = sign(BADGE, Holder("Ada", "ada@example.com", show_email=True), key)
    assert part(token, 1)["credentialSubject"]["identifier"][1] == {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": "ada@example.com",
        "identityType": "emailAddress",
    }


def test_every_badge_can_be_signed(key: SigningKey) -> None:
    tokens = {
        achievement_id(item.name): sign(replace(BADGE, name=item.name), ADA, key)
        for item in get_all_badge_definitions()
    }
    assert len(tokens) == len(get_all_badge_definitions())


def test_pictures_stay_pictures(key: SigningKey) -> None:
    baked = ET.fromstring(make(FileKind.SVG, key))
    original = ET.fromstring(SVG)
    assert [node.tag for node in baked][:-1] == [node.tag for node in original]
    data = make(FileKind.PNG, key)
    assert data.startswith(picture(FileKind.PNG)[:-12])


def test_what_was_not_verified_is_not_signed(key: SigningKey) -> None:
    imported = replace(BADGE, verified=False)
    for kind in FileKind:
        with pytest.raises(InvalidInput):
            badge_file(kind, imported, ADA, key, picture(kind))


def test_nothing_of_it_is_imported_before_it_is_used() -> None:
    code = (
        "import sys; from desktop_app.badges import checking, credential, signing_key;"
        "print([m for m in ('openbadgeslib', 'jwt', 'cryptography', 'keyring', 'png', 'peewee')"
        " if m in sys.modules])"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
