"""The Alexa shell: envelopes in, answers of the coach, SSML and cards out."""
