"""Which cells of an ods are struck through, told by their own style, their row's or their column's."""

from desktop_app.exchange.packages import Attributes

_NONE = ("", "none")
_MOST_COLUMNS = 1_000


class OdsStyles:
    """The styles of an ods as they come by, and those its columns and rows give the cells that have none."""

    def __init__(self) -> None:
        self.of_row = ""
        self._struck: dict[str, bool] = {}
        self._columns: list[str] = []
        self._style = ""

    def begin_table(self) -> None:
        self._columns = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Look at an element that is no table, row or cell."""
        match name:
            case "style":
                self._style = attributes.get("style:name", "")
                self._struck[self._style] = self._struck.get(attributes.get("style:parent-style-name", ""), False)
            case "text-properties" if self._style:
                line = attributes.get("style:text-line-through-style") or attributes.get("style:text-line-through-type")
                if line is not None:
                    self._struck[self._style] = line not in _NONE
            case "table-column":
                count = min(int(attributes.get("table:number-columns-repeated", "1")), _MOST_COLUMNS)
                self._columns += [attributes.get("table:default-cell-style-name", "")] * count
            case _:
                pass

    def is_struck(self, cell: Attributes, column: int) -> bool:
        of_column = self._columns[column] if column < len(self._columns) else ""
        return self._struck.get(cell.get("table:style-name") or self.of_row or of_column, False)
