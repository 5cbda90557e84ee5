import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 Bild", "# Bilder");
const minutes = (number: number) => counted(number, "1 Minute", "# Minuten");
const hours = (number: number) => `${number} Stunden`;
const seconds = (number: number) => counted(number, "1 Sekunde", "# Sekunden");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "Das Format hat der Bilddienst gewählt",
  ratio: "Dieses Seitenverhältnis hat der Bilddienst nicht, ich habe das nächste genommen",
  size: "Die Größe hat der Bilddienst gewählt",
  count: "Wie viele es werden, hat der Bilddienst entschieden",
  seed: "Den Seed konnte ich nicht verwenden",
  quality: "Die Qualität hat der Bilddienst gewählt",
  transparent: "Der Hintergrund ist nicht transparent",
  edit: "Das Bild ist neu gezeichnet, nicht das alte verändert",
  inputs: "Dein eigenes Bild ist nicht eingeflossen",
  length: "Dein Text war lang, ich habe ihn gekürzt",
  resolution: "Die Auflösung kann ich nicht wählen, das Bild kommt so groß, wie der Bilddienst es zeichnet",
  format: "Das Bild kommt im Dateiformat des Bilddienstes",
  motion: "Es ist ein stehendes Bild, darin bewegt sich nichts",
  mixed: "Alle Bilder einer Nachricht haben dasselbe Format, bitte wünsch dir das andere danach",
  flags: "Einige der Optionen kenne ich hier nicht und habe sie weggelassen",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "Was du geschickt hast, kann ich nicht als Bild lesen. Schick mir bitte ein PNG oder JPEG, oder beschreib es in Worten.",
  "too-large": "Das Bild ist mir zu groß. Schick mir bitte ein kleineres, oder beschreib es in Worten.",
  gone: "Das Bild, das du geschickt hast, finde ich nicht mehr. Schick es mir bitte noch einmal.",
  "too-many": "Das sind zu viele Bilder auf einmal. Schick mir bitte höchstens vier.",
  "not-allowed": "Das darf ich nicht öffnen. Schick mir bitte das Bild selbst, oder beschreib es in Worten.",
};

const NOTHING_TO_CANCEL = "Gerade wird nichts gezeichnet, es gibt also nichts abzubrechen.";

export const german: Sentences = {
  code: "de",
  greeting:
    "Hi! Ich mache aus deinen Worten Bilder. Sag mir, was du sehen möchtest, zum Beispiel:\n\n" +
    "- Ein Leuchtturm im Sturm, als Holzschnitt\n" +
    "- Ein Fuchs, der in einer Teetasse schläft, als zartes Aquarell",
  talk: {
    thanks: "Gern! Sag mir, ob ich etwas ändern oder was ich als Nächstes zeichnen soll.",
    farewell: "Tschüss! Wenn du wieder ein Bild möchtest, beschreib es mir einfach.",
    yes: "Gut! Sag mir, was ich zeichnen oder ändern soll.",
    no: "Kein Problem. Sag einfach, wenn ich etwas zeichnen oder ändern soll.",
    praise: "Freut mich! Sag „nochmal“ für ein weiteres, oder sag mir, was ich als Nächstes zeichnen soll.",
    chat: "Zeichnen kann ich besser als plaudern. Beschreib mir etwas, und ich zeichne es dir.",
  },
  about: {
    self: "Ich bin ein Agent für Bilder: Du beschreibst etwas, ein Bilddienst zeichnet es, und ich schicke es dir in einer signierten Antwort. Was soll ich zeichnen?",
    maker:
      "Ich bin ein Agent, der das uAgents-Protokoll spricht. Mein Betreiber kümmert sich um mich, das Zeichnen übernimmt ein Bilddienst. Was möchtest du sehen?",
    cost: "So wie es jetzt ist, kostet dich das Chatten mit mir nichts. Nur die Zahl der Bilder pro Person ist begrenzt: Mit „mein Limit“ siehst du deins.",
    abilities:
      "Ich zeichne, was du beschreibst: Fotos, Gemälde, Logos, Karten, in jedem Stil. Danach ändere ich es, wenn du zum Beispiel „das Gleiche, aber bei Nacht“ sagst, oder mache Varianten. Was möchtest du sehen?",
    other: "Da kann ich nicht helfen, ich zeichne nur. Beschreib mir ein Bild, und ich lege los.",
  },
  help: (left) =>
    "Das kannst du mir sagen:\n\n" +
    "- Ein Bild beschreiben: „ein Leuchtturm im Sturm, als Holzschnitt“\n" +
    "- Es ändern: „das Gleiche, aber bei Nacht“\n" +
    "- Mehr davon: „nochmal“ oder „vier Varianten“\n" +
    "- Das Format: Häng „im Querformat“ oder „als Handy-Hintergrund“ an\n" +
    "- „Verlauf“ zeigt deine bisherigen Bilder\n" +
    "- „abbrechen“ stoppt, was noch nicht gezeichnet ist\n" +
    "- „lösche meine Daten“ löscht alles, was ich von dir habe\n\n" +
    (left === null ? "Für Bilder gibt es kein Limit." : `Du hast gerade noch ${pictures(left)} frei.`),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "Für Bilder gibt es hier kein Limit. Was soll ich zeichnen?";
    const more = inMinutes === null ? "" : ` In ${wait(inMinutes)} kommt eins dazu.`;
    return left === 0
      ? `Du hast gerade kein Bild mehr frei.${more}`
      : `Du hast gerade noch ${pictures(left)} frei.${more}`;
  },
  waiting: (open) => {
    if (open === 0) return "Gerade wird nichts gezeichnet. Sag mir, was du sehen möchtest.";
    return open === 1
      ? "Ich bin noch an 1 Bild für dich dran. Es kommt hier, sobald es fertig ist."
      : `Ich bin noch an ${open} Bildern für dich dran. Sie kommen hier, sobald sie fertig sind.`;
  },
  vague: "Klar! Was soll darauf zu sehen sein? Zum Beispiel: „ein roter Fuchs im Schnee bei Sonnenaufgang“.",
  nothingToChange:
    "Hier ist noch kein Bild, das ich ändern könnte. Beschreib erst eins, oder sag „mein letztes Bild“, wenn du ein früheres meinst.",
  noSuchPicture: (number) =>
    number === 0
      ? "Hier gibt es noch kein Bild. Beschreib mir eins, und ich zeichne es."
      : `Das habe ich nicht: Bisher gibt es hier ${pictures(number)}. ${number === 1 ? "Meinst du das?" : "Welches meinst du?"}`,
  complaint:
    "Das kriegen wir hin. Sag mir, was anders sein soll, zum Beispiel „heller“ oder „ohne Text“, oder sag „nochmal“ für einen neuen Versuch.",
  propose: {
    draw: "Soll ich das zeichnen? Sag „ja“, dann mache ich es, oder sag mir mit anderen Worten, was du möchtest.",
    change:
      "Soll ich das Bild so ändern? Sag „ja“, dann mache ich es, oder sag mir mit anderen Worten, was du möchtest.",
    again:
      "Soll ich es noch einmal zeichnen? Sag „ja“, dann mache ich es, oder sag mir mit anderen Worten, was du möchtest.",
  },
  pictureAgain: (n) =>
    `Hier ist Bild ${n} noch einmal. Wenn du damit weitermachen willst, sag zum Beispiel „Bild ${n}, aber heller“.`,
  historyEmpty: "Hier gibt es noch keine Bilder. Beschreib mir eins, und ich zeichne es.",
  history: (shown, all) => {
    if (all === 1) return "Dein Bild hier:";
    return shown < all
      ? `${shown === 1 ? "Das letzte" : `Die letzten ${shown}`} von deinen ${all} Bildern hier:`
      : `Deine ${all} Bilder hier:`;
  },
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = counted(
      paid,
      "1 Bild war schon in Arbeit und kommt noch.",
      "# Bilder waren schon in Arbeit und kommen noch.",
    );
    if (cancelled === 0) return `Zum Abbrechen ist es zu spät: ${coming}`;
    const stopped = `Abgebrochen: ${pictures(cancelled)}. Das zählt nicht zu deinem Limit.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "Damit lösche ich endgültig deine Bilder, ihre Links und alles, was ich von dir habe. Wenn du das möchtest, schreib: lösche alle meine Daten",
  deleteConfirm: "lösche alle meine daten",
  deleted:
    "Erledigt. Deine Bilder und alles, was ich von dir hatte, sind gelöscht. Du kannst jederzeit neu anfangen.",
  deleteKept: "Okay, es bleibt alles, wie es ist. Was soll ich als Nächstes zeichnen?",
  queued: (ahead) =>
    ahead === 0
      ? "Alles klar, deins ist als Nächstes dran."
      : `Alles klar, das ist vorgemerkt. ${counted(ahead, "1 anderes Bild ist", "# andere Bilder sind")} noch in Arbeit.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Ich zeichne noch. Das Bild kommt, sobald es fertig ist."
      : `Ich zeichne noch. Meistens dauert es etwa ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `Dein Limit ist für den Moment erreicht: ${pictures(limit)} ${windowMinutes === 60 ? "pro Stunde" : `in ${wait(windowMinutes)}`}. Das nächste gibt es in ${wait(freeIn)}.`,
  overDay: (freeIn) =>
    `Für heute habe ich alles gezeichnet, was ich darf. Das nächste Bild gibt es in ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `Diese Beschreibung ist mir zu lang: bitte höchstens ${most.toLocaleString("de")} Zeichen.`,
  tooManyMessages: (most, freeIn) =>
    `Ich lese bis zu ${most} Nachrichten pro Stunde von jedem Absender, und das war die letzte davon. In ${wait(freeIn)} lese ich weiter.`,
  alreadyAtIt: "Daran arbeite ich schon. Gleich ist es hier.",
  justAnswered:
    "Darauf habe ich gerade erst geantwortet. Frag in ein paar Sekunden noch einmal, wenn du noch eins möchtest, oder sag mir, was anders sein soll.",
  drawnAs: (prompt) => `Gezeichnet als: ${prompt}`,
  notHonoured: (what) => `Gut zu wissen: ${what.map((one) => NOT_HONOURED[one]).join(". ")}.`,
  onlySoMany: (most) =>
    `Mehr als ${pictures(most)} auf einmal ${most === 1 ? "geht" : "gehen"} gerade nicht.`,
  someMissing: (drawn, wanted) =>
    `Diesmal ${drawn === 1 ? "ist" : "sind"} nur ${drawn} von ${wanted} Bildern etwas geworden. Sag „nochmal“ für mehr.`,
  suggestion:
    "Soll es anders sein? Sag es einfach, zum Beispiel „das Gleiche, aber bei Nacht“ oder „vier Varianten“.",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "Schön, dein Bild ist da. Was soll ich damit machen? Zum Beispiel „als Aquarell“ oder „mit Schnee“.",
  apologies: {
    refused:
      "Tut mir leid, der Bilddienst wollte das nicht zeichnen. Versuch es mit anderen Worten, oder lass weg, was ihm zu viel sein könnte.",
    "not-configured":
      "Tut mir leid, ich kann noch nicht zeichnen: Mein Betreiber muss erst die Einrichtung abschließen.",
    unavailable:
      "Tut mir leid, der Bilddienst ist gerade überlastet. Versuch es bitte in ein paar Minuten noch einmal.",
    failed:
      "Tut mir leid, da ist etwas schiefgegangen und kein Bild herausgekommen. Versuch es bitte in ein paar Minuten noch einmal.",
    deadline:
      "Tut mir leid, das hat zu lange gedauert, ich habe aufgehört. Versuch es bitte in ein paar Minuten noch einmal.",
  },
};
