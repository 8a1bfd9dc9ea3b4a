"""What is kept can be read by anybody, in their language, with the name of who keeps it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from skill.web import create_app
from skill.web_settings import Settings, notes
from tests.web import SKILL

OPERATOR, CONTACT = "Jane & Sons <Exampleton>", "jane@example.com"


def client(**settings: str) -> FlaskClient:
    """A door whose operator is known as the settings say."""
    app = create_app(
        Settings(SKILL, "none", **settings), handler=lambda event, context: {}, expected=()
    )
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "asked", "language", "words"),
    [
        ("/privacy/en", "de", "en", "What is kept"),
        ("/privacy/de", "en", "de", "Was aufbewahrt wird"),
        ("/privacy", "de-AT,de;q=0.9,en;q=0.8", "de", "Was aufbewahrt wird"),
        ("/privacy", "fr-FR", "en", "What is kept"),
        ("/privacy", "", "en", "What is kept"),
    ],
)
def test_the_page_is_in_the_language_of_the_address_or_the_browser(
    path: str, asked: str, language: str, words: str
) -> None:
    """Certification wants the language of the locale, people that of their browser."""
    door = client(operator=OPERATOR, contact=CONTACT)
    response = door.get(path, headers={"Accept-Language": asked})
    assert (response.status_code, response.mimetype) == (200, "text/html")
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in response.text
    assert words in response.text


def test_the_operator_is_named_and_nothing_of_theirs_is_markup() -> None:
    """A name is a text, a contact a link; nothing else may be loaded."""
    response = client(operator=OPERATOR, contact=CONTACT).get("/privacy/en")
    assert "Jane &amp; Sons &lt;Exampleton&gt;" in response.text
    assert '<a href="mailto:jane@example.com">' in response.text
    assert "{" not in response.text.partition("</style>")[2]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("settings", [{}, {"operator": OPERATOR}, {"contact": CONTACT}])
def test_nobody_is_promised_anything_by_nobody(settings: dict[str, str]) -> None:
    """Without a name and a contact there is no page."""
    assert client(**settings).get("/privacy/en").status_code == 404


@pytest.mark.parametrize("path", ["/privacy/xx", "/privacy/..%2Fweb", "/privacy/en/more"])
def test_there_is_no_other_page(path: str) -> None:
    """A language that is none finds nothing, and no file."""
    assert client(operator=OPERATOR, contact=CONTACT).get(path).status_code == 404


def test_nothing_is_posted_there() -> None:
    """It is to be read."""
    assert client(operator=OPERATOR, contact=CONTACT).post("/privacy").status_code == 405


def test_half_a_setting_is_told_at_the_start() -> None:
    """Whoever set one of the two forgot the other."""
    environment = {"ALEXA_SKILL_ID": SKILL, "WALKING_MUSCLES_STORE": "none"}
    assert notes({**environment, "WALKING_MUSCLES_OPERATOR": "Jane"}) == [
        "WALKING_MUSCLES_CONTACT is not set: there is no privacy page"
    ]
