"""A write that counts, and jobs that write in batches. Only the tests of faults install it."""
