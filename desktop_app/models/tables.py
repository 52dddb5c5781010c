"""The tables. Their constraints are the law; migrations make them, never ``create_tables``."""

from enum import StrEnum

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    Check,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    Node,
    TextField,
)

from .clock import now
from .fields import FieldKind
from .record_rows import ChangeKind, ViewKind
from .rows import Audience, EarnedBadge, Evidence, Fact, InvitationState, Origin, Role

database = DatabaseProxy()


def one_of(column: str, values: type[StrEnum]) -> Node:
    """A CHECK that ``column`` holds one of the enumeration's values."""
    return Check(f"{column} IN ({', '.join(repr(value.value) for value in values)})")


def filled(column: str) -> Node:
    """A CHECK that ``column`` holds 1 to 200 characters."""
    return Check(f"length({column}) BETWEEN 1 AND 200")


class Table(Model):
    id = AutoField()

    class Meta:
        database = database
        legacy_table_names = False


class User(Table):
    """A person. ``email_key`` is the address as it is compared: case-folded."""

    name = CharField(200, constraints=[filled("name")])
    email = CharField(254)
    email_key = CharField(254, unique=True)
    avatar = BlobField(null=True)
    badges_hidden = BooleanField(default=False)
    created_at = BigIntegerField(default=now)

    @property
    def badges(self) -> list[EarnedBadge]:
        """The badges that the user has now, in the order in which they were earned."""
        gone = BadgeWithdrawal.select(BadgeWithdrawal.user_badge).where(
            BadgeWithdrawal.returned_at.is_null()
        )
        rows = UserBadge.select().where(UserBadge.user == self, UserBadge.id.not_in(gone))
        return [row.earned() for row in rows.order_by(UserBadge.earned_at, UserBadge.id)]


class UserBadge(Table):
    """A badge earned: once per user and name, says the unique key. It outlives what earned it.

    ``evidence_…`` is what earned it, as it was called then; ``recorded_at`` is when this row came.
    """

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    name = CharField(100)
    earned_at = BigIntegerField()
    recorded_at = BigIntegerField(default=now)
    origin = CharField(20, default=Origin.LIVE.value, constraints=[one_of("origin", Origin)])
    verified = BooleanField(default=True)
    evidence_kind = CharField(20, null=True, constraints=[one_of("evidence_kind", Fact)])
    evidence_id = IntegerField(null=True)
    evidence_name = CharField(254, null=True)

    class Meta:
        indexes = ((("user", "name"), True),)

    def earned(self) -> EarnedBadge:
        """The plain row."""
        evidence = None
        if self.evidence_kind is not None and self.evidence_id is not None:
            evidence = Evidence(
                Fact(self.evidence_kind), self.evidence_id, self.evidence_name or ""
            )
        return EarnedBadge(self.name, self.earned_at, Origin(self.origin), self.verified, evidence)


class BadgeWithdrawal(Table):
    """That an owner took a badge back, and perhaps gave it back; the badge's row stays."""

    user_badge = ForeignKeyField(UserBadge, on_delete="CASCADE")
    reason = CharField(1000, constraints=[Check("length(reason) BETWEEN 1 AND 1000")])
    withdrawn_by = ForeignKeyField(User, index=False)
    withdrawn_at = BigIntegerField(default=now)
    returned_by = ForeignKeyField(User, null=True, index=False)
    returned_at = BigIntegerField(null=True)


BadgeWithdrawal.add_index(
    BadgeWithdrawal.user_badge,
    unique=True,
    where=BadgeWithdrawal.returned_at.is_null(),
    name="badge_withdrawal_open",
)


class Setting(Table):
    """What the database remembers about itself."""

    key = CharField(100, unique=True)
    value = TextField()


class Notification(Table):
    """A message to one user: a row, later shown (``delivered_at``) and read (``read_at``).

    ``parameters`` is a JSON object of values; ``claimed_at`` is when a process began to deliver it.
    """

    recipient = ForeignKeyField(User, on_delete="CASCADE", index=False)
    kind = CharField(100)
    parameters = TextField(default="{}")
    target = CharField(100, default="")
    created_at = BigIntegerField(default=now)
    claimed_at = BigIntegerField(null=True)
    delivered_at = BigIntegerField(null=True)
    read_at = BigIntegerField(null=True)


Notification.add_index(Notification.recipient, Notification.id, name="notification_recipient")
Notification.add_index(
    Notification.recipient,
    where=Notification.delivered_at.is_null(),
    name="notification_undelivered",
)
Notification.add_index(
    Notification.recipient, where=Notification.read_at.is_null(), name="notification_unread"
)


class Project(Table):
    """A project. ``name_key`` is the name as it is compared; deleting sets ``deleted_at``."""

    owner = ForeignKeyField(User, index=False)
    name = CharField(200, constraints=[filled("name")])
    name_key = TextField()
    created_at = BigIntegerField(default=now)
    deleted_at = BigIntegerField(null=True)


Project.add_index(
    Project.owner,
    Project.name_key,
    unique=True,
    where=Project.deleted_at.is_null(),
    name="project_name",
)
Project.add_index(Project.owner, Project.created_at, name="project_by_owner")


class Member(Table):
    """That a user belongs to a project, and as what."""

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    project_id: int
    user = ForeignKeyField(User, on_delete="CASCADE")
    role = CharField(20, constraints=[one_of("role", Role)])
    created_at = BigIntegerField(default=now)

    class Meta:
        indexes = ((("project", "user"), True),)


class Invitation(Table):
    """An invitation to a project: its code admits whoever brings it, until it expires."""

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    project_id: int
    invited_by = ForeignKeyField(User, index=False)
    email = CharField(254)
    email_key = CharField(254)
    role = CharField(20, constraints=[one_of("role", Role)])
    code = CharField(40, unique=True)
    state = CharField(20, default="pending", constraints=[one_of("state", InvitationState)])
    created_at = BigIntegerField(default=now)
    expires_at = BigIntegerField()


Invitation.add_index(Invitation.project, Invitation.id, name="invitation_project")
Invitation.add_index(
    Invitation.project,
    Invitation.email_key,
    unique=True,
    where=Invitation.state == InvitationState.PENDING.value,
    name="invitation_pending",
)
Invitation.add_index(Invitation.invited_by, Invitation.created_at, name="invitation_by_user")


class Item(Table):
    """What a project holds and a user creates, renames and deletes. No table of its own."""

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    project_id: int
    created_by = ForeignKeyField(User, index=False)
    name_key = TextField()
    description = TextField(default="")
    created_at = BigIntegerField(default=now)
    deleted_at = BigIntegerField(null=True)


class DataType(Item):
    """The shape of some of the business's data: contacts, stock, visitors …

    Its records are in a table of their own, ``table_name``; ``revision`` counts the changes of its
    fields. ``module`` is what the store calls it, where it came from there.
    """

    name = CharField(200, constraints=[filled("name")])
    icon = CharField(40, default="")
    table_name = CharField(63, unique=True)
    revision = IntegerField(default=1)
    module = CharField(100, default="")
    module_version = CharField(20, default="")


class Action(Item):
    """An automation on a project's records."""

    title = CharField(200, constraints=[filled("title")])


class Application(Item):
    """Pages over a project's records, for the team or for users of their own."""

    name = CharField(200, constraints=[filled("name")])
    audience = CharField(20, constraints=[one_of("audience", Audience)])


for _item in (DataType, Action, Application):
    _item.add_index(
        _item.project,
        _item.name_key,
        unique=True,
        where=_item.deleted_at.is_null(),
        name=f"{_item._meta.table_name}_name",
    )
    _item.add_index(_item.created_by, _item.created_at, name=f"{_item._meta.table_name}_by_user")


class DataField(Table):
    """A field of a data type. ``settings`` is a JSON object (fields.py); deleting keeps the column.

    ``column_name`` is its column in the type's table, or the table that joins two types.
    """

    data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
    data_type_id: int
    name = CharField(200, constraints=[filled("name")])
    name_key = TextField()
    kind = CharField(20, constraints=[one_of("kind", FieldKind)])
    column_name = CharField(63)
    position = IntegerField()
    description = TextField(default="")
    required = BooleanField(default=False)
    is_unique = BooleanField(default=False)
    target = ForeignKeyField(DataType, null=True)
    target_id: int | None
    settings = TextField(default="{}")
    module_key = CharField(100, default="")
    deleted_at = BigIntegerField(null=True)


DataField.add_index(
    DataField.data_type,
    DataField.name_key,
    unique=True,
    where=DataField.deleted_at.is_null(),
    name="data_field_name",
)


class TypeChange(Table):
    """One change of a data type's fields: what they were ``before`` and ``after``, as JSON.

    ``before`` also says which columns keep the values of those that are of another kind since.
    """

    data_type = ForeignKeyField(DataType, on_delete="CASCADE")
    data_type_id: int
    user = ForeignKeyField(User, index=False)
    at = BigIntegerField(default=now)
    before = TextField()
    after = TextField()


class RecordChange(Table):
    """One change of one record: values by field id, as JSON. Trash, undo and history live on it.

    ``change_set`` is the same random number for all that was written together.
    """

    data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
    record_id = BigIntegerField()
    revision = IntegerField()
    kind = CharField(10, constraints=[one_of("kind", ChangeKind)])
    user = ForeignKeyField(User, index=False)
    at = BigIntegerField(default=now)
    before = TextField(null=True)
    after = TextField(null=True)
    change_set = BigIntegerField(index=True)


RecordChange.add_index(
    RecordChange.data_type, RecordChange.record_id, RecordChange.id, name="record_change_record"
)
RecordChange.add_index(
    RecordChange.data_type,
    RecordChange.at,
    where=RecordChange.kind == ChangeKind.DELETE.value,
    name="record_change_deleted",
)


class SavedView(Table):
    """A way to look at a data type's records; ``query`` and ``layout`` are JSON objects."""

    data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
    data_type_id: int
    name = CharField(200, constraints=[filled("name")])
    name_key = TextField()
    kind = CharField(20, constraints=[one_of("kind", ViewKind)])
    query = TextField(default="{}")
    layout = TextField(default="{}")
    created_by = ForeignKeyField(User, index=False)
    created_at = BigIntegerField(default=now)
    deleted_at = BigIntegerField(null=True)


SavedView.add_index(
    SavedView.data_type,
    SavedView.name_key,
    unique=True,
    where=SavedView.deleted_at.is_null(),
    name="saved_view_name",
)


class Attachment(Table):
    """A file that a record holds; its content is kept once, whoever attaches it."""

    name = CharField(255)
    sha256 = CharField(64, index=True)
    size = BigIntegerField()
    media_type = CharField(255)
    created_at = BigIntegerField(default=now)


class AttachmentContent(Model):
    """The content of attachments where the database is a server's: beside a file they are files."""

    sha256 = CharField(64, primary_key=True)
    content = BlobField()

    class Meta:
        database = database
        legacy_table_names = False


TABLES = (
    User,
    UserBadge,
    BadgeWithdrawal,
    Setting,
    Notification,
    Project,
    Member,
    Invitation,
    DataType,
    Action,
    Application,
    DataField,
    TypeChange,
    RecordChange,
    SavedView,
    Attachment,
    AttachmentContent,
)
