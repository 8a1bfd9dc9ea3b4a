"""The checks of the knowledge: each module looks for one kind of fault."""
