"""What Alexa's cloud does between an utterance and a skill, and between its answer and a device."""
