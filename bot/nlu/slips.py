"""Tells whether two words differ by one slip of the keyboard."""

from __future__ import annotations


def one_slip_apart(typed: str, known: str) -> bool:
    """Return whether one letter too many, missing, wrong or two swapped turn one word into the other."""
    if typed == known or abs(len(typed) - len(known)) > 1:
        return False
    same = 0
    while same < min(len(typed), len(known)) and typed[same] == known[same]:
        same += 1
    rest, other = typed[same:], known[same:]
    if len(rest) == len(other):
        swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
        return rest[1:] == other[1:] or swapped
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]
