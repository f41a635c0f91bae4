"""What every room of the house stands on. The kernel knows no domain: no partner, no agreement, no city."""
