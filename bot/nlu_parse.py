"""What Rasa understands, a message a line: text on standard input, a JSON object on standard output.

Run as `bot/.venv/bin/python -m bot.nlu_parse MODEL`. The model is loaded once; each message is cleaned,
masked and capped as the chat's door does it. No server, no conversation, nothing stored.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from typing import Any, Dict, TextIO

import structlog
from rasa.core.agent import Agent

from bot.channels.intake import admit
from bot.channels.limits import Limits

NOTHING: Dict[str, Any] = {"intent": None, "confidence": 0.0, "entities": []}


async def understand(agent: Agent, text: str) -> Dict[str, Any]:
    """Return the best intent, its confidence and the entities; nothing for a message without words."""
    admitted = admit(text, limits=Limits()).text
    if not admitted:
        return {"text": text, **NOTHING}
    parsed = await agent.parse_message(admitted)
    intent = parsed.get("intent") or {}
    return {
        "text": text,
        "intent": intent.get("name"),
        "confidence": round(float(intent.get("confidence") or 0.0), 6),
        "entities": parsed.get("entities") or [],
    }


async def answer_all(agent: Agent, out: TextIO) -> None:
    """Answer every line of standard input, each as soon as it is understood."""
    # Split at newlines only: a message may hold other characters that Python takes for line ends.
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        answer = await understand(agent, text)
        out.write(json.dumps(answer, ensure_ascii=False, default=float) + "\n")
        out.flush()


def main() -> None:
    """Load the model named on the command line, then answer."""
    # Rasa and TensorFlow print to standard output now and then: only answers may go there.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # Rasa's parser logs the text it parses; messages have no place in a log.
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    agent = Agent.load(sys.argv[1])
    asyncio.run(answer_all(agent, answers))


if __name__ == "__main__":
    main()
