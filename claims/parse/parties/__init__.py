"""Who and of what: the names of a text, whom each number is about, and what narrows it down."""
