"""The words in which the journal tells the acts on assessments, rounds and replies."""
