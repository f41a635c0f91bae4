"""The newsroom: stories about what the cooperation brings, for citizens to read and answer.

Terms. A *story* is one piece of news in up to three languages. A *text* is the story in one language as editors write it; each
save keeps a *version* of it. A *publication* is what the public reads in one language: made from a text when it is published,
prepared once (HTML, pictures) so that reading is cheap; blocks with figures of the office are drawn when it is read. A *subject*
is what a story is about: a relation, a visit, an agreement's case, a field. A *correction* is a note that stays on the page. A
*picture* is kept without the camera's data, in several sizes.

A save names the version that its writer saw: what others wrote in other blocks is kept, the same block is asked about (`bodies`).
A text moves by `lifecycle` only; what is scheduled goes out by a job that asks again and again (`tasks`), or when the agreement it
waits for is signed (`signings`). The timelines of relations tell of stories that are public (`timelines`).

Packages: `blocks` (kinds of blocks, pictures, files), `services` (every act), `editing` (the pages under /cms/stories/), `drafting`
(“write about this”), `reading` (what the public opens), `replies`, `newsletter`. Others call: `services`; `published`,
`stories_about` (selectors); `follow_publications` (following); `register_subject` (subjects); `write_url` (drafting.buttons).
"""
