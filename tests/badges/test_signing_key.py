"""The key that signs badges: where it is kept, and what happens when it is not there any more."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from desktop_app.badges import signing_key as module
from desktop_app.badges.signing_key import FILE, SIGNERS, Place, known_signers, signing_key
from desktop_app.errors import StorageError
from tests.keyrings import LockedKeyring, MemoryKeyring, SilentKeyring, installed


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    """A keyring that keeps what it is given."""
    made = MemoryKeyring()
    with installed(made):
        yield made


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_keyring_keeps_it(keyring: MemoryKeyring, tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert (key.place, key.replaces) == (Place.KEYRING, False)
    assert list(keyring.kept.values()) == [key.pem.decode()]
    assert [file.name for file in tmp_path.iterdir()] == [SIGNERS]
    assert b"PRIVATE" not in (tmp_path / SIGNERS).read_bytes()
    assert signing_key(tmp_path) == key


def test_it_is_an_ed25519_key(keyring: MemoryKeyring, tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert isinstance(load_pem_private_key(key.pem, None), Ed25519PrivateKey)
    assert key.did.startswith("did:key:z6Mk")
    assert "PRIVATE" not in repr(key)


def test_without_a_keyring_it_is_a_file_of_its_owner(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert key.place is Place.FILE
    assert (tmp_path / FILE).read_bytes() == key.pem
    if os.name == "posix":
        assert mode(tmp_path / FILE) == 0o600
    assert signing_key(tmp_path) == key


def test_a_file_stays_in_use_when_a_keyring_comes(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    with installed(MemoryKeyring()):
        assert signing_key(tmp_path) == key


def test_locked_from_the_first_use_on(tmp_path: Path) -> None:
    with installed(LockedKeyring()):
        key = signing_key(tmp_path)
        assert key.place is Place.FILE
        assert signing_key(tmp_path) == key


def test_locked_later(keyring: MemoryKeyring, tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    with installed(LockedKeyring()), pytest.raises(StorageError) as caught:
        signing_key(tmp_path)
    assert "unlock" in str(caught.value)
    assert not (tmp_path / FILE).exists()
    assert signing_key(tmp_path) == key


def test_keyring_that_never_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    silent = SilentKeyring()
    with installed(silent):
        assert signing_key(tmp_path).place is Place.FILE
        silent.over.set()
        for thread in threading.enumerate():
            if thread.name == "keyring":
                thread.join()


def test_lost_key_is_replaced_and_said_so(keyring: MemoryKeyring, tmp_path: Path) -> None:
    old = signing_key(tmp_path)
    keyring.kept.clear()
    new = signing_key(tmp_path)
    assert new.replaces
    assert new.did != old.did
    assert known_signers(tmp_path) == {old.did, new.did}
    assert not signing_key(tmp_path).replaces


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\x00", None])
def test_unreadable_file(content: bytes | None, tmp_path: Path) -> None:
    if content is None:  # a key, but of another kind
        from openbadgeslib.keys import KeyECC

        content, _ = KeyECC().generate_keypair()
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StorageError) as caught:
        signing_key(tmp_path)
    assert FILE in str(caught.value)
    assert (tmp_path / FILE).read_bytes() == content


def test_unreadable_in_the_keyring(keyring: MemoryKeyring, tmp_path: Path) -> None:
    signing_key(tmp_path)
    keyring.kept = dict.fromkeys(keyring.kept, "nonsense")
    with pytest.raises(StorageError):
        signing_key(tmp_path)


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for use in (signing_key, known_signers):
        with pytest.raises(StorageError) as caught:
            use(file)
        assert "cannot be stored" in str(caught.value)


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError) as caught:
        signing_key(tmp_path)
    assert "No space left" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_notes_of_signers_may_be_spoilt(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    with (tmp_path / SIGNERS).open("ab") as notes:
        notes.write(b"\xff\xfe\n\nsome more words than two\ndid:key:z1 elsewhere\n")
    assert known_signers(tmp_path) == {key.did}
    assert signing_key(tmp_path) == key


def test_nobody_has_signed_yet(tmp_path: Path) -> None:
    assert known_signers(tmp_path) == frozenset()
