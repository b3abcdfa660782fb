"""Words by which a language is known, for `tongues`: none of them means anything in an English message.

The first line of a language holds the small words it cannot do without, the second the words of shopping,
one of which is enough. Accents may be left out, as they often are when typing.
"""

from __future__ import annotations

from typing import Dict, Tuple

# Language (ISO 639-1) -> small words, words of shopping.
WORDS: Dict[str, Tuple[str, str]] = {
    "de": (
        "ich mich mir mein meine meinen meiner meinem ihr ihre ihnen ihren wir uns euch unser der das dem"
        " ein eine einen einer und oder aber nicht nichts kein keine keinen ist sind habe haben hätte"
        " wurde wird werden kann können könnt könnten möchte wollen soll wo wann wie warum bitte noch"
        " schon immer seit auf für mit zum zur bei nach über wenn dass sehr auch nur diese dieser dieses"
        " gibt geht habt hier heute gestern drei zwei wochen tagen tage endlich jetzt alles falsch"
        " falsche er sie es wer wem dir dich deine seine unsere ihm als ob weil damit dann doch mal nie"
        " mehr ganz leider hab hast hatte hattet waren gewesen worden muss müssen dürfen sollte würde"
        " gern gerne lange viel viele vor aus vom bis zwischen ohne gegen vielen keiner jemand etwas"
        " andere anderen neue neuen bekommen bekomme kommt komme fehlt sagt sagen machen gemacht wissen"
        " weiß mutter vater freundin frau mann geburtstag leer zweimal einmal versehentlich gleich"
        " natürlich eigentlich",
        "bestellung bestellungen bestellt bestellen paket lieferung liefern geliefert sendung rechnung"
        " rücksendung rückgabe zurückgeben zurückschicken zurück geld stornieren storno umtausch"
        " umtauschen erstattung erstatten kaputt beschädigt angekommen warte warten deutsch ware versand"
        " versandkosten gutschein kundenservice artikel gekauft kaufen suche geschenk adresse bezahlen"
        " zahlen preis größe farbe umsonst verschickt abholen retoure mitarbeiter ansprechpartner"
        " stinksauer unverschämt frechheit unmöglich defekt zerbrochen gerissen schlecht verspätung"
        " verspätet karton päckchen bezahlt abbuchung abgebucht schicken geschickt abschicken liefert",
    ),
    "fr": (
        "je ne pas est suis avez avons ont les une des du mon mes votre vos notre nous vous où et mais"
        " quand pourquoi que qui quoi dans pour avec sans chez toujours encore jamais déjà cette cet ce"
        " ça été fait depuis semaines jours voudrais veux peux peut pouvez puis être au aux il elle svp"
        " combien très bien rien ma la le un tu ils elles lui leur leurs sa ses ces ton moins aussi alors"
        " donc parce comme tout tous toute personne quelqu quelle quel quels quelles avais avait était"
        " serai sera sont sommes êtes faire fais dit dire dois doit faut marre hier demain matin soir"
        " quelque deux trois mauvais mauvaise nouveau bleu mère père femme mari anniversaire arrivée"
        " reste fois vide trompé erreur vais allez pourriez peuvent mal gens",
        "commande commandé commander colis livraison livrer livré livrez remboursement rembourser"
        " remboursé remboursée argent reçu retourner renvoyer annuler échanger cassé cassée abîmé abîmée"
        " facture attends parlez français aidez produit frais adresse acheté acheter cherche cadeau payer"
        " paiement prix taille couleur envoyé envoyer expédié magasin conseiller souhaite échange"
        " réclamation honte inadmissible inacceptable vendeur payé paquet carton expédier expédiez"
        " envoyez envoie débité remise",
    ),
    "es": (
        "el los las un una mi mis su sus yo usted ustedes está esta están estoy hay que qué quién dónde"
        " donde cuándo cuando cómo cuánto cuanto por para del pero porque muy más todavía aún ya puedo"
        " pueden puede podría tengo tienen necesito desde hace semanas días algo nada nadie este esto eso"
        " la llevo nunca nosotros ellos ella él les lo nos tu soy eres es somos fue era han hemos había"
        " sido ser hacer hago hizo voy va vamos tiene tenéis tienes sin con sobre entre también así otro"
        " otra otros mismo mucho muchos poco todo todos cada favor ayer mañana hoy dos tres madre padre"
        " mujer marido alguien cumpleaños se en de fueron veces vez vacía vacío error quieren",
        "pedido paquete envío enviado entrega entregado dinero devolver devolución devuelvan devuelto"
        " reembolso cancelar cambiar roto rota llegó llegado llega recibido recibí quiero quisiera"
        " gustaría ayuda hablan español tarda esperando factura producto artículo talla compré busco"
        " regalo comprar comprado compra pagar pago precio tienda enviaron enviar mandado dirección"
        " persona hablar atención cliente equivocado estropeado pedazos vergüenza harto harta devolverlo"
        " pagado pagué paguen caja envíen envíe compro pedí cobrado cobraron descuento",
    ),
    "it": (
        "il lo gli una uno mio mia miei mie suo vostro vostra sono siamo ho hai abbiamo hanno non che chi"
        " dove quando perché quanto con di da del della dei delle nel nella al alla anche ancora già mai"
        " sempre posso potete potrei bisogno dov questo questa settimane giorni ci vi ma la un niente"
        " molto io tu lui lei noi loro mi ti se sei era stato stata essere fatto avete avuto avevo vuole"
        " può possono deve devo tra su senza fino più meno così però quindi quale quali quello quella"
        " quelli altro altra tutto tutti qualcuno qualcosa nessuno ieri oggi domani tre madre padre"
        " moglie marito compleanno ce ne erano volte volta vuota vuoto sbaglio errore vostri nostro",
        "ordine ordinato pacco spedizione spedito consegna consegnato soldi rimborso rimborsare"
        " restituire annullare cambiare rotto rotta danneggiato danneggiata arrivato arrivata ricevuto"
        " voglio vorrei aiuto parlate italiano aspetto aspettando fattura prodotto articolo cerco regalo"
        " comprare comprato pagare pagamento prezzo taglia colore negozio mandato mandare inviato"
        " indirizzo persona parlare assistenza sbagliato sbagliata pezzi vergogna stufo stufa rimandare"
        " reso pagato pago scatola spedite spedire inviare ordinare addebitato sconto pacchetto",
    ),
    "nl": (
        "ik mijn jij jullie wij het een niet niets geen zijn heb hebt heeft hebben wordt werd kunt kunnen"
        " willen wil waar wanneer hoe waarom wat voor naar bij nog steeds maar ook dit deze dat"
        " alstublieft aub weken dagen goed graag en de kan terug blijft hij zij ze hem haar ons onze jou"
        " jouw uw er hier daar geweest worden zal zullen zou moet moeten mag kon komt gaat gaan doen"
        " gedaan als om tot uit zonder tegen meer veel iets iemand niemand alles andere nieuwe gisteren"
        " vandaag twee drie moeder vader vrouw verjaardag zit zat leeg keer fout vergist heel echt"
        " spullen",
        "bestelling besteld bestellen pakket pakketje levering geleverd leveren geld terugsturen"
        " terugbetaling annuleren ruilen kapot beschadigd aangekomen ontvangen gekregen factuur hulp"
        " spreekt nederlands wacht verzending verzendkosten cadeau zoek kopen gekocht betalen betaald"
        " prijs maat kleur winkel gestuurd sturen adres klantenservice medewerker verkeerde verkeerd stuk"
        " stukken belachelijk klacht onderdeel doos pakje stuur verstuurd versturen afgeschreven korting",
    ),
    "pt": (
        "meu minha meus minhas seu sua você vocês os uma está estão estou são tem tenho têm não que quem"
        " onde quando por para com sem da dos das em mas porque muito mais ainda já posso podem poderia"
        " preciso desde semanas dias isto isso aqui nada quanto esta este ele ela eles nós lhe se foi era"
        " ser estava fazer faço fez vou vai vamos tens temos havia sobre entre também assim outro outra"
        " outros mesmo muitos pouco tudo todos cada ontem amanhã hoje dois três mãe pai mulher marido"
        " alguém aniversário ao nos nas pela pelo de veio vezes vez vazia vazio enganei erro vossa vosso",
        "encomenda encomendei pedido pacote envio entrega entregue dinheiro devolver devolução reembolso"
        " cancelar trocar partido quebrado quebrada danificado chegou recebi recebido quero queria"
        " gostaria ajuda falam português demora espero esperando fatura produto comprei procuro presente"
        " comprar compra pagar pagamento preço tamanho cor loja mandaram enviaram enviar morada endereço"
        " pessoa falar atendimento errado errada pedaços vergonha farto farta devolvê paguei pago caixa"
        " enviem enviei cobraram cobrado desconto",
    ),
    "pl": (
        "mój moja moje mojego mojej moją mnie nie jest są czy gdzie kiedy dlaczego ile że ale już jeszcze"
        " się dla od mam ma na za tygodnie tygodni dni bardzo jak z nic ja ona ono wy oni mi ci ją nam"
        " ich tego tej tym jestem był była było będzie być mieć mamy macie masz można może trzeba tak"
        " tylko też tutaj wczoraj dziś jutro przez przed bez pod dwa trzy mama mamie tata żona mąż"
        " urodziny ktoś inny inna razy raz puste pusty pomyliłam pomyliłem wasz wasza",
        "zamówienie zamówienia zamówieniem zamówiłem zamówiłam paczka paczki paczkę przesyłka przesyłki"
        " przesyłkę dostawa dostawy pieniądze pieniędzy zwrot zwrócić reklamacja anulować wymienić"
        " uszkodzony uszkodzona zepsuty zepsuta dostałem dostałam otrzymałem otrzymałam przyszedł"
        " przyszła przyszło chcę chciałbym chciałabym mogę możecie proszę pomoc pomocy mówicie polsku"
        " czekam faktura faktury produkt szukam prezent prezentu kupić kupiłem kupiłam zapłacić płacić"
        " płatność cena rozmiar kolor kolorze sklep wysłaliście wysłać adres człowiekiem konsultantem zły"
        " zła pomyłka kawałkach wstyd dość brakuje części zapłaciłem zapłaciłam pudełko zakupy wyślecie"
        " wysyłka wysyłać pobrano rabat",
    ),
    "sv": (
        "kommer jag mitt mina ni vi är har inte ingen när hur varför vad och eller på av från med att det"
        " den detta som ett veckor dagar mycket var en kan vill du de oss er sin sitt vart vem vilken hos"
        " efter utan mer bara också igen nu idag igår imorgon två tre mamma pappa fel gånger gång tom",
        "beställning beställningen beställt paket paketet leverans levererat pengar tillbaka"
        " återbetalning returnera avbeställa byta trasig skadad kommit fått skulle behöver hjälp pratar"
        " svenska väntat faktura köpa köpt betala pris storlek färg skickat skickade skicka kundtjänst"
        " fraktkostnad betalat låda rabatt",
    ),
    "da": (
        "jeg mit dere vi er har ikke ingen hvor når hvornår hvordan hvorfor hva hvad og eller på av af"
        " fra til med det den som et uger uker dage dager meget kan vil en du de os jer jeres vores sin"
        " hvem hvilken efter uden mere bare også igen nu idag igår imorgen tre mor forkert forkerte sendt"
        " haft gange gang tom fejl",
        "bestilling bestillingen bestilt ordre pakke pakken levering leveret penge pengene penger tilbage"
        " tilbake refusion returnere afbestille bytte ødelagt skadet kommet fået fått behøver trenger"
        " hjælp hjelp snakker dansk norsk ventet vente købe købt betale pris størrelse farve sendte"
        " adresse kundeservice fragt betalt æske kasse sende rabat",
    ),
    "tr": (
        "benim nerede zaman nasıl neden geri istiyorum etmek hafta haftadır gün bir için ile değil hala"
        " henüz musunuz misiniz bu mı ne var yok çok lütfen kadar nerde iki kez kere boş yanlış",
        "siparişim siparişimi siparişi sipariş kargo kargom kargomu paketim ürün paramı iade iptal"
        " değiştirmek kırık bozuk hasarlı gelmedi ulaşmadı almadım bekliyorum fatura yardım türkçe ödedim"
        " kutu gönderin gönderdiniz indirim ürünü",
    ),
    "ro": (
        "mea meu unde este sunt nu când cum pentru și sau dar încă puteți zile săptămâni foarte mi de ce"
        " cu un ori dată gol goală greșit greșită ați",
        "comanda comandă vreau banii înapoi coletul colet livrare livrat returna anula schimba stricat"
        " deteriorat ajuns primit dori ajutor vorbiți română aștept factură factura produs produsul"
        " plătit cutie trimite trimis reducere",
    ),
    "cs": (
        "moje můj má kde kdy proč je není jsem jste bych týdny dny dní ještě už na se že ale mám jak mi"
        " za dvakrát jednou prázdná prázdný špatné špatný",
        "objednávka objednávku objednávky peníze zpět zásilka zásilku balík balíček doručení vrátit"
        " zrušit vyměnit rozbitý rozbité poškozený nepřišel nepřišla nedorazil nedorazila dorazila"
        " nedostal faktura chci chtěl chtěla prosím mluvíte česky čekám zboží zaplatil zaplatila krabice"
        " poslali poslat sleva",
    ),
}

# Words that speak for an English message, whatever else is in it.
ENGLISH = (
    "the my your you are it its this that where when what how why who could would should does did do"
    " don have has had of and with from been be want wanna need please pls plz order orders ordered"
    " refund arrived still i im am for by or but not can just really very if they them there here send"
    " sent thanks thank show any some like"
)
