"""How cells of an ods look – struck, red, on a coloured ground – by their own style, their row's or their column's."""

from dataclasses import replace

from desktop_app.exchange.marks import CellLook, is_red
from desktop_app.exchange.packages import Attributes

_NONE = ("", "none")
_WHITE = ("transparent", "#ffffff", "#FFFFFF")
PLAIN = CellLook()
_MOST_COLUMNS = 1_000


class OdsStyles:
    """The styles of an ods as they come by, and those its columns and rows give the cells that have none."""

    def __init__(self) -> None:
        self.of_row = ""
        self._looks: dict[str, CellLook] = {}
        self._columns: list[str] = []
        self._style = ""

    def begin_table(self) -> None:
        self._columns = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Look at an element that is no table, row or cell."""
        match name:
            case "style":
                self._style = attributes.get("style:name", "")
                self._looks[self._style] = self._looks.get(attributes.get("style:parent-style-name", ""), PLAIN)
            case "text-properties" if self._style:
                self._letters(attributes)
            case "table-cell-properties" if self._style:
                ground = attributes.get("fo:background-color")
                if ground is not None:
                    look = self._looks[self._style]
                    self._looks[self._style] = replace(look, ground="" if ground in _WHITE else ground)
            case "table-column":
                count = min(int(attributes.get("table:number-columns-repeated", "1")), _MOST_COLUMNS)
                self._columns += [attributes.get("table:default-cell-style-name", "")] * count
            case _:
                pass

    def _letters(self, attributes: Attributes) -> None:
        line = attributes.get("style:text-line-through-style") or attributes.get("style:text-line-through-type")
        colour, look = attributes.get("fo:color"), self._looks[self._style]
        if line is not None:
            look = replace(look, struck=line not in _NONE)
        if colour is not None:
            look = replace(look, red=is_red(colour.removeprefix("#")))
        self._looks[self._style] = look

    def look(self, cell: Attributes, column: int) -> CellLook:
        of_column = self._columns[column] if column < len(self._columns) else ""
        return self._looks.get(cell.get("table:style-name") or self.of_row or of_column, PLAIN)
