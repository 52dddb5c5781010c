"""A small CRM: companies, and contacts with a field of every kind that link to them."""

from dataclasses import dataclass

from desktop_app import models
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.operations import NewRecord, create_data_type, create_project, write_records

KINDS = {
    "Notes": FieldKind.LONG_TEXT,
    "Seats": FieldKind.INTEGER,
    "Share": FieldKind.DECIMAL,
    "Price": FieldKind.MONEY,
    "Active": FieldKind.BOOLEAN,
    "Since": FieldKind.DATE,
    "Next call": FieldKind.DATE_TIME,
    "Stage": FieldKind.CHOICE,
    "Tags": FieldKind.CHOICES,
    "E-mail": FieldKind.EMAIL,
    "Phone": FieldKind.PHONE,
    "Web": FieldKind.URL,
    "Photo": FieldKind.ATTACHMENT,
}


@dataclass(frozen=True)
class Crm:
    """The types, and the records of companies by name."""

    user_id: int
    project_id: int
    companies: DataTypeRow
    contacts: DataTypeRow
    ids: dict[str, int]

    def field(self, name: str) -> int:
        """The id of a field of the contacts."""
        return next(field.id for field in self.contacts.fields if field.name == name)

    def add(self, **values: Value) -> int:
        """Store a contact; its values by field name, ``_`` for what a name cannot hold."""
        named = {self.field(name.replace("_", " ")): value for name, value in values.items()}
        change = NewRecord(named)
        return write_records(self.user_id, self.contacts.id, [change]).rows[0].id

    def value(self, record_id: int, name: str) -> Value:
        """What is stored."""
        row = models.records.record(self.contacts, record_id)
        assert row is not None
        return row.values[self.field(name)]


def make_crm(user_id: int) -> Crm:
    """Make it on the database thread."""
    project_id = create_project(user_id, "Shop").id
    title = FieldRow("Name", FieldKind.TEXT, required=True)
    companies = _made(create_data_type(user_id, project_id, "Companies", fields=[title]).id)
    fields = [title]
    for name, kind in KINDS.items():
        options = ("Lead", "Won", "Lost") if kind is FieldKind.CHOICE else ("Press", "Partner")
        chosen = kind in (FieldKind.CHOICE, FieldKind.CHOICES)
        currency = "EUR" if kind is FieldKind.MONEY else ""
        default = "Lead" if kind is FieldKind.CHOICE else None
        fields.append(
            FieldRow(
                name,
                kind,
                currency=currency,
                options=options if chosen else (),
                default=default,
                maximum=100 if kind is FieldKind.INTEGER else None,
            )
        )
    fields.append(FieldRow("Company", FieldKind.LINK, target=companies.id))
    fields.append(FieldRow("Clients", FieldKind.LINKS, target=companies.id))
    contacts = _made(create_data_type(user_id, project_id, "Contacts", fields=fields).id)
    names = ["Ärzte & Söhne", "Acme", "<b>Bold</b>", "Bernoulli"]
    (field,) = companies.fields
    rows = write_records(user_id, companies.id, [NewRecord({field.id: n}) for n in names]).rows
    ids = dict(zip(names, [row.id for row in rows], strict=True))
    return Crm(user_id, project_id, companies, contacts, ids)


def _made(type_id: int) -> DataTypeRow:
    made = models.records.data_type(type_id)
    assert made is not None
    return made
