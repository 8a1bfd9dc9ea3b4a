"""Puts the skill into the cloud: the zip, what must be true before a deploy, Lambda on the desk."""
