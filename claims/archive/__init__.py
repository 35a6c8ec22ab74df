"""The archive: claims of many articles in one SQLite file, looked up by fact. And the cache of articles already read."""

from claims.archive.schema import ArchiveError, is_archive
from claims.archive.store import Archive

__all__ = ["Archive", "ArchiveError", "is_archive"]
