"""Writes out chat shorthand, interjections, and the courtesies of neighbouring languages, for the encoder.

It has no word for "thx", "yuck" or "danke", only splinters. What is also plain English ("die", "tack") is
left alone. Pure; the customer's own text is kept everywhere else.
"""

from __future__ import annotations

import re

_WRITTEN = {
    "thank you": "thx, thnx, thanx, tnx, tks, thks, ty, tysm, tyvm, ta",
    "please": "pls, plz, plss",
    "okay thank you": "kthx, kthxbye",
    "okay": "k, kk, oki, okie, okey",
    "yes": "yup, yeh, yea, yess, aye",
    "no": "noo, nop, naw",
    "you": "u, ya",
    "your": "ur",
    "are": "r",
    "why": "y",
    "see you": "cya, c u",
    "talk to you later": "ttyl",
    "I have to go": "gtg, g2g",
    "good night": "gn",
    "good morning": "gm",
    "how are you": "hru",
    "what is up": "'sup, wassup, whassup",
    "hello": "hiya, heya, hullo",
    "never mind": "nvm, nevermind",
    "no problem": "np",
    "I do not know": "idk, dunno",
    "by the way": "btw",
    "oh my god": "omg, omfg",
    "what the hell": "wtf",
    "the hell": "tf",
    "ha ha": "lol, lolol, lmao, rofl, xd",
    "give me": "gimme",
    "let me": "lemme",
    "love": "luv",
    "because": "cuz, coz, bc",
    "people": "ppl",
    "something": "smth, sth",
    "message": "msg",
    "package": "pkg",
    "account": "acc, acct",
    "as soon as possible": "asap",
    "quantity": "qty",
    "estimated arrival": "eta",
    "right now": "rn",
    "before": "b4",
    "great": "gr8",
    "mate": "m8",
    "wait": "w8",
    "today": "2day",
    "tomorrow": "tmrw, 2moro",
    "well done": "kudos, chapeau",
    "disgusting": "yuck, ew, eww, yikes",
    "not impressed": "meh",
    "hurray": "yay, woohoo, yippee, hooray",
}
_ABROAD = {
    "hello": "hola, bonjour, salut, hallo, servus, moin, grüezi, aloha, namaste, shalom, salaam, konnichiwa,"
    " buongiorno, olá, hej, hei, ahoj, merhaba",
    "good day": "guten tag, buenos días, buenos dias, bom dia",
    "good morning": "guten morgen",
    "good evening": "guten abend, buenas tardes, buona sera, bonsoir",
    "good night": "gute nacht, buenas noches, bonne nuit",
    "goodbye": "ciao, tschüss, tschüssi, tschau, adios, adiós, adieu, arrivederci, sayonara, vaarwel,"
    " cheerio, auf wiedersehen, au revoir, do svidaniya, tot ziens, hej då, hasta la vista",
    "see you soon": "bis bald, hasta luego, à bientôt, a bientôt",
    "see you tomorrow": "bis morgen, hasta mañana",
    "thank you": "danke, dankeschön, merci, gracias, grazie, obrigado, obrigada, arigato, spasibo, takk,"
    " dziękuję, mahalo, kiitos, dank je, xie xie",
    "thank you very much": "vielen dank, danke schön, danke sehr, merci beaucoup, muchas gracias,"
    " mille grazie, tack så mycket",
    "yes": "ja, oui, sí, jawohl",
    "no": "nein, nee, nej, nyet",
    "please": "bitte, por favor, s'il vous plaît, s'il te plaît, per favore",
}
_MEANING = {
    typed: meaning
    for table in (_WRITTEN, _ABROAD)
    for meaning, listed in table.items()
    for typed in listed.split(", ")
}
_TYPED = re.compile(
    r"(?<![\w'’-])(?:" + "|".join(map(re.escape, sorted(_MEANING, key=len, reverse=True))) + r")(?![\w'’-])",
    re.IGNORECASE,
)


_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,80})?/?>", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return the text with shorthand and foreign courtesies in plain English, and without pasted markup."""
    text = _MARKUP.sub(" ", text)
    return _TYPED.sub(lambda found: _MEANING.get(found.group().lower(), found.group()), text)
