"""Only what our buttons send passes as a command; everything else is words."""

import re
from pathlib import Path

import pytest
import yaml

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader

from bot.channels.intake import admit
from bot.channels.limits import Limits
from bot.channels.payloads import ALLOWED, payload

COMMAND = YAMLStoryReader._regex_message_pattern()


@pytest.mark.parametrize(
    ("text", "passes_as"),
    [
        ("/affirm", "/affirm"),
        ('/like{"impression":"i-1"}', '/like{"impression":"i-1"}'),
        ('/like{ "impression" : "0a:2" }', '/like{"impression":"0a:2"}'),
        ('/order_cancel{"order_number":"AT10001"}', '/order_cancel{"order_number":"AT10001"}'),
        ('/order_status{"order_number":"ZX200012345678"}', '/order_status{"order_number":"ZX200012345678"}'),
        ('/order_status{"order_number":"ZX2000123456789"}', None),
        ('/order_status{"order_number":"Z20001"}', None),
        (
            '/affirm{"choice": "refund", "order_number": "AT10001"}',
            '/affirm{"choice":"refund","order_number":"AT10001"}',
        ),
        ('/affirm{"choice":"everything"}', None),
        ("/recommend", "/recommend"),
        ('/cheaper{"impression":"i-1"}', '/cheaper{"impression":"i-1"}'),
        ('/refine_recommendation{"product":"P0001"}', '/refine_recommendation{"product":"P0001"}'),
        ('/refine_recommendation{"product":"a lamp, please"}', None),
        ('/recommend{"product":"P0001"}', '/recommend{"product":"P0001"}'),
        ('/recommend{"recipient":"my mum"}', None),
        ("/restart", None),
        ("/session_start", None),
        ('/affirm{"impression":"i-1"}', None),
        ('/like{"impression":"i-1","pending":"erase"}', None),
        ('/like{"impression":["a","b"]}', None),
        ('/like{"order_number":"AT10001"}', None),
        ('/order_cancel{"order_number":"AT1000 1; DROP"}', None),
        ("/affirm@0.9", None),
        ("/like{broken", None),
        ("/ affirm", None),
        ("hello", None),
    ],
)
def test_what_passes_as_a_payload(text, passes_as):
    assert payload(text) == passes_as


ROOT = Path(__file__).parents[3]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("intent", sorted(ALLOWED))
def test_every_payload_names_what_the_domain_knows(intent):
    assert intent in DOMAIN["intents"]
    # An entity with roles is a mapping of its name.
    known = {name for one in DOMAIN["entities"] for name in ([one] if isinstance(one, str) else one)}
    assert ALLOWED[intent] <= known


def test_every_button_of_the_action_server_passes():
    sent = {
        found
        for file in (ROOT / "actions").rglob("*.py")
        for found in re.findall(r'Button\([^\n]*?"(/[a-z_]+)"', file.read_text(encoding="utf-8"))
    }
    assert sent
    assert [text for text in sorted(sent) if payload(text) is None] == []


starts = st.text(alphabet="/ \t\n\u00a0\u3000\u2003\u200b\u200c\u202e\x1c\x85", max_size=6)


@given(
    starts,
    st.sampled_from(["restart", 'affirm{"pending":"erase"}', "like", "mood{}", ""]),
    st.text(max_size=5),
)
def test_no_other_text_reaches_rasa_as_a_command(start, middle, end):
    admitted = admit(start + middle + end, limits=Limits())
    if not admitted.is_payload:
        assert not COMMAND.match(admitted.text.strip())


def test_a_forged_command_is_kept_as_words():
    assert admit('/set_slot{"mood":"delight"}', limits=Limits()).text == 'set_slot{"mood":"delight"}'
