"""The key that signs badges: made at first use, kept in the system's keyring or in a file."""

import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Thread

from ..errors import QT_TRANSLATE_NOOP, StorageError

log = logging.getLogger(__name__)

SERVICE, ACCOUNT = "business-platform", "open-badges-signing-key"
FILE, SIGNERS = "badge-signing-key.pem", "badge-signers.txt"
PATIENCE_S = 15.0

UNREADABLE = QT_TRANSLATE_NOOP(
    "errors",
    "The key that signs badges cannot be read ({place}). Put its backup there, or remove it: then "
    "a new one is made.",
)
LOCKED = QT_TRANSLATE_NOOP(
    "errors",
    "The key that signs badges is in the system's keyring. Please unlock it and try again.",
)
NO_PLACE = QT_TRANSLATE_NOOP("errors", "The key that signs badges cannot be stored: {reason}.")


class Place(StrEnum):
    """Where the key is kept."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key and its did:key, under which the badges that it signs name their issuer.

    ``replaces`` says that it was made because an earlier one is gone.
    """

    pem: bytes = field(repr=False)
    did: str
    place: Place
    replaces: bool = False


class KeyringUnusable(Exception):
    """There is no keyring, or it does not open."""


def signing_key(folder: Path) -> SigningKey:
    """The key of this installation, whose data are in ``folder``; made if there is none.

    Asks the system's keyring, which may ask the user: not for the window's thread. Where there is
    no keyring the key is a file in ``folder`` that only its owner may read. Raises StorageError.
    """
    known, file = _signers(folder), folder / FILE
    try:
        stored = _from_keyring()
    except KeyringUnusable as error:
        log.info("the keyring cannot be used: %s", error)
        if not file.exists() and Place.KEYRING in known.values():
            raise StorageError(LOCKED) from error
        return _from_file(folder, known)
    if stored is not None:
        return _known(folder, known, _read(stored.encode(), Place.KEYRING, ACCOUNT))
    if file.exists():
        return _from_file(folder, known)
    made = _make(Place.KEYRING, known)
    try:
        _to_keyring(made.pem.decode())
    except KeyringUnusable as error:
        log.info("the keyring keeps nothing: %s", error)
        return _from_file(folder, known)
    return _known(folder, known, made)


def known_signers(folder: Path) -> frozenset[str]:
    """The did:keys with which this installation has signed; no keyring is asked. StorageError."""
    return frozenset(_signers(folder))


def _from_file(folder: Path, known: dict[str, Place]) -> SigningKey:
    """The key in the file; made if there is none."""
    file = folder / FILE
    try:
        if file.exists():
            return _known(folder, known, _read(file.read_bytes(), Place.FILE, str(file)))
        made = _make(Place.FILE, known)
        _write(file, made.pem)
    except OSError as error:
        raise StorageError(NO_PLACE, reason=error.strerror or str(error)) from error
    return _known(folder, known, made)


def _make(place: Place, known: dict[str, Place]) -> SigningKey:
    from openbadgeslib.keys import KeyEd25519
    from openbadgeslib.ob3.did import did_key_from_pem

    private, public = KeyEd25519().generate_keypair()
    log.info("a new key for signing badges is made: %s", place)
    return SigningKey(private, did_key_from_pem(public), place, replaces=bool(known))


def _read(pem: bytes, place: Place, where: str) -> SigningKey:
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.keys import KeyEd25519
    from openbadgeslib.ob3.did import did_key_from_pem

    key = KeyEd25519()
    try:
        key.read_private_key(pem)
        key.pub_key = key.priv_key.public_key()
        return SigningKey(pem, did_key_from_pem(key.get_pub_key_pem()), place)
    except (LibOpenBadgesException, ValueError) as error:
        raise StorageError(UNREADABLE, place=where) from error


def _signers(folder: Path) -> dict[str, Place]:
    """What was noted about the keys used so far: nothing secret."""
    try:
        lines = (folder / SIGNERS).read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StorageError(NO_PLACE, reason=error.strerror or str(error)) from error
    pairs = (line.split() for line in lines)
    return {pair[0]: Place(pair[1]) for pair in pairs if len(pair) == 2 and pair[1] in set(Place)}


def _known(folder: Path, known: dict[str, Place], key: SigningKey) -> SigningKey:
    """``key``, noted among the installation's own: its badges are known again without it."""
    if known.get(key.did) is not key.place:
        lines = [f"{did} {place}\n" for did, place in (known | {key.did: key.place}).items()]
        try:
            _write(folder / SIGNERS, "".join(lines).encode("ascii"))
        except OSError as error:
            raise StorageError(NO_PLACE, reason=error.strerror or str(error)) from error
    return key


def _write(file: Path, data: bytes) -> None:
    """Put a file in its place as a whole, readable by its owner only."""
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)  # its mode is 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _from_keyring() -> str | None:
    import keyring

    return _patiently(lambda: keyring.get_password(SERVICE, ACCOUNT))


def _to_keyring(pem: str) -> None:
    import keyring

    def store() -> str | None:
        keyring.set_password(SERVICE, ACCOUNT, pem)
        return keyring.get_password(SERVICE, ACCOUNT)

    if _patiently(store) != pem:
        raise KeyringUnusable("what is stored in it does not come back")


def _patiently(ask: Callable[[], str | None]) -> str | None:
    """What the keyring answers, if it does in time: it may wait for a password. KeyringUnusable."""
    answers: list[str | None] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # each system's backend raises its own, and some SystemExit
            errors.append(error)

    # Of its own and a daemon: a prompt that nobody answers must not keep the process from ending.
    thread = Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    if errors:
        raise KeyringUnusable(f"{type(errors[0]).__name__}: {errors[0]}") from errors[0]
    if not answers:
        raise KeyringUnusable("it does not answer")
    return answers[0]
