"""Signatures of agreements: PAdES in a fixed order of signers, each on the version that the one before left.

Terms. A *seal* is one signature with its visible stamp. A *revision* is what the file held when it was signed; a later
signature is added behind it and changes nothing before. Pure: no Django, no network unless a timestamp authority is
configured. The demonstration's certificates say on the page that they prove nothing.

Others call: `pades.sign`, `pades.Signer`, `checking.check_pdf`, `keys.read_key`, `putting.put_signature`, `timestamps.read_authority`,
`roots.read_roots`, `demo.demo_authority`.
"""
