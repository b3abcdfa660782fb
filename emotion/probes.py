"""Sentences on which an exported model is compared with the weights it came from. Not training data."""

from typing import Final

PROBES: Final = (
    "hi",
    "where is my order AT10001",
    "do you have running shoes under 50 euros",
    "I cancelled and was still charged",
    "THIS IS THE THIRD TIME!!! where is my parcel",
    "thank you so much, it is perfect",
    "ok",
    "the lamp arrived broken and nobody answers my mails",
    "I'm worried it won't be here before the wedding on Saturday",
    "I don't understand what the difference between these two is",
    "sadly the colour is nothing like the picture",
    "wow, love it, best present I ever bought 😍",
    "you people are a disgrace, give me my money back NOW",
    "no thanks, that's all",
    "great, just great, another week of waiting",
    "Could you please tell me whether I may return the jacket without the original box, as it was already "
    "damaged when the courier handed it over, and how long the refund usually takes?",
)
