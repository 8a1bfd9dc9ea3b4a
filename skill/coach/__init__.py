"""The pure core: a question in ids goes in, an answer in ids comes out. Knows no Alexa."""
