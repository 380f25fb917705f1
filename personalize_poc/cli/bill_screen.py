"""A bill in a terminal: a table for each part, and what the sums leave out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from personalize_poc.aws.bill import UNKNOWN, Bill, usd
from personalize_poc.language import _


def of(bill: Bill) -> Iterator[Table | Text]:
    """What is shown of a bill, part by part."""
    yield Text(bill.title, "bold")
    for part, told, missing in bill.sums():
        table = Table(title=part.capitalize(), title_justify="left", show_edge=False)
        for heading in (_("what"), _("how much"), "USD", _("where the figure comes from")):
            table.add_column(heading, justify="right" if heading == "USD" else "left")
        for line in bill.lines:
            if line.part == part:
                money = UNKNOWN if line.usd is None else usd(line.usd)
                table.add_row(Text(line.what), Text(line.amount), money, Text(bill.told(line)))
        if table.row_count:
            yield table
            yield Text("; ".join(filter(None, [f"{part.capitalize()}: {told}", missing])))
        else:
            yield Text(_("{part}: nothing").format(part=part.capitalize()))
    yield Text("\n".join(bill.footnotes()))
