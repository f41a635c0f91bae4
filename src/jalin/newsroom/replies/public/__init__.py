"""What the public sees of replies: below a story, the form, the writer's own page, the report of a reply."""
