"""Loads the Bandung record through the services, and the demo accounts. A city's own server never runs it."""
