"""What Alexa refuses in an answer, a module per subject.

Each rule is a function from a part of the answer to sentences, one for each thing that is wrong.
"""
