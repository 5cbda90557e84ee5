import { ITALIAN } from "../words/it.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING = "ciao|salve|buongiorno|buonasera|buon giorno|buona sera|hey|ehi";
const PRAISE =
  "bello|bella|bellissimo|bellissima|perfetto|perfetta|fantastico|fantastica|ottimo|ottima|carino|carina|stupendo|stupenda|meraviglioso|splendido|splendida|grande|forte|figo|bravo|brava|bravissimo|buono|bene|molto bene|incredibile|divertente|wow|magnifico|eccellente";
const PICTURE = "immagine|disegno|foto|dipinto|illustrazione|versione|variante|quadro";
const NUMBER =
  "\\d{1,3}|una?|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|alcune|alcuni|varie|diverse|un paio di";
const ORDINAL = "prim[oa]|second[oa]|terz[oa]|quart[oa]|quint[oa]|ultim[oa]|precedente|altr[oa]|originale";
const END = "(?![a-z0-9ß])";
const DRAW =
  "(?:mi |ci )?(?:disegn(?:a|are|armi|ami|ate)|dipin(?:gi|gere|germi|gimi)|cre(?:a|are|armi|ami)|gener(?:a|are|armi|ami)|fai|fammi|fare|farmi|mostr(?:a|are|armi|ami)|dammi|darmi|progetta|illustr(?:a|are)|realizz(?:a|are|armi)|produci)|immagina|mi (?:disegni|crei|generi|mostri|dipinga|dai|dia|faccia)";

export const italian: LanguageSource = {
  code: "it",
  common:
    "lascia perdere stare vorrei potresti metti togli gli degli della nel questo questa ciao grazie bello bella mi piace anche il lo la gli le un uno una di del della dei delle in nel nella con e che per al alla è più mio mia mi ma non senza chi come voglio gatto fai disegna puoi questo questa sono sul sulla anche vorrei fallo falla rendilo rendila mettilo togli aggiungi cambia metti ciao grazie sei molto ora stesso stessa altra altro cielo notte sfondo immagine immagini disegno rosso nero bianco meno quanto quante fammi mostrami dammi dal dalla allo agli degli nei sotto sopra buongiorno ti ha fare crea dipingi cancella miei mie verde tutto cane quanti quanta anni hai hanno fammene dammene altre altri due tre quattro pronta pronto potresti perché dove quando quale quali cosa c'è ai alle dello nello era sia fosse piace piacciono ancora già così però nonna farmi",
  lines: {
    "talk:greeting": `ehilà|hey ciao|ciao ciao|salve a tutti|${GREETING}|come stai|come va|tutto bene|ci sei|c'è qualcuno|buona giornata`,
    "talk:thanks":
      "grz|ok grazie|perfetto grazie|ti ringrazio molto|grazie davvero|grazie|grazie mille|molte grazie|ti ringrazio|tante grazie|grazie tante|grazie infinite",
    "talk:farewell":
      "arrivederci|a presto|a dopo|a domani|buonanotte|buona notte|addio|è tutto|basta così|ho finito",
    "talk:yes":
      "si|perfetto|ci sta|esattamente|ok va bene|sì|certo|va bene|ok|okay|d'accordo|sì grazie|esatto|giusto|certamente|ovvio|capito|perfetto sì|volentieri",
    "talk:no": "no|no grazie|non so|non lo so|forse|non ora|non ancora|niente|non importa",
    "talk:praise": `mi piace|mi piace molto|mi piace tanto|che bello|che bella|che carino|ben fatto|ottimo lavoro|niente male|adoro|lo adoro|molto bello|molto carino|così va bene|troppo bello|${PRAISE}|haha|ahah|ahahah|la adoro|molto bella|bel lavoro|non male|molto meglio|va benissimo|è bellissimo`,
    "talk:chat":
      "hmm|ah|oh|scusa|scusami|aspetta|un momento|interessante|davvero|sul serio|mi annoio|sono triste",
    "about:self":
      "chi sei|cosa sei|che cosa sei|come ti chiami|qual è il tuo nome|sei un bot|sei un robot|sei umano|sei un'ia|sei reale|che modello usi|quale modello usi|presentati|parlami di te|cos'è questo|che cos'è",
    "about:maker":
      "chi ti ha creato|chi ti ha fatto|chi ti ha programmato|chi ti ha sviluppato|chi ti ha costruito|chi è il tuo creatore|chi c'è dietro di te",
    "about:cost":
      "quanto costa|è gratis|è gratuito|quanto costi|prezzo|prezzi|devo pagare|si paga|è a pagamento",
    "about:quota": "limite|qual è il mio limite",
    "about:waiting":
      "quanto tempo ci vuole|quanto manca|è pronto|è pronta|hai finito|dov'è la mia immagine|dov'è il mio disegno|dove è la mia immagine|ancora niente|sto aspettando|più veloce|sbrigati",
    "about:abilities":
      "cosa puoi fare|cosa sai fare|che cosa sai fare|che cosa puoi fare|cosa fai|che fai|cosa puoi disegnare|sai disegnare|puoi disegnare|parli italiano|sai l'italiano|puoi modificare le foto|esempi|un esempio|fammi un esempio|dammi un esempio|mostrami cosa sai fare",
    help: "aiuto|aiutami|ho bisogno di aiuto|mi puoi aiutare|puoi aiutarmi|come funziona|come funzioni|come si usa|cosa posso fare|cosa devo fare|cosa devo dire|cosa posso dire|istruzioni|comandi|menu|non capisco|non ho capito",
    history:
      "cronologia|storico|le mie immagini|i miei disegni|le mie foto|vedi le mie immagini|galleria|cosa hai disegnato|che cosa hai disegnato|lista|elenco|tutte le mie immagini",
    cancel:
      "lascia stare|lascia perdere|ferma|fermati|basta|non farlo|non disegnare|anzi no|come non detto|annulla|annullare|annulla tutto|cancella|stop|smettila|smetti|lascia|dimenticalo|smetti di disegnare",
    "delete-data":
      "cancella i miei dati|elimina i miei dati|cancellare i miei dati|eliminare i miei dati|dimenticami|cancella tutto|elimina tutto|cancella le mie immagini|elimina le mie immagini|cancella la cronologia|elimina il mio account|cancella tutto quello che sai di me",
    complaint:
      "non va bene|non è quello che volevo|non è quello che ho chiesto|così no|fa schifo|che brutto|brutto|bruttissimo|non ci siamo|non è così|brutta|orribile|terribile|sbagliato|sbagliata|è brutto|è brutta|è sbagliato|non mi piace|non mi piace per niente|non era questo|non è giusto|che schifo|pessimo|male",
    vague:
      "disegna|dipingi|disegna qualcosa|disegnami qualcosa|fai qualcosa|fammi qualcosa|qualcosa|qualsiasi cosa|quello che ti pare|sorprendimi|un'immagine|immagine|un disegno|voglio un'immagine|vorrei un'immagine|fai un'immagine|crea un'immagine|genera un'immagine|nuova immagine|qualcos'altro|scegli tu",
    again:
      "ancora|di nuovo|un'altra|un altro|un'altra volta|ancora una|ancora uno|ancora una volta|un'altra immagine|un altro disegno|un'altra versione|altra versione|rifallo|rifalla|rifai|ripeti|ripetilo|lo stesso|la stessa|la stessa cosa|riprova|prova ancora|fallo ancora|varianti|variazioni|altre versioni|di più|altri",
  },
  words: ITALIAN,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    but: rule("[\\s,.!]+(?:ma|però|solo che)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|per favore|per piacere|ok|va bene|bene|allora|dai|${PRAISE}|grazie|grazie mille|sì|no|ah|oh)(?: (?:amico|bot|per favore|mille))*)\\s?[,!.;:–-]+\\s*(?=\\S)`,
      ),
      starts(
        `(?:${GREETING}|ok|e|allora|adesso|ora)\\s+(?=(?:per favore|puoi|potresti|mi puoi|${DRAW}|voglio|vorrei|ho bisogno)${END})`,
      ),
      starts(`(?:per favore|per piacere|perfavore)\\s+`),
      starts(`(?:mi )?(?:puoi|potresti|può|potrebbe|riesci a)(?: (?:per favore|mi))*\\s+(?=\\S)`),
      starts(`(?:voglio|vorrei) che tu (?:mi )?`),
    ],
    closings: [rule(String.raw`[\s,.!]+(?:per favore|per piacere|grazie|grazie mille|per me)[\s.!?]*$`)],
    draws: [
      starts(`(?:${DRAW})(?: (?:mi|ci|per favore|per me))*\\s+(?=\\S)`),
      starts(
        `(?:voglio|vorrei|desidero|mi serve|ho bisogno di|cerco|mi piacerebbe)(?: (?:vedere|avere))*\\s+(?=\\S)`,
      ),
      starts(`(?:che ne dici di|e se)\\s+(?=\\S)`),
      starts(
        `(?:una |l'|un')?(?:bella |nuova )*immagine (?:di|del|della|dei|con|in cui|che mostra|su|d')\\s?(?=\\S)`,
      ),
    ],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:diverse |nuove )*(?:immagini|versioni|varianti|variazioni)(?: diverse)? (?:di|del|della|dei|con|su)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in )?(?<count>${NUMBER}) (?:immagini|versioni|varianti|variazioni|volte)\\s?\\)?[.!?]*$`,
      ),
    ],
    numbers: folded({
      un: 1,
      una: 1,
      uno: 1,
      due: 2,
      tre: 3,
      quattro: 4,
      cinque: 5,
      sei: 6,
      sette: 7,
      otto: 8,
      nove: 9,
      dieci: 10,
      alcune: 3,
      alcuni: 3,
      varie: 3,
      diverse: 3,
      "un paio di": 2,
    }),
    references: [
      rule(
        `(?:la |il |l'|mia |mio |della |del )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|ma|in|con|senza|come|di nuovo|ancora|per))`,
      ),
      rule(String.raw`(?:(?:numero|n°|immagine|versione)\s?#?|#)(?<nth>\d{1,2})(?!\d)`),
    ],
    ordinals: folded({
      primo: 1,
      prima: 1,
      originale: 1,
      secondo: 2,
      seconda: 2,
      terzo: 3,
      terza: 3,
      quarto: 4,
      quarta: 4,
      quinto: 5,
      quinta: 5,
      ultimo: -1,
      ultima: -1,
      precedente: -1,
      altro: -2,
      altra: -2,
    }),
    mine: rule(`(?:mia ultima (?:immagine|foto)|mio ultimo disegno)`),
    nothings: new Set(
      phrases(
        "qualcosa|un'immagine|immagine|immagini|un disegno|qualcosa di bello|qualcosa di nuovo|qualcos'altro|una foto|arte|uno|una|questo|quello che vuoi|qualsiasi cosa",
      ),
    ),
    shapeHints: phrases("sfondo|verticale|ritratto|orizzontale|panoramico|quadrat"),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}(?:come |per )?sfondo (?:per |del |di )?(?:il )?(?:telefono|cellulare|smartphone)\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:in )?(?:formato )?(?:verticale|ritratto)(?=[\s,.)]*$)\)?`),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:in )?(?:formato )?(?:orizzontale|panoramico)(?=[\s,.)]*$)\)?`),
        { shape: "landscape" },
      ],
      [rule(String.raw`[\s,(]{0,3}(?:in )?(?:formato )?quadrat[oa](?=[\s,.)]*$)\)?`), { shape: "square" }],
      [rule(String.raw`[\s,(]{0,3}(?:con )?(?:lo )?sfondo trasparente\)?`), { transparent: true }],
    ],
  }),
};
