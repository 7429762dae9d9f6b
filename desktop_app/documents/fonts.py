"""Fonts of one paper: text in, codes out, and the pieces of the faces it has to carry.

The form's own characters (labels, digits) lie in a piece cut once a process and copied into every paper; what else a
paper asks for (names, goods) lies in a piece of its own. So a batch is quick, and yet the bytes of a paper depend on
that paper alone.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from desktop_app.documents.pdf import Pdf
from desktop_app.documents.typeface import RARE, Typeface, Weight, file_for, typeface, visible

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_FORM = {
    Weight.REGULAR: _ASCII
    + "¥·“”　、。＋－＝（），：；一上下不与两中为主之二于付以件份任位余依保信催共其写冲决减出列初利到制前剪办务单即原及可号各合名后"
    "告回在地址均备复大天失存定客寄对将工已年并序应异式张往微我截户所手执批承抵拍按损据接支收数整方无日时明月有期未末本权来栏校核欠次"
    "款此每没沿法注清照物现电留白的盖目相码称空章符第签算系累约纸线经结职联自至致补要要见计讫议记话该误说请诺调账货质贵转述退送通逾量金销"
    "间面页项预额验元人民币零",
    Weight.BOLD: _ASCII
    + "¥　。（），：“”一不中为付以价位余信借其况减单双只可号合名后品回在型备客对尚已年度往应息我截户执抵据摘收数整方无日明月有期未本来栏格"
    "欠款状的章符类签经结至规计论证误请账货贵贷退送金量配页项预额零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分人民币",
}
"""The characters that nearly every statement shows. One missing here still prints: it only costs a little time."""


_SHORT = {Weight.REGULAR: "R", Weight.BOLD: "B"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a face, ready for a PDF: the n-th has the code n, counted from 1."""

    face: Typeface
    characters: tuple[str, ...]
    font: bytes
    length: int
    to_unicode: bytes
    widths: str

    def embed(self, pdf: Pdf, name: str, tag: str) -> object:
        """Add the piece as the font `name`; `tag` (six capitals) marks it as a part of the face."""
        label = f"{tag}+{self.face.name}"
        file = pdf.add_stream(self.font, Length1=self.length)
        descendant = pdf.add(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{label}",
                "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                "FontDescriptor": pdf.add(self.face.descriptor(label) | {"FontFile2": file}),
                "DW": 1000,
                "W": self.widths,
                "CIDToGIDMap": "/Identity",
            }
        )
        entries = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{label}",
            "Encoding": "/Identity-H",
            "DescendantFonts": b"[" + pdf.source(descendant) + b"]",
            "ToUnicode": pdf.add_stream(self.to_unicode),
        }
        return pdf.add(entries, name)


def piece_of(face: Typeface, characters: Iterable[str]) -> Piece:
    kept = tuple(characters)
    font = face.cut(kept)
    widths = " ".join(f"{face.width(each):g}" for each in kept)
    return Piece(face, kept, zlib.compress(font), len(font), zlib.compress(_to_unicode(kept)), f"[1[{widths}]]")


@dataclass(frozen=True, slots=True)
class Form:
    """The form's own characters in one weight, with their codes ready for `str.translate`."""

    name: str
    piece: Piece
    codes: dict[int, str]
    characters: frozenset[str]


@lru_cache
def form_of(weight: Weight) -> Form:
    piece = piece_of(typeface(weight), dict.fromkeys(_FORM[weight]))
    codes = {ord(each): f"{code:04X}" for code, each in enumerate(piece.characters, 1)}
    return Form(_SHORT[weight], piece, codes, frozenset(piece.characters))


class Fonts:
    """Turns a paper's text into runs of codes and remembers what the paper must carry."""

    def __init__(self, weights: Iterable[Weight] = ()) -> None:
        """`weights`: those whose form piece the paper copies; of all others it carries just what it shows."""
        self._forms = {weight: form_of(weight) for weight in weights}
        self._own: dict[str, _Own] = {}
        self._coded = {weight: _Coded(weight, self._forms.get(weight), self._own) for weight in Weight}

    def runs(self, text: str, weight: Weight) -> list[tuple[str, str]]:
        """`text` as (font name, codes in hexadecimal), one run for each change of font."""
        form = self._forms.get(weight)
        if form and form.characters.issuperset(text):
            return [(form.name, text.translate(form.codes))]
        coded = map(self._coded[weight].__getitem__, text)
        return [(name, "".join(code for _, code in run)) for name, run in groupby(coded, key=itemgetter(0)) if name]

    def embed(self, pdf: Pdf) -> None:
        """Put every piece into the document."""
        fonts = {form.name: form.piece.embed(pdf, form.name, "QZFORM") for form in self._forms.values()}
        for name, own in sorted(self._own.items()):
            fonts[name] = piece_of(typeface(own.file), own.codes).embed(pdf, name, "QZTEXT")
        pdf.fonts(fonts)


@dataclass(frozen=True, slots=True)
class _Own:
    """The characters of one file that a paper carries for itself, with their codes."""

    file: str
    codes: dict[str, str] = field(default_factory=dict)


class _Coded(dict[str, tuple[str, str]]):
    """(font name, code) of each character met so far; a control character has neither."""

    def __init__(self, weight: Weight, form: Form | None, own: dict[str, _Own]) -> None:
        super().__init__()
        self._weight, self._form, self._own = weight, form, own

    def __missing__(self, character: str) -> tuple[str, str]:
        shown = visible(character)
        self[character] = self._code(shown) if shown else ("", "")
        return self[character]

    def _code(self, character: str) -> tuple[str, str]:
        if self._form and character in self._form.characters:
            return self._form.name, self._form.codes[ord(character)]
        file = file_for(character, self._weight)
        name = "X" if file == RARE else f"{_SHORT[self._weight]}X"
        codes = self._own.setdefault(name, _Own(file)).codes
        return name, codes.setdefault(character, f"{len(codes) + 1:04X}")


def _to_unicode(characters: Sequence[str]) -> bytes:
    """The map from codes back to text; a character beyond U+FFFF is its two UTF-16 halves."""
    lines = [f"<{code:04X}> <{each.encode('utf-16-be').hex().upper()}>" for code, each in enumerate(characters, 1)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    chars = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{chars}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
