"""The page that keeps working without a connection: it shows, receives and answers entries that a phone made.

A phone keeps what was written in its own store until this house has answered for it. Every entry carries a key that the
phone made; sent again it changes nothing. What cannot be taken in is answered with one sentence and stays on the phone.
"""
