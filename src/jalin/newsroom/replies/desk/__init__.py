"""The moderators' pages under /cms/replies/: the queue, answers, the list of words."""
