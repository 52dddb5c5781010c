"""Badge files that mean harm, or that are none: each with a part of the sentence it deserves."""

import base64
import json
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from openbadgeslib import baking
from openbadgeslib.keys import KeyECC

from desktop_app.badges.credential import FileKind, bake_png, envelope, sign
from desktop_app.badges.signing_key import SigningKey
from tests.badges.badge_files import ADA, BADGE, SVG, make, new_key, part, picture

KEY = new_key()
TOKEN = sign(BADGE, ADA, KEY)
BOMB_XML = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><svg xmlns="http://www.w3.org/2000/svg">&i;</svg>'
).encode()


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signed(change: Callable[[dict[str, Any]], object], key: SigningKey = KEY) -> bytes:
    """A JWT with other claims, its signature in order."""
    payload = part(TOKEN, 1)
    change(payload)
    return jwt.encode(payload, key.pem.decode(), algorithm="EdDSA").encode()


def raw(payload: bytes) -> bytes:
    """A JWT of any bytes, signed in order."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private: Any = load_pem_private_key(KEY.pem, None)
    start = text(b'{"alg":"EdDSA"}') + "." + text(payload)
    return f"{start}.{text(private.sign(start.encode()))}".encode()


def chunk(name: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)


def png_with(*chunks: bytes) -> bytes:
    plain = picture(FileKind.PNG)
    return plain[:-12] + b"".join(chunks) + plain[-12:]


def svg_with(inside: str, before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def another_algorithm() -> bytes:
    private, _ = KeyECC().generate_keypair()
    return jwt.encode(part(TOKEN, 1), private.decode(), algorithm="ES256").encode()


def in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


def exchanged_picture(kind: FileKind) -> bytes:
    """A genuine badge's token, baked into a picture that was not signed with it."""
    data = make(kind, KEY)
    if kind is FileKind.SVG:
        return data.replace(b"#FFBD5F", b"#FFFFFF")
    token = baking.extract_png(data, keyword=baking.ITXT_KEYWORD_OB3)
    assert token is not None
    return bake_png(picture(kind, shade=8), token)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not a badge file"),
    "blank": (b" \n\t", "not a badge file"),
    "text": (b"Dear Ada, this is your badge.", "not a badge file"),
    "zip": (b"PK\x03\x04" + bytes(100), "not a badge file"),
    "larger than 5 MB": (b"<" * (5 * 2**20 + 1), "more than 5 MB"),
    "nothing but braces": (b"{" * 2**19, "more than a badge"),
    "deep JSON": (b'{"a":' + b"[" * 9_000 + b"]" * 9_000 + b"}", "more than a badge"),
    "rather deep JSON": (b'{"a":' + b"[" * 99 + b"]" * 99 + b"}", "more than a badge"),
    "broad JSON": (b'{"a":[' + b"[]," * 300_000 + b"[]]}", "more than a badge"),
    "long JSON": (b'{"a":"' + b"a" * 3_000_000 + b'"}', "more than a badge"),
    "a number without end": (b'{"a":' + b"9" * 900_000 + b"}", "damaged"),
    "infinity": (b'{"type":1e999}', "damaged"),
    "lone surrogate": (b'{"type":"\\ud800"}', "damaged"),
    "broken JSON": (b'{"type":', "damaged"),
    "JSON in Latin-1": ('{"type":"é"}'.encode("latin-1"), "damaged"),
    "other JSON": (b'{"hello":["world"]}', "not a badge file"),
    "envelope of nothing": (envelope(""), "damaged"),
    "envelope with more in it": (envelope(TOKEN)[:-1] + b',"name":"Ada"}', "damaged"),
    "envelope in another context": (envelope(TOKEN).replace(b"/v2", b"/v3"), "damaged"),
    "Data Integrity": (b'{"@context":[],"proof":{}}', "in another way"),
    "Open Badges 2.0": (b'{"recipient":{},"badge":"https://example.com"}', "older version"),
    "JWT of Open Badges 2.0": (raw(b'{"badge":"https://example.com"}'), "older version"),
    "JWT of no object": (raw(b"[1]"), "damaged"),
    "JWT of nothing": (raw(b""), "damaged"),
    "deep JWT": (raw(b'{"a":' + b"[" * 9_000 + b"]" * 9_000 + b"}"), "more than a badge"),
    "JWT of a lone surrogate": (raw(b'{"issuer":"\\ud800"}'), "damaged"),
    "signed by nobody": (TOKEN.rpartition(".")[0].encode() + b".", "damaged"),
    "algorithm none": (
        (text(b'{"alg":"none"}') + TOKEN[TOKEN.index(".") :]).encode(),
        "not in the form",
    ),
    "another algorithm": (another_algorithm(), "not in the form"),
    "HMAC with the public key": (
        jwt.encode(part(TOKEN, 1), KEY.did.ljust(64), algorithm="HS256").encode(),
        "not in the form",
    ),
    "signed by another key": (
        signed(lambda said: said.update(name="Badge"), new_key()),
        "has been changed",
    ),
    "name changed": (
        TOKEN.replace(TOKEN.split(".")[1], text(json.dumps(part(TOKEN, 1)).encode())).encode(),
        "has been changed",
    ),
    "last letter of the signature": (
        (TOKEN[:-1] + ("B" if TOKEN[-1] == "A" else chr(ord(TOKEN[-1]) + 1))).encode(),
        "has been changed",
    ),
    "no issuer": (signed(lambda said: said.pop("issuer")), "not in the form"),
    "issuer of no kind": (signed(lambda said: said.update(issuer="Ada")), "not in the form"),
    "issuer on the web": (
        signed(lambda said: said.update(issuer="did:web:localhost%3A1")),
        "from the Internet",
    ),
    "issuer on the web, and changed": (
        TOKEN.replace(
            TOKEN.split(".")[1],
            text(json.dumps(part(TOKEN, 1) | {"issuer": "did:web:a.b"}).encode()),
        ).encode(),
        "has been changed",
    ),
    "issuer by address": (
        signed(lambda said: said.update(issuer={"id": "https://localhost:1/issuer"})),
        "from the Internet",
    ),
    "issuer too long": (
        signed(lambda said: said.update(issuer="did:key:z" + "6" * 400_000)),
        "not in the form",
    ),
    "issuer in no alphabet": (
        signed(lambda said: said.update(issuer="did:key:z0OIl")),
        "not in the form",
    ),
    "of another type": (signed(lambda said: said.update(type="Diploma")), "not in the form"),
    "of no type": (signed(lambda said: said.update(type=[[]])), "not in the form"),
    "no achievement": (
        signed(lambda said: said["credentialSubject"].pop("achievement")),
        "not in the form",
    ),
    "nobody's": (
        signed(lambda said: said["credentialSubject"].pop("identifier")),
        "not in the form",
    ),
    "expired": (
        signed(lambda said: said.update(validUntil=in_days(-1))),
        "expired",
    ),
    "from tomorrow": (signed(lambda said: said.update(validFrom=in_days(2))), "in the future"),
    "awarded in a year": (
        signed(lambda said: said.update(awardedDate=in_days(365))),
        "in the future",
    ),
    "PNG without a badge": (picture(FileKind.PNG), "no badge in this picture"),
    "PNG cut short": (make(FileKind.PNG, KEY)[:-9], "damaged"),
    "PNG of a signature": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "PNG with a length of 4 GB": (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR" + bytes(20), "damaged"),
    "PNG of Open Badges 2.0": (
        png_with(chunk(b"iTXt", b"openbadges\0\0\0\0\0" + TOKEN.encode())),
        "older version",
    ),
    "PNG with a bomb": (
        png_with(
            chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0" + zlib.compress(bytes(400_000_000), 9))
        ),
        "more than a badge",
    ),
    "PNG with a broken text": (
        png_with(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0nonsense")),
        "damaged",
    ),
    "PNG with another bomb": (
        png_with(chunk(b"zTXt", b"openbadgecredential\0\0" + zlib.compress(bytes(4_000_000)))),
        "no badge in this picture",
    ),
    "PNG of many chunks": (png_with(*[chunk(b"tEXt", b"")] * 400_000), "more than a badge"),
    "PNG with a text that is none": (
        png_with(chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0\xff\xfe")),
        "damaged",
    ),
    "PNG with another picture": (exchanged_picture(FileKind.PNG), "not the one"),
    "SVG with another picture": (exchanged_picture(FileKind.SVG), "not the one"),
    "SVG after a byte order mark": (
        b"\xef\xbb\xbf" + exchanged_picture(FileKind.SVG),
        "not the one",
    ),
    "JSON's badge in a picture": (bake_png(picture(FileKind.PNG), TOKEN), "not the one"),
    "SVG without a badge": (SVG, "no badge in this picture"),
    "SVG of Open Badges 2.0": (baking.bake_svg(SVG, TOKEN), "older version"),
    "SVG cut short": (make(FileKind.SVG, KEY)[:-9], "damaged"),
    "SVG with a billion laughs": (BOMB_XML, "more than a badge"),
    "SVG that reads a file": (
        svg_with("&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "more than a badge",
    ),
    "SVG that calls home": (
        svg_with("", '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://localhost:1/x"> %x;]>'),
        "more than a badge",
    ),
    "SVG that multiplies attributes": (
        svg_with("<g/>" * 10, f'<!DOCTYPE svg [<!ATTLIST g a CDATA "{"a" * 99_999}">]>'),
        "more than a badge",
    ),
    "SVG of many elements": (svg_with("<g/>" * 1_200_000), "more than a badge"),
    "SVG of many comments": (svg_with("<!---->" * 700_000), "more than a badge"),
    "SVG of many sections": (svg_with("<![CDATA[]]>" * 400_000), "more than a badge"),
    "SVG of many attributes": (
        svg_with("<g " + " ".join(f'a{n}="1"' for n in range(400_000)) + "/>"),
        "more than a badge",
    ),
    "SVG of many references": (svg_with("&amp;" * 1_000_000), "no badge in this picture"),
    "deep SVG": (svg_with("<g>" * 9_000 + "</g>" * 9_000), "more than a badge"),
    "SVG with a long namespace": (
        f'<svg xmlns="urn:{"a" * 999_999}">{"<g/>" * 9_000}</svg>'.encode(),
        "more than a badge",
    ),
    "SVG with a badge of nothing": (
        svg_with('<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"/>'),
        "no badge in this picture",
    ),
    "SVG with a badge of Data Integrity": (
        svg_with(
            "<o:x xmlns:o='urn:o'/><openbadges:credential xmlns:openbadges='urn:o'>{}"
            "</openbadges:credential>"
        ),
        "in another way",
    ),
    "XML that is no SVG": (b"<html/>", "no badge in this picture"),
}
