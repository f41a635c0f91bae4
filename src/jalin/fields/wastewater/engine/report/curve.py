"""The cost-flooding curve: the judged plans that no cheaper one beats, and the plan itself."""

from collections.abc import Mapping, Sequence

from .svg import BRICK, INDIGO, PALE, SOFT, Drawing, ticks

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 162.0, 62.0, 16.0, 4.0, 6.0, 10.0


def draw_curve(points: Sequence[Mapping], plan: Mapping, unit: float, code: str) -> bytes:
    """SVG. points: {"cost", "flooding_m3"}, cost in smallest units · unit: smallest units in what the axis counts"""
    most = max([point["cost"] for point in points] + [1]) / unit
    top = max(point["flooding_m3"] for point in points) or 1.0
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(cost: float, volume: float) -> tuple[float, float]:
        return LEFT + cost / most * wide, TOP + (1 - volume / top) * tall

    drawing = Drawing(WIDTH, HEIGHT)
    for volume in ticks(0.0, top):
        x, y = place(0.0, volume)
        drawing.line([(x, y), place(most, volume)], stroke=PALE, width=0.1)
        drawing.text(x - 1, y + 0.8, f"{volume:,.6g}", fill=SOFT, anchor="end")
    for cost in ticks(0.0, most, 6):
        x, y = place(cost, 0.0)
        drawing.text(x, y + 4, f"{cost:,.6g}", fill=SOFT)
    drawing.text(LEFT - 1, TOP - 2.5, "m³", fill=SOFT, anchor="end")
    drawing.text(WIDTH - RIGHT, HEIGHT - 1.5, code, fill=SOFT, anchor="end")
    steps = []
    for point in points:
        here = place(point["cost"] / unit, point["flooding_m3"])
        steps += [(here[0], steps[-1][1]), here] if steps else [here]
    drawing.line(steps, stroke=INDIGO, width=0.5)
    for point in points:
        drawing.circle(*place(point["cost"] / unit, point["flooding_m3"]), 0.8, fill=INDIGO)
    drawing.circle(*place(plan["cost"] / unit, plan["flooding_m3"]), 1.7, stroke=BRICK, width=0.7)
    return drawing.to_bytes()
