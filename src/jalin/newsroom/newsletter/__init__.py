"""News by e-mail: who wants it, what was agreed to, and what was sent.

Terms. A *subscriber* is an address that news is sent to, in one language, about everything or about chosen partners and fields
(*wishes*). Only the office's key reads the address; equal ones are found by their *mark*. A *consent* is one line of the log that
proves who agreed to what and when: it names nobody, and its mark is emptied when it was kept long enough. The *plan* is how often
news leaves. An *item* is a publication that waits to be sent, once. An *issue* is one mail in one language with one or more items;
a *delivery* is that mail to one subscriber, sent at most once.

Nobody is told whether an address is known: the form answers the same and the rest is in the mail. Others call nothing: packages
register with the newsroom (`following`, `reading.endings`), as this one does in its AppConfig.
"""
