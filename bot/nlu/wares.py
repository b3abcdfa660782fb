"""Finds products, brands and categories of the live catalogue in a message, with spaCy's phrase matcher.

Titles are found whole, or by two or more of their words in a row where only one product has them;
categories by name, by synonym, in singular and plural, and through one slip of the keyboard.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Dict, Iterator, List, Optional, Set, Tuple

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from bot.nlu.found import Found
from bot.nlu.slips import one_slip_apart
from bot.nlu.vocabulary import Vocabulary, Ware

# Past this many products only whole titles are matched: parts would cost more memory than they are worth.
MAX_WARES_IN_PARTS = 5_000
MIN_SLIP_LENGTH = 5
_LINKING = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "&",
        "-",
        "'s",
        ",",
    )
)


class Wares:
    """Matchers over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # A tokeniser of its own: these may be built in a thread while messages are read with another.
        nlp = spacy.blank("en")
        self._strings = nlp.vocab.strings
        self._brands = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._brand_of = {brand.lower(): brand for brand in vocabulary.brands}
        for brand in vocabulary.brands:
            self._brands.add(brand, [nlp.make_doc(brand)])
        self._products = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._categories = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._ware_of: Dict[str, Ware] = {ware.id: ware for ware in vocabulary.wares}
        self._category_words: Dict[str, str] = {}
        for ware_id, phrases in _phrases(nlp, vocabulary.wares).items():
            self._products.add(ware_id, phrases)
        for category in vocabulary.categories:
            words = {form for word in (category.name, *category.synonyms) for form in _forms(word.lower())}
            self._categories.add(category.name, [nlp.make_doc(word) for word in words])
            self._category_words.update({word: category.name for word in words if " " not in word})

    def is_brand(self, name: str) -> bool:
        """Return whether a name is one of the shop's brands."""
        return name.lower() in self._brand_of

    def brands(self, doc: Doc) -> Iterator[Found]:
        """Yield the brands named in a message."""
        for name, start, end in self._longest_first(self._brands, doc):
            yield Found("brand", doc[start:end].start_char, doc[start:end].end_char, name)

    def products(self, doc: Doc) -> Iterator[Found]:
        """Yield the products named in a message, the longest mention first."""
        for name, start, end in self._longest_first(self._products, doc):
            ware, span = self._ware_of[name], doc[start:end]
            extra = (("product_id", ware.id),)
            yield Found("product", span.start_char, span.end_char, ware.title, extra)

    def categories(self, doc: Doc) -> Iterator[Found]:
        """Yield the categories named in a message, exact words first, then words one slip away."""
        for name, start, end in self._longest_first(self._categories, doc):
            yield Found("category", doc[start:end].start_char, doc[start:end].end_char, name)
        for token in doc:
            name_meant = self._category_meant(token.lower_)
            if name_meant is not None:
                yield Found("category", token.idx, token.idx + len(token), name_meant)

    def _longest_first(self, matcher: PhraseMatcher, doc: Doc) -> List[Tuple[str, int, int]]:
        found = [(self._strings[key], start, end) for key, start, end in matcher(doc)]
        return sorted(found, key=lambda match: match[1] - match[2])

    def _category_meant(self, word: str) -> Optional[str]:
        if len(word) < MIN_SLIP_LENGTH or not word.isalpha():
            return None
        meant = {
            name
            for known, name in self._category_words.items()
            if len(known) >= MIN_SLIP_LENGTH and known[0] == word[0] and one_slip_apart(word, known)
        }
        return meant.pop() if len(meant) == 1 else None


def _forms(word: str) -> Set[str]:
    """Return a word in singular and plural, as far as English is regular."""
    forms = {word}
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    elif word.endswith(("ches", "shes", "xes", "sses")):
        forms.add(word[:-2])
    elif word.endswith("s") and not word.endswith("ss"):
        forms.add(word[:-1])
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        forms.add(word[:-1] + "ies")
    else:
        forms.add(word + ("es" if word.endswith(("ch", "sh", "x", "ss")) else "s"))
    return forms


def _phrases(nlp: Language, wares: Tuple[Ware, ...]) -> Dict[str, List[Doc]]:
    """Return for each product the phrases that mean it and no other."""
    titles = {ware.id: nlp.make_doc(ware.title) for ware in wares}
    phrases: Dict[str, List[Doc]] = {ware_id: [title] for ware_id, title in titles.items()}
    if len(wares) > MAX_WARES_IN_PARTS:
        return phrases
    owners: Dict[Tuple[str, ...], Set[str]] = defaultdict(set)
    for ware_id, title in titles.items():
        for part in _parts(title):
            owners[part].add(ware_id)
    for part, ids in owners.items():
        if len(ids) == 1:
            phrases[next(iter(ids))].append(Doc(nlp.vocab, words=list(part)))
    return phrases


def _parts(title: Doc) -> Iterator[Tuple[str, ...]]:
    words = [token.lower_ for token in title]
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            part = words[start:end]
            telling = [word for word in part if word not in _LINKING and not word.isdigit()]
            if len(telling) >= 2 and part[0] not in _LINKING and part[-1] not in _LINKING:
                yield tuple(part)
