"""The guided walk: a wish for one goes in, its phases and what is said when come out."""
