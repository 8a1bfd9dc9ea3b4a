"""The figures at /metrics: what the log says, of all workers, and for this machine alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from skill.alexa.verification.refusal import Step
from skill.web import create_app
from skill.web_metrics import Metrics, Table
from skill.web_settings import Settings, faults
from tests.web import SKILL
from tests.web.authority import Authority
from tests.web.test_floods import APP
from tests.web.test_served import Server, served

TWO_WORKERS = [*APP[: APP.index("-w") + 1], "2", *APP[APP.index("-w") + 2 :]]


def figures(page: str) -> dict[str, float]:
    """The samples of a page, a label's value behind the name."""
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_a_metric_is_a_sum_over_workers() -> None:
    """Also over those that have ended; another worker goes on in their row."""
    table = Table(rows=2)
    one, other = Metrics(table), Metrics(table)
    one.row, other.row = table.take(), table.take()
    one.observe("answered", 3, 0, False)
    other.observe("fault", 30, 2, True)
    other.observe("", 0, 1, False)
    other.refuse(Step.SIGNATURE)
    table.give_back(other.row)
    assert table.take() == other.row
    found = figures(one.page().decode())
    assert found["walking_muscles_requests_total answered"] == 1
    assert found["walking_muscles_requests_total fault"] == 1
    assert found["walking_muscles_refused_total signature"] == 1
    assert found["walking_muscles_faults_total"] == 3
    assert found["walking_muscles_unremembered_total"] == 1
    assert found["walking_muscles_seconds_bucket 0.005"] == 1
    assert (
        found["walking_muscles_seconds_bucket +Inf"] == found["walking_muscles_seconds_count"] == 2
    )
    assert found["walking_muscles_seconds_sum"] == pytest.approx(0.033)


def test_more_workers_than_rows_share_the_last() -> None:
    """Nobody starts without one."""
    table = Table(rows=2)
    assert [table.take() for _ in range(4)] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("audience", "address", "status"),
    [
        *(("loopback", "127.0.0.1", 200), ("loopback", "::1", 200), ("loopback", "10.0.0.7", 404)),
        *(("anybody", "10.0.0.7", 200), ("none", "127.0.0.1", 404)),
    ],
)
def test_who_may_see_them(audience: str, address: str, status: int, authority: Authority) -> None:
    """This machine alone, unless it is set; no header makes somebody else of a client."""
    settings = Settings(SKILL, None, audience)
    app = create_app(
        settings, handler=lambda event, context: {}, roots=authority.roots, expected=()
    )
    response = app.test_client().get(
        "/metrics",
        environ_base={"REMOTE_ADDR": address},
        headers={"X-Forwarded-For": "127.0.0.1"},
    )
    assert response.status_code == status
    assert bool(response.data) == (status == 200)


def test_an_audience_that_is_none_is_a_fault() -> None:
    """Said before the server starts."""
    environment = {"ALEXA_SKILL_ID": SKILL, "WALKING_MUSCLES_STORE": "none"}
    assert faults({**environment, "WALKING_MUSCLES_METRICS": "loopback"}) == []
    (found,) = faults({**environment, "WALKING_MUSCLES_METRICS": "everybody"})
    assert found.startswith("WALKING_MUSCLES_METRICS 'everybody' is none of")


def asked(server: Server) -> dict[str, float]:
    answer = server.ask(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert answer.status == 200
    return figures(answer.body.decode())


def test_figures_add_up_with_the_log(tmp_path: Path, lawful: bytes) -> None:
    """Of two workers, whichever is asked."""
    with served(TWO_WORKERS, tmp_path, log=tmp_path / "out") as server:
        for _ in range(20):
            assert server.ask(server.post(lawful)).status == 200
            assert server.ask(server.post(lawful, Signature_256="AAAA")).status == 400
            assert server.ask(b"NONSENSE\r\n\r\n").status == 400
        found = [asked(server) for _ in range(3)]
        lines = [json.loads(line) for line in (tmp_path / "out").read_text().splitlines()]
    assert found[0] == found[1] == found[2]
    assert found[0]["walking_muscles_requests_total answered"] == 20
    for step in ("signature", "http"):
        told = sum(line.get("step") == step for line in lines)
        assert found[0][f"walking_muscles_refused_total {step}"] == told == 20
