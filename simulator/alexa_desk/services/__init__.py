"""What Alexa's services do for a skill, on this machine."""
