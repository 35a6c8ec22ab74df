"""The solver: which statements about connected facts cannot all hold, and what each would have to be.

`system` is what is asked (statements of variables, equations between them), `propagate` narrows what variables may be,
`conflicts` decides and finds the smallest sets that cannot all hold. It knows nothing of articles.
"""
