"""Checking badge files: what is genuine, what only holds together, and what means harm."""

import hashlib
import json
import socket
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.badges import checking as module
from desktop_app.badges.checking import Standing, Verdict, check, read
from desktop_app.badges.credential import FileKind, Holder, envelope, sign
from desktop_app.errors import StorageError
from desktop_app.models.clock import now
from tests.badges.badge_files import ADA, BADGE, EARNED_AT, make, save
from tests.badges.hostile import HOSTILE, KEY, TOKEN, signed
from tests.support import ExpectedLog

FILES = {kind: make(kind, KEY) for kind in FileKind}
OURS = frozenset({KEY.did})


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that asks a network for anything."""
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert asked == []


@pytest.mark.parametrize("kind", FileKind)
def test_genuine(kind: FileKind) -> None:
    verdict = check(FILES[kind], OURS)
    assert verdict.standing is Standing.GENUINE
    assert str(verdict).startswith("This badge is genuine")
    claim = verdict.claim
    assert claim is not None
    assert (claim.badge, claim.label) == ("projectCreated", "Project Created")
    assert (claim.holder, claim.email) == ("Ada", "")
    assert (claim.earned_at, claim.issuer) == (EARNED_AT, KEY.did)
    assert not verdict.revocable


@pytest.mark.parametrize("kind", FileKind)
def test_signed_by_somebody(kind: FileKind) -> None:
    verdict = check(FILES[kind])
    assert verdict.standing is Standing.SIGNED
    assert verdict.claim is not None
    assert "genuine" not in str(verdict)


@pytest.mark.parametrize(
    "data",
    [
        TOKEN.encode(),
        TOKEN.encode() + b"\r\n",
        b"\xef\xbb\xbf" + TOKEN.encode(),
        json.dumps(json.loads(envelope(TOKEN)), indent=2).encode(),
        json.dumps({"compactJwsString": TOKEN}).encode(),
        json.dumps({"compactJwsString": [TOKEN]}).encode(),
    ],
)
def test_other_carriers(data: bytes) -> None:
    assert check(data, OURS).standing is Standing.GENUINE


def test_whose_it_is() -> None:
    claim = check(FILES[FileKind.JSON]).claim
    assert claim is not None
    assert claim.is_of("ada@example.com")
    assert claim.is_of("Ada@Example.com")
    assert claim.is_of("bob@example.com") is False
    open_claim = check(sign(BADGE, replace(ADA, show_email=True), KEY).encode()).claim
    assert open_claim is not None
    assert open_claim.email == "ada@example.com"
    assert open_claim.is_of("ADA@example.com")
    assert open_claim.is_of("bob@example.com") is False


def test_capital_letters_in_an_address() -> None:
    claim = check(sign(BADGE, Holder("Ada", "Ada@Example.com"), KEY).encode()).claim
    assert claim is not None
    assert claim.is_of("Ada@Example.com")


@pytest.mark.parametrize(
    ("hashed", "salt", "matches"),
    [
        ("md5$" + hashlib.md5(b"ada@example.com").hexdigest(), None, True),
        ("sha256$" + hashlib.sha256(b"ada@example.comNaCl").hexdigest().upper(), "NaCl", True),
        ("sha256$" + hashlib.sha256(b"ada@example.com").hexdigest(), "NaCl", False),
        ("sha512$00", "", False),
        ("nonsense", 7, False),
    ],
)
def test_hashes_of_others(hashed: str, salt: object, matches: bool) -> None:
    def change(said: dict[str, object]) -> None:
        subject = said["credentialSubject"]
        assert isinstance(subject, dict)
        email = {"type": "IdentityObject", "hashed": True, "identityType": "emailAddress"}
        subject["identifier"] = [email | {"identityHash": hashed, "salt": salt}]

    claim = check(signed(change)).claim
    assert claim is not None
    assert claim.is_of("ada@example.com") is matches
    assert claim.holder == ""


def test_badge_of_a_did_or_an_address() -> None:
    def address(said: dict[str, object]) -> None:
        said["credentialSubject"] |= {"id": "mailto:ada@example.com"}  # type: ignore[operator]
        said["sub"] = "mailto:ada@example.com"

    def nobody(said: dict[str, object]) -> None:
        said["credentialSubject"] |= {"id": "did:key:z1", "identifier": []}  # type: ignore[operator]
        said["sub"] = "did:key:z1"

    claim = check(signed(address)).claim
    assert claim is not None
    assert claim.email == "ada@example.com"
    claim = check(signed(nobody)).claim
    assert claim is not None
    assert claim.is_of("ada@example.com") is None


def test_badge_that_is_not_ours() -> None:
    def change(said: dict[str, object]) -> None:
        subject = said["credentialSubject"]
        assert isinstance(subject, dict)
        subject["achievement"] |= {"id": "urn:x", "name": "  \x07Moon\u202e\nLanding" + "!" * 999}
        said["credentialStatus"] = {"id": "https://localhost:1/status"}
        said.pop("awardedDate")

    verdict = check(signed(change))
    assert verdict.revocable
    claim = verdict.claim
    assert claim is not None
    assert claim.badge == ""
    assert claim.label.startswith("MoonLanding!")
    assert len(claim.label) == 200
    assert claim.earned_at == EARNED_AT // 1000 * 1000


def test_picture_of_a_badge_that_is_not_ours() -> None:
    claim = check(FILES[FileKind.PNG]).claim
    assert claim is not None
    assert claim.picture.startswith(b"\x89PNG")
    svg = check(FILES[FileKind.SVG]).claim
    assert svg is not None
    assert svg.picture == b""  # never handed to a renderer


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    data, sentence = HOSTILE[name]
    check(b"eyJ.e.e")  # the library is imported once
    tracemalloc.start()
    began = time.thread_time()
    verdict = check(data, OURS)
    took = time.thread_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sentence in str(verdict)
    assert verdict.standing in (Standing.REFUSED, Standing.UNKNOWN)
    assert verdict.claim is None
    assert took < 1
    assert peak < 100e6


def refused(verdict: Verdict) -> bool:
    return verdict.standing is Standing.REFUSED and verdict.claim is None


@pytest.mark.parametrize("kind", FileKind)
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_byte_changed_anywhere_is_refused(kind: FileKind, data: st.DataObject) -> None:
    genuine = FILES[kind]
    at = data.draw(st.integers(0, len(genuine) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != genuine[at]))
    assert refused(check(genuine[:at] + bytes([byte]) + genuine[at + 1 :], OURS)), (at, byte)


@pytest.mark.parametrize("kind", FileKind)
def test_each_byte_changed_a_little_is_refused(kind: FileKind) -> None:
    genuine = FILES[kind]
    for at in range(0, len(genuine), 1 if len(genuine) < 4_000 else 7):
        changed = genuine[:at] + bytes([genuine[at] ^ 1]) + genuine[at + 1 :]
        assert refused(check(changed, OURS)), at


@settings(max_examples=200)
@given(at=st.integers(0, len(TOKEN) - 1), letter=st.sampled_from("ABab01-_.=!\n é"))
def test_token_with_a_letter_more_is_refused(at: int, letter: str) -> None:
    assert check((TOKEN[:at] + letter + TOKEN[at:]).encode(), OURS).claim is None or at == 0


@pytest.mark.parametrize("kind", FileKind)
def test_cut_short_anywhere_is_refused(kind: FileKind) -> None:
    genuine = FILES[kind]
    for size in range(0, len(genuine), 97):
        assert refused(check(genuine[:size], OURS))


@settings(max_examples=300)
@given(
    data=st.binary(max_size=200),
    start=st.sampled_from([b"", b"{", b"<", b"eyJ", b"\x89PNG\r\n\x1a\n"]),
)
@example(data=b"..", start=b"eyJ")
def test_any_bytes_give_a_sentence(data: bytes, start: bytes) -> None:
    assert str(check(start + data)).endswith(".")


def test_what_nobody_expected_is_logged(
    expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(module, "_verified", fail)
    assert "damaged" in str(check(FILES[FileKind.JSON]))
    expected_log.take("could not be checked")


def test_reading_files(tmp_path: Path) -> None:
    assert read(save(tmp_path, "badge.json", FILES[FileKind.JSON])) == FILES[FileKind.JSON]
    large = save(tmp_path, "large", bytes(module.LARGEST_FILE + 10))
    assert "5 MB" in str(check(read(large)))
    with pytest.raises(StorageError):
        read(tmp_path / "missing")
    with pytest.raises(StorageError):
        read(tmp_path)


def test_file_that_breaks_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = save(tmp_path, "badge.json", b"{}")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(StorageError) as caught:
        read(file)
    assert "Permission denied" in str(caught.value)


def test_genuine_badges_are_not_of_the_future() -> None:
    ahead = replace(BADGE, earned_at=now() + 2 * 86_400_000)
    assert check(sign(ahead, ADA, KEY).encode(), OURS).claim is None
