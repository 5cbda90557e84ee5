import type { LanguageSource } from "../language.ts";
import { italianOptions } from "./options/it.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE = "immagine|disegno|foto|dipinto|illustrazione|versione|variante|quadro";
const NUMBER =
  "\\d{1,6}|mezza dozzina di|una dozzina di|una?|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|alcune|alcuni|varie|diverse|un paio di";
const ORDINAL = "prim[oa]|second[oa]|terz[oa]|quart[oa]|quint[oa]|ultim[oa]|precedente|altr[oa]|originale";

export const italian: LanguageSource = {
  code: "it",
  common:
    "preferisco preferivo qualche aggiungi aggiungerei vorrei fai fammi togli senza più lascia perdere stare vorrei potresti metti togli gli degli della nel questo questa ciao grazie bello bella mi piace anche il lo la gli le un uno una di del della dei delle in nel nella con e che per al alla è più mio mia mi ma non senza chi come voglio gatto fai disegna puoi questo questa sono sul sulla anche vorrei fallo falla rendilo rendila mettilo togli aggiungi cambia metti ciao grazie sei molto ora stesso stessa altra altro cielo notte sfondo immagine immagini disegno rosso nero bianco meno quanto quante fammi mostrami dammi dal dalla allo agli degli nei sotto sopra buongiorno ti ha fare crea dipingi cancella miei mie verde tutto cane quanti quanta anni hai hanno fammene dammene altre altri due tre quattro pronta pronto potresti perché dove quando quale quali cosa c'è ai alle dello nello era sia fosse piace piacciono ancora già così però nonna farmi",
  lines: {
    "talk:greeting": "ehilà|ciao ciao|salve a tutti|buona giornata",
    "talk:thanks": "grz|molte grazie|grazie tante|grazie infinite",
    "talk:farewell": "ho finito",
    "talk:yes": "perfetto|ci sta|sì grazie|volentieri",
    "talk:no": "no|nah|no grazie|non so|non lo so|forse|non ancora|non importa",
    "talk:praise": "così va bene|troppo bello|buono|eccellente",
    "talk:chat": "scusami|un momento|sul serio|mi annoio",
    "about:self":
      "sei reale|che modello usi|quale modello usi|presentati|parlami di te|cos'è questo|che cos'è",
    "about:maker":
      "chi ti ha creato|chi ti ha fatto|chi ti ha programmato|chi ti ha sviluppato|chi ti ha costruito",
    "about:cost": "quanto costi|devo pagare",
    "about:waiting": "quanto tempo ci vuole|dove è la mia immagine",
    "about:abilities":
      "che cosa sai fare|che cosa puoi fare|che fai|puoi disegnare|parli italiano|sai l'italiano|puoi modificare le foto|esempi|un esempio|fammi un esempio|dammi un esempio",
    help: "mi puoi aiutare|come funzioni|cosa devo dire|cosa posso dire|non ho capito",
    history: "storico|vedi le mie immagini|che cosa hai disegnato|lista|elenco",
    cancel: "anzi no|cancella",
    "delete-data": "dimenticami|cancella tutto|elimina tutto|cancella tutto quello che sai di me",
    complaint: "così no|bruttissimo|non è così|non era questo|non è giusto",
    vague: "qualcosa|qualsiasi cosa|quello che ti pare|sorprendimi|nuova immagine|scegli tu",
    again: "ripetilo|prova ancora|fallo ancora|di più",
  },
  words: {
    depicts:
      "immagine_di immagine_del immagine_della immagine_dei immagine_con immagine_in_cui immagine_che_mostra immagine_su immagine_d' immagini_di",
    greet:
      "ciao salve buongiorno buonasera buon_giorno buona_sera hey ehi come_stai come_va come_sta tutto_bene tutto_ok che_si_dice ci_sei c'è_qualcuno hello hola piacere",
    thanks: "grazie grazie_mille mille_grazie tante_grazie grazzie ti_ringrazio ringrazio thx",
    bye: "arrivederci addio a_dopo a_presto a_domani buonanotte buona_notte ci_vediamo è_tutto basta_così bye ciao_ciao alla_prossima",
    yes: "sì ok okay va_bene certo d'accordo esatto esattamente certamente capito perfetto_sì giusto ovvio vai fai_pure sicuro dai ottimo_sì",
    no: "no non mai né nessun nessuna nessuno niente",
    praise:
      "favoloso favolosa incantevole delizioso deliziosa bello bella bellissimo bellissima stupendo stupenda perfetto perfetta ottimo ottima fantastico fantastica meraviglioso meravigliosa splendido splendida magnifico carino carina fico figo forte grande bravo brava bravissimo bene benissimo eccezionale incredibile wow mi_piace piace adoro lo_adoro amo mi_piace_molto simpatico divertente spettacolare spettacolo ahah* haha* ben_fatto bel_lavoro meglio niente_male non_male top geniale super che_bello pazzesco tanta_roba felice contenta contento complimenti",
    poor: "perché_ha perché_c'è perché_ci_sono perché_è sembra_un sembra_una sembra_più brutto brutta orribile terribile pessimo pessima sbagliato sbagliata male strano strana schifo noioso non_mi_piace non_mi_piace_per_niente non_è_quello non_era_quello non_così non_ci_siamo hai_sbagliato hai_dimenticato dimenticato manca mancano deludente deluso sfocato cos'è_questo non_somiglia fa_schifo non_va non_va_bene bruttino boh",
    filler:
      "hmm mmm ehm eh ah oh beh be' allora dunque quindi senti guarda amico amica fratello davvero molto proprio tanto così credo_che penso_che secondo_me forse solo soltanto anche e poi comunque insomma scusa scusi aspetta un_attimo interessante bot agente un_po'_di cioè ma_dai tutto abbastanza magari veramente ecco",
    please: "per_favore per_piacere perfavore pls se_possibile se_puoi se_riesci cortesemente",
    ask: "puoi potresti mi_puoi potete può potrebbe riesci riusciresti vorrei_che voglio_che è_possibile sarebbe_possibile si_può possiamo ti_va_di aiutami_a saresti_in_grado",
    want: "fammene dammene fanne voglio vorrei mi_piacerebbe ho_bisogno mi_serve mi_servirebbe dammi mi_dai mostrami fammi_vedere che_ne_dici_di che_ne_dici e_se posso_avere posso_vedere immagina immaginati cerco vogliamo vorremmo avrei_bisogno desidero nuova_idea fammi fateci facci mi_fai",
    draw: "vedere avere disegna disegnami disegnare disegni dipingi dipingimi dipingere crea creami creare genera generare generami illustra illustrami progetta schizza realizza realizzami produci",
    make: "fai fare metti mettere mettici dai dare lascia rendi rendere colora colorare mostra vesti poni",
    edit: "fa_che fai_che aggiungerei toglierei metterei cambierei leverei metti mettere poni fallo falla falli falle rendilo rendila rendili mettilo mettila mettigli mettile mettici dagli farlo farla renderlo renderla metterlo metterci cambia cambiare cambialo cambiagli modifica modificare modificalo aggiungi aggiungere aggiungici aggiungigli togli togliere togligli toglilo rimuovi rimuovere elimina eliminare cancella cancellare sostituisci sostituire trasforma trasformare trasformalo trasformala converti convertilo gira ruota ruotalo specchia ritaglia ingrandisci ingrandire riduci rimpicciolisci schiarisci scurisci migliora correggi aggiusta sposta avvicina allontana aumenta diminuisci dipingilo disegnalo coloralo inserisci leva levagli lascialo alza abbassa sfuma",
    me: "mi ci per_me a_me",
    it: "lo la gli le li questo quello ciò tutto esso lui lei ne",
    the: "il lo la i gli le l' del della dei degli delle al alla sul sulla nel nella dal dalla suo sua suoi sue questo questa quel quella quei dello all' dell' sull' nell'",
    a: "un uno una un' qualche dei",
    my: "mio mia miei mie nostro nostra",
    pic: "richiesta ordine immagine disegno foto fotografia dipinto quadro illustrazione versione variante immagini disegni versioni risultato colori stile tentativo opera",
    same: "lo_stesso la_stessa la_stessa_cosa stesso stessa uguale identico identica stessi",
    again:
      "ancora ancora_una_volta di_nuovo un'altra un_altro un'altra_volta un_altra altro altra ripeti rifallo rifai rifare rifalla fanne faccene fanne_un'altra fammene ancora_uno ancora_una un'altra_versione altri altre nuova_versione riprova uno_in_più un'altra_immagine daccapo",
    variant: "varianti variazioni versioni alternative variante",
    number: "alcuni alcune paio diverse qualche",
    more: "più meno un_po' un_po un_pochino pochino troppo troppa troppi troppe maggiore minore migliore bianco_e_nero leggermente meno_di",
    colour:
      "rosso rossa rossi blu azzurro azzurra verde verdi giallo gialla arancione viola rosa marrone nero nera neri bianco bianca grigio grigia dorato dorata argento turchese scuro scura chiaro chiara luminoso luminosa colorato colorata trasparente soleggiato nuvoloso allegro triste",
    square: "quadrato quadrata",
    wide: "orizzontale panoramico panoramica formato_orizzontale paesaggio largo",
    tall: "verticale formato_verticale ritratto",
    vague: "qualcosa qualsiasi_cosa regalo",
    style:
      "acquerello acquarello olio a_olio matita carboncino inchiostro xilografia pixel_art 3d seppia anime manga cartone cartone_animato fumetto lego retrò vintage cyberpunk minimalista minimal realistico fotorealistico impressionista bianco_e_nero stile mosaico pop_art cubista",
    scene:
      "notte giorno sera mattina alba tramonto mezzogiorno mezzanotte pioggia neve nebbia inverno estate autunno primavera natale temporale crepuscolo",
    but: "ma però invece al_posto stavolta questa_volta tranne",
    now: "ora adesso poi dopo e_ora anche",
    prep: "in con senza di a da su per come sopra sotto dietro davanti dentro durante tra fra verso che nel nella sul sulla al alla del della dal ad",
    i: "io sono noi siamo ho abbiamo mi_chiamo sto",
    you: "tu te ti tuo tua tuoi voi vi sei hai saresti lei_è",
    they: "oggi ieri domani qualcuno gente vita mamma papà capo lui lei",
    verb: "sono sto ho ero avevo penso credo so perso comprato mangiato morto sposa sposato arrivato detto dice sento visto venuto lavoro lavorare dimenticato vinto rotto vado va piove sembra ricordo stanco stanca finito spero abito fa_freddo",
    is: "fosse è sono era erano c'è ci_sono ha hanno sembra sembrano viene sarebbe",
    modal: "sia abbia siano deve dovrebbe devono dovrebbero bisogna potrebbe può serve",
    what: "che che_cosa cosa cos' chi come quando dove qual quale quali perché quanto quanta quanti quante cos'è che_cos'è",
    cancel:
      "annulla annullare annullalo ferma fermati fermo fermare stop basta lascia_perdere lascia_stare lascia non_farlo non_disegnare smetti smettila dimenticalo lascialo_stare meglio_di_no niente_più non_importa interrompi non_serve non_serve_più come_non_detto",
    delete: "cancella cancellare elimina eliminare dimentica dimenticami rimuovi",
    data: "dati cronologia account messaggi informazioni conversazione tutto_su_di_me di_me tutto chat gdpr",
    help: "aiuto aiutami mi_aiuti puoi_aiutarmi come_funziona come_si_usa come_ti_uso cosa_posso che_posso cosa_devo istruzioni comandi menu non_capisco ho_bisogno_di_aiuto come_faccio guida",
    past: "ultime ultimi le_mie_immagini i_miei_disegni le_mie_foto cronologia galleria tutte_le_mie cosa_hai_disegnato finora fino_a_ora precedenti vecchie_immagini mie_immagini miei_disegni",
    left: "limite quante_immagini quanti_disegni quante_ne quanti_ne mi_restano restano rimangono quota al_giorno",
    cost: "costa costare costerà costo prezzo prezzi gratis gratuito pagare paga pagamento tariffa soldi caro",
    wait: "quanto_ci_vuole quanto_manca pronto pronta è_pronto è_pronta ci_sei_ancora dov'è_la_mia dov'è_il_mio ancora_niente sto_aspettando sbrigati più_veloce manca_molto hai_finito quanto_ci_metti",
    self: "chi_sei cosa_sei chi_saresti che_cosa_sei chiami nome bot robot umano umana ia vero persona macchina modello presentati di_te agente",
    maker: "chi_ti chi_ti_ha creatore sviluppatore dietro_di_te chi_ha_creato chi_ha_fatto",
    able: "cosa_puoi cosa_sai che_sai_fare cosa_fai sai_disegnare parli capisci esempi esempio video musica canzoni modificare_foto quali_stili italiano inglese posso_caricare posso_inviare capace",
    errand:
      "scrivere tradurre raccontare spiegare calcolare cercare cantare ricordare riassumere lettera storia compiti raccontami racconta dimmi spiega spiegami scrivi scrivimi traduci calcola canta cantami cerca prenota compra ordina chiama ricordami consiglia consigliami riassumi gioca leggi ignora rispondi risolvi barzelletta poesia ricetta",
    small: "e o oppure si ci là lì qui qua di_esso nulla per_niente",
  },
  goesBack: {
    before: "(?:(?:no|mmm|hmm|ok|aspetta|anzi|per favore|puoi) )*",
    says: "annulla (?:la modifica|l'ultima modifica|il cambiamento|l'ultimo cambiamento)|(?:torna|tornare|torniamo|ritorna) (?:indietro|com'era|come prima|a quella di prima|(?:alla|al|a) (N)(?: immagine| versione)?)|(?:la|il|l') ?(N)(?: immagine| versione)? era (?:molto )?(?:meglio|migliore|più bella)|(?:preferisco|preferivo) (?:la|il|l') ?(N)(?: immagine| versione)?|(?:ripartiamo|continuiamo|restiamo|continua) (?:dalla|dal|con la|con il|sulla) (N)(?: immagine| versione)?|era meglio prima|quella di prima era (?:molto )?meglio|rimettila com'era",
    after: "(?: (?:per favore|grazie))*",
  },
  musing: {
    hint: "pens|mente|immagin|vogli|idea",
    before: `${thoughts("beh|allora|ciao|dunque|mah|ecco|ok|boh")}(?:(?:pensavo|stavo pensando|sto pensando|penso) (?:a|ad)|ho in mente|avevo in mente|(?:mi )?immagino|quello che (?:voglio|vorrei) e|la mia idea e) `,
    thing: "(?:un|uno|una|qualcosa|due|tre|dei|delle) ",
    something: "(?:(?:voglio|vorrei|disegna|disegnami|fammi) )?qualcosa con (?:i |gli |le |il |la )?",
    instead: "voglio #",
  },
  options: italianOptions,
  verbs: "first",
  asksByOrder: false,
  rules: () => ({
    closings: [rule(String.raw`[\s,.!]+(?:per favore|per piacere|grazie|grazie mille|per me)[\s.!?]*$`)],
    draws: [],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:diverse |nuove )*(?:immagini|versioni|varianti|variazioni)(?: diverse)? (?:di|del|della|dei|con|su)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in )?(?<count>${NUMBER}) (?:immagini|versioni|varianti|variazioni|volte|foto|disegni|copie|opzioni|esemplari)\\s?\\)?[.!?]*$`,
      ),
      rule(`^(?<rest>.*\\S)\\s+in (?<count>${NUMBER}) (?:versioni|varianti|copie)[.!?]*$`),
    ],
    numbers: folded({
      "mezza dozzina di": 6,
      "una dozzina di": 12,
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
      rule(`(?:^|la |il |l'|mia |mio |della |del )(?<nth>${ORDINAL}) (?:${PICTURE})(?![a-z])`),
      rule(
        `(?:^|la |il |l'|mia |mio |della |del )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|(?:di notte|di giorno|più|meno|un po'|molto|blu|verde|al)(?![a-z])|ma|in|con|senza|come|di nuovo|ancora|per))`,
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
    thePicture: new Map([
      ["", "l'immagine"],
      ["della", "dell'immagine"],
      ["del", "dell'immagine"],
    ]),
    mine: rule(`(?:mia ultima (?:immagine|foto)|mio ultimo disegno)`),
    nothings: new Set(phrases("qualcosa di bello|qualcos'altro|arte|quello che vuoi")),
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
