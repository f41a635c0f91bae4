"""Dated settings: a value with the days it holds, its source, and how well it is confirmed.

A law that changes is a new row, never a new `if`. Others call: `declare_rule`, `rule_on`.
"""
