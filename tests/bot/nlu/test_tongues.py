"""A message that is not in English is noticed; English with slips, names and titles never is."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from bot.nlu.tongue_words import ENGLISH, WORDS
from bot.nlu.tongues import folded, language_of

ROOT = Path(__file__).parents[3]
_MARK = re.compile(r"\[([^\]]*)\](\([^)]*\)|\{[^}]*\})")

# Written after the word lists, and kept as they came: what is read here is what to expect of new messages.
UNSEEN = {
    "de": (
        "Wann wird meine Ware endlich verschickt?",
        "der Karton war leer",
        "Ich hab mich vertan, bitte nicht abschicken",
        "könnt ihr mir sagen wo das päckchen steckt",
        "WO BLEIBT MEIN PAKET",
        "Ich habe zweimal bezahlt",
    ),
    "fr": (
        "Quand est-ce que vous expédiez mon colis ?",
        "le carton était vide",
        "je me suis trompé, ne l'envoyez pas",
        "pouvez vous me dire ou est passé le paquet",
        "OU EST MA COMMANDE",
        "J'ai payé deux fois",
    ),
    "es": (
        "¿Cuándo van a enviar mi compra?",
        "la caja estaba vacía",
        "me he equivocado, no lo envíen",
        "me pueden decir donde esta el paquete",
        "DONDE ESTA MI PEDIDO",
        "He pagado dos veces",
    ),
    "it": (
        "Quando spedite il mio acquisto?",
        "la scatola era vuota",
        "mi sono sbagliato, non speditelo",
        "mi potete dire dove sta il pacchetto",
        "DOV'È IL MIO ORDINE",
        "Ho pagato due volte",
    ),
    "nl": (
        "Wanneer versturen jullie mijn spullen?",
        "de doos was leeg",
        "ik heb me vergist, stuur het niet op",
        "kunnen jullie zeggen waar het pakje is",
        "WAAR IS MIJN BESTELLING",
        "Ik heb twee keer betaald",
    ),
    "pt": (
        "Quando é que enviam a minha compra?",
        "a caixa estava vazia",
        "enganei-me, não enviem",
        "podem dizer-me onde está o pacote",
        "ONDE ESTÁ A MINHA ENCOMENDA",
        "Paguei duas vezes",
    ),
    "pl": (
        "Kiedy wyślecie moje zakupy?",
        "pudełko było puste",
        "pomyliłam się, proszę nie wysyłać",
        "możecie mi powiedzieć gdzie jest paczka",
        "GDZIE JEST MOJE ZAMÓWIENIE",
        "Zapłaciłem dwa razy",
    ),
}
_UNSEEN = [(language, text) for language, texts in UNSEEN.items() for text in texts]


def examples() -> list[str]:
    found = []
    for path in sorted((ROOT / "data/nlu").glob("*.yml")):
        for entry in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["nlu"]:
            lines = entry["examples"].splitlines() if "intent" in entry else []
            found += [_MARK.sub(r"\1", line.strip()[2:]) for line in lines]
    return found


def test_most_of_what_was_never_seen_is_noticed():
    noticed = [text for _, text in _UNSEEN if language_of(text)]
    assert len(noticed) >= 0.85 * len(_UNSEEN), sorted({text for _, text in _UNSEEN} - set(noticed))


def test_a_language_that_is_noticed_is_the_right_one():
    wrong = [
        (text, language_of(text)) for language, text in _UNSEEN if language_of(text) not in {language, None}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour, où est ma commande ?", "fr"),
        ("Ich möchte mein Geld zurück", "de"),
        ("lieferung verspaetet, was nun", "de"),
        ("donde esta mi pedido AT10023", "es"),
        ("wo ist mein order pls", "de"),
        ("Rücksendung", "de"),
        ("где мой заказ", "ru"),
        ("де моє замовлення", "uk"),
        ("أين طلبي AT10001", "ar"),
        ("我的订单在哪里", "zh"),
        ("注文はどこですか", "ja"),
        ("제 주문은 어디 있나요", "ko"),
        ("πού είναι η παραγγελία μου", "el"),
    ],
)
def test_languages(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Hallo, where is my order AT10001",
        "ciao",
        "merci!",
        "is the Müller café table in stock?",
        "My name is José de la Cruz",
        "crème brûlée",
        "wer is my ordr",
        "wat about my refnd",
        "die hard fan here",
        "un freaking believable",
        "do u sell la pavoni",
        "[email]",
        "AT10001",
        "",
        "🙂🙂",
        "asdf jkl",
    ],
)
def test_english_names_and_nonsense_are_no_language(text):
    assert language_of(text) is None


def test_hardly_an_example_of_ours_is_called_foreign():
    # Those that are, are: thanks, a farewell and a yes in other languages, and out-of-scope examples.
    texts = examples()
    assert len(texts) > 10_000
    assert len([text for text in texts if language_of(text)]) <= 10


def test_no_product_and_no_customer_is_called_foreign():
    for name, column in (("products", "title"), ("customers", "name"), ("reviews", "text")):
        with (ROOT / f"data/shop/{name}.csv").open(encoding="utf-8") as file:
            texts = [row[column] for row in csv.DictReader(file)]
        assert texts
        assert [text for text in texts if language_of(text)] == []


def test_no_word_speaks_for_english_and_for_another():
    english = set(ENGLISH.split())
    foreign = {folded(word) for kinds in WORDS.values() for words in kinds for word in words.split()}
    assert english & foreign == set()
