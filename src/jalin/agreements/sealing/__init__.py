"""Signing a text of a case, and the scans of papers that were signed before this program.

Terms. A *round* is one text made ready for its signers in a fixed order. A *seal* is the file after one of them signed. A
signer signs outside, with a certificate of his own, and the signed file comes back; in the demonstration the program signs
with certificates that say they prove nothing. A *scan* is the picture of a paper, with where the paper lies.

The signatures themselves: `jalin.agreements.signing`. Others call: `services.prepare_round`, `services.take_in_seal`."""
