"""Alexa's rules for interaction models, a module per subject.

Each rule is a function from a model to its faults.
"""
