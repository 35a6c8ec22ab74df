"""Word documents: opened within bounds, read as text that knows where it stands, returned with comments in the margin.

Stands below both the reader and the reports: the one needs the text of a document, the other the places of that text.
"""
