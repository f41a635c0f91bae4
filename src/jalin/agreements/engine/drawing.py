"""A procedure as a picture (SVG): its stages from top to bottom, what leads where, and which clocks run how long."""

from xml.sax.saxutils import escape, quoteattr

from jalin.decisions.words import sentence

from .articles import article_told
from .procedure import CONFIRMED, DONE, ENDING, REFUSED, Procedure, Stage, said
from .sentences import WORDS_OF_OUTCOMES
from .telling import length_told

LEFT, WIDTH, RIGHT = 150, 520, 170  # px: room for ways back, the stages, room for ways ahead
TOP, HEIGHT, GAP = 64, 58, 34
ROW = 20  # of the legend
GROUND = "#faf7f0"
INK, SOFT, INDIGO, GOLD, PAPER, LINE, BRICK = (
    "#1d1f38", "#56576d", "#2c3079", "#8a5d00", "#fffdf9", "#d9d2c3", "#a33a28",
)  # fmt: skip
FONT = "'Plus Jakarta Sans','Noto Sans JP',sans-serif"


def draw(procedure: Procedure, lang: str) -> str:
    """The SVG. `lang`: id, ja or en. A dashed frame: this row is not confirmed."""
    order = list(procedure.stages)
    below = TOP + len(order) * (HEIGHT + GAP)
    height = below + ROW * (len(procedure.clocks) + 1) + 16
    width = LEFT + WIDTH + RIGHT
    title = said(procedure.name, lang)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label={quoteattr(title)} lang="{lang}" font-family={quoteattr(FONT)}>',
        f'<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{SOFT}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
        _text(LEFT, 30, title, size=17, weight=700, fill=INDIGO),
        _text(LEFT, 49, procedure.source, size=10.5, fill=SOFT, most=WIDTH + RIGHT),
    ]
    words: list[str] = []  # beside the arcs, above all of them
    for place, stage in enumerate(procedure.stages.values()):
        parts += [*_ways(stage, place, order, lang, words), *_box(procedure, stage, place, lang)]
    parts += words
    parts += _legend(procedure, below, lang)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend(procedure: Procedure, y: int, lang: str) -> list[str]:
    """Each clock with its length and article, and what a dashed frame says."""
    parts = []
    for rule in procedure.clocks.values():
        doubt = "" if rule.mark == CONFIRMED else " ?"
        told = (
            f"{said(rule.name, lang)}: {length_told(rule, lang)} · {article_told(rule.article, lang)}{doubt}"
        )
        parts.append(_text(LEFT + 14, y + 8, rule.key, size=11, weight=700, fill=GOLD))
        parts.append(_text(LEFT + 88, y + 8, told, size=11, most=WIDTH + RIGHT - 96))
        y += ROW
    return [*parts, _text(LEFT + 14, y + 8, sentence("drawing.dashed", lang), size=11, fill=SOFT)]


def _y(place: int) -> int:
    return TOP + place * (HEIGHT + GAP)


def _text(x: float, y: float, text: str, *, size: float, fill: str = INK, weight: int = 400, anchor: str = "start",
          most: int = 0) -> str:  # fmt: skip
    """`most`: cut to about so many px (Japanese signs are about twice as wide)."""
    if most:
        room = most / (size * 0.56)
        while sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) > room:
            text = text[:-2].rstrip() + "…"
    return (f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{fill}" '
            f'text-anchor="{anchor}">{escape(text)}</text>')  # fmt: skip


def _box(procedure: Procedure, stage: Stage, place: int, lang: str) -> list[str]:
    y = _y(place)
    dashes = "" if stage.mark == CONFIRMED else ' stroke-dasharray="5 3"'
    edge = INDIGO if stage.is_milestone else LINE
    clocks = [
        rule.key
        for rule in procedure.clocks.values()
        if any(code == stage.code for code, _outcome in rule.starts)
    ]
    parts = [
        f'<rect x="{LEFT}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="{PAPER}" stroke="{edge}" '
        f'stroke-width="{1.8 if stage.is_milestone else 1.2}"{dashes}/>',
        _text(LEFT + 14, y + 35, stage.code, size=14, weight=700, fill=INDIGO),
        _text(
            LEFT + 88,
            y + 25,
            said(stage.name, lang),
            size=13.5,
            weight=600,
            most=WIDTH - (190 if clocks else 110),
        ),
        _text(
            LEFT + 88,
            y + 44,
            f"{said(stage.actor, lang)} · {article_told(stage.article, lang)}",
            size=11,
            fill=SOFT,
            most=WIDTH - 110,
        ),
    ]
    if clocks:
        x = LEFT + WIDTH - 12
        parts.append(_text(x, y + 24, " ".join(clocks), size=11, weight=700, fill=GOLD, anchor="end"))
        x -= 8.2 * len(" ".join(clocks)) + 8
        parts.append(f'<g stroke="{GOLD}" fill="none" stroke-width="1.3"><circle cx="{x:g}" cy="{y + 20}" r="5"/>'
                     f'<path d="M{x:g} {y + 17}v3l2 1.5"/></g>')  # fmt: skip
    return parts


def _ways(stage: Stage, place: int, order: list[str], lang: str, beside: list[str]) -> list[str]:
    """Lines and arcs to what follows; the words beside arcs are added to `beside`."""
    ways: dict[int, list[str]] = {}  # place of what follows -> the words for it; the usual way has none
    for outcome in ENDING:
        word = "" if outcome == DONE else WORDS_OF_OUTCOMES[outcome][lang]
        for code in stage.leads_to.get(outcome, ()):
            ways.setdefault(order.index(code), []).append(word)
    parts = []
    if stage.leads_to.get(REFUSED) == ():
        x, y = LEFT + WIDTH + 12, _y(place) + HEIGHT / 2
        parts.append(f'<path d="M{x} {y - 4:g}l8 8m0-8l-8 8" stroke="{BRICK}" stroke-width="1.6"/>')
        parts.append(_text(x + 14, y + 4, WORDS_OF_OUTCOMES[REFUSED][lang], size=11, fill=BRICK))
    for there, words in ways.items():
        told = " / ".join(dict.fromkeys(word for word in words if word))
        if told and "" in words:
            told = sentence("drawing.or", lang, words=told)
        if there == place + 1:
            parts.append(_line(place))
            if told:
                parts.append(
                    _text(LEFT + WIDTH / 2 + 10, _y(place) + HEIGHT + 21, told, size=10.5, fill=SOFT)
                )
        elif there != place:
            parts.append(_arc(place, there))
            if told and "" not in words:
                beside.append(_word_beside(place, there, told))
    return parts


def _line(place: int) -> str:
    x, y = LEFT + WIDTH / 2, _y(place) + HEIGHT
    return f'<path d="M{x:g} {y}V{y + GAP - 2}" stroke="{SOFT}" stroke-width="1.3" fill="none" marker-end="url(#to)"/>'


def _bend(place: int, there: int) -> tuple[int, int]:
    """From which side an arc leaves, and how far it bends: ahead on the right, back on the left; the farther, the wider."""
    is_back = there < place
    return LEFT if is_back else LEFT + WIDTH, min(130, 26 + 12 * abs(there - place)) * (-1 if is_back else 1)


def _arc(place: int, there: int) -> str:
    side, bend = _bend(place, there)
    y, to = _y(place) + HEIGHT * 0.62, _y(there) + HEIGHT * 0.38
    return (f'<path d="M{side} {y:g}C{side + bend} {y:g} {side + bend} {to:g} {side} {to:g}" stroke="{SOFT}" '
            f'stroke-width="1.1" fill="none" marker-end="url(#to)"/>')  # fmt: skip


def _word_beside(place: int, there: int, word: str) -> str:
    """Where the arc bends most, with a rim in the colour of the ground so that other arcs do not cross it."""
    side, bend = _bend(place, there)
    x, y = side + bend * 0.75, (_y(place) + _y(there) + HEIGHT) / 2
    text = _text(
        x - 5 if bend < 0 else x + 5, y, word, size=10.5, fill=SOFT, anchor="end" if bend < 0 else "start"
    )
    return text.replace("<text ", f'<text paint-order="stroke" stroke="{GROUND}" stroke-width="4" ')
