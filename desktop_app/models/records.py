"""The read queries of data types and their records: plain rows, on whatever thread asks."""

from .record_history import (
    history,
    module_keys,
    trash,
    trashed_fields,
    type_changes,
    views,
)
from .record_pages import count, data_type, data_types, find_titles, read_page, record, titles
from .record_summaries import back_links, chart, groups, in_period
from .sort_indexes import ensure_index

__all__ = [
    "back_links",
    "chart",
    "count",
    "data_type",
    "data_types",
    "ensure_index",
    "find_titles",
    "groups",
    "history",
    "in_period",
    "module_keys",
    "read_page",
    "record",
    "titles",
    "trash",
    "trashed_fields",
    "type_changes",
    "views",
]
