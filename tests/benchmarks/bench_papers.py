"""How fast are the month's statements drawn, beside a bare reportlab canvas drawing the same pages?

    python -m tests.benchmarks.bench_papers [--count 500] [--rows 30]

Each customer gets a PDF of its own with its own name and goods. What our drawing puts on each page (texts, lines,
frames) is recorded once; the bare canvas then draws exactly that, file by file, with the same two fonts registered
once and embedded by reportlab itself. The ratio that counts leaves the QR codes out of the canvas's work, which
favours the canvas; the other one has the canvas draw them too. Times are CPU seconds of this process, taken in turns.
"""

import argparse
import gc
import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from time import process_time
from typing import ClassVar, TypeVar
from unittest.mock import patch

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import statement
from desktop_app.documents.fonts import form_of
from desktop_app.documents.setting import POINT, set_text, width_of
from desktop_app.documents.sheet import RULE, Align, DrawnSheet, QrMark
from desktop_app.documents.statement import draw_statement, draw_statements
from desktop_app.documents.typeface import Weight
from desktop_app.domain.statements import Statement
from desktop_app.resources import resource
from tests.documents.builders import SHOP, a_statement

ROUNDS = 4
OURS, BARE, FULL = "ours, with layout and codes", "bare canvas, same texts and lines", "bare canvas, with the codes too"
NAMES = (
    "恒达兴隆盛泰宏福鑫源广顺永昌裕丰荣华金利德信诚和安康瑞祥凯旋星辰海天云峰嘉禾博雅建材装饰五金机电水暖门窗涂料工程"
)
WARES = "管线阀板砖漆钉胶灯锁槽泵螺丝接头弯三通开关插座角钢方木模腻子粉防火保温岩棉石膏龙骨铝塑瓷卫浴柜镜铰链滑轨"

T = TypeVar("T")
Draw = Callable[[Canvas], None]
Page = list[Draw]


def statements(count: int, rows: int) -> list[tuple[Statement, str]]:
    chance = random.Random(20260331)
    return [(one_statement(chance, number, rows), f"K7QXABCD2345{number:04d}") for number in range(count)]


def one_statement(chance: random.Random, number: int, rows: int) -> Statement:
    base = a_statement(rows, opening_fen=chance.randrange(10_000, 9_000_000))
    entries = tuple(replace(row, summary="".join(chance.choices(WARES, k=6))) for row in base.rows)
    name = "".join(chance.choices(NAMES, k=5)) + "有限公司"
    return replace(base, rows=entries, customer=name, number=f"DZD-2026-{number:05d}", shop=SHOP)


class Recorder(DrawnSheet):
    """Draws as usual and keeps what was drawn, as calls on a canvas."""

    papers: ClassVar[list[list[Page]]] = []
    with_codes = False

    def start_page(self) -> None:
        if not self._pages:
            self.papers.append([])
        self.papers[-1].append([])
        super().start_page()

    def text(
        self, x: float, y: float, text: str, size: float, weight: Weight = Weight.REGULAR, align: Align = Align.LEFT
    ) -> None:
        super().text(x, y, text, size, weight, align)
        left = x - width_of(text, size, weight) * align
        self._keep(draw_text(left, self.paper.height - y, text, size, weight))

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = RULE) -> None:
        super().line(x1, y1, x2, y2, width)
        self._keep(draw_line(x1, self.paper.height - y1, x2, self.paper.height - y2, width))

    def dashes(self, x1: float, x2: float, y: float) -> None:
        super().dashes(x1, x2, y)
        self._keep(draw_line(x1, self.paper.height - y, x2, self.paper.height - y, RULE))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        super().frame(x, y, width, height)
        self._keep(draw_frame(x, self.paper.height - y - height, width, height))

    def code(self, mark: QrMark) -> None:
        super().code(mark)
        if self.with_codes:
            self._keep(draw_code(mark, self.paper.height))

    def _keep(self, draw: Draw) -> None:
        self.papers[-1][-1].append(draw)


def draw_text(x: float, y: float, text: str, size: float, weight: Weight) -> Draw:
    left, base = x / POINT, y / POINT

    def draw(canvas: Canvas) -> None:
        canvas.setFont(weight.name, size)
        canvas.drawString(left, base, text)

    return draw


def draw_line(x1: float, y1: float, x2: float, y2: float, width: float) -> Draw:
    ends, thick = (x1 / POINT, y1 / POINT, x2 / POINT, y2 / POINT), width / POINT

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(thick)
        canvas.line(*ends)

    return draw


def draw_frame(x: float, y: float, width: float, height: float) -> Draw:
    place, thick = (x / POINT, y / POINT, width / POINT, height / POINT), RULE / POINT

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(thick)
        canvas.rect(*place)

    return draw


def draw_code(mark: QrMark, height: float) -> Draw:
    rows = segno.make_qr(mark.text, error="q", boost_error=False, mask=0).matrix
    step = mark.side / POINT / len(rows)
    left, top = mark.x / POINT, (height - mark.y) / POINT
    places = [(left + x * step, top - (y + 1) * step, length * step, step) for x, y, length in dark_runs(rows)]

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for place in places:
            path.rect(*place)
        canvas.drawPath(path, stroke=0, fill=1)

    return draw


def dark_runs(rows: Sequence[bytearray]) -> Iterator[tuple[int, int, int]]:
    """(x, y, length) of the dark runs of a QR code."""
    for y, row in enumerate(rows):
        for dark, run in groupby(range(len(row)), key=row.__getitem__):
            if dark:
                xs = list(run)
                yield xs[0], y, len(xs)


def draw_bare(pages: list[Page]) -> bytes:
    """What a plain reportlab program does with a page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(210 / POINT, 297 / POINT), pageCompression=1, invariant=1)
    for page in pages:
        for draw in page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def recorded(papers: list[tuple[Statement, str]], *, with_codes: bool) -> list[list[Page]]:
    Recorder.papers, Recorder.with_codes = [], with_codes
    with patch.object(statement, "DrawnSheet", Recorder):
        draw_statements(papers)
    return Recorder.papers


def main() -> None:
    parser = argparse.ArgumentParser(description="Statements drawn a second, beside a bare reportlab canvas.")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--rows", type=int, default=30)
    asked = parser.parse_args()
    for weight in Weight:
        pdfmetrics.registerFont(TTFont(weight.name, str(resource("fonts", weight.value))))
    papers = statements(asked.count, asked.rows)
    plain, coded = recorded(papers, with_codes=False), recorded(papers, with_codes=True)
    first = draw_bare(plain[0])
    gc.freeze()  # neither side pays for the hundred thousands of recorded calls
    times = {OURS: 0.0, BARE: 0.0, FULL: 0.0}
    for turn in range(ROUNDS):
        share = slice(turn, None, ROUNDS)
        times[OURS] += seconds(draw_ours, papers[share])
        times[BARE] += seconds(draw_all_bare, plain[share])
        times[FULL] += seconds(draw_all_bare, coded[share])
    report(asked.count, asked.rows, times, len(draw_statement(*papers[0])), len(first))


def draw_ours(papers: list[tuple[Statement, str]]) -> list[bytes]:
    set_text.cache_clear()  # what recording has left there
    form_of.cache_clear()
    return draw_statements(papers)


def draw_all_bare(papers: list[list[Page]]) -> list[bytes]:
    return [draw_bare(pages) for pages in papers]


def seconds(work: Callable[[T], object], on: T) -> float:
    begun = process_time()
    work(on)
    return process_time() - begun


def report(count: int, rows: int, times: dict[str, float], ours: int, bare: int) -> None:
    print(
        f"{count} statements of {rows} rows, one PDF each; {ours / 1024:.0f} KB a file, of the canvas {bare / 1024:.0f}"
    )
    for name, taken in times.items():
        print(f"  {name:<42}{taken:7.2f} CPU s {count / taken:6.0f} a second")
    plain, full = times[BARE] / times[OURS], times[FULL] / times[OURS]
    print(f"Ratio: {plain:.1f} times as fast as the bare canvas without the codes, {full:.1f} times with them.")


if __name__ == "__main__":
    main()
