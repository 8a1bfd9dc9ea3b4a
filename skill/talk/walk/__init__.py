"""The open walk: what is kept of it, the rules that keep its minutes true, and what is said of it.

Pure: moments come in, an open walk comes out. Read only where a walk is asked for or goes on.
"""
