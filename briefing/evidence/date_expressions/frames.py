"""The parts of one date expression, whichever order a language has them in."""

from __future__ import annotations

from briefing.evidence.date_expressions.tokens import Token
from briefing.evidence.date_expressions.written import WrittenDate
from briefing.model.lean_typing import NamedTuple

WEEKS = ("week", "week from", "week to")


class Frame(NamedTuple):
    """The parts of a date expression that is no count and no range.

    `relative` is a unit with its distance from the publication; `which` is the word (last, this,
    next) before a weekday, a weekend, a month or a feast; `week_of` is the one of `WEEKS` that is
    that of the day, begins with it or ends with it; `decades` are the first years of the
    decades, `century` is the number of the century that is meant. `is_far_ahead` says that the year
    has two digits, and that the nearest one that they can mean is far ahead; `is_century_too` that
    the decade is the first one of a century, which its words can mean as well.
    """

    written: WrittenDate = WrittenDate()
    relative: tuple[str, int] | None = None
    which: Token | None = None
    is_weekend: bool = False
    week_of: str = ""
    is_fiscal: bool = False
    decades: tuple[int, ...] = ()
    is_short_decade: bool = False
    century: int | None = None
    is_far_ahead: bool = False
    is_century_too: bool = False

    @property
    def century_before(self) -> Frame:
        """The same in the century before, if its year has two digits and is far ahead."""
        written = self.written
        if not self.is_far_ahead or written.year is None:
            return self
        earlier = written._replace(year=written.year - 100)
        return self._replace(written=earlier, is_far_ahead=False)

    @property
    def is_written(self) -> bool:
        """Whether it has only written parts."""
        return self._replace(is_far_ahead=False)[1:] == _NOTHING[1:]

    def taking(self, other: Frame) -> Frame:
        """Return it with what the other end of its range says for both."""
        written, coarse = self.written, other.written
        relative = self.relative
        if relative is None and other.relative and not written.year:
            unit = other.relative[0]
            fits = {
                "week": written.is_weekday_alone,
                "month": written.month is None and written.day is not None,
                "year": written.is_yearly,
            }
            relative = other.relative if fits.get(unit) else None
        if relative and relative[0] == "month" and coarse.month and written.month is None:
            relative = None
        return self._replace(relative=relative)


_NOTHING = Frame()
