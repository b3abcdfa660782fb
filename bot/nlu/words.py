"""Word lists the finders share, kept apart from the patterns that use them."""

from __future__ import annotations

from typing import Tuple


def _words(*lines: str) -> Tuple[str, ...]:
    return tuple(" ".join(lines).split())


# People (and pets) presents are for.
KIN = _words(
    "mum mom mother mama mummy mommy dad father papa daddy parents sister brother sis bro siblings",
    "son daughter child children kid kids baby babies toddler boy girl boys girls nephew niece cousin",
    "uncle aunt auntie grandma grandmother granny nan grandpa grandad grandfather grandparents",
    "granddaughter grandson grandkids grandchildren godson goddaughter godchild stepson stepdaughter",
    "stepdad stepmum in-laws twins wife husband hubby partner boyfriend girlfriend gf bf fiancé fiancée",
    "couple family friend friends bestie mate colleague colleagues coworker boss teacher neighbour",
    "neighbor neighbours neighbors teenager teen teens student man men woman women guy lady ladies",
    "him her them myself me dog cat pet puppy kitten",
)

# Words that stand capitalised where a name could, and are none.
NO_NAMES = frozenset(
    _words(
        "hi hello hey dear thanks please order attune monday tuesday wednesday thursday friday saturday",
        "sunday january february march april may june july august september october november december",
        "christmas easter visa paypal klarna dhl ups fedex hermes amazon google apple english german",
        "french spanish italian europe germany france spain italy austria not very so still really just",
        "never always done sorry ok yes no the a an all here again your you sir madam mr mrs ms team",
        "support service customer broken late angry furious happy waiting mum dad mom lol omg wtf wow",
    )
)

NUMBER_UNITS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "sixteen seventeen eighteen nineteen",
)
NUMBER_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
