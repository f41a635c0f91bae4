"""What everybody may know of the legal process: on a partner's public page, the stage of each published case and the
agreements with their terms, by published events alone; no paper and no step that the office keeps to itself.

Others call: `languages.register_prevailing`, `stories.register_stories`."""
