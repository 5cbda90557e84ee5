import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts, whole } from "./patterns.ts";

const GREETING = "ciao|salve|buongiorno|buonasera|buon giorno|buona sera|hey|ehi";
const PRAISE =
  "bello|bella|bellissimo|bellissima|perfetto|perfetta|fantastico|fantastica|ottimo|ottima|carino|carina|stupendo|stupenda|meraviglioso|splendido|splendida|grande|forte|figo|bravo|brava|bravissimo|buono|bene|molto bene|incredibile|divertente|wow|magnifico|eccellente";
const PICTURE = "immagine|disegno|foto|dipinto|illustrazione|versione|variante|quadro";
const NUMBER =
  "\\d{1,3}|una?|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|alcune|alcuni|varie|diverse|un paio di";
const ORDINAL = "prim[oa]|second[oa]|terz[oa]|quart[oa]|quint[oa]|ultim[oa]|precedente|altr[oa]|originale";
const IT = `questo|questa|quello|quella|tutto|(?:la|il|l'|lo|questa|quella|questo|mia|mio) ?(?:(?:${ORDINAL}) )?(?:${PICTURE})`;
const COMPARATIVE = "più \\S+|meno \\S+|molto più \\S+|un po' più \\S+|meglio";
const END = "(?![a-z0-9ß])";
const DRAW =
  "(?:mi |ci )?(?:disegn(?:a|are|armi|ami|ate)|dipin(?:gi|gere|germi|gimi)|cre(?:a|are|armi|ami)|gener(?:a|are|armi|ami)|fai|fammi|fare|farmi|mostr(?:a|are|armi|ami)|dammi|darmi|progetta|illustr(?:a|are)|realizz(?:a|are|armi)|produci)|immagina|mi (?:disegni|crei|generi|mostri|dipinga|dai|dia|faccia)";
const ADJUSTED =
  "fallo|falla|fallo|falli|rendilo|rendila|mettilo|mettila|mettigli|mettile|cambialo|cambiala|trasformalo|trasformala|dipingilo|dipingila|disegnalo|disegnala|aggiungigli|aggiungile|toglilo|toglila|toglile|toglili|dagli|dalle|lascialo|miglioralo|migliorala|giralo|girala|farlo|farla|renderlo|renderla|metterlo|metterla|cambiarlo|cambiarla|trasformarlo|trasformarla|mettergli|aggiungergli";

export const italian: LanguageSource = {
  code: "it",
  common:
    "il lo la gli le un uno una di del della dei delle in nel nella con e che per al alla è più mio mia mi ma non senza chi come voglio gatto fai disegna puoi questo questa sono sul sulla anche vorrei fallo falla rendilo rendila mettilo togli aggiungi cambia metti ciao grazie sei molto ora stesso stessa altra altro cielo notte sfondo immagine immagini disegno rosso nero bianco meno quanto quante fammi mostrami dammi dal dalla allo agli degli nei sotto sopra buongiorno ti ha fare crea dipingi cancella miei mie verde tutto cane quanti quanta anni hai hanno fammene dammene altre altri due tre quattro pronta pronto potresti perché dove quando quale quali cosa c'è ai alle dello nello era sia fosse piace piacciono ancora già così però nonna farmi",
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
  rules: () => ({
    meanings: [
      [whole(`(?:di|da|a|in|con|per) (?:dove|che|chi|quale|quando|quanto)(?: .{1,60})?`), "about:other"],
      [
        whole(
          `(?:puoi|sai|potresti) (?:anche |fare |creare |scrivere )*(?:della |dei |delle |un |una )?(?:musica|video|canzoni?|gif|animazioni?|testi?|poesi[ae]|codice|parlare|cantare|tradurre|leggere)(?: .*)?`,
        ),
        "about:abilities",
      ],
      [whole(`(?:non mi (?:piace|convince|è piaciut[oa]|piacciono))(?: .{1,40})?`), "complaint"],
      [
        whole(
          `(?:è|sarà|hai|quando è|quando sarà|non è)(?: (?:già|quasi|ancora|l'immagine))* (?:pront[oa]|finit[oa]|finito|fatt[oa]).{0,20}`,
        ),
        "about:waiting",
      ],
      [whole(`(?:ci vuole molto|quanto (?:ci vuole|ci metti|manca|tempo).{0,30})`), "about:waiting"],
      [
        whole(`quant[eoia] .{0,40}(?:restano|rimangono|rimane|posso|ho ancora|mancano).{0,20}`),
        "about:quota",
      ],
      [
        whole(
          `(?:${GREETING})(?: (?:${GREETING}|a tutti|amico|amica|bot|agente|di nuovo|come stai|come va|tutto bene))*`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:(?:ok|${PRAISE}|oh|sì|no) )*(?:grazie|grazie mille|tante grazie|molte grazie)(?: (?:per|l'immagine|il|la|tuo|disegno|aiuto|tutto|davvero|amico|è|mi|piace|molto|mille|${PRAISE}))*`,
        ),
        "talk:thanks",
      ],
      [
        whole(
          `(?:(?:è|che|molto|così|davvero|l'immagine|il disegno|troppo|proprio|venuto|venuta|viene) )*(?:${PRAISE})(?: (?:${PRAISE}|lavoro|immagine|disegno|così))*`,
        ),
        "talk:praise",
      ],
      [
        whole(
          `(?:(?:è|questo|questa|l'immagine|il disegno|che|molto|troppo|davvero) )+(?:brutto|brutta|orribile|terribile|sbagliato|sbagliata|strano|strana|noioso|noiosa|pessimo|pessima)`,
        ),
        "complaint",
      ],
      [whole(`(?:hai dimenticato|manca|mancano) .{1,50}`), "complaint"],
      [
        whole(
          `(?:per favore )?(?:cancella|elimina|dimentica|rimuovi) (?:tutti |tutte |tutto )?(?:i |le |la |il )?(?:miei|mie|mia|mio|su di|quello che sai di) ?(?:dati|immagini|disegni|cronologia|messaggi|informazioni|account|me)(?: per favore)?`,
        ),
        "delete-data",
      ],
      [
        whole(
          `(?:puoi |per favore )*(?:mostrami|mostra|fammi vedere|elenca|vedere)(?: (?:tutte|tutti|le|i|mie|miei|ultime|ultimi))+ (?:immagini|disegni|foto)(?: .{0,20})?`,
        ),
        "history",
      ],
      [
        whole(
          `(?:annulla|ferma|smetti)(?: (?:di|il|la|l'immagine|mio|mia|disegnare|disegno|immagine|tutto|per|favore|questo))*`,
        ),
        "cancel",
      ],
      [
        whole(`quant[ei] (?:immagini|disegni)?.{0,30}(?:restano|rimangono|posso|ho ancora|ancora).{0,20}`),
        "about:quota",
      ],
      [whole(`quanto (?:tempo |ci |manca|dura).{0,30}`), "about:waiting"],
      [whole(`quanto (?:costa|costano|è).{0,30}`), "about:cost"],
      [whole(`(?:ignora|dimentica) (?:tutte )?(?:le|tue) (?:istruzioni|regole).*`), "about:other"],
      [
        whole(
          `(?:raccontami|racconta|dimmi|spiegami|spiega|scrivi|scrivimi|traduci|calcola|canta|consigliami)(?: (?:un|una|cosa|come|perché|il|la|questo|qualcosa|che))(?: .*)?`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:cosa|che cosa|perché|come|chi|quando|dove|qual|quale|quali|che) (?:è|sono|sta|stai|era|c'è|fa|fai|posso|può|significa|hai|pensi|si|sai|ore|succede)(?: .*)?`,
        ),
        "about:other",
      ],
      [whole(`(?:sei|hai|sai|conosci|ti piace|vivi|pensi)(?: .*)?`), "about:other"],
      [
        whole(
          `(?:sono|io sono|sto|mi chiamo|il mio nome è|ho|penso che|credo che|mi sento|amo|odio|vivo a|lavoro)(?: .*)?`,
        ),
        "talk:chat",
      ],
    ],
    asks: starts("(?:(?:mi |ci )?(?:puoi|potresti|può|potrebbe|riesci a))(?![a-z])"),
    statements: starts(
      `(?:(?:io|noi|voi|oggi|ieri|domani|tutti|nessuno|qualcuno|(?:il |la |i |le )?(?:mi[oa]|mie[i]?|nostr[oaie]) \\S+(?: \\S+)?) (?:non |mi |si |ti |già |ci |lo |la )*(?:è|sono|sta|sto|ha|ho|hanno|va|vado|vuole|può|sa|fa|dice|ama|odia|adora|adorerà|lavora|vive|era|piace|piacerà|sarà|deve|sposa|lasciato|penso|credo))(?![a-z'-])`,
    ),
    errands: starts(
      `(?:scrivi|scrivimi|prenota|prenotami|chiama|compra|cerca|traduci|spiega|spiegami|racconta|raccontami|calcola|ricordami|suona|dimmi) (?:una?|uno|il|la|lo|i|le|di|questo|mia|mio|come|che|perché|\\d)(?![a-z'-])`,
    ),
    but: rule("[\\s,.!]+(?:ma|però|solo che)[\\s,]+(?=\\S)"),
    addresses: rule(
      "^(?!.*(?:[\":“”«»]|\\b(?:biglietto|cartello|poster|logo|striscione|testo|immagine|disegno|dice)))(?!(?:an?|the|two|three|ein|eine|der|die|das|un|una|une|uno|le|la|les|el|los|las|il|lo|um|uma|o|os|as|i|gli) )(?:.*[^a-z'-])?(?:tu|sei|hai|ti)(?![a-z'-])",
    ),
    questions: starts(
      "(?:[¿\\s]*)(?:che|cosa|cos'[a-zè]*|perché|come|chi|quando|dove|qual|quale|quali|quanto|quanta|quanti|quante|è|sei|sono|hai|sai|conosci|parli|posso|devo|c'è|ci sono|ti piace)(?![a-z])",
    ),
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
    changes: [
      starts(`(?:fai|rendi|metti) (?:un po' |molto |ancora )?(?:più|meno) \\S`),
      starts(
        `(?:ora |adesso |poi |ma |e |anche |solo |per favore )*(?:metti|cambia|rendi|sposta|colora|togli|scurisci|schiarisci|ingrandisci) (?:il|lo|la|i|gli|le|l'|un|una|uno|un'|dei|delle|del|più|tutto|al|alla) ?\\S`,
      ),
      starts(
        `(?:fai|dipingi) (?:il|lo|la|i|gli|le|l'|tutto) ?.{1,60} (?:ross[oaie]|blu|verdi?|giall[oaie]|rosa|arancioni?|viola|ner[oaie]|bianc[oa]|bianch[ei]|grigi[oae]?|marroni?|dorat[oaie]|più \\S+|meno \\S+)[.!?]*$`,
      ),
      starts(
        `(?:(?:vorrei|voglio|mi piacerebbe) )?che (?:sia|fosse|abbia|avesse|sembri|ci sia|ci siano|il|lo|la|i|gli|le|l') ?\\S`,
      ),
      starts(`(?:dai|metti) (?:al|alla|allo|ai|alle|agli) \\S`),
      starts(`(?:invece di|invece del|al posto d)\\S*\\s\\S`),
      starts(`(?:ora |adesso |poi |ma |e |anche |solo )*(?:${ADJUSTED})${END}`),
      starts(
        `(?:ora |adesso |poi |ma |e |anche |per favore )*(?:rendi|metti|cambia|trasforma|dipingi|disegna|modifica|migliora|gira|mostra|fai) (?:${IT})${END}`,
      ),
      starts(
        `(?:ora |adesso |poi |ma |e |anche |per favore )*(?:aggiungi|aggiungere|togli|togliere|rimuovi|rimuovere|elimina|sostituisci|sostituire|leva|includi)\\s+\\S`,
      ),
      starts(
        `(?:lo stesso|la stessa|uguale|la stessa cosa|la stessa immagine|lo stesso disegno),?\\s+(?:ma|solo|in|con|senza|di|come|al|alla|però|a)${END}`,
      ),
      starts(
        `(?:(?:un po'|molto|ancora|ma|e|ora|adesso)\\s+)*(?:${COMPARATIVE})(?: (?:e|per favore|ma|${COMPARATIVE}))*[.!?]*$`,
      ),
      starts(
        `(?:ma|ora|adesso|e|poi|però)\\s+(?:con|senza|in|di|come|più|meno|che|solo|al|alla|a|non)${END}`,
      ),
      starts(`(?:è |sono )?troppo \\S+(?:\\s\\S+){0,3}[.!?]*$`),
      starts(`(?:più|meno) \\S+(?:\\s\\S+){0,4}$`),
      starts(`senza (?:il|la|i|le|gli|lo|persone|gente|testo|sfondo|un|una|l')(?:\\s?\\S+){0,4}$`),
      starts(
        `(?:la|il|l'|mia|mio) ?(?:${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|ma|in|con|senza|come|di nuovo|ancora|per))`,
      ),
      starts(
        `(?:di notte|di giorno|al tramonto|all'alba|d'inverno|in inverno|d'estate|in estate|in autunno|in primavera|sotto la pioggia|con la neve)[.!?]*$`,
      ),
      starts(
        `(?:in bianco e nero|a colori|ad acquerello|in acquerello|a olio|a matita|in (?:rosso|blu|verde|giallo|rosa|nero|bianco|arancione|viola)|come (?:una? )?\\S+(?:\\s\\S+){0,3})[.!?]*$`,
      ),
    ],
    maybeChanges: [
      starts(
        `(?:il |lo |la |i |gli |le |l'|suo |sua )\\S+(?: \\S+){0,3} (?:è|sono|sembra|ha|hanno|manca|sembrano)\\s+\\S`,
      ),
      starts(
        `(?:ora |adesso |poi |ma |e |anche )*(?:fai|rendi|metti|cambia|dipingi|trasforma|colora|sposta) (?:che )?(?:il|la|lo|i|gli|le|l'|suo|sua|tutto|più) ?\\S`,
      ),
      starts(`(?:come|in|con|senza|di|da|su|al|alla|a|per|sotto|solo|nel|nella)\\s+\\S+(?:\\s\\S+){0,7}$`),
      starts(`(?:il|la|lo|i|gli|le) \\S+(?:\\s\\S+){0,4} (?:dovrebbe|deve|dovrebbero|devono)${END}`),
      starts(`(?:che ne dici di|e se|magari|forse|o|meglio)\\s+\\S`),
      starts(`(?:ora|adesso|poi|e|ma)\\s+\\S`),
      starts(`.{1,200}(?:invece|al posto d).*$`),
    ],
    agains: [
      whole(
        `(?:(?:ancora |altre |altri )(?<count>${NUMBER})|(?:me lo |lo )?(?:rifarlo|rifarla|ripeterlo|rifai|rifallo|riprova|riprovare|rifalla)(?: .{0,20})?)`,
      ),
      whole(
        `(?:fammene|dammene|fanne|disegnane|mostramene|fai|dammi|voglio|vorrei)(?: ancora)? (?:altr[eio] )?(?<count>${NUMBER})(?: (?:altre|altri|ancora|in più|volte))?`,
      ),
      whole(
        `(?:dammi |fammi |mostrami |voglio |vorrei |disegna |fai )*(?:altr[eio] )?(?:(?<count>${NUMBER}) )?(?:(?:altre|altri|nuove|diverse) )*(?:versioni|varianti|variazioni|altre|altri)(?: (?:ancora|d(?:i questa|i questo|ella (?:${ORDINAL})|el (?:${ORDINAL}))(?: (?:${PICTURE}))?))?`,
        "version|varia|altr",
      ),
      whole(
        `(?:ripeti|rifai|fai|fallo|disegnalo|disegna|riprova|prova)(?: (?:lo stesso|la stessa cosa|questo))?(?: (?:di nuovo|ancora|ancora una volta|un'altra volta))`,
      ),
      whole(`(?:la|il) (?:${ORDINAL})(?: (?:${PICTURE}))? (?:di nuovo|ancora)`),
    ],
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
    mine: rule(String.raw`(?:mia ultima (?:immagine|foto)|mio ultimo disegno)`),
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
