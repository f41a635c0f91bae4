"""A seat plan as a picture (SVG), drawn from above. Pure.

Measures in px. The colours are of the house's paper, in both themes: a picture that is also printed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .seating import DINNER, HOME, ROW, TALKS, Plan, Seat

INK, SOFT, PAPER, LINE, WASH = "#1d1f38", "#56576d", "#faf7f0", "#d9d2c3", "#fffdf9"
SIDES = {
    HOME: ("#2c3079", "#e8e8f4"),
    "partner": ("#8a5d00", "#faecc6"),
}  # edge and fill of our chairs and theirs
FONT = "'Plus Jakarta Sans','Noto Sans JP',sans-serif"
CHAIR_WIDTH, CHAIR_HEIGHT, GAP, MARGIN, TOP = 164, 72, 12, 24, 76
TABLE = 78  # the depth of a table
BEHIND = 30  # between the first row and the second


@dataclass(frozen=True)
class Label:
    """What stands on a chair: the office held, and a name where it is known. `number`: in precedence on its side."""

    office: str
    name: str
    number: int


def draw(plan: Plan, labels: Mapping[str, Label], *, title: str, lines: Mapping[str, str], lang: str) -> str:
    """The SVG. `labels`: key of a person -> what stands on the chair. `lines`: words for `home`, `partner` (their names),
    `door`, `table`."""
    chairs, width, height, table = {TALKS: _talks, DINNER: _dinner, ROW: _row}[plan.shape](plan)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-label={quoteattr(title)} lang="{lang}" font-family={quoteattr(FONT)}>',
        f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>',
        _text(MARGIN, 34, title, size=17, weight=700, fill=SIDES[HOME][0], most=width - 2 * MARGIN),
        *_key(lines),
        *table(lines),
        *(_chair(seat, *chairs[seat.key], labels[seat.key]) for seat in plan.seats),
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _key(lines: Mapping[str, str]) -> list[str]:
    """Which colour is whose."""
    parts, x = [], MARGIN
    for side in (HOME, "partner"):
        edge, fill = SIDES[side]
        parts.append(f'<rect x="{x:g}" y="46" width="14" height="14" rx="3" fill="{fill}" stroke="{edge}"/>')
        parts.append(_text(x + 20, 57.5, lines[side], size=12, fill=SOFT))
        x += 46 + _room(lines[side], 12)
    return parts


def _talks(plan: Plan):
    """Guests at the far side from the door, hosts with their back to it; each side's right hand is its own."""
    half = max((abs(seat.place) for seat in plan.seats), default=0)
    width = max(420, (2 * half + 1) * (CHAIR_WIDTH + GAP) + 2 * MARGIN)
    has_behind = {side: any(one.is_behind for one in plan.seats if one.side == side) for side in SIDES}
    guest = next(side for side in SIDES if side != plan.host)
    guest_y = TOP + (CHAIR_HEIGHT + BEHIND if has_behind[guest] else 0)
    table_y = guest_y + CHAIR_HEIGHT + GAP
    host_y = table_y + TABLE + GAP
    bottom = host_y + CHAIR_HEIGHT + (CHAIR_HEIGHT + BEHIND if has_behind[plan.host] else 0)

    def where(seat: Seat) -> tuple[float, float]:
        is_guest = seat.side == guest
        x = width / 2 + (-seat.place if is_guest else seat.place) * (CHAIR_WIDTH + GAP) - CHAIR_WIDTH / 2
        y = guest_y if is_guest else host_y
        return x, y + ((-1 if is_guest else 1) * (CHAIR_HEIGHT + BEHIND) if seat.is_behind else 0)

    def table(lines):
        yield _box(MARGIN, table_y, width - 2 * MARGIN, TABLE, 10)
        yield _text(width / 2, table_y + TABLE / 2 + 5, lines["table"], size=13, fill=SOFT, anchor="middle")
        yield _text(width / 2, bottom + 32, f"▼ {lines['door']}", size=12, fill=SOFT, anchor="middle")

    return {seat.key: where(seat) for seat in plan.seats}, width, bottom + 52, table


def _dinner(plan: Plan):
    """The host at the lower edge, facing the room; the right hand of who sits there is the watcher's right."""
    count = max(1, len(plan.seats))
    across = max(215.0, count * (CHAIR_WIDTH + GAP) / (2 * math.pi) * 1.25)  # radius along the chairs
    down = max(120.0, across * 0.62)
    width, height = 2 * (across + CHAIR_WIDTH / 2 + MARGIN), 2 * (down + CHAIR_HEIGHT + MARGIN) + TOP
    middle_x, middle_y = width / 2, TOP + (height - TOP) / 2

    def where(seat: Seat) -> tuple[float, float]:
        angle = math.pi / 2 - seat.place * 2 * math.pi / count
        return (middle_x + across * math.cos(angle) - CHAIR_WIDTH / 2,
                middle_y + (down + CHAIR_HEIGHT / 2) * math.sin(angle) - CHAIR_HEIGHT / 2)  # fmt: skip

    def table(lines):
        yield (f'<ellipse cx="{middle_x:g}" cy="{middle_y:g}" rx="{max(40, across - CHAIR_WIDTH * 0.62):g}" '
               f'ry="{max(36, down - CHAIR_HEIGHT * 0.5):g}" fill="{WASH}" stroke="{LINE}" stroke-width="1.5"/>')  # fmt: skip
        yield _text(middle_x, middle_y + 5, lines["table"], size=13, fill=SOFT, anchor="middle")

    return {seat.key: where(seat) for seat in plan.seats}, width, height, table


def _row(plan: Plan):
    """Everybody looks at the watcher: the host's right hand is the watcher's left."""
    places = [seat.place for seat in plan.seats] or [0]
    last = max(places)
    width = max(420, (last - min(places) + 1) * (CHAIR_WIDTH + GAP) + 2 * MARGIN)
    shift = (width - (last - min(places) + 1) * (CHAIR_WIDTH + GAP) + GAP) / 2

    def table(lines):
        yield _text(
            width / 2, TOP + CHAIR_HEIGHT + 44, f"▼ {lines['front']}", size=12, fill=SOFT, anchor="middle"
        )

    chairs = {seat.key: (shift + (last - seat.place) * (CHAIR_WIDTH + GAP), TOP + 4) for seat in plan.seats}
    return chairs, width, TOP + CHAIR_HEIGHT + 68, table


def _box(
    x: float, y: float, width: float, height: float, radius: float, *, fill: str = WASH, edge: str = LINE
) -> str:
    return (f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" fill="{fill}" '
            f'stroke="{edge}" stroke-width="1.5"/>')  # fmt: skip


def _chair(seat: Seat, x: float, y: float, label: Label) -> str:
    edge, fill = SIDES[seat.side]
    room, middle = CHAIR_WIDTH - 18, x + CHAIR_WIDTH / 2
    parts = [_box(x, y, CHAIR_WIDTH, CHAIR_HEIGHT, 8, fill=fill, edge=edge)]
    parts.append(_text(x + 9, y + 16, str(label.number), size=11, weight=700, fill=edge))
    if label.name:
        parts.append(_text(middle, y + 31, label.name, size=13, weight=700, anchor="middle", most=room))
        written = [
            (line, 47 + 13 * number, 10.5, SOFT, 400)
            for number, line in enumerate(_wrapped(label.office, 10.5, room))
        ]
    else:
        written = [
            (line, 38 + 16 * number, 12, INK, 700)
            for number, line in enumerate(_wrapped(label.office, 12, room))
        ]
    parts += [_text(middle, y + down, line, size=size, fill=ink, weight=weight, anchor="middle", most=room)
              for line, down, size, ink, weight in written]  # fmt: skip
    told = " · ".join(part for part in (label.name, label.office) if part)
    return f"<g><title>{escape(told)}</title>{''.join(parts)}</g>"


def _wrapped(text: str, size: float, room: float) -> list[str]:
    """In at most two lines, between words where there are any; what does not fit the second is cut when it is drawn."""
    if _room(text, size) <= room:
        return [text]
    cut = next(end for end in range(len(text), 0, -1) if _room(text[:end], size) <= room)
    space = text.rfind(" ", 0, cut + 1)
    cut = space if space > 0 else cut
    return [text[:cut].rstrip(), text[cut:].strip()]


def _room(text: str, size: float) -> float:
    """About how wide a text is; Japanese signs are about twice as wide."""
    return sum(1.0 if ord(sign) > 0x2E7F else 0.56 for sign in text) * size


def _text(x: float, y: float, text: str, *, size: float, fill: str = INK, weight: int = 400, anchor: str = "start",
          most: float = 0) -> str:  # fmt: skip
    """One line; `most`: cut to about so many px."""
    if most and _room(text, size) > most:
        while text and _room(text + "…", size) > most:
            text = text[:-1]
        text = text.rstrip() + "…"
    return (f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{fill}" '
            f'text-anchor="{anchor}">{escape(text)}</text>')  # fmt: skip
