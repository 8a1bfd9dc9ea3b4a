"""The command `alexa-desk`: talk, ask, replay and check from the shell."""
