"""Made for: animals and vehicles that goods are made for, in the words of customers and catalogue. Pure."""

import re
from typing import Final

from actions.shelf.stock import Shelf, stems

# How we speak of them, and every word for one of them.
_KINDS: Final = {
    "dogs": "dog doggy doggie doggo puppy pup pooch hound",
    "cats": "cat kitten kitty",
    "horses": "horse pony",
    "rabbits": "rabbit bunny",
    "hamsters": "hamster gerbil",
    "birds": "bird parrot budgie canary",
    "fish": "fish goldfish aquarium",
    "pets": "pet",
    "cars": "car",
    "motorbikes": "motorbike motorcycle moped",
    "boats": "boat",
    "caravans": "caravan camper campervan motorhome",
}
_PETS: Final = frozenset({"dogs", "cats", "horses", "rabbits", "hamsters", "birds", "fish", "pets"})
_OF: Final = {word: kind for kind, words in _KINDS.items() for word in stems(words)}
_ONE: Final = (
    rf"(?P<{{name}}>(?<!hot )(?:{'|'.join(sorted(_OF))}|pupp(?:y|ies)|pon(?:y|ies)|budgies|bunn(?:y|ies))s?)"
)
_GOODS: Final = (
    r"(?:toys?|food|treats?|beds?|baskets?|leads?|leash(?:es)?|collars?|bowls?|stuff|things?|supplies|accessories"
    r"|goods|products|clothes|coats?|shampoos?|litter|brush(?:es)?|biscuits?|presents?|gifts?)"
)
# "For my dog", and not "for my dog-loving friend" or "for a boat trip".
_ENDS: Final = (
    r"(?=\W*$|\s*[,.!?;:)]|\s+(?:and|or|but|who|that|which|please|pls|under|below|up|around|about|over|between"
    r"|with|to|at|on|for|instead|then|too|he|she|it|is|in|maybe|perhaps|thanks)\b)"
)
_FOR: Final = re.compile(
    rf"\bfor (?:(?:my|our|your|his|her|their|the|an?|two|some|all) )?(?:[\w']+ )?"
    rf"{_ONE.format(name='whom')}{_ENDS}"
    rf"|\b{_ONE.format(name='whose')} {_GOODS}\b",
    re.IGNORECASE,
)


def made_for(text: str) -> str | None:
    """Return the animals or vehicles that something is wanted for, "dogs"; None where it names none."""
    found = _FOR.search(text)
    if found is None:
        return None
    return next(iter(_OF[stem] for stem in stems(found["whom"] or found["whose"]) if stem in _OF), None)


def words_for(kind: str | None) -> frozenset[str]:
    """Return the stems of every word for one of these."""
    return frozenset(stems(_KINDS[kind])) if kind is not None else frozenset()


def goods_for(kind: str | None, shelf: Shelf) -> frozenset[str]:
    """Return the catalogue's words for goods that are made for these; none where it has no such goods."""
    if kind is None:
        return frozenset()
    own = words_for(kind) & shelf.known
    # "Parrot" in the one title of a kite says nothing where others are for birds.
    return (
        own & shelf.shared
        or own
        or (frozenset(stems("pet animal")) & shelf.known if kind in _PETS else frozenset())
    )
