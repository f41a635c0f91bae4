"""The report of a journey: its headings, what the record puts under them, writing, handing in, and the paper."""
