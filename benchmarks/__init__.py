"""Measured promises. `make bench` prints them side by side, from one run on one machine."""
