"""The errors: a sentence with its values, and the field where it belongs."""

import pytest

from desktop_app.errors import (
    QT_TRANSLATE_NOOP,
    InvalidInput,
    PermissionDenied,
    PlatformError,
    StorageError,
)


def test_sentence() -> None:
    error = StorageError("“{path}” is {what}.", path="/x", what="{odd}")
    assert str(error) == "“/x” is {odd}."
    assert (error.template, error.values) == (
        "“{path}” is {what}.",
        {"path": "/x", "what": "{odd}"},
    )


def test_field() -> None:
    error = InvalidInput("At most {limit}.", "name", limit=200)
    assert (error.field, str(error)) == ("name", "At most 200.")


@pytest.mark.parametrize("kind", [PermissionDenied, StorageError, InvalidInput])
def test_one_family(kind: type[PlatformError]) -> None:
    assert issubclass(kind, PlatformError)
    assert not issubclass(PlatformError, OSError | ValueError)


def test_marker() -> None:
    assert QT_TRANSLATE_NOOP("errors", "Text") == "Text"
