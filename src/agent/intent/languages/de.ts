import { GERMAN } from "../words/de.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING =
  "hallo|hi|hey|moin|servus|grüß gott|grüß dich|grüezi|guten (?:morgen|tag|abend)|hallöchen|na";
const PRAISE =
  "toll|super|schön|wunderschön|klasse|perfekt|großartig|cool|genial|prima|spitze|wunderbar|fantastisch|hübsch|geil|stark|gut|sehr gut|herrlich|süß|lustig|witzig|krass|hammer|wow|mega|nice";
const PICTURE = "bild|foto|zeichnung|gemälde|version|variante|illustration|skizze|grafik";
const PICTURES = "bilder|fotos|zeichnungen|gemälde|versionen|varianten|variationen|illustrationen|skizzen";
const NUMBER =
  "\\d{1,3}|ein|eine|einen|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|ein paar|einige|mehrere";
const ORDINAL =
  "erste[nsr]?|zweite[nsr]?|dritte[nsr]?|vierte[nsr]?|fünfte[nsr]?|letzte[nsr]?|vorige[nsr]?|andere[nsr]?|\\d{1,2}\\.";
const DRAW =
  "zeichne|zeichnen|male|mal|malen|erstelle|erstellen|erzeuge|erzeugen|generiere|generieren|mach|mache|machen|zeig|zeige|zeigen|gib|geben|gestalte|gestalten|entwirf|entwerfen|kreiere|skizziere|designe|produziere|stell dir vor";

export const german: LanguageSource = {
  code: "de",
  common:
    "der die das ein eine einen einem einer und mit ist im in am auf zu den dem des mir mich bitte ich du es nicht kannst mal von für aber wie als bild zeichne male mach noch was wer mache heller dunkler etwas auch nur oder wenn sind hat kein keine keinen ohne bei unter über vor nach gleiche dasselbe nochmal danke hallo zweite erste letztes ändere füge entferne hinzu zeige zeig gib erstelle möchte will hätte dein deine sein ihre wieso warum wieviel sieht sehr viel mehr bilder schwarz weiß blau rot grün bisschen lösch lösche hund katze bist hast hab dich dir wir sie zieh setz setze färb färbe statt meinen meine seinen welche welcher wann wo woher bald schon fertig leider gar dann jetzt dass weg dazu lass nimm drei vier zwei könntest himmel hintergrund nacht kostet",
  lines: {
    "talk:greeting":
      "huhu|tach|na du|guten mittag|grüezi|wie geht es ihnen|servus|jo|hallo|hi|hey|moin|guten morgen|guten abend|hallo zusammen|hallo du|wie geht's|wie geht es dir|wie gehts|wie geht's dir|alles klar|was geht|bist du da|jemand da|guten tag|moin moin|los geht's",
    "talk:thanks":
      "dange|thx|dankii|super danke|ok danke|danke danke|danke|danke schön|dankeschön|danke dir|danke sehr|vielen dank|herzlichen dank|tausend dank|merci|besten dank|danke vielmals",
    "talk:farewell":
      "tschüss|tschüß|tschau|auf wiedersehen|bis dann|bis später|bis bald|gute nacht|mach's gut|das war's|das wars|das ist alles|schönen tag noch|fertig",
    "talk:yes":
      "jup|joa|jop|passt so|ist gut|machen wir so|ja|jo|jep|jawohl|ja bitte|ja gerne|gerne|klar|na klar|okay|ok|einverstanden|genau|richtig|stimmt|passt|in ordnung|natürlich|sicher|verstanden|alles klar|mach das|gut|na gut",
    "talk:no":
      "nein|nee|ne|nö|nein danke|lieber nicht|keine ahnung|weiß nicht|ich weiß nicht|vielleicht|mal sehen|egal|noch nicht",
    "talk:praise": `find ich gut|finde ich gut|find ich super|top|sauber|läuft|perfekt danke|${PRAISE}|haha|hihi|gefällt mir|das gefällt mir|gefällt mir sehr|sehr schön|sehr gut|gut gemacht|gute arbeit|nicht schlecht|ich find's toll|besser|viel besser|so ist es gut|genau so|perfekt so`,
    "talk:chat":
      "hm|hmm|aha|ach so|achso|oh|ups|entschuldigung|sorry|moment|warte|interessant|echt|wirklich|mir ist langweilig",
    "about:self":
      "wer bist du|was bist du|wie heißt du|wie ist dein name|dein name|erzähl von dir|stell dich vor|bist du ein bot|bist du ein mensch|bist du echt|bist du eine ki|welches modell bist du|welches modell benutzt du|was ist das hier",
    "about:maker": "wer steckt hinter dir|wem gehörst du|wer betreibt dich",
    "about:cost":
      "kostet das was|kostet das etwas|ist das kostenlos|ist das gratis|bist du kostenlos|preis|preise|kosten",
    "about:quota": "limit|kontingent|mein limit",
    "about:waiting":
      "wie lange noch|wie lange|dauert es noch lange|fertig|wo ist mein bild|wo bleibt mein bild|wo bleibt das bild|status|immer noch nichts|ich warte|schneller|beeil dich",
    "about:abilities":
      "was kannst du|was kannst du alles|was machst du|was kannst du zeichnen|was kannst du malen|kannst du zeichnen|kannst du malen|kannst du fotos bearbeiten|kannst du bilder bearbeiten|zeig was du kannst|beispiele|beispiel|sprichst du deutsch|welche stile kannst du|verstehst du deutsch",
    help: "hilfe|hilf mir|kannst du mir helfen|wie geht das|wie funktioniert das|wie funktionierst du|was soll ich sagen|was soll ich schreiben|was kann ich sagen|was kann ich tun|was kann ich machen|anleitung|befehle|menü|ich brauche hilfe|ich verstehe nicht|ich verstehe das nicht|was nun",
    history:
      "was habe ich schon gemacht|zeig mir die alten bilder|frühere bilder|meine alten bilder|meine früheren bilder|verlauf|meine bilder|alle bilder|letzte bilder|meine letzten bilder|galerie|was hast du gezeichnet|was hast du gemalt|was habe ich bestellt|was hast du bisher gezeichnet|liste",
    cancel:
      "nee lass|nein lass|lass mal|lass es sein|doch lieber nicht|nicht weiter|mach das nicht|stop bitte|bitte abbrechen|abbrechen bitte|abbrechen|abbruch|stopp|stop|halt|hör auf|hör auf zu zeichnen|aufhören|vergiss es|egal vergiss es|lass es|lass das|lass gut sein|doch nicht|nicht zeichnen|brich ab|brich das ab|storniere|stornieren|stoppen|nein stopp",
    "delete-data":
      "lösche meine daten|lösch meine daten|meine daten löschen|lösche alles|alles löschen|vergiss mich|lösche meine bilder|lösch meine bilder|lösche den verlauf|verlauf löschen|lösche alles über mich|lösche alles was du über mich weißt|lösche mein konto|dsgvo",
    complaint:
      "gar nicht gut|nicht so gut|nicht das richtige|das ist nichts|das ist es nicht|das ist nicht richtig|sieht komisch aus|sieht schlecht aus|sieht blöd aus|nein falsch|ganz falsch|so nicht|was ist das denn|hässlich|schlecht|furchtbar|schrecklich|falsch|das ist falsch|gefällt mir nicht|das gefällt mir nicht|gefällt mir gar nicht|das ist hässlich|das ist schlecht|nicht gut|nicht schön|das wollte ich nicht|so wollte ich das nicht|das meinte ich nicht|das habe ich nicht gemeint|das ist nicht das was ich wollte|das ist nicht was ich wollte|igitt|blöd|das ist doof|mag ich nicht|ich mag es nicht|was soll das sein|was soll das|das passt nicht|das stimmt nicht",
    vague:
      "zeichne|male|mal|zeichne etwas|zeichne was|male etwas|mal was|mach was|irgendwas|irgendetwas|etwas schönes|was schönes|etwas lustiges|etwas cooles|was du willst|überrasch mich|überrasche mich|ein bild|bild|neues bild|mach ein bild|etwas anderes|was anderes|was neues|such dir was aus|du entscheidest",
    again:
      "nochmal|noch mal|noch einmal|nochmals|noch eins|noch eines|noch eine|noch einen|noch ein bild|erneut|wiederholen|wiederhole|wiederhole das|wiederhol das|das gleiche|das gleiche nochmal|dasselbe|dasselbe nochmal|das selbe nochmal|versuch's nochmal|mach's nochmal|mehr|mehr davon|mehr bitte|weitere|ein anderes|eine andere version|andere version|neue version|neuer versuch|noch ein versuch|variationen|varianten|noch so eins",
  },
  words: GERMAN,
  verbs: "both",
  asksByOrder: true,
  rules: () => ({
    but: rule("[\\s,.!]+(?:aber|nur|jedoch|doch)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|bitte|okay|ok|also|gut|so|oh|${PRAISE}|danke|vielen dank|danke schön|ja|nein|nee|doch|hm+|stopp)(?: (?:dir|schön|sehr|du|zusammen|bitte))*)\\s?[,!.;:–-]+\\s*(?=\\S)`,
      ),
      starts(
        `(?:${GREETING}|okay|ok|ja|also|und|dann|jetzt|nun)\\s+(?=(?:bitte|kannst|könntest|würdest|zeichne|male|mal|erstelle|erzeuge|generiere|mach|zeig|ich möchte|ich will|ich hätte|ich brauche)\\b)`,
      ),
      starts(`bitte\\s+`),
      starts(
        `(?:kannst|könntest|würdest|willst|magst) du(?: (?:mir|uns|bitte|mal|vielleicht|noch|auch|jetzt))*\\s+(?=\\S)`,
      ),
      starts(`ich (?:möchte|will|hätte gern|würde gern),? dass du(?: mir)?\\s+`),
    ],
    closings: [
      rule(
        String.raw`[\s,.!]+(?:bitte|danke|danke schön|für mich|vielen dank|bitte danke|mal|okay|ok)[\s.!?]*$`,
      ),
    ],
    draws: [
      starts(`(?:${DRAW})(?: (?:mir|uns|bitte|mal|doch|einfach))*\\s+(?=\\S)`),
      starts(
        `ich (?:möchte|will|hätte|brauche|wünsche mir|würde|suche)(?: (?:gern|gerne|bitte|noch|gern noch|mal))*\\s+(?=\\S)`,
      ),
      starts(`(?:wie wäre es mit|wie wär's mit|was ist mit|stell dir)\\s+(?=\\S)`),
      starts(
        `(?:ein |das )?(?:schönes |neues |tolles )*bild (?:von|vom|mit|in dem|auf dem|das|zu|über)\\s+(?=\\S)`,
      ),
    ],
    tails: [
      rule(
        String.raw`\s+(?:zeichnen|malen|erstellen|generieren|erzeugen|machen|zeigen|entwerfen|gestalten|sehen|haben)[?.! ]*$`,
      ),
    ],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:verschiedene |weitere |neue )*(?:bilder|versionen|varianten|variationen|fassungen) (?:von|vom|mit|zu|für|einer|eines|der|des)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in )?(?<count>${NUMBER}) (?:verschiedene[n]? )*(?:${PICTURES}|mal)\\s?\\)?[.!?]*$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s+in (?<count>${NUMBER}) (?:verschiedenen )?(?:versionen|varianten|variationen)[.!?]*$`,
      ),
    ],
    numbers: folded({
      ein: 1,
      eine: 1,
      einen: 1,
      eins: 1,
      zwei: 2,
      drei: 3,
      vier: 4,
      fünf: 5,
      sechs: 6,
      sieben: 7,
      acht: 8,
      neun: 9,
      zehn: 10,
      "ein paar": 3,
      einige: 3,
      mehrere: 3,
    }),
    references: [
      rule(
        `\\b(?:das|die|den|dem|der|vom|mein|meine) (?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|aber|in|mit|ohne|als|nochmal|bitte|soll))`,
      ),
      rule(String.raw`(?:\b(?:nummer|nr\.?|bild|version|variante)\s?#?|#)(?<nth>\d{1,2})\b`),
    ],
    ordinals: folded({
      erste: 1,
      ersten: 1,
      erstes: 1,
      erster: 1,
      zweite: 2,
      zweiten: 2,
      zweites: 2,
      dritte: 3,
      dritten: 3,
      drittes: 3,
      vierte: 4,
      vierten: 4,
      viertes: 4,
      fünfte: 5,
      fünften: 5,
      letzte: -1,
      letzten: -1,
      letztes: -1,
      vorige: -1,
      vorigen: -1,
      andere: -2,
      anderen: -2,
      anderes: -2,
      "1.": 1,
      "2.": 2,
      "3.": 3,
      "4.": 4,
    }),
    mine: rule(String.raw`\bmein(?:e|em|en)? letzte[ns]? (?:bild|foto|zeichnung)`),
    nothings: new Set(
      phrases(
        "etwas|was|irgendwas|irgendetwas|ein bild|bild|bilder|eine zeichnung|etwas schönes|was schönes|etwas anderes|was anderes|was neues|was lustiges|was cooles|mir|eins|ein foto|kunst|ein schönes bild|ein neues bild|das|es",
      ),
    ),
    shapeHints: phrases("hintergrund|wallpaper|format|breitbild|quadrat"),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:als |für )?(?:handy|smartphone|iphone)[- ]?(?:hintergrund|wallpaper|format|hintergrundbild)\b\)?`,
        ),
        { shape: "portrait" },
      ],
      [rule(String.raw`[\s,(]{0,3}\b(?:im |in )?hochformat\b\)?`), { shape: "portrait" }],
      [
        rule(String.raw`[\s,(]{0,3}\b(?:im |in )?(?:querformat|breitformat|breitbild)\b\)?`),
        { shape: "landscape" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:quadratisch(?:es format)?|im quadrat|im quadratformat|in quadratischem format)(?![a-z])\)?`,
        ),
        { shape: "square" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}\b(?:mit )?(?:transparentem|durchsichtigem) hintergrund\b\)?`),
        { transparent: true },
      ],
    ],
  }),
};
