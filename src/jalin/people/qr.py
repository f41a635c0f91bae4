"""A QR code as one SVG path, so that it needs neither an image nor a style."""

from dataclasses import dataclass

import qrcode


@dataclass(frozen=True)
class QrCode:
    """`path`: SVG path data in modules of one unit; `size`: width and height with the quiet zone of four."""

    path: str
    size: int


def qr_path(text: str) -> QrCode:
    """The code for `text`. Dark modules of a row that touch become one rectangle."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    rows, parts = code.get_matrix(), []
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                parts.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
                start = None
    return QrCode("".join(parts), len(rows))
