"""How sure, and who says so."""
