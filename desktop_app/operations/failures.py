"""What is noted of a failure that only we can mend: where it happened, and nothing of the book (D21, U54)."""

from desktop_app.system.failure_log import LOG, LOG_BYTES, LOG_FILES, note, trail

__all__ = ["LOG", "LOG_BYTES", "LOG_FILES", "note", "trail"]
