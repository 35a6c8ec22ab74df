"""When: the dates of a text, and which period each number belongs to."""
