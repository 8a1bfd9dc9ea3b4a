"""Figures for whoever hosts the skill: all workers' together, in Prometheus's format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from mmap import mmap
from threading import Lock

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric

from skill.alexa.journal import ANSWERED, FAULT, REFUSED
from skill.alexa.verification.refusal import Step

#: Workers that may run at once; those beyond share the last row.
MOST_WORKERS = 64
OUTCOMES = (ANSWERED, REFUSED, FAULT)
#: Seconds; Alexa gives up at 8.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, float("inf"))
_COLUMNS: Mapping[object, int] = {
    name: column
    for column, name in enumerate(
        (*OUTCOMES, *Step, *BUCKETS, "seconds", "faults", "unremembered"),
    )
}


class Table:
    """Numbers that a server and its workers share, in a row for each worker.

    In memory that is no file: Prometheus's own files kill a worker when the disk is full.
    """

    def __init__(self, rows: int = MOST_WORKERS) -> None:
        self._numbers = memoryview(mmap(-1, rows * len(_COLUMNS) * 8)).cast("d")
        self._free = list(range(rows))
        self._last = rows - 1

    def take(self) -> int:
        """Return a row that no worker writes; its numbers go on from where they are."""
        return self._free.pop(0) if self._free else self._last

    def give_back(self, row: int) -> None:
        """Take back the row of a worker that has ended."""
        if row not in self._free:
            self._free.insert(0, row)

    def add(self, row: int, name: object, amount: float = 1.0) -> None:
        """Add to a number of a row."""
        self._numbers[row * len(_COLUMNS) + _COLUMNS[name]] += amount

    def total(self, name: object) -> float:
        """Return the sum of a number over all rows."""
        return sum(self._numbers[_COLUMNS[name] :: len(_COLUMNS)])


class Metrics:
    """Counts what the door answers and refuses. `row` is this worker's."""

    def __init__(self, table: Table | None = None) -> None:
        self.table = table or Table()
        self.row = 0
        self._lock = Lock()
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def observe(self, outcome: str, milliseconds: float, faults: int, unremembered: bool) -> None:
        """Count a request, or with no outcome faults that belong to none."""
        seconds = milliseconds / 1000
        with self._lock:
            self.table.add(self.row, "faults", faults)
            if outcome:
                self.table.add(self.row, outcome)
                self.table.add(self.row, "unremembered", unremembered)
                self.table.add(self.row, "seconds", seconds)
                self.table.add(self.row, next(limit for limit in BUCKETS if seconds <= limit))

    def refuse(self, step: Step) -> None:
        """Count a request that was refused before the skill saw it."""
        with self._lock:
            self.table.add(self.row, step)

    def page(self) -> bytes:
        """Return the figures of all workers."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """Yield the figures, as the library asks for them."""
        total = self.table.total
        requests = CounterMetricFamily(
            "walking_muscles_requests",
            "Requests of Alexa, by what became of them",
            labels=["outcome"],
        )
        for outcome in OUTCOMES:
            requests.add_metric([outcome], total(outcome))
        yield requests
        refused = CounterMetricFamily(
            "walking_muscles_refused", "Requests refused unread, by the step", labels=["step"]
        )
        for step in Step:
            refused.add_metric([str(step)], total(step))
        yield refused
        for name, help_text in (
            ("faults", "Faults of the skill or its store"),
            ("unremembered", "Turns without the walker's memory"),
        ):
            yield CounterMetricFamily(f"walking_muscles_{name}", help_text, value=total(name))
        yield self._seconds()

    def _seconds(self) -> Metric:
        below, buckets = 0.0, []
        for limit in BUCKETS:
            below += self.table.total(limit)
            buckets.append(("+Inf" if limit == BUCKETS[-1] else str(limit), below))
        return HistogramMetricFamily(
            "walking_muscles_seconds",
            "How long an answer took",
            buckets=buckets,
            sum_value=self.table.total("seconds"),
        )


#: Of this server: made before its workers are, who then share it.
METRICS = Metrics()
