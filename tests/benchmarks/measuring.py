"""Rates and CPU time of requests, in rounds that alternate so that noise meets both sides."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.site import Case


@dataclass(frozen=True)
class Cost:
    """Seconds for one request: by the clock, and of this process."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Result:
    """Medians over the rounds. The ratios are of what bare costs to what the page costs."""

    name: str
    page: Cost
    bare: Cost

    @property
    def row(self) -> str:
        rate, cpu = self.bare.wall / self.page.wall, self.bare.cpu / self.page.cpu
        return (
            f"{self.name:16} {1 / self.page.wall:8.0f} {1 / self.bare.wall:8.0f} {rate:7.3f}"
            f" {self.page.cpu * 1000:9.2f} {self.bare.cpu * 1000:9.2f} {cpu:7.3f}"
        )


HEAD = (
    f"{'':16} {'page/s':>8} {'bare/s':>8} {'ratio':>7} {'page ms':>9} {'bare ms':>9} {'ratio':>7}"
    "   (ms: CPU a request)"
)


def measure(case: Case, rounds: int, count: int) -> Result:
    pages, bares = [], []
    for _ in range(rounds):
        pages.append(cost(case.request, count))
        bares.append(cost(case.bare, count))
    return Result(case.name, middle(pages), middle(bares))


def cost(send: Callable[[], bytes], count: int) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        send()
    return Cost((time.perf_counter() - wall) / count, (time.process_time() - cpu) / count)


def middle(costs: list[Cost]) -> Cost:
    return Cost(median(one.wall for one in costs), median(one.cpu for one in costs))
