"""Units of a SWMM file: the flow unit says whether lengths are in feet or in metres."""

from dataclasses import dataclass

FOOT = 0.3048  # metres, exact
FLOWS = {  # in m³/s; US gallon 231 cubic inches
    "CFS": FOOT**3,
    "GPM": 231 * 0.0254**3 / 60,
    "MGD": 231 * 0.0254**3 * 1e6 / 86400,
    "CMS": 1.0,
    "LPS": 1e-3,
    "MLD": 1e3 / 86400,
}


@dataclass(frozen=True, slots=True)
class Units:
    """flow: SWMM's word · metric · length: metres in the file's unit of length · flow_si: m³/s in its unit of flow"""

    flow: str

    @property
    def metric(self) -> bool:
        return self.flow in {"CMS", "LPS", "MLD"}

    @property
    def length(self) -> float:
        return 1.0 if self.metric else FOOT

    @property
    def flow_si(self) -> float:
        return FLOWS[self.flow]

    @property
    def volume(self) -> float:
        """Cubic metres in the unit the engine gives volumes in (m³ or ft³)."""
        return 1.0 if self.metric else FOOT**3

    @property
    def volume_word(self) -> str:
        return "m³" if self.metric else "ft³"

    @property
    def length_word(self) -> str:
        return "m" if self.metric else "ft"
