"""The quantity grammar: numbers of a text, with their words, as what they may mean."""
