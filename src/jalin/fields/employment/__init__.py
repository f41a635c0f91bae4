"""Employment abroad: who may be placed where by the rules of two countries, and who is placed by merit.

`engine` places seekers and judges eligibility without a database; it knows no Django.
"""
