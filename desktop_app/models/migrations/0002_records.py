"""Data types get fields and a table of records each; changes, views and attachments are kept."""

import re

from anyascii import anyascii
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
from playhouse.migrate import SchemaMigrator, migrate

NAME = "length(name) BETWEEN 1 AND 200"
FIELD_KINDS = (
    "kind IN ('text', 'longText', 'integer', 'decimal', 'money', 'boolean', 'date', 'dateTime',"
    " 'choice', 'choices', 'email', 'phone', 'url', 'link', 'links', 'attachment')"
)
CHANGE_KINDS = "kind IN ('create', 'update', 'delete')"
VIEW_KINDS = "kind IN ('table', 'cards', 'board', 'calendar', 'chart')"


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Change the schema of 0.1 to that of 0.2; the models are frozen copies."""
    migrate(
        migrator.add_column("data_type", "icon", CharField(40, default="")),
        migrator.add_column("data_type", "table_name", CharField(63, null=True)),
        migrator.add_column("data_type", "revision", IntegerField(default=1)),
        migrator.add_column("data_type", "module", CharField(100, default="")),
        migrator.add_column("data_type", "module_version", CharField(20, default="")),
    )
    for key, name in list(db.execute_sql("SELECT id, name FROM data_type").fetchall()):
        word = re.sub(r"[^a-z0-9]+", "_", anyascii(name).lower()).strip("_")[:40].strip("_")
        table = f"{word or 'records'}_{key}"
        mark = db.param
        db.execute_sql(f"UPDATE data_type SET table_name = {mark} WHERE id = {mark}", (table, key))
        _make_record_table(db, table)
    migrate(
        migrator.add_not_null("data_type", "table_name"),
        migrator.add_index("data_type", ("table_name",), unique=True),
    )
    _make_tables(db)


def _make_record_table(db: Database, table: str) -> None:
    if isinstance(db, SqliteDatabase):
        key = "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"
    else:
        key = "BIGSERIAL NOT NULL PRIMARY KEY"
    db.execute_sql(
        f'CREATE TABLE "{table}" ("id" {key}, "revision" INTEGER NOT NULL,'
        ' "created_at" BIGINT NOT NULL, "updated_at" BIGINT NOT NULL)'
    )


def _make_tables(db: Database) -> None:
    class Table(Model):
        id = AutoField()

        class Meta:
            database = db
            legacy_table_names = False

    class User(Table):
        pass

    class DataType(Table):
        pass

    class DataField(Table):
        data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
        name = CharField(200, constraints=[Check(NAME)])
        name_key = TextField()
        kind = CharField(20, constraints=[Check(FIELD_KINDS)])
        column_name = CharField(63)
        position = IntegerField()
        description = TextField()
        required = BooleanField()
        is_unique = BooleanField()
        target = ForeignKeyField(DataType, null=True)
        settings = TextField()
        module_key = CharField(100)
        deleted_at = BigIntegerField(null=True)

    DataField.add_index(
        DataField.data_type,
        DataField.name_key,
        unique=True,
        where=DataField.deleted_at.is_null(),
        name="data_field_name",
    )

    class TypeChange(Table):
        data_type = ForeignKeyField(DataType, on_delete="CASCADE")
        user = ForeignKeyField(User, index=False)
        at = BigIntegerField()
        before = TextField()
        after = TextField()

    class RecordChange(Table):
        data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
        record_id = BigIntegerField()
        revision = IntegerField()
        kind = CharField(10, constraints=[Check(CHANGE_KINDS)])
        user = ForeignKeyField(User, index=False)
        at = BigIntegerField()
        before = TextField(null=True)
        after = TextField(null=True)
        change_set = BigIntegerField(index=True)

    of = RecordChange.data_type
    RecordChange.add_index(of, RecordChange.record_id, RecordChange.id, name="record_change_record")
    RecordChange.add_index(
        of, RecordChange.at, where=RecordChange.kind == "delete", name="record_change_deleted"
    )

    class SavedView(Table):
        data_type = ForeignKeyField(DataType, on_delete="CASCADE", index=False)
        name = CharField(200, constraints=[Check(NAME)])
        name_key = TextField()
        kind = CharField(20, constraints=[Check(VIEW_KINDS)])
        query = TextField()
        layout = TextField()
        created_by = ForeignKeyField(User, index=False)
        created_at = BigIntegerField()
        deleted_at = BigIntegerField(null=True)

    SavedView.add_index(
        SavedView.data_type,
        SavedView.name_key,
        unique=True,
        where=SavedView.deleted_at.is_null(),
        name="saved_view_name",
    )

    class Attachment(Table):
        name = CharField(255)
        sha256 = CharField(64, index=True)
        size = BigIntegerField()
        media_type = CharField(255)
        created_at = BigIntegerField()

    class AttachmentContent(Model):
        sha256 = CharField(64, primary_key=True)
        content = BlobField()

        class Meta:
            database = db
            legacy_table_names = False

    made = [DataField, TypeChange, RecordChange, SavedView, Attachment, AttachmentContent]
    db.create_tables(made)
