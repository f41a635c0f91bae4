"""Dates, old keywords, vendors' sections and files that the network needs."""

from .. import dialects, external, series
from ..errors import MissingExternalFile, OutOfRange, SewerError, UnknownSection
from ..inp import Network

DATES = ("START_DATE", "END_DATE")
TIMES = ("START_TIME", "END_TIME")


def faults(network: Network) -> list[SewerError]:
    return [
        *dialects.old_keywords(network),
        *_vendor_sections(network),
        *_missing_files(network),
        *_dates(network),
    ]


def _vendor_sections(network: Network):
    for heading in network.unknown_sections:
        count = len(network.section(heading.name))
        yield UnknownSection(file=network.name, line=heading.line, section=heading.name, count=count,
                             severity="warning")  # fmt: skip


def _missing_files(network: Network):
    for file in external.files_of(network):
        if not file.writes:
            try:
                file.found()
            except MissingExternalFile as error:
                yield error


def _dates(network: Network):
    """Dates the engine could not read, and an end that is not after the start."""
    lines = {row.tokens[0].upper(): row.line for row in network.section("OPTIONS")}
    options, readable = network.options, True
    for name in (*DATES, *TIMES):
        given = options.get(name)
        date, time = (given, "0:00") if name in DATES else ("01/01/2000", given)
        if given is not None and series.moment(date, time) is None:
            readable = False
            yield OutOfRange(
                "bad-date", file=network.name, line=lines[name], section="OPTIONS", object=name, text=given
            )
    start, end = series.start_of(network), series.end_of(network)
    if readable and start and end and end <= start:
        name = "END_DATE" if "END_DATE" in lines else "END_TIME"
        yield OutOfRange("end-before-start", file=network.name, line=lines.get(name), section="OPTIONS", object=name,
                         text=f"{end:%Y-%m-%d %H:%M}")  # fmt: skip
