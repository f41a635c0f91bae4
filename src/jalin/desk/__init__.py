"""The signed-in home: what is due, what is idle, lists, users and roles, the journal."""
