"""What comes in by the web."""

#: What each process of a flood knows without reading how certificates are made.
SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
#: Parts of addresses of certificates that are not there, and that never answer.
MISSING, HANGING = "missing", "hanging"
