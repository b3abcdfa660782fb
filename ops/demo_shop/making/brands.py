"""Invented brands and model names, by category; any likeness to a real one is an accident."""

BRANDS: dict[str, tuple[str, ...]] = {
    "lighting": ("Lumelle", "Halo & Fern", "Nordvik Lys", "Glimmerhus"),
    "kitchen": ("Copperleaf", "Grainhouse", "Tavola Nove", "Ember & Ladle"),
    "coffee & tea": ("Third Kettle", "Monsoon Leaf", "Brasero Lento", "Quiet Cup"),
    "garden": ("Greenlatch", "Moss & Trowel", "Hortenna", "Rainbutt & Daughters"),
    "books": ("Paper Lantern Press", "Tidewater Editions", "Foxglove House", "Third Shelf"),
    "toys": ("Pipkin Works", "Wobbly Bear", "Marble & String", "Little Quay"),
    "running & outdoor": ("Stridewell", "Fellgang", "Kestrel Ridge", "Drybag Union"),
    "bags": ("Holdfast & Co", "Canvas Crow", "Velmara", "Packmoor"),
    "desk & audio": ("Tonewright", "Deskfolk", "Quietwave", "Linum Office"),
    "bath & care": ("Saltmeadow", "Oat & Iris", "Fernbath", "Nimbus Apothecary"),
}

MODELS: dict[str, tuple[str, ...]] = {
    "lighting": ("Tilde", "Solveig", "Marlow", "Ilse", "Noor", "Bergen"),
    "kitchen": ("Ostra", "Bruno", "Maren", "Paloma", "Hearth"),
    "coffee & tea": ("Kiso", "Matinée", "Adagio", "Brisa", "Lento"),
    "garden": ("Willow", "Thorne", "Primula", "Sorrel", "Linnet"),
    "toys": ("Pip", "Tumble", "Hopla", "Momo", "Zebedee"),
    "running & outdoor": ("Skarn", "Vento", "Tarn", "Ibex", "Pace"),
    "bags": ("Otis", "Lisbet", "Quay", "Rambler", "Corso"),
    "desk & audio": ("Echo Hill", "Largo", "Mono", "Fable", "Arc"),
    "bath & care": ("Still", "Dune", "Lagom", "Petal", "Brine"),
}
