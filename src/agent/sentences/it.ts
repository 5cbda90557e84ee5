import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 immagine", "# immagini");
const minutes = (number: number) => counted(number, "1 minuto", "# minuti");
const hours = (number: number) => `${number} ore`;
const seconds = (number: number) => counted(number, "1 secondo", "# secondi");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "il formato l'ha scelto il servizio di immagini",
  ratio: "il servizio di immagini non ha queste proporzioni, ho preso le più vicine",
  size: "le dimensioni le ha scelte il servizio di immagini",
  count: "quante farne l'ha deciso il servizio di immagini",
  seed: "il seed non è stato usato",
  quality: "la qualità l'ha scelta il servizio di immagini",
  transparent: "lo sfondo non è trasparente",
  edit: "è un'immagine nuova, non quella di prima modificata",
  inputs: "la tua immagine non è stata usata",
  length: "il tuo testo era lungo e l'ho accorciato",
  resolution: "la risoluzione non posso sceglierla, l'immagine arriva grande come la disegna il servizio",
  format: "l'immagine arriva nel formato di file del servizio di immagini",
  motion: "è un'immagine ferma, non si muove nulla",
  mixed: "tutte le immagini di un messaggio hanno lo stesso formato, chiedimi l'altra dopo",
  flags: "alcune opzioni qui non le conosco e le ho lasciate fuori",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "Quello che hai mandato non è un'immagine che so leggere. Mandami un PNG o un JPEG, oppure descrivimela a parole.",
  "too-large":
    "Questa immagine è troppo grande per me. Mandamene una più piccola, oppure descrivimela a parole.",
  gone: "Non trovo più l'immagine che hai mandato. Me la rimandi?",
  "too-many": "Sono troppe immagini in una volta. Mandamene al massimo quattro.",
  "not-allowed": "Questo non posso aprirlo. Mandami direttamente l'immagine, oppure descrivimela a parole.",
};

const NOTHING_TO_CANCEL = "In questo momento non sto disegnando niente, quindi non c'è nulla da annullare.";

const remaining = (left: number) =>
  left === 0
    ? "Per ora non ti restano immagini."
    : `Per ora ti ${left === 1 ? "resta" : "restano"} ${pictures(left)}.`;

export const italian: Sentences = {
  code: "it",
  greeting:
    "Ciao! Disegno quello che mi descrivi. Dimmi cosa vorresti vedere, per esempio:\n\n" +
    "- Un faro nella tempesta, in stile xilografia\n" +
    "- Una volpe che dorme in una tazza da tè, ad acquerello",
  talk: {
    thanks: "Figurati! Dimmi se cambio qualcosa o cosa disegno adesso.",
    farewell: "A presto! Quando vuoi un'altra immagine, basta che me la descrivi.",
    yes: "Bene! Dimmi cosa disegnare o cosa cambiare.",
    no: "Nessun problema. Quando vuoi, dimmi cosa disegnare o cosa cambiare.",
    praise: "Sono contento che ti piaccia! Di' «ancora» per averne un'altra, o dimmi cosa disegno adesso.",
    chat: "Me la cavo meglio a disegnare che a chiacchierare. Descrivimi qualcosa e te lo disegno.",
  },
  about: {
    self: "Sono un agente che fa immagini: tu descrivi, un servizio di immagini disegna e io te la mando in una risposta firmata. Cosa disegno?",
    maker:
      "Sono un agente del protocollo uAgents: mi gestisce il mio operatore e a disegnare è un servizio di immagini. Cosa vorresti vedere?",
    cost: "Per come stanno le cose ora, parlare con me non ti costa niente. C'è solo un limite di immagini a persona: di' «qual è il mio limite» per vedere il tuo.",
    abilities:
      "Disegno quello che descrivi: foto, quadri, loghi, biglietti, in qualsiasi stile. Poi posso cambiarlo, di' per esempio «la stessa ma di notte», o fare varianti. Cosa vorresti vedere?",
    other: "Di questo non so niente, io so solo disegnare. Descrivimi un'immagine e mi metto all'opera.",
  },
  help: (left) =>
    "Ecco cosa puoi dirmi:\n\n" +
    "- Descrivi un'immagine: «un faro nella tempesta, in stile xilografia»\n" +
    "- Cambiala: «la stessa ma di notte»\n" +
    "- Chiedine altre: «ancora» o «quattro varianti»\n" +
    "- Scegli il formato: aggiungi «orizzontale» o «sfondo per telefono»\n" +
    "- «cronologia» mostra le tue immagini finora\n" +
    "- «annulla» ferma quello che non è ancora disegnato\n" +
    "- «cancella i miei dati» elimina tutto quello che ho di te\n\n" +
    (left === null ? "Non c'è un limite di immagini." : remaining(left)),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "Qui non c'è un limite di immagini. Cosa disegno?";
    return inMinutes === null
      ? remaining(left)
      : `${remaining(left)} Fra ${wait(inMinutes)} ne avrai una in più.`;
  },
  waiting: (open) => {
    if (open === 0) return "In questo momento non sto disegnando niente. Dimmi cosa vorresti vedere.";
    return open === 1
      ? "Sto ancora lavorando a 1 immagine per te. Arriva qui appena è pronta."
      : `Sto ancora lavorando a ${open} immagini per te. Arrivano qui appena sono pronte.`;
  },
  vague: "Certo! Cosa ci deve essere? Per esempio: «una volpe rossa nella neve all'alba».",
  nothingToChange:
    "Qui non c'è ancora un'immagine da cambiare. Prima descrivine una, o di' «la mia ultima immagine» se ne intendi una di prima.",
  noSuchPicture: (number) =>
    number === 0
      ? "Qui non c'è ancora nessuna immagine. Descrivimene una e la disegno."
      : `Quella non ce l'ho: finora qui ${counted(number, "c'è 1 immagine", "ci sono # immagini")}. ${number === 1 ? "È quella?" : "Quale intendi?"}`,
  complaint:
    "Sistemiamola. Dimmi cosa cambiare, per esempio «più chiara» o «senza testo», o di' «ancora» per riprovare.",
  propose: {
    draw: "Vuoi che lo disegni? Di' «sì» e lo faccio, oppure dimmi con altre parole cosa vorresti.",
    change:
      "Vuoi che cambi l'immagine così? Di' «sì» e lo faccio, oppure dimmi con altre parole cosa vorresti.",
    again:
      "Vuoi che la disegni un'altra volta? Di' «sì» e lo faccio, oppure dimmi con altre parole cosa vorresti.",
  },
  pictureAgain: (n) =>
    `Ecco di nuovo l'immagine ${n}. Per continuare con questa, di' per esempio «immagine ${n}, ma più chiara».`,
  historyEmpty: "Qui non ci sono ancora immagini. Descrivimene una e la disegno.",
  history: (shown, all) => {
    if (all === 1) return "La tua immagine in questa chat:";
    return shown < all
      ? `${shown === 1 ? "L'ultima" : `Le ultime ${shown}`} delle tue ${all} immagini in questa chat:`
      : `Le tue ${all} immagini in questa chat:`;
  },
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = counted(
      paid,
      "1 immagine era già in lavorazione e arriverà comunque.",
      "# immagini erano già in lavorazione e arriveranno comunque.",
    );
    if (cancelled === 0) return `Troppo tardi per annullare: ${coming}`;
    const stopped = `Ho annullato ${pictures(cancelled)}. Non conta per il tuo limite.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "Così cancello per sempre le tue immagini, i loro link e tutto quello che ho di te. Se è quello che vuoi, scrivi: cancella tutti i miei dati",
  deleteConfirm: "cancella tutti i miei dati",
  deleted:
    "Fatto. Le tue immagini e tutto quello che avevo di te sono stati cancellati. Puoi ricominciare quando vuoi.",
  deleteKept: "Va bene, resta tutto com'è. Cosa disegno adesso?",
  queued: (ahead) =>
    ahead === 0
      ? "Ricevuto, la tua è la prossima."
      : `Ricevuto, è in coda. ${counted(ahead, "C'è ancora 1 altra immagine", "Ci sono ancora altre # immagini")} in lavorazione.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Sto ancora disegnando. Arriva appena è pronta."
      : `Sto ancora disegnando. Di solito ci metto circa ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `Per ora hai raggiunto il tuo limite: ${pictures(limit)} ${windowMinutes === 60 ? "all'ora" : `ogni ${wait(windowMinutes)}`}. Puoi avere la prossima fra ${wait(freeIn)}.`,
  overDay: (freeIn) =>
    `Per oggi ho disegnato tutto quello che posso. Puoi avere la prossima immagine fra ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `Questa descrizione è troppo lunga per me: al massimo ${most.toLocaleString("it")} caratteri, per favore.`,
  tooManyMessages: (most, freeIn) =>
    `Leggo fino a ${most} messaggi all'ora per persona, e questo era l'ultimo. Riprendo a leggere tra ${wait(freeIn)}.`,
  alreadyAtIt: "Ci sto già lavorando. Sarà qui tra un attimo.",
  justAnswered:
    "Ti ho appena risposto. Chiedi di nuovo tra qualche secondo se ne vuoi un'altra, o dimmi che cosa deve cambiare.",
  drawnAs: (prompt) => `Disegnato così: ${prompt}`,
  notHonoured: (what) => `Buono a sapersi: ${what.map((one) => NOT_HONOURED[one]).join("; ")}.`,
  onlySoMany: (most) => `In questo momento posso disegnare al massimo ${pictures(most)}.`,
  someMissing: (drawn, wanted) =>
    `Stavolta ${drawn === 1 ? "è riuscita" : "sono riuscite"} solo ${drawn} di ${pictures(wanted)}. Di' «ancora» per averne altre.`,
  suggestion: "La vuoi diversa? Basta dirlo, per esempio «la stessa ma di notte» o «quattro varianti».",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "Bene, ho la tua immagine. Cosa ci faccio? Per esempio «trasformala in un acquerello» o «aggiungi la neve».",
  apologies: {
    refused:
      "Mi dispiace, il servizio di immagini non ha voluto disegnarlo. Prova con altre parole, o togli quello che potrebbe essere troppo.",
    "not-configured":
      "Mi dispiace, non posso ancora disegnare: il mio operatore deve finire la configurazione.",
    unavailable: "Mi dispiace, il servizio di immagini è sovraccarico. Riprova fra qualche minuto.",
    failed: "Mi dispiace, qualcosa è andato storto e non c'è nessuna immagine. Riprova fra qualche minuto.",
    deadline: "Mi dispiace, ci è voluto troppo e mi sono fermato. Riprova fra qualche minuto.",
  },
};
