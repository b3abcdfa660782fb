from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from emotion.context import Context
from emotion.encoder import encoder_dir
from emotion.tokens import CONTEXT_TOKENS, MAX_TOKENS, padded, tokenize

CONTEXTS = st.builds(Context, st.lists(st.text(max_size=600), max_size=6).map(tuple), st.text(max_size=600))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(Path(encoder_dir()) / "tokenizer.json"))
    made.enable_truncation(MAX_TOKENS)
    made.no_padding()
    return made


def words(tokenizer, ids):
    return tokenizer.decode(ids, skip_special_tokens=False)


def test_the_message_comes_first_then_the_answer_then_the_newest_message(tokenizer):
    context = Context(("it is late", "still nothing"), "On its way.")
    (tokens,) = tokenize(tokenizer, ["great"], [context])
    assert words(tokenizer, tokens.ids[: tokens.message]) == "[CLS] great [SEP]"
    assert words(tokenizer, tokens.ids[tokens.message :]) == (
        "shop : on its way. [SEP] still nothing [SEP] it is late [SEP]"
    )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=900), CONTEXTS)
def test_a_context_takes_nothing_from_the_message_and_is_bounded(tokenizer, text, context):
    (alone,) = tokenize(tokenizer, [text])
    (both,) = tokenize(tokenizer, [text], [context])
    assert both.ids[: both.message] == alone.ids
    assert len(both) <= MAX_TOKENS
    assert len(both) - both.message <= CONTEXT_TOKENS


@pytest.mark.parametrize("context", [None, Context(), Context(("",) * 0, "")])
def test_no_context_changes_nothing(tokenizer, context):
    assert tokenize(tokenizer, ["hello"], [context]) == tokenize(tokenizer, ["hello"])


def test_padding_marks_tokens_and_contexts(tokenizer):
    made = padded(tokenize(tokenizer, ["hello", "hi"], [Context(("a b",)), None]), multiple_of=8)
    assert made.input_ids.shape == (2, 8)
    assert made.attention_mask.sum(axis=1).tolist() == [6, 3]
    assert made.token_type_ids.tolist() == [[0, 0, 0, 1, 1, 1, 0, 0], [0] * 8]
