"""Finds what somebody does not want to be shown: "no books please", "anything but candles", "not for kids".

What a message names behind a "not" is the opposite of a wish. The shop's own name for it stands where one is
found in that place, else the words as typed: who reads them decides what they mean for the shelf.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator, List

from bot.nlu.found import Found
from bot.nlu.money_patterns import FILLER
from bot.nlu.numbers import one_of

# "Why not a lamp" and "not only books" turn nothing down; neither does "not the cheap ones", of any kind.
_NOT = one_of(
    r"""
    (?<!why )not(?! (?:only|just|sure|bad)) | no | without | except(?: for)? | (?:any|every)thing but
    | other than | apart from | instead of | rather than | (?:do|does|wo)n['’]?t (?:want|like|need)
    """
)
_SMALL = one_of(
    "for | any | more | another | a | an | the | these | those | this | that | my | in | from | to see"
)
# Said behind a "not" and no goods.
_NO_GOODS = one_of(
    rf"""
    {FILLER} | more | less | too | so | very | this | these | those | another | from | for | idea | thanks?
    | problem | rush | hurry | worries | you | him | her | them | us | now | yet | really | quite | cheap\w*
    | expensive | fancy | good | bad | right | interested | what | over | under | above | below | than
    | other\w* | limit | matter | longer | taste | style | cup | vibe
    """
)
_BEHIND_NOT = re.compile(
    rf"(?<!\w){_NOT}(?: {_SMALL})* (?!{_NO_GOODS}\b)(?P<what>[a-z][\w'’-]{{2,}})", re.IGNORECASE
)
_TURNED_DOWN = frozenset(("category", "brand", "colour", "recipient"))


def unwanted(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is turned down, by the name that was found for it or as typed.

    Parameters
    ----------
    found
        What else the message names.
    """
    named: List[Found] = [find for find in found if find.kind in _TURNED_DOWN]
    for match in _BEHIND_NOT.finditer(text):
        start, end = match.span("what")
        name = next((find for find in named if find.overlaps(start, end)), None)
        if name is not None:
            yield Found("unwanted", name.start, name.end, name.value)
        else:
            yield Found("unwanted", start, end, match["what"].lower())
