"""The archive: claims of many articles in one SQLite file, looked up by what they are about."""
