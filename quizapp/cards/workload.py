"""What another retention costs. Pure."""

from fsrs.scheduler import FSRS_DEFAULT_DECAY

USUAL = 0.9


def interval_factor(retention: float, decay: float = FSRS_DEFAULT_DECAY) -> float:
    """How long a card may wait, in units of its stability, to be recalled with this chance.

    The forgetting curve of FSRS-6, solved for the time.
    """
    factor = USUAL ** (-1 / decay) - 1
    return float((retention ** (-1 / decay) - 1) / factor)


def workload(retention: float, decay: float = FSRS_DEFAULT_DECAY) -> float:
    """Reviews a day in comparison to a retention of 90 %; forgotten cards cost another review.

    A rough guess: it leaves out that memories asked for later grow more by each review.
    """
    each = (2 - retention) / interval_factor(retention, decay)
    return each / ((2 - USUAL) / interval_factor(USUAL, decay))
