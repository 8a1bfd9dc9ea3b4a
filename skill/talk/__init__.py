"""The talk: from a question and what was said before to words and what is remembered.

Pure: time, chance and the walker's words come in. Knows no Alexa, so that every door can use it.
"""
