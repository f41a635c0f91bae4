"""Real processes, killed and loaded.

`office/` is a small app that only these tests install: a write that counts, and jobs that write in batches. `running.py` starts
the real `jalin serve` and `jalin worker` on a database of their own. `verdict.py` looks, after all is over, whether anything
acknowledged is missing.
"""
