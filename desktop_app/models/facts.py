"""Where each fact that badges are earned by is kept: its table, who made it, what it is called."""

from dataclasses import dataclass

from .rows import Fact


@dataclass(frozen=True)
class FactTable:
    """A table whose rows are facts; each has an ``id`` and a ``created_at`` too."""

    table: str
    who: str
    name: str


FACTS = {
    Fact.PROJECT: FactTable("project", "owner_id", "name"),
    # What a module of the store brings has been made by nobody.
    Fact.DATA_TYPE: FactTable(
        "(SELECT * FROM data_type WHERE module = '') AS data_type", "created_by_id", "name"
    ),
    Fact.ACTION: FactTable("action", "created_by_id", "title"),
    Fact.APPLICATION: FactTable("application", "created_by_id", "name"),
    Fact.INVITATION: FactTable("invitation", "invited_by_id", "email"),
}
