"""The room of known facts: claims asked for in words, facts pinned as tests, trusted tables."""
