"""Places: countries, cities and units of government, read from texts as people write them.

Pure Python on data files that are shipped with it (`data/LICENCES.md` names the origin of each).

Terms
- *reading*: what a text was understood as, with the reason where it was not. A reading never guesses:
  it either gives one match, or says `problem` and lists the candidates for a person to choose from.
- *identity* is a number (ISO 3166 code, GeoNames number, Kepmendagri code), the name is only a label.

Others may call
- `countries`: `resolve_country`, `country_name`, `country_choices`, `CountryReading`
- `parts`: `part_of_world`
- `gazetteer`: `Gazetteer`, `PlaceReading`, `Place`
- `nearness`: `CitiesAround`
- `units`: `unit`, `units_within`, `all_within`, `Unit`
"""
