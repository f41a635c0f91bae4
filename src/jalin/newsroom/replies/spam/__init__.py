"""What looks like spam, found without any service of others.

`words` makes the words of a reply, `filtering` is the filter that learns from moderators (Bayes; Robinson's combination), `weighing`
puts everything that was noticed into one figure with its reasons, `echoes` finds repeated text: pure Python. `memory` keeps what was
learned: keyed digests of words and pieces of text with counts, no text and no names.
"""
