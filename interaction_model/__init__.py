"""How people ask: sentence templates, the builder of the models, and the checker of their rules."""
