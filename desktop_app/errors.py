"""The errors a caller can meet: the user's, the environment's. All others are bugs."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802 - as lupdate knows it
    """Mark ``text`` for translation in ``context``; the window translates it when it shows it."""
    return text


class PlatformError(Exception):
    """A sentence for the user: an English template, which the window translates, and its values."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class InvalidInput(PlatformError):
    """What a user got wrong; ``field`` names the argument that was refused."""

    def __init__(self, template: str, field: str, **values: object) -> None:
        super().__init__(template, **values)
        self.field = field


class PermissionDenied(PlatformError):
    """What the user may not do."""


class StorageError(PlatformError):
    """What the environment did: the database is locked, full, read-only, unreachable or damaged."""
