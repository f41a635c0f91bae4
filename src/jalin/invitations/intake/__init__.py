"""The public form: an invitation is handed in, confirmed by e-mail, followed, added to and withdrawn by its sender.

Terms. The *stamp* is the signed time at which a form was opened, good for one invitation. The *follow key* is the secret in
the address of a sender's own page; nothing else leads there. What nobody confirms within a week is removed.

Nothing a visitor sees depends on whether an e-mail address is known here.
"""
