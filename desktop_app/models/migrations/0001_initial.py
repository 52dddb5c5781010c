"""The first schema: users, badges, notifications, projects and what they hold."""

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    Check,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.migrate import SchemaMigrator

EVIDENCE = "evidence_kind IN ('project', 'dataType', 'action', 'application', 'invitation')"
ROLES = "role IN ('owner', 'admin', 'editor', 'viewer')"


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Create every table as it was in 0.1; the models are frozen copies."""

    class Table(Model):
        id = AutoField()

        class Meta:
            database = db
            legacy_table_names = False

    class User(Table):
        name = CharField(200, constraints=[Check("length(name) BETWEEN 1 AND 200")])
        email = CharField(254)
        email_key = CharField(254, unique=True)
        avatar = BlobField(null=True)
        badges_hidden = BooleanField()
        created_at = BigIntegerField()

    class UserBadge(Table):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        name = CharField(100)
        earned_at = BigIntegerField()
        recorded_at = BigIntegerField()
        origin = CharField(20, constraints=[Check("origin IN ('live', 'backfill', 'import')")])
        verified = BooleanField()
        evidence_kind = CharField(20, null=True, constraints=[Check(EVIDENCE)])
        evidence_id = IntegerField(null=True)
        evidence_name = CharField(254, null=True)

        class Meta:
            indexes = ((("user", "name"), True),)

    class BadgeWithdrawal(Table):
        user_badge = ForeignKeyField(UserBadge, on_delete="CASCADE")
        reason = CharField(1000, constraints=[Check("length(reason) BETWEEN 1 AND 1000")])
        withdrawn_by = ForeignKeyField(User, index=False)
        withdrawn_at = BigIntegerField()
        returned_by = ForeignKeyField(User, null=True, index=False)
        returned_at = BigIntegerField(null=True)

    BadgeWithdrawal.add_index(
        BadgeWithdrawal.user_badge,
        unique=True,
        where=BadgeWithdrawal.returned_at.is_null(),
        name="badge_withdrawal_open",
    )

    class Setting(Table):
        key = CharField(100, unique=True)
        value = TextField()

    class Notification(Table):
        recipient = ForeignKeyField(User, on_delete="CASCADE", index=False)
        kind = CharField(100)
        parameters = TextField()
        target = CharField(100)
        created_at = BigIntegerField()
        claimed_at = BigIntegerField(null=True)
        delivered_at = BigIntegerField(null=True)
        read_at = BigIntegerField(null=True)

    to = Notification.recipient
    Notification.add_index(to, Notification.id, name="notification_recipient")
    Notification.add_index(
        to, where=Notification.delivered_at.is_null(), name="notification_undelivered"
    )
    Notification.add_index(to, where=Notification.read_at.is_null(), name="notification_unread")

    class Project(Table):
        owner = ForeignKeyField(User, index=False)
        name = CharField(200, constraints=[Check("length(name) BETWEEN 1 AND 200")])
        name_key = TextField()
        created_at = BigIntegerField()
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
        project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
        user = ForeignKeyField(User, on_delete="CASCADE")
        role = CharField(20, constraints=[Check(ROLES)])
        created_at = BigIntegerField()

        class Meta:
            indexes = ((("project", "user"), True),)

    class Invitation(Table):
        project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
        invited_by = ForeignKeyField(User, index=False)
        email = CharField(254)
        email_key = CharField(254)
        role = CharField(20, constraints=[Check(ROLES)])
        code = CharField(40, unique=True)
        state = CharField(
            20, constraints=[Check("state IN ('pending', 'accepted', 'revoked', 'expired')")]
        )
        created_at = BigIntegerField()
        expires_at = BigIntegerField()

    Invitation.add_index(Invitation.project, Invitation.id, name="invitation_project")
    Invitation.add_index(
        Invitation.project,
        Invitation.email_key,
        unique=True,
        where=Invitation.state == "pending",
        name="invitation_pending",
    )
    Invitation.add_index(Invitation.invited_by, Invitation.created_at, name="invitation_by_user")

    class DataType(Table):
        project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
        created_by = ForeignKeyField(User, index=False)
        name = CharField(200, constraints=[Check("length(name) BETWEEN 1 AND 200")])
        name_key = TextField()
        description = TextField()
        created_at = BigIntegerField()
        deleted_at = BigIntegerField(null=True)

    class Action(Table):
        project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
        created_by = ForeignKeyField(User, index=False)
        title = CharField(200, constraints=[Check("length(title) BETWEEN 1 AND 200")])
        name_key = TextField()
        description = TextField()
        created_at = BigIntegerField()
        deleted_at = BigIntegerField(null=True)

    class Application(Table):
        project = ForeignKeyField(Project, on_delete="CASCADE", index=False)
        created_by = ForeignKeyField(User, index=False)
        name = CharField(200, constraints=[Check("length(name) BETWEEN 1 AND 200")])
        name_key = TextField()
        description = TextField()
        audience = CharField(20, constraints=[Check("audience IN ('teamMembers', 'appUsers')")])
        created_at = BigIntegerField()
        deleted_at = BigIntegerField(null=True)

    for item in (DataType, Action, Application):
        item.add_index(
            item.project,
            item.name_key,
            unique=True,
            where=item.deleted_at.is_null(),
            name=f"{item._meta.table_name}_name",
        )
        item.add_index(item.created_by, item.created_at, name=f"{item._meta.table_name}_by_user")

    db.create_tables(
        [
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
        ]
    )
    if isinstance(db, SqliteDatabase):
        db.pragma("application_id", 0x42504C54)
