"""All that is spoken, a YAML file for each language; turns answers into words."""
