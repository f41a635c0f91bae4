"""Settings, addresses, the one table of roles, and the navigation: the only place that sees everything."""
