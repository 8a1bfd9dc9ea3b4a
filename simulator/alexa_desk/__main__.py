"""`python -m alexa_desk` is the command `alexa-desk`."""

from alexa_desk.command.main import main

raise SystemExit(main())
