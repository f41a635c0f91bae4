"""Files that people hand in: kept outside the web root under a random name, typed by content, never served
inline.

Terms. A *purpose* is what a file was handed in for ("import"); the verb registered for it says who else may
download it. A *kind* is what its content is (kinds.KINDS), whatever its name says.

Others call: `store_document`, `passing_file`, `open_document`, `erase_document` (services), `register_purpose`,
`visible_documents` (selectors), `UnreadableFile` (errors: why a file was not taken, as a sentence). Pages
link to `desk:document`."""
