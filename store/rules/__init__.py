"""The rules of certification that a machine can check, a module a subject.

Each rule is a function from a submission to its faults.
"""
