"""The sheet: A4, margins, page numbers that start again with each part, draft marks, bookmarks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageBreak, PageTemplate
from typing_extensions import override

from models.domain.papers import PaperDate
from models.domain.sheets.blocks import Orientation
from models.pdf.pen import Pen
from models.pdf.styles import MM

A4_PT = (210 * MM, 297 * MM)
LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 30, 15, 20, 20
PAGE_NUMBER_SIZE = 13
_NUMBER_FROM_TOP_MM = 13
_DRAFT = "DỰ THẢO"
_DRAFT_SIZE = 96
_CONTENTS_SIZE = 12
_NUMBER_BOX_PT = (-40, -4, 40, 14)
_STAMP_SIZE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The space inside the margins, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPages:
    """Where a part stands: its first page in the whole file (from 1) and how many it has."""

    name: str
    first_page: int
    page_count: int
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paper of the dossier; `story` makes its flowables when its turn comes.

    Parts in a row with the same `group` stand under one bookmark of that name; `listed` are the
    keys of the parts that its table of contents names.
    """

    name: str
    story: Callable[[Room], list[Any]]
    key: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    group: str = ""
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Properties of the whole file; `stamp` stands at the top left of each part's first page.

    `late` are the pages of parts that come from elsewhere, by key: first page after the last one
    of this file (from 1), and how many.
    """

    title: str
    author: str
    dated: PaperDate
    draft: bool
    stamp: str = ""
    late: tuple[PartPages, ...] = ()


def room_of(orientation: Orientation) -> Room:
    """Return the space inside the margins of a sheet held so."""
    width, height = _sheet(orientation)
    return Room(
        width=width - (LEFT_MM + RIGHT_MM) * MM,
        height=height - (TOP_MM + BOTTOM_MM) * MM,
    )


class PaperDocument(BaseDocTemplate):
    """Lays out parts one after the other in a single pass.

    The stories are made one at a time, so a dossier of a thousand pages never stands in memory
    as flowables. The bytes depend on the facts alone: no clock, no random names; the file's own
    date is that of the imprint, the first of the month where the day is blank.
    """

    def __init__(self, target: BinaryIO, pen: Pen, imprint: Imprint) -> None:
        super().__init__(
            target,
            pagesize=A4_PT,
            title=pen.clean(imprint.title),
            author=pen.clean(imprint.author),
            subject="",
            creator="Sổ Thi đua",
            producer="Sổ Thi đua",
            lang="vi-VN",
            displayDocTitle=1,
            invariant=1,
            pageCompression=1,
            initialFontName=pen.typeface.regular,
            initialFontSize=PAGE_NUMBER_SIZE,
        )
        self._pen = pen
        dated = imprint.dated
        self._dated = f"D:{dated.year:04d}{dated.month or 1:02d}{dated.day or 1:02d}000000+07'00'"
        self._draft = imprint.draft
        self._imprint = imprint
        self._parts: Sequence[Part] = ()
        self._current = 0
        self._opened: list[int] = []
        self._story: list[Any] = []
        self._progress: Callable[[int, int], None] | None = None

    def write(
        self, parts: Sequence[Part], *, progress: Callable[[int, int], None] | None
    ) -> tuple[PartPages, ...]:
        """Build the file and return where each part stands.

        `progress` is told (parts done, parts in all) before each part and at the end; what it
        raises stops the work, with nothing written.
        """
        self._parts, self._progress = parts, progress
        first = parts[0].orientation
        self.addPageTemplates([self._template(o) for o in sorted(Orientation, key=first.__ne__)])
        for index, part in enumerate(parts):
            if index:
                self._story.append(ActionFlowable(("announce", index)))
                self._story.append(PageBreak(part.orientation.value))
            self._story.append(ActionFlowable(("fill", index)))
        self._story.append(ActionFlowable(("number",)))
        self.build(self._story)
        if progress is not None:
            progress(len(parts), len(parts))
        return self._pages()

    def _pages(self) -> tuple[PartPages, ...]:
        ends = [*self._opened[1:], self.page + 1]
        return tuple(
            PartPages(name=part.name, key=part.key, first_page=start, page_count=end - start)
            for part, start, end in zip(self._parts, self._opened, ends, strict=True)
        )

    @override
    def handle_documentBegin(self) -> None:
        self.canv.setDateFormatter(lambda *_now: self._dated)
        super().handle_documentBegin()

    def handle_announce(self, index: int) -> None:
        """Let the next page be the first of part `index`."""
        self._current = index

    def handle_fill(self, index: int) -> None:
        """Put the story of part `index` before everything that is still to come."""
        if self._progress is not None:
            self._progress(index, len(self._parts))
        part = self._parts[index]
        self._story[0:0] = part.story(room_of(part.orientation))

    def handle_number(self) -> None:
        """Define the forms that draw the page numbers of the table of contents."""
        listed = {key for part in self._parts for key in part.listed}
        if not listed:
            return
        pages = self._pages()
        late = [
            replace(item, first_page=item.first_page + self.page) for item in self._imprint.late
        ]
        for item in (*pages, *late):
            self._define(f"start:{item.key}", str(item.first_page))
            self._define(f"count:{item.key}", str(item.page_count))
            listed.discard(item.key)
        for key in sorted(listed):
            self._define(f"start:{key}", "")
            self._define(f"count:{key}", "")

    def _define(self, form: str, text: str) -> None:
        self.canv.beginForm(form, *_NUMBER_BOX_PT)
        self.canv.setFont(self._pen.typeface.regular, _CONTENTS_SIZE)
        self.canv.drawCentredString(0, 0, text)
        self.canv.endForm()

    def _template(self, orientation: Orientation) -> Any:  # noqa: ANN401 - reportlab's own
        width, height = _sheet(orientation)
        room = room_of(orientation)
        frame = Frame(
            LEFT_MM * MM,
            BOTTOM_MM * MM,
            room.width,
            room.height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(
            id=orientation.value, frames=[frame], onPage=self._mark, pagesize=(width, height)
        )

    def _mark(self, canvas: Any, _document: object) -> None:  # noqa: ANN401 - reportlab's canvas
        width, height = _sheet(self._parts[self._current].orientation)
        canvas.saveState()
        if self._draft:
            self._mark_draft(canvas, width, height)
        if len(self._opened) == self._current:
            self._open_part(canvas)
            self._mark_stamp(canvas, height)
        else:
            canvas.setFont(self._pen.typeface.regular, PAGE_NUMBER_SIZE)
            middle = (LEFT_MM * MM + width - RIGHT_MM * MM) / 2
            number = self.page - self._opened[-1] + 1
            canvas.drawCentredString(middle, height - _NUMBER_FROM_TOP_MM * MM, str(number))
        canvas.restoreState()

    def _mark_draft(self, canvas: Any, width: float, height: float) -> None:  # noqa: ANN401 - reportlab's canvas
        bold = self._pen.typeface.bold
        canvas.saveState()
        canvas.setFont(bold, _DRAFT_SIZE)
        canvas.setFillGray(0.92)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(50 if height > width else 32)
        canvas.drawCentredString(0, -_DRAFT_SIZE / 3, _DRAFT)
        canvas.restoreState()
        canvas.setFont(bold, PAGE_NUMBER_SIZE)
        canvas.drawRightString(width - RIGHT_MM * MM, height - _NUMBER_FROM_TOP_MM * MM, _DRAFT)

    def _mark_stamp(self, canvas: Any, height: float) -> None:  # noqa: ANN401 - reportlab's canvas
        if not self._imprint.stamp:
            return
        canvas.setFont(self._pen.typeface.bold, _STAMP_SIZE)
        stamp = self._pen.clean(self._imprint.stamp)
        canvas.drawString(LEFT_MM * MM, height - _NUMBER_FROM_TOP_MM * MM, stamp)

    def _open_part(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab's canvas
        part = self._parts[self._current]
        before = self._parts[self._current - 1].group if self._current else ""
        key = f"part-{self._current}"
        if not self._opened:
            canvas.showOutline()
        self._opened.append(self.page)
        canvas.bookmarkPage(key)
        if part.group and part.group != before:
            canvas.bookmarkPage(f"group-{self._current}")
            canvas.addOutlineEntry(self._pen.clean(part.group), f"group-{self._current}", 0)
        canvas.addOutlineEntry(self._pen.clean(part.name), key, 1 if part.group else 0)


def _sheet(orientation: Orientation) -> tuple[float, float]:
    width, height = A4_PT
    return (width, height) if orientation is Orientation.PORTRAIT else (height, width)
