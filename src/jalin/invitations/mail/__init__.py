"""E-mail as a way in: a message file (`.eml`) that an officer hands in, or the office's mailbox (IMAP).

Terms. A *letter* is what was understood of one message (`reading`, pure). The same message is read in once, known by its
Message-ID; an answer to one that is known becomes an addition. The mailbox is only read: nothing in it is moved or marked.
"""
