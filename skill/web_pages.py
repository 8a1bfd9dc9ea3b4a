"""The privacy pages at the web door: to anybody, in the language of the address or the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Response, request

#: Nothing but what is on the page itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_FIRST = "en"


def privacy(pages: Mapping[str, str]) -> Callable[..., Response]:
    """Return the view of the pages, by language; 404 where there is none."""

    def view(language: str | None = None) -> Response:
        wanted = language or request.accept_languages.best_match(list(pages), _FIRST)
        if wanted not in pages:
            return Response(status=404)
        response = Response(pages[wanted], mimetype="text/html")
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Content-Language"] = wanted
        response.headers["Vary"] = "Accept-Language"
        return response

    return view
