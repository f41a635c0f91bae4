"""The programme of a visit as a booklet (A5, two languages beside each other), set by typst."""
