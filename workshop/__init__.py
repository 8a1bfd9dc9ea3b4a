"""Checks what people edit, and builds of it what runs and what Alexa gets. Never at a walker's."""
