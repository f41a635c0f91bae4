"""What is read is written back byte for byte, and a change touches its own line only."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.wastewater.engine import errors, inp
from jalin.fields.wastewater.engine.inp.building import fold

NETWORKS = sorted((Path(__file__).parent / "networks").glob("*.inp"))
SMALL = NETWORKS[0]
HEAD = "[TITLE]\n{title}\n[JUNCTIONS]\n{name} 10 2\n[OUTFALLS]\nout 9 FREE\n[CONDUITS]\n c1\t{name} out 100 0.013 0 0 ;old\n[XSECTIONS]\nc1 CIRCULAR 0.3 0 0 0 1\n"


@pytest.mark.parametrize("path", NETWORKS, ids=lambda path: path.stem)
def test_an_unchanged_network_is_written_back_byte_for_byte(path):
    network = inp.read(path)
    assert network.patch({}) == path.read_bytes()
    same = {("XSECTIONS", row.tokens[0]): row.tokens for row in network.section("XSECTIONS")}
    assert network.patch(same) == path.read_bytes()


@pytest.mark.parametrize("path", NETWORKS, ids=lambda path: path.stem)
def test_a_change_touches_its_own_line_only(path):
    network = inp.read(path)
    row = network.section("XSECTIONS")[0]
    wider = (*row.tokens[:2], "7.25", *row.tokens[3:])
    after = inp.read(network.patch({("XSECTIONS", row.tokens[0]): wider}))
    changed = [
        at for at, pair in enumerate(zip(network.lines, after.lines, strict=True), 1) if pair[0] != pair[1]
    ]
    assert changed == [row.line]
    assert after.section("XSECTIONS")[0].tokens == wider
    assert len(after.lines[row.line - 1]) - len(network.lines[row.line - 1]) <= 0  # the columns stayed


@pytest.mark.parametrize(
    ("codec", "title"),
    [("utf-8", "ムラ・下水"), ("utf-8-sig", "ムラ"), ("cp932", "浜松市の下水道ソ表能"), ("cp932", "ﾏﾝﾎｰﾙ"), ("cp1252", "Überlauf ÄÖ"), ("latin-1", "Kläranlage Straße"),
     ("cp1252", "“Abwasser” – Größe")],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_letters_of_any_office_come_back(codec, title, ending):
    data = HEAD.format(title=title, name="m1").replace("\n", ending).encode(codec)
    network = inp.read(data)
    assert network.section("TITLE")[0].tokens[0] == title.split()[0]
    assert network.encoding == {"utf-8-sig": "utf-8", "latin-1": "cp1252"}.get(codec, codec)
    after = network.patch({("CONDUITS", "c1"): ("c1", "m1", "out", "100", "0.011", "0", "0")})
    assert after == data.replace(b"0.013", b"0.011")


def test_mixed_endings_stay_mixed():
    data = HEAD.format(title="t", name="m1").encode().replace(b"10 2\n", b"10 2\r\n", 1)
    network = inp.read(data)
    assert network.patch({}) == data
    assert network.nodes["m1"].max_depth == pytest.approx(2 * 0.3048)


def test_names_in_quotes_keep_their_blanks():
    network = inp.read(HEAD.format(title="t", name='"main road 1"').encode())
    assert set(network.nodes) == {"main road 1", "out"}
    after = network.patched({("JUNCTIONS", "main road 1"): ("main road 1", "11", "2")})
    assert b'"main road 1" 11 2\n' in after.data
    assert after.links["c1"].from_node == "main road 1"


def test_names_are_compared_as_the_engine_does():
    network = inp.read(HEAD.format(title="t", name="m1").replace("c1\tm1", "c1\tM1").encode())
    assert network.links["c1"].from_node == "m1"
    assert fold("ümlaut-a") == "üMLAUT-A"


def test_a_vendors_section_stays_in_the_file_and_is_listed():
    data = HEAD.format(title="t", name="m1").encode() + b"[VENDOR]\nsecret 1\n"
    network = inp.read(data)
    assert [heading.name for heading in network.unknown_sections] == ["VENDOR"]
    assert network.patch({}) == data


def test_rows_are_added_after_their_section_and_lines_taken_out():
    network = inp.read(HEAD.format(title="t", name="m1").encode())
    more = network.patch({}, {"JUNCTIONS": [("m2", "9.5", "2")], "DWF": [("m1", "FLOW", "0.01")]})
    after = inp.read(more)
    assert list(after.nodes) == ["m1", "m2", "out"]
    assert [row.tokens for row in after.section("DWF")] == [("m1", "FLOW", "0.01")]
    assert inp.read(after.patch({("JUNCTIONS", "m2"): None, ("DWF", "m1"): None})).section("DWF") == []


def test_a_change_of_what_is_not_there_is_told():
    network = inp.read(SMALL)
    with pytest.raises(errors.NoSuchObject) as caught:
        network.patch({("CONDUITS", "nowhere"): ("nowhere",)})
    assert (caught.value.section, caught.value.object) == ("CONDUITS", "nowhere")


def test_lengths_are_in_metres_whatever_the_file_says():
    metres = inp.read(
        HEAD.format(title="t", name="m1").replace("[TITLE]", "[OPTIONS]\nFLOW_UNITS LPS\n[TITLE]").encode()
    )
    feet = inp.read(HEAD.format(title="t", name="m1").encode())
    assert metres.links["c1"].length == 100 and feet.links["c1"].length == pytest.approx(30.48)
    assert feet.links["c1"].diameter == pytest.approx(0.3 * 0.3048)
    assert metres.links["c1"].slope == pytest.approx(1 / (100**2 - 1) ** 0.5)
    assert metres.nodes["m1"].ground == 12


def test_offsets_may_be_levels():
    text = HEAD.format(title="t", name="m1").replace(
        "[TITLE]", "[OPTIONS]\nFLOW_UNITS CMS\nLINK_OFFSETS ELEVATION\n[TITLE]"
    )
    link = inp.read(text.replace("0.013 0 0", "0.013 10.5 *").encode()).links["c1"]
    assert (link.inlet_level, link.outlet_level) == (10.5, 9)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_never_changed(noise):
    data = SMALL.read_bytes() + noise
    try:
        network = inp.read(data)
    except errors.NotASwmmFile as error:
        assert error.say("ja")
        return
    assert network.patch({}) == data and b"".join(network.lines) == data


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60))
def test_tokens_are_where_they_are_said_to_be(line):
    from jalin.fields.wastewater.engine.inp.rows import split_tokens, token_spans

    shown = [line[start:stop].strip('"') for start, stop in token_spans(line)]
    assert [token.strip('"') for token in split_tokens(line)] == shown
