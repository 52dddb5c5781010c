"""The tables. Their constraints are the law; migrations make them, never ``create_tables``."""

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    CharField,
    Check,
    DatabaseProxy,
    ForeignKeyField,
    Model,
    Node,
    TextField,
)

from .clock import now
from .rows import Audience, EarnedBadge, InvitationState, Role

database = DatabaseProxy()


def one_of(column: str, values: type[Audience] | type[InvitationState] | type[Role]) -> Node:
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
    created_at = BigIntegerField(default=now)

    @property
    def badges(self) -> list[EarnedBadge]:
        """The badges that the user has now, in the order in which they were earned."""
        rows = UserBadge.select().where(UserBadge.user == self)
        return [
            EarnedBadge(row.name, row.earned_at)
            for row in rows.order_by(UserBadge.earned_at, UserBadge.id)
        ]


class UserBadge(Table):
    """A badge earned: once per user and name, says the unique key. It outlives what earned it."""

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    name = CharField(100)
    earned_at = BigIntegerField()

    class Meta:
        indexes = ((("user", "name"), True),)


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
    invited_by = ForeignKeyField(User)
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


class Item(Table):
    """What a project holds and a user creates, renames and deletes. No table of its own."""

    project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
    project_id: int
    created_by = ForeignKeyField(User)
    name_key = TextField()
    description = TextField(default="")
    created_at = BigIntegerField(default=now)
    deleted_at = BigIntegerField(null=True)


class DataType(Item):
    """The shape of some of the business's data: contacts, stock, visitors …"""

    name = CharField(200, constraints=[filled("name")])


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

TABLES = (
    User,
    UserBadge,
    Notification,
    Project,
    Member,
    Invitation,
    DataType,
    Action,
    Application,
)
