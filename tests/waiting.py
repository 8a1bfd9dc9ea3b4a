"""How long things hang in tests, and when somebody has evidently waited for them.

A busy machine makes everything slow, but not as slow as this: so a test can tell who waits for
what hangs from who does not, and never fails because of other work.
"""

from __future__ import annotations

#: For so many seconds hangs what hangs.
HANGS = 20.0
#: Whoever needed as many seconds has waited for what hangs.
TOO_LONG = 10.0
