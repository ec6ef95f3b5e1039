"""
One phone: its status bar with the prototype mark, the screen shown, its tabs, and what lies over
all of them.
"""
