"""How are names and numbers stored?

The same tables in an SQLite file and in a PostgreSQL schema; `SCHEMA` stands for whichever it is.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

SCHEMA = "identity"
VERSION = 1
metadata = MetaData(schema=SCHEMA)

about = Table("about", metadata, Column("version", Integer, nullable=False))

person = Table(
    "person",
    metadata,
    Column("pseudonym", Text, primary_key=True),
    Column("scope", Text),  # BRIN of a mask, empty for nine digits, null when nothing is known
    Column("number_kind", Text),
    Column("number", Text),
    Column("birth_date", Text),  # ccyy-mm-dd, day or month may be 00
    Column("sex", Text),
    Column("first_name", Text),  # roepnaam
    Column("infix", Text),  # tussenvoegsel
    Column("last_name", Text),  # achternaam
    Column("mentor", Text),
    UniqueConstraint("scope", "number_kind", "number"),
    Index("person_by_number", "number"),
)
"""A person who was forgotten keeps the row with the pseudonym alone, so that it is never given again."""

register_file = Table(
    "register_file",
    metadata,
    Column("turn", Integer, primary_key=True),  # 1, 2, 3: in which order the files were first read
    Column("sha256", Text, nullable=False, unique=True),
    Column("brin", Text, nullable=False),
    Column("period_begin", Text),
    Column("period_end", Text),
    Column("made_on", Text),
)

register_record = Table(
    "register_record",
    metadata,
    Column("person", Text, primary_key=True),
    Column("brin", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("enrolment", Text, primary_key=True),
    Column("own", Text, primary_key=True),
    Column("sha256", Text, nullable=False),  # the newest file that states it
    Column("line", Integer, nullable=False),
    Index("register_record_of_institution", "brin"),
)
