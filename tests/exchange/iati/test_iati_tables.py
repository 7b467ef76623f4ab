"""Tables that lose nothing: each format and back, whatever stands in the file."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iati_sample import SAMPLE
from lxml import etree
from pyarrow import parquet

from cosante.commands.iati_tables import tables, untables
from cosante.exchange.iati.stream import Reader, Unusable
from cosante.exchange.iati.tables import arrow, cut, packing
from cosante.exchange.iati.tables.flatten import Flatten, Rows
from cosante.exchange.iati.tables.layout import layout
from cosante.exchange.iati.tables.quick import Quick
from cosante.exchange.iati.tables.rebuild import Rebuild, files
from cosante.exchange.iati.tables.stores import Csv, Sqlite
from cosante.exchange.iati.tables.write import made
from cosante.exchange.iati.turns import by_turns

PUBLISHED = Path(__file__).parents[4] / "shared" / "iati" / "published"
ODD = """<?xml version="1.0"?><?before the root?><!-- who made it -->
<iati-activities version="2.03" xmlns:x="http://example.org/x" x:made="by hand">
  <!-- the first -->
  <iati-activity x:own="1" hierarchy="">
    <iati-identifier>  XM-1-a<!-- within --> </iati-identifier>
    <title><narrative xml:lang="fr">Santé &#13; &lt;tous&gt;</narrative><x:more xmlns:y="http://example.org/y" y:b="&#10;"><y:c/></x:more></title>
    stray text
    <transaction><value currency="USD" value-date="2025-01-01">1.50</value><value>2</value><unknown>u</unknown></transaction>
  </iati-activity>
  between<iati-activity xmlns="" ><iati-identifier>  XM-1-a<!-- within --> </iati-identifier><?within it?></iati-activity>
  <x:last/>
</iati-activities>
<!-- after -->"""


def repeated(times: int) -> bytes:
    """The sample's activities so many times."""
    found = SAMPLE.read_bytes()
    begin, end = found.index(b"<iati-activity "), found.rindex(b"</iati-activity>") + len(b"</iati-activity>")
    return found[:begin] + found[begin:end] * times + found[end:]


def canonical(text: bytes) -> bytes:
    held = io.BytesIO()
    etree.parse(io.BytesIO(text)).write_c14n(held, with_comments=True)
    return held.getvalue()


def rows_of(text: bytes) -> Rows:
    flatten, head = Flatten(1, 0), []
    for item in Reader(io.BytesIO(text)).items():
        if item.first:
            head = flatten.head(item.root, "file.xml")
        elif item.element is None:
            flatten.whole(item, head)
        else:
            flatten.item(item)
    return flatten.taken()


def cut_rows_of(text: bytes, times: int = 1) -> Rows:
    """The same as ``rows_of`` by the way of files that are cut; ``times``, for what is learnt at the first."""
    stream = io.BytesIO(text)
    head = cut.head(stream)
    quick = Quick(1, 0, head)
    for _ in range(times):
        quick.taken()
        quick._whole = 0
        row = quick.head(head.root, "file.xml")
        for block in cut.blocks(stream, head):
            if block.ends:
                quick.block(block)
            else:
                quick.end(block, row)
    return {name: [list(row) for row in rows] for name, rows in quick.taken().items() if rows}


def cut_lines_of(text: bytes, times: int = 1) -> dict[str, str]:
    """Lines of CSV of the activities, by the way of files that are cut."""
    stream = io.BytesIO(text)
    head = cut.head(stream)
    packing = Csv.packing(1, 0)
    quick = Quick(1, 0, head, packing.lines)
    for _ in range(times):
        quick.taken()
        for block in cut.blocks(stream, head):
            quick.block(block)
    return {name: lines.decode() for name, lines in packing.packed(quick.taken()).items()}


def written(rows: Rows) -> dict[str, str]:
    """Rows as the csv module writes them."""
    found = {}
    for name, some in rows.items():
        held = io.StringIO(newline="")
        csv.writer(held).writerows(some)
        found[name] = held.getvalue()
    return found


def again(rows: Rows) -> bytes:
    def read(name: str) -> Any:
        return iter(rows.get(name, []))

    (row,) = files(read)
    return b"".join(Rebuild(read).file(row))


@pytest.mark.parametrize("format", ["parquet", "csv", "xlsx", "sqlite", "duckdb"])
def test_files_come_back_from_every_format(format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "odd.xml"
    odd.write_text(ODD, "utf-8")
    assert tables([SAMPLE, odd], tmp_path / "tables", format) == 0
    assert untables(tmp_path / "tables", tmp_path / "back") == 0
    for file in (SAMPLE, odd):
        assert canonical((tmp_path / "back" / file.name).read_bytes()) == canonical(file.read_bytes())
    assert "4 activities of 2 files" in capsys.readouterr().out


def test_a_namespace_that_is_no_whole_address_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """C14N 1.0 refuses ``UR``, which d-portal writes; C14N 2.0 takes it."""
    odd = tmp_path / "odd.xml"
    odd.write_bytes(
        SAMPLE.read_bytes().replace(b"<iati-activity ", b'<iati-activity xmlns:u="UR" u:made="by hand" ', 1)
    )
    with pytest.raises(etree.C14NError):
        canonical(odd.read_bytes())
    assert_comes_back(odd, tmp_path)
    capsys.readouterr()


def test_published_files_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every one of version 2.03 that lies beside the repository."""
    for file in (SAMPLE, *sorted(PUBLISHED.glob("[!v]*.xml"))):
        (tmp_path / file.stem).mkdir()
        assert_comes_back(file, tmp_path / file.stem)
    capsys.readouterr()


def assert_comes_back(file: Path, folder: Path) -> None:
    assert tables([file], folder / "tables", "csv") == 0
    assert untables(folder / "tables", folder / "again.xml") == 0
    first, again = (etree.canonicalize(from_file=path, with_comments=True) for path in (file, folder / "again.xml"))
    assert first == again


@pytest.mark.parametrize("numbered", [0, 3, 5_000])
def test_forms_by_number_and_in_full_come_back_as_they_were(
    numbered: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = repeated(300)
    (tmp_path / "one.xml").write_bytes(text)
    monkeypatch.setattr(packing, "_MOST", numbered)
    monkeypatch.setattr(arrow, "_GROUP", 20_000)
    assert tables([tmp_path / "one.xml"], tmp_path / "tables", "parquet") == 0
    groups = parquet.ParquetFile(tmp_path / "tables" / "activity.parquet").metadata.num_row_groups
    assert 2 <= groups < 60  # not one for each block of rows
    read = parquet.read_table(tmp_path / "tables" / "transaction.parquet")
    assert [str(kind) for kind in read.schema.types[:4]] == ["int64", "int64", "int64", "string"]
    assert untables(tmp_path / "tables", tmp_path / "again.xml") == 0
    assert canonical((tmp_path / "again.xml").read_bytes()) == canonical(text)


@pytest.mark.parametrize("format", ["parquet", "duckdb"])
@pytest.mark.parametrize("kept", [0, 50_000])
def test_forms_of_several_files_are_told_apart(
    format: str, kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of both wait together for a row group, and each file's forms have numbers from the first on."""
    monkeypatch.setattr(arrow, "_FORMS", kept)
    one = repeated(20)
    other = one.replace(b"\n      <", b"\n <").replace(b"/>\n", b" />\n\n")
    again = {"one.xml": one, "other.xml": other, "third.xml": one}
    for name, text in again.items():
        (tmp_path / name).write_bytes(text)
    assert tables([tmp_path / name for name in again], tmp_path / "tables", format) == 0
    assert untables(tmp_path / "tables", tmp_path / "back") == 0
    for name, text in again.items():
        assert canonical((tmp_path / "back" / name).read_bytes()) == canonical(text)


def test_a_form_that_two_processes_number_stands_once(tmp_path: Path) -> None:
    """Parquet would write such a column in full, and keep it until the next row group."""
    pyarrow = pytest.importorskip("pyarrow")
    one = pyarrow.array([0, 1, None, 2, 1], pyarrow.int32()), ["a", "b", "a"]
    other = pyarrow.array([None, 1, 0], pyarrow.int32()), ["c", "b"]
    made = arrow._once([one, other])
    assert made.to_pylist() == ["a", "b", None, "a", "b", None, "b", "c"]
    assert [piece.dictionary.to_pylist() for piece in made.chunks] == [["a", "b", "c"]] * 2


@pytest.mark.parametrize(
    ("format", "words", "number"), [("parquet", 20_000, 99), ("duckdb", 20_000, 99), ("duckdb", 450_000, 2)]
)
def test_values_with_line_ends_quotes_and_numbers_come_back(
    format: str, words: int, number: int, tmp_path: Path
) -> None:
    """Also where a line is longer than DuckDB takes unasked."""
    value = "long " * words + "a,b \"c\"\nd &amp;amp; &#233; &#x1F600; &#160;&#133;&#13; 'e'\u00a0"
    text = repeated(3).replace(b"<narrative>", b"<narrative>" + value.encode(), number)
    text = text.replace(b'ref="XM-DAC-928"', f'ref="{value.replace(chr(34), "&quot;")}"'.encode(), number)
    (tmp_path / "one.xml").write_bytes(text)
    assert tables([tmp_path / "one.xml"], tmp_path / "tables", format) == 0
    assert untables(tmp_path / "tables", tmp_path / "again.xml") == 0
    assert canonical((tmp_path / "again.xml").read_bytes()) == canonical(text)


def test_row_groups_are_larger_the_more_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file keeps what it knows of each until it is closed."""
    (tmp_path / "one.xml").write_bytes(repeated(600))
    monkeypatch.setattr(arrow, "_GROUP", 2_000)
    monkeypatch.setattr(arrow, "_GROWS", 200)
    monkeypatch.setattr(cut, "BLOCK", 10_000)
    assert tables([tmp_path / "one.xml"], tmp_path / "tables", "parquet") == 0
    known = parquet.ParquetFile(tmp_path / "tables" / "narrative.parquet").metadata
    sizes = [known.row_group(index).num_rows for index in range(known.num_row_groups - 1)]
    assert sizes[-1] > 2 * sizes[0]


def test_lines_that_wait_for_a_row_group_are_written_over(tmp_path: Path) -> None:
    waiting = arrow._Waiting(tmp_path)
    assert (waiting.add(b"one"), waiting.add(b"two")) == (3, 6)
    assert (bytes(waiting.taken()), waiting.add(b"3")) == (b"onetwo", 1)
    assert bytes(waiting.taken()) == b"3"
    assert not list(tmp_path.iterdir())
    waiting.close()


@pytest.mark.parametrize(
    "between", [b"", b"wait! <b>?</b>", b"!?" * 40, b"<!-- </iati-activity> -->", b"<?do </iati-activity>?>"]
)
def test_activities_end_where_they_end_whatever_stands_between(between: bytes) -> None:
    text = b'<iati-activities version="2.03">' + (b"<iati-activity>%s</iati-activity >" % between) * 3
    text += b"</iati-activities>"
    stream = io.BytesIO(text)
    block, last = cut.blocks(stream, cut.head(stream))
    assert [len(found) for found in (block.ends, last.ends)] == [3, 0]
    assert block.text.endswith(b"</iati-activity >")


def test_each_value_has_its_column_and_duplicates_stay_two() -> None:
    rows, known = rows_of(ODD.encode()), layout().tables

    def column(table: str, name: str) -> list[Any]:
        return [row[known[table].columns.index(name)] for row in rows[table]]

    assert column("activity", "iati_identifier") == ["  XM-1-a "] * 2
    assert column("activity", "activity") == [1, 2]
    assert column("transaction", "value") == ["1.50"]
    assert column("transaction", "value_currency") == ["USD"]
    assert column("transaction", "parent") == column("activity", "node")[:1]
    assert column("narrative", "element") == ["title"]
    assert column("narrative", "lang") == ["fr"]
    assert {"comment", "instruction", "text", "element", "attribute", "namespace"} == set(column("extra", "kind"))


def test_tables_have_no_column_twice_and_every_element_a_place() -> None:
    for table in layout().tables.values():
        assert len({name.lower() for name in table.columns}) == len(table.columns)
        assert not [name for name in table.columns if name.endswith("_")]


def test_two_processes_give_the_rows_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "BLOCK", 4096)
    file = tmp_path / "many.xml"
    one = "<iati-activity><!-- {} --><iati-identifier>{}</iati-identifier></iati-activity>\n"
    many = "".join(one.format(number, number) for number in range(207))
    file.write_text(f'<iati-activities version="2.03">{many}</iati-activities>')

    def all_of(processes: int) -> Rows:
        found: Rows = {}
        for _, rows, _ in by_turns(made, (file, 1, 0, Sqlite), processes):
            for name, held in rows.items():
                found.setdefault(name, []).extend(held)
        return found

    assert all_of(2) == all_of(1)


def test_rows_of_a_file_that_is_cut_are_those_of_one_that_is_parsed() -> None:
    for text in (ODD.encode(), SAMPLE.read_bytes(), ODD.replace("\n", "\r\n").encode()):
        assert cut_rows_of(text, 3) == rows_of(text)


@pytest.mark.parametrize("wrong", [
    "<title><narrative>a</title></narrative>", "<title><narrative>&b;</narrative></title>", "<title", "a & b",
    '<title><narrative xml:lang=>en">a</narrative></title>', "<title><narrative>a ]]> b</narrative></title>",
    '<budget type="1" type="2"/>', "<title>\x01</title>", "<title>&#1;</title>", "<!-- </iati-activity> -- -->",
    "<iati-activity>", '<x:budget xmlns:y="urn:y"/>', '<budget type=""1/>', "<title><narrative>a<narrative></title>",
])  # fmt: skip
def test_what_a_parser_refuses_is_not_read(wrong: str) -> None:
    right = '<title><narrative xml:lang="en">a</narrative></title><budget type="1"/>'
    one = "<iati-activity>{}</iati-activity>\n"
    text = f'<iati-activities version="2.03">{one.format(right) * 3}{one.format(wrong)}</iati-activities>'.encode()
    with pytest.raises((cut.Uncut, Unusable)):
        cut_rows_of(text)
    with pytest.raises(Unusable):
        rows_of(text)


@pytest.mark.parametrize("kind", ["utf-16", "iso-8859-1", "doctype"])
def test_files_that_cannot_be_cut_are_parsed(kind: str, tmp_path: Path) -> None:
    begin = "<!DOCTYPE iati-activities>" if kind == "doctype" else f'<?xml version="1.0" encoding="{kind}"?>'
    text = f'{begin}<iati-activities version="2.03"><iati-activity>é</iati-activity></iati-activities>'
    file = tmp_path / "file.xml"
    file.write_bytes(text.encode("utf-8" if kind == "doctype" else kind))
    assert tables([SAMPLE, file], tmp_path / "tables", "csv") == 0
    assert untables(tmp_path / "tables", tmp_path / "back") == 0
    assert canonical((tmp_path / "back" / "file.xml").read_bytes()) == canonical(file.read_bytes())


def test_lines_of_csv_are_those_of_the_csv_module(tmp_path: Path) -> None:
    texts = ["a", "a, b", "&quot;c&quot;", "d&#10;e", "f&#13;", "", "é &amp; 日本"] * 3
    within = '<title><narrative xml:lang="en">{}</narrative></title><budget type="1" status="{}"/>'
    one = f"<iati-activity>{within}</iati-activity>"
    every = "".join(one.format(text, text) for text in texts)
    text = f'<iati-activities version="2.03">{every}</iati-activities>'.encode()
    assert cut_lines_of(text) == {name: lines for name, lines in written(rows_of(text)).items() if name != "file"}


def test_a_table_without_a_row_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tables([SAMPLE], tmp_path / "tables", "csv") == 0
    file = tmp_path / "tables" / "narrative.csv"
    held = list(csv.reader(file.open(encoding="utf-8", newline="")))
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(held[:-1])
    assert untables(tmp_path / "tables", tmp_path / "back.xml") == 2
    assert "The table narrative lacks a row of activity 2" in capsys.readouterr().err
    assert not (tmp_path / "back.xml").exists()


def test_a_broken_file_leaves_no_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text(ODD[:600])
    assert tables([broken], tmp_path / "tables", "csv") == 1
    assert "not well-formed" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["broken.xml"]


_NAMES = st.sampled_from(
    ["title", "narrative", "transaction", "value", "sector", "result", "indicator", "period", "target", "location",
     "point", "pos", "budget", "provider-org", "iati-identifier", "unknown", "{urn:x}foreign", "{urn:y}foreign"]
)  # fmt: skip
_TEXTS = st.one_of(
    st.sampled_from(["\n  ", " ", "", "\r", "\t\n"]),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=6
    ),
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["ref", "code", "currency", "odd", "{urn:x}a", "{http://www.w3.org/XML/1998/namespace}lang"]),
    _TEXTS, max_size=3,
)  # fmt: skip


@st.composite
def elements(draw: Any, depth: int = 0, name: str = "") -> Any:
    if name == "" and draw(st.integers(0, 7)) == 0:
        node = draw(st.sampled_from([etree.Comment("note"), etree.PI("do", "it")])).__copy__()
    else:
        node = etree.Element(name or draw(_NAMES), draw(_ATTRIBUTES))
        node.text = draw(_TEXTS)
        for child in draw(st.lists(elements(depth + 1), max_size=4)) if depth < 4 else []:
            node.append(child)
    node.tail = draw(_TEXTS)
    return node


@settings(max_examples=150, deadline=None)
@given(st.lists(elements(name="iati-activity"), max_size=3), st.lists(elements(depth=2), max_size=2))
def test_any_tree_comes_back(activities: list[Any], strays: list[Any]) -> None:
    root = etree.Element("iati-activities", version="2.03")
    root.extend([*strays[:1], *activities, *strays[1:]])
    text = etree.tostring(root)
    rows = rows_of(text)
    assert canonical(again(rows)) == canonical(text)
    try:
        assert cut_rows_of(text, 3) == rows
        of_activities = {name: [row for row in some if row[0]] for name, some in rows.items() if name != "file"}
        assert cut_lines_of(text, 3) == written({name: some for name, some in of_activities.items() if some})
    except cut.Uncut:
        assert text.count(b"<iati-activity/>") or text.count(b"<iati-activities") > 1 or b"/>" in text[-30:]
