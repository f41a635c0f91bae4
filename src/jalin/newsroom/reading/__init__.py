"""What the public opens: lists, stories, archives, feeds, the sitemap.

Terms. A *published story* has a language that is open; it is read in the reader's language or, marked, in the one it has. A *card* is
a story as lists show it. An *ending* is what another package puts below a story. What follows from the record alone is drawn once
for each state of it (`jalin.relations.public.caching.Kept`).

Others call: `endings.register_ending`; `selectors.published_stories`, `with_words`, `about_relation`, `about_field`; `cards.cards_of`,
`cards.address`; `story_page.story_page` (a preview). What stories are about is `jalin.newsroom.subjects`.
"""
