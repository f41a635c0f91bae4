"""The texts of a case: clause by clause, in two or three languages, in versions that are never overwritten.

Terms. A *text* belongs to a case and a kind of paper (study, letter of intent, memorandum …). A *version* is what one
language of it said at one time, in clauses under the statutory headings. The *prevailing* language decides on conflict.
A heading that several papers share (aim, scope, funding) is written once and offered in the others.

Others call: `services.begin_text`, `services.save_version`, `selectors.latest_versions`. Pure: `comparing`, `word`.
"""
