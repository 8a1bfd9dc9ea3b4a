"""Bringing the package to Amazon with ask-cli, and what Amazon says of it."""
