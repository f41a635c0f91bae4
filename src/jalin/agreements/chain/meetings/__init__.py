"""Meetings of the coordination team: who was asked and came, what was said, what somebody has to do until when."""
