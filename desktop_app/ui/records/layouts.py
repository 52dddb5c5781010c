"""How the columns of a table are arranged, as something that can be kept as JSON."""

from typing import Any

from .header import NARROWEST, RecordsHeader, usual_width

WIDEST = 2_000


def layout_of(header: RecordsHeader) -> dict[str, object]:
    """Order, widths and what is hidden, by field; how many columns stay in sight."""
    columns = []
    for at in range(header.count()):
        section = header.logicalIndex(at)
        hidden = header.isSectionHidden(section)
        header.setSectionHidden(section, False)  # a hidden one says that it is 0 wide
        columns.append(
            {
                "field": header.field_id(section),
                "width": header.sectionSize(section),
                "hidden": hidden,
            }
        )
        header.setSectionHidden(section, hidden)
    return {"columns": columns, "frozen": header.frozen}


def apply_layout(header: RecordsHeader, layout: dict[str, object]) -> None:
    """Arrange columns as ``layout_of`` told; whatever in it does not fit is passed over."""
    sections = {header.field_id(at): at for at in range(header.count())}
    told: list[Any] = [*_list(layout.get("columns"))]
    known = {each["field"]: each for each in told if isinstance(each, dict) and "field" in each}
    order = [field_id for field_id in known if field_id in sections]
    order += [field_id for field_id in sections if field_id not in known]
    for at, field_id in enumerate(order):
        section, each = sections[field_id], known.get(field_id, {})
        header.moveSection(header.visualIndex(section), at)
        width = each.get("width")
        if not isinstance(width, int) or not NARROWEST <= width <= WIDEST:
            width = usual_width(header.field_of(section))
        header.setSectionHidden(section, False)
        header.resizeSection(section, width)
    hidden = [f for f in order if known.get(f, {}).get("hidden") is True]
    if len(hidden) < len(order):  # one column stays, whatever was kept
        for field_id in hidden:
            header.setSectionHidden(sections[field_id], True)
    frozen = layout.get("frozen")
    header.frozen = frozen if isinstance(frozen, int) and 0 <= frozen < len(order) else 0


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
