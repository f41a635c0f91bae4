"""The staff's pages of partners, relations and timelines. Rules, reads and writes are those of `jalin.relations`."""
