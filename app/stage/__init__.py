"""
The presenter's desktop window: a phone in its frame, the panel beside it, and the server it talks
to.
"""
