"""Capacity of a pipe by Manning's formula, running full: Q = A · R^(2/3) · S^(1/2) / n, m³/s.

Areas and radii of the standard shapes are those of EPA SWMM's cross sections (checked against the engine's own table
of cross sections in the tests).
"""

from .inp import Link

# shape → (full area in heights², hydraulic radius in heights)
BY_HEIGHT = {
    "CIRCULAR": (0.7853981633974483, 0.25),
    "EGG": (0.5105, 0.1931),
    "HORSESHOE": (0.8293, 0.2538),
    "GOTHIC": (0.6554, 0.2269),
    "CATENARY": (0.70277, 0.23172),
    "SEMIELLIPTICAL": (0.785, 0.242),
    "BASKETHANDLE": (0.7862, 0.2464),
    "SEMICIRCULAR": (1.2697, 0.2946),
}


def full_section(link: Link) -> tuple[float, float] | None:
    """(area m², hydraulic radius m) running full; None for shapes that are not reckoned here."""
    if not link.height:
        return None
    if link.shape in BY_HEIGHT:
        area, radius = BY_HEIGHT[link.shape]
        return area * link.height**2, radius * link.height
    return None if link.width is None else _straight_sided(link, link.height, link.width)


def _straight_sided(link: Link, height: float, width: float) -> tuple[float, float] | None:
    if link.shape == "RECT_CLOSED":
        area, wetted = height * width, 2 * (height + width)
    elif link.shape == "RECT_OPEN":  # its next number: how many sides do not count
        area, wetted = height * width, width + height * max(2 - link.sides[0], 0)
    elif link.shape == "TRIANGULAR":
        area, wetted = height * width / 2, 2 * (height**2 + (width / 2) ** 2) ** 0.5
    else:  # a trapezoid, and the slopes of its sides
        left, right = link.sides
        area = (width + (left + right) / 2 * height) * height
        wetted = width + height * ((1 + left**2) ** 0.5 + (1 + right**2) ** 0.5)
    return (area, area / wetted) if area > 0 and wetted > 0 else None


def full_flow(link: Link) -> float | None:
    """m³/s of all barrels at the pipe's own slope; 0 where it does not fall, None where it cannot be reckoned."""
    section = full_section(link)
    if section is None or not link.roughness or link.slope is None:
        return None
    area, radius = section
    return link.barrels * area * radius ** (2 / 3) * max(link.slope, 0.0) ** 0.5 / link.roughness
