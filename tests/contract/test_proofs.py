"""The channels and the actions share no code, and must make the same digest of an e-mail address."""

import importlib

from tests.contract.shared import PROOF_OF, PROOF_SECRET

# Made once by hand: HMAC-SHA256 of "conversation\naddress" under HMAC-SHA256(secret, "attune.email").
EXPECTED = "676375f739b049d58442684e430d16f4463a0e632dab98dca146de7c96f32b7d"


def test_this_sides_digest_is_the_agreed_one():
    sides = []
    for module in ("actions.proofs", "bot.channels.proof"):
        try:
            sides.append(importlib.import_module(module).digest(*PROOF_OF, PROOF_SECRET))
        except ImportError:
            continue  # the other environment's
    assert sides
    assert set(sides) == {EXPECTED}
