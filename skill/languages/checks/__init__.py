"""The checks of a language file: each module looks for one kind of fault."""
