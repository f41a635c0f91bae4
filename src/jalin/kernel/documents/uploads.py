"""The first to touch an upload: what goes beyond the cap is never kept, neither in memory nor on the disk."""

from django.core.files.uploadhandler import FileUploadHandler

CAP = 50_000_000  # bytes of one file, whatever it is for; each purpose has a lower one of its own


class CappedUploadHandler(FileUploadHandler):
    """Passes on the first CAP + 1 bytes of a file and drops the rest: `store_document` then sees a file that
    is too large and says so, while the form's other fields are read as usual."""

    chunk_size = 65_536

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        room = max(0, CAP + 1 - self.received)
        self.received += len(raw_data)
        return raw_data[:room] if room else None

    def file_complete(self, file_size):
        return None
