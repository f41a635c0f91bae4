"""One page looked at by machine: what it answers, what its console says, whether it scrolls sideways, what axe-core finds.

A page is loaded once; theme and width are changed under it, as a reader does who turns a telephone or dims a screen.
"""

from typing import NamedTuple

from .offices import AXE_ADDRESS

WIDTHS = (1440, 1024, 390, 320)  # 320 is what a window of 1280 has at 400 %
HEIGHT = 900


class View(NamedTuple):
    """How a page is seen: pixels across, and the theme of the device."""

    width: int
    dark: bool


LANGUAGES = ("id", "ja", "en")
EVERY_VIEW = (View(1440, False), View(1440, True), View(390, True), View(390, False))

SETTLED = """async () => {
  for (let frame = 0; frame < 20; frame += 1) {
    const boxes = [document.documentElement, ...document.querySelectorAll(".table-frame:not(:has(.keep-columns))")];
    const wide = boxes.find((box) => box.scrollWidth > box.clientWidth + 1);
    if (!wide) return 0;
    if (frame === 19) return wide.scrollWidth;
    await new Promise(requestAnimationFrame);
  }
  return 0;
}"""
# `part`: what is looked at, by its selector; what lies behind an open drawer is looked at as a page of its own
AXE = """([part, rules]) => axe.run(document.querySelector(part) ? part : document, {
  resultTypes: ["violations"], ...(rules.length ? { runOnly: { type: "rule", values: rules } } : {}),
}).then((found) => found.violations.flatMap((fault) => fault.nodes.slice(0, 3).map(
  (node) => `${fault.id}: ${node.target} ${(node.failureSummary || "").slice(0, 160)}`)))"""
OF_COLOUR = ["color-contrast", "link-in-text-block"]  # all that a theme can change


def view(page) -> View:
    """How this page is seen now."""
    return View(
        page.viewport_size["width"], page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    )


def faults_at(page, path: str, *, views: tuple[View, ...], status: int = 200) -> list[str]:
    """The faults of the page at `path` in words; empty when there is none. At each width the first theme is held against
    every rule of axe-core, a second one against those of colour."""
    theme = views[0].dark
    page.emulate_media(color_scheme="dark" if theme else "light")
    page.faults.clear()
    answer = page.goto(path)
    found = [f"answers {answer.status}"] if answer.status != status else []
    order = WIDTHS if page.viewport_size["width"] > 700 else WIDTHS[::-1]  # no width is gone back to
    heard = False
    for width in order:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if wide := page.evaluate(SETTLED):
            found.append(f"page or table {wide} pixels wide in a window of {width}")
        for number, dark in enumerate(one.dark for one in views if one.width == width):
            if not heard:
                heard = True
                found += _said(page, status)
                page.add_script_tag(url=AXE_ADDRESS)
            if dark != theme:
                theme = dark
                page.emulate_media(color_scheme="dark" if theme else "light")
            rules = OF_COLOUR if number else []
            found += [
                f"{fault} ({width}, {'dark' if dark else 'light'})"
                for fault in page.evaluate(AXE, ["dialog[open]", rules])
            ]
    return found


def _said(page, status: int) -> list[str]:
    """What the console said so far. Asked before axe-core comes: it sets a style of its own, which the policy refuses."""
    # the browser itself reports a page that is refused or missing as an error
    return [fault for fault in page.faults if status == 200 or str(status) not in fault]


def faults_everywhere(page, paths) -> str:
    """One line for each fault in any view, or nothing."""
    return "\n".join(
        f"{path}: {fault}" for path in paths for fault in faults_at(page, path, views=EVERY_VIEW)
    )


def faults_in_turn(looking, paths, status: int = 200, **who) -> str:
    """One line for each fault, or nothing; every path once, in a language and a view of its own. `looking(language=…)` opens
    the browser of `who`; `{language}` in a path stands for the language."""
    found = []
    for turn, language in enumerate(LANGUAGES):
        page = looking(language=language, **who) if paths[turn::3] else None
        for number, path in enumerate(paths[turn::3]):
            view, address = EVERY_VIEW[(number + turn) % len(EVERY_VIEW)], path.format(language=language)
            found += [
                f"{address} {language}: {fault}"
                for fault in faults_at(page, address, status=status, views=(view,))
            ]
    return "\n".join(found)
