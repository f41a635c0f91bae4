"""The papers of a case: legal texts clause by clause, letters, staff memos and minutes, in up to three languages.

Terms. A *text* belongs to a case and a kind of paper (study, letter of intent, memorandum, letter to the Governor …). A *version*
is what one language of it said at one time; it is never overwritten. A *pattern* is the shipped form and proposed wording of a
kind. *Particulars* (on screen: shared fields) are entered once for the case and printed where a text names them; what is missing
is a *gap*. The *prevailing* language decides on conflict. A heading that several papers share is written once and offered.

Others call: `services.begin_text`, `services.save_version`, `services.set_particulars`, `selectors.latest_versions`,
`printing.printed`, `beside.register_beside`. Pure: `filling`, `patterns`, `word` (with `word_text`, `word_marks`, `word_page`),
`official_word`.
"""
