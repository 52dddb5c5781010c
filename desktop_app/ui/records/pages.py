"""Which pages of a long list of records are kept, and from where the next ones are best read."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...models.record_rows import AttachmentRow, Page, RecordRow

SIZE = 100
"""Records on a page."""
KEPT = 20
"""Pages that are kept; those not looked at for the longest time go first."""


@dataclass
class Loaded:
    """A page that was read. ``lead`` is the record right before it, as far as is known."""

    rows: list[RecordRow]
    lead: RecordRow | None
    titles: dict[tuple[int, int], str]
    files: dict[int, AttachmentRow]
    fresh: bool = True
    """Whether it is what the database holds; an outdated page is shown until it is read again."""
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """What its cells show, by row and column, as far as anyone asked."""


@dataclass(frozen=True)
class Read:
    """What to ask ``models.records.read_page`` for, to have ``pages``."""

    pages: range
    limit: int
    after: RecordRow | None = None
    before: RecordRow | None = None
    offset: int = 0
    at_end: bool = False
    leads: bool = False
    """The first row that comes is the one before the pages."""
    lead: RecordRow | None = None
    """The row before the pages, where it is known already."""


class Pages:
    """Pages by number. Whatever is read begins at the nearest place that is known: an end of the
    list, or a page that is there; so it takes as long in the middle of a million as anywhere."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Loaded] = OrderedDict()

    def __iter__(self) -> Iterator[tuple[int, Loaded]]:
        return iter(list(self._pages.items()))

    def get(self, number: int) -> Loaded | None:
        """A page, if it is there, outdated or not."""
        found = self._pages.get(number)
        if found is not None:
            self._pages.move_to_end(number)
        return found

    def peek(self, number: int) -> Loaded | None:
        """The same, without being looked at for it."""
        return self._pages.get(number)

    def row(self, at: int) -> RecordRow | None:
        """The record in the list's row ``at``, if it is there."""
        page = self._pages.get(at // SIZE)
        if page is None or at % SIZE >= len(page.rows):
            return None
        return page.rows[at % SIZE]

    def find(self, record_id: int) -> int:
        """The list's row of a record; -1 where it is not there."""
        for number, page in self._pages.items():
            for at, row in enumerate(page.rows):
                if row.id == record_id:
                    return number * SIZE + at
        return -1

    def clear(self) -> None:
        self._pages.clear()

    def outdate(self) -> None:
        """Something was committed: every page is to be read again before it counts as known."""
        for page in self._pages.values():
            page.fresh = False

    def missing(self, first: int, last: int) -> range:
        """The smallest run of pages that holds all of ``first`` to ``last`` not known."""
        wanted = [at for at in range(first, last + 1) if not self._fresh(at)]
        return range(wanted[0], wanted[-1] + 1) if wanted else range(0)

    def plan(self, wanted: range, total: int | None) -> Read:
        """How to read these pages with the fewest rows skipped."""
        first, last, whole = wanted[0], wanted[-1], len(wanted) * SIZE
        before, here, after = (self._pages.get(at) for at in (first - 1, first, last + 1))
        if first == 0:
            return Read(wanted, whole)
        if before is not None and before.fresh and before.rows:
            return Read(wanted, whole, after=before.rows[-1], lead=before.rows[-1])
        if here is not None and here.lead is not None:
            return Read(wanted, whole, after=here.lead, lead=here.lead)
        if after is not None and after.fresh and after.rows:
            return Read(wanted, whole + 1, before=after.rows[0], leads=True)
        # One more than the pages hold: the row before them, by which they are known to fit.
        choices = [(first * SIZE - 1, Read(wanted, whole + 1, offset=first * SIZE - 1, leads=True))]
        if total is not None:
            skipped = max(0, total - (last + 1) * SIZE)
            limit = max(1, total - skipped - first * SIZE + 1)
            choices.append(
                (skipped, Read(wanted, limit, offset=skipped, at_end=True, leads=True)),
            )
        choices += self._from_pages(wanted)
        return min(choices, key=lambda choice: choice[0])[1]

    def put(self, read: Read, page: Page) -> bool:
        """Keep what was read. Whether it contradicted its neighbours, which are then forgotten:
        records came or went in between."""
        rows, lead = list(page.rows), read.lead
        if read.leads:
            short = len(rows) < read.limit and (read.at_end or read.before is not None)
            if short or not rows:
                self._pages.clear()  # the list has become shorter than was known
                return True
            lead = rows.pop(0)
        made: dict[int, Loaded] = {}
        for at, number in enumerate(read.pages):
            part = rows[at * SIZE : (at + 1) * SIZE]
            made[number] = Loaded(part, lead, dict(page.titles), dict(page.files))
            lead = part[-1] if part else lead
        torn = self._torn(read.pages, made)
        if torn:
            self._pages.clear()
        for number, loaded in made.items():
            self._pages[number] = loaded
            self._pages.move_to_end(number)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return torn

    def replace(self, rows: Sequence[RecordRow]) -> list[int]:
        """Show these records as they are now; the list's rows where they are."""
        by_id = {row.id: row for row in rows}
        places = []
        for number, page in self._pages.items():
            for at, row in enumerate(page.rows):
                if row.id in by_id:
                    page.rows[at] = by_id[row.id]
                    page.texts = {key: text for key, text in page.texts.items() if key[0] != at}
                    places.append(number * SIZE + at)
        return places

    def _fresh(self, number: int) -> bool:
        page = self._pages.get(number)
        return page is not None and page.fresh

    def _from_pages(self, wanted: range) -> Iterator[tuple[int, Read]]:
        whole = len(wanted) * SIZE
        for number, page in self._pages.items():
            if not page.fresh or not page.rows:
                continue
            if number < wanted[0]:
                skipped = (wanted[0] - number - 1) * SIZE - 1
                anchor = page.rows[-1]
                yield skipped, Read(wanted, whole + 1, anchor, None, skipped, leads=True)
            elif number > wanted[-1]:
                skipped = (number - wanted[-1] - 1) * SIZE
                yield skipped, Read(wanted, whole + 1, None, page.rows[0], skipped, leads=True)

    def _torn(self, wanted: range, made: dict[int, Loaded]) -> bool:
        first, last = made[wanted[0]], made[wanted[-1]]
        before, after = self._pages.get(wanted[0] - 1), self._pages.get(wanted[-1] + 1)
        fits = True
        if before is not None and before.fresh and first.lead is not None:
            fits = bool(before.rows) and before.rows[-1].id == first.lead.id
        if after is not None and after.fresh and after.lead is not None:
            fits = fits and bool(last.rows) and last.rows[-1].id == after.lead.id
        return not fits
