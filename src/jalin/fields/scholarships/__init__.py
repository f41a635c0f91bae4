"""Aid for education: who is awarded, who follows when a winner withdraws, who keeps the aid another year.

`engine` is pure Python and is what others may call; the pages of this field will call exactly those functions.
"""
