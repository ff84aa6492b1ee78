"""Where is the history kept, and how does it come back byte for byte?

`journal` is the way in; what it returns are the entries and the recorded events of the rooms above.
"""
