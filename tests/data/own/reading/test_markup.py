"""Tables of HTML pages that are called .xls, and of XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.own import reading
from personalize_poc.data.own.mapping_file import Mapping, Section
from tests.data.own.reading.conftest import Opener, Read

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">
<style>td {mso-number-format:"\\@"}</style></head><body>
<table border=1><tr><td colspan=4>주문내역 2024-01</td></tr>
<tr><th>주문번호<th>구매자<th>상품코드<th>상품명</tr>
<tr><td rowspan=2>A-1</td><td rowspan="2">kim</td><td>007</td><td>차 &amp; 잔<br>(대)</td></tr>
<tr><td>008</td><td><script>show(8)</script>쟁반</td></tr>
<tr><td>A-2<td>lee<td>007<td>차 &amp; 잔&nbsp;(소)
</table></body></html>
"""
WORKBOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Orders"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Orders of January</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Customer</Data></Cell>
 <Cell><Data ss:Type="String">Note</Data></Cell><Cell><Data ss:Type="String">SKU</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">0017</Data><Comment><Data>see file</Data></Comment></Cell>
 <Cell ss:Index="3"><Data ss:Type="String">MG-<B>1</B></Data></Cell></Row>
<Row><Cell><Data ss:Type="String">0018</Data></Cell><Cell><Data ss:Type="String">gift</Data></Cell>
 <Cell><Data ss:Type="String">MG-2</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Empty"><Table/></Worksheet>
</Workbook>
"""
_ORDER = """ <s:order id="{number}"><customer no="C{number}"><name>Jörg</name></customer>
  <date>2024-01-02T10:00:00</date><lines><line><sku>A</sku><price currency="EUR">2.50</price></line>
   <line><sku>B</sku><price currency="EUR">3.00</price></line></lines></s:order>
 <s:order id="{number}0"><customer no="D{number}"><name xsi:nil="true"/></customer>
  <date>2024-01-03T11:00:00</date><lines>
   <line><sku>A</sku><price currency="EUR">2.50</price></line></lines></s:order>
"""
ORDERS = (
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    '<s:orders xmlns:s="urn:shop" xmlns:xsi="urn:i">\n <s:made>2024-02-01</s:made>\n'
    + "".join(_ORDER.format(number=number) for number in range(1, 21))
    + "</s:orders>\n"
)
TWO_KINDS = """<shop><customers><customer><id>1</id><city>Ulm</city></customer>
<customer><id>2</id><city>Bonn</city></customer></customers>
<sales><sale who="1" what="x"/><sale who="2" what="y"/><sale who="2" what="x"/></sales></shop>
"""
FIELDS = """<resultset><row><field name="user_id">7</field><field name="sku">A</field></row>
<row><field name="user_id">8</field><field name="sku" xsi:nil="true"
 xmlns:xsi="urn:i"/></row></resultset>
"""


def test_a_page_called_xls(opened: Opener) -> None:
    found = opened(PAGE.encode("cp949"), "orders.xls")
    assert found.names == ["주문번호", "구매자", "상품코드", "상품명"]
    # A cell over two rows belongs to both.
    assert found.rows() == [
        ("A-1", "kim", "007", "차 & 잔 (대)"),
        ("A-1", "kim", "008", "쟁반"),
        ("A-2", "lee", "007", "차 & 잔 (소)"),
    ]
    assert found.table.parts[0].format == "html"


def test_tables_beside_each_other_and_within_another(opened: Opener) -> None:
    inner = "<table><tr><td>u</td><td>i</td></tr><tr><td>1</td><td>2</td></tr></table>"
    found = opened(f"<table><tr><td>{inner}</td></tr></table>{inner.replace('u', 'n')}", "two.htm")
    assert {one.label for one in found.reading.tables} == {"two.htm, table 1", "two.htm, table 2"}
    assert found.rows(found.reading.tables[0]) == [("1", "2")]


def test_what_a_page_leaves_open(opened: Opener) -> None:
    found = opened("<table><tr><th>user<th>item<tr><td>1<td>a<tr><td>2<td>b", "open.xls")
    assert (found.names, found.rows()) == (["user", "item"], [("1", "a"), ("2", "b")])


def test_a_workbook_as_xml(opened: Opener) -> None:
    found = opened(WORKBOOK, "orders.xml")
    assert found.names == ["Customer", "Note", "SKU"]
    assert found.rows() == [("0017", None, "MG-1"), ("0018", "gift", "MG-2")]
    assert list(found.reading.left_out) == ["orders.xml, sheet Empty"]


def test_elements_that_repeat_are_rows(opened: Opener) -> None:
    found = opened(ORDERS.encode("latin-1"), "orders.xml")
    column = {name: number for number, name in enumerate(found.names)}
    names = ("id", "customer.no", "customer.name", "lines.line.sku", "lines.line.price.value")
    told = [tuple(row[column[name]] for name in names) for row in found.rows()]
    assert told[:3] == [
        ("1", "C1", "Jörg", "A", "2.50"),
        ("1", "C1", "Jörg", "B", "3.00"),
        ("10", "D1", None, "A", "2.50"),
    ]
    assert len(told) == 60


def test_two_kinds_of_element_are_two_tables(opened: Opener) -> None:
    found = opened(TWO_KINDS, "shop.xml").reading.tables
    assert {one.label: [column.name for column in one.columns] for one in found} == {
        "shop.xml, sale": ["who", "what"],
        "shop.xml, customer": ["id", "city"],
    }


def test_fields_that_are_named_by_an_attribute(opened: Opener) -> None:
    found = opened(FIELDS, "dump.xml")
    assert (found.names, found.rows()) == (["user_id", "sku"], [("7", "A"), ("8", None)])


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("<html><body><p>Please sign in</p></body></html>", NoTable, "without a table"),
        ("<?xml version='1.0'?><a><b/><c/></a>", NoTable, "no element repeats"),
        (ORDERS[: ORDERS.index("</s:orders>")], BadFile, "broken at line 124"),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a><c>&b;</c><c>&b;</c></a>',
            BadFile,
            r"mark of its own \(b\)",
        ),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str, kind: type[BadFile], sentence: str) -> None:
    (tmp_path / "orders.xml").write_text(text)
    with pytest.raises(kind, match=sentence):
        Read(reading.open_source(tmp_path / "orders.xml"))


def test_what_a_person_says_of_the_header_holds(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "rows.xls"
    path.write_text("<table><tr><td>ann<td>x<tr><td>bob<td>y<tr><td>cy<td>z</table>")
    section = Section(("rows.xls",), {"USER_ID": "ann"}, reading={"header": True})
    found = opened(path, known=Mapping({"interactions": section}))
    assert found.names == ["ann", "x"]
