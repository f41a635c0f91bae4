"""The palette can be read: WCAG's contrast of every pair that meets on a page, in both themes."""

import re

import pytest

from jalin.kernel.ui.vendoring import HERE

SHEET = (HERE / "static/ui/css/tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "paper-sunk", "paper-raised", "indigo-wash")
# what is read, and on which grounds it may stand
TEXT = {
    "ink": (*GROUNDS, "gold-wash", "leaf-wash", "brick-wash"),
    "ink-soft": (*GROUNDS, "gold-wash", "leaf-wash", "brick-wash"),
    "link": (*GROUNDS, "gold-wash", "leaf-wash", "brick-wash"),
    "indigo": GROUNDS,
    "indigo-deep": GROUNDS,
    "partner-ink": GROUNDS,
    "gold-ink": (*GROUNDS, "gold-wash"),
    "leaf": (*GROUNDS, "leaf-wash"),
    "brick": (*GROUNDS, "brick-wash"),
    "on-indigo": ("indigo", "indigo-deep"),
    "on-gold": ("gold",),
    "on-brick": ("brick",),
}
# lines and marks that carry meaning: 3 to 1 is asked of these
MARKS = {"edge": GROUNDS, "thread-home": GROUNDS, "thread-partner": GROUNDS, "link": GROUNDS}


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def block_after(opening: str) -> dict[str, str]:
    return declared(SHEET.split(opening, 1)[1].split("}", 1)[0])


LIGHT = block_after(":root {")
DARK = block_after(':root[data-bs-theme="dark"] {')
PAIRS = [(one, ground) for one, grounds in TEXT.items() for ground in grounds]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_at_least_four_and_a_half_to_one(theme):
    low = {f"{one} on {ground}": round(contrast(theme[one], theme[ground]), 2) for one, ground in PAIRS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_meaningful_line_has_at_least_three_to_one(theme):
    ratios = {
        f"{one} on {ground}": contrast(theme[one], theme[ground]) for one in MARKS for ground in MARKS[one]
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_both_themes_name_the_same_colours():
    assert set(LIGHT) == set(DARK)


def test_the_dark_of_the_device_and_the_chosen_dark_are_the_same():
    assert block_after(':root:not([data-bs-theme="light"]) {') == DARK
