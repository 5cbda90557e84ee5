import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts, whole } from "./patterns.ts";

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
const IT = `es|das|dies|dieses|ihn|ihm|ihr|sie|alles|(?:das|dieses|mein) (?:(?:${ORDINAL}) )?(?:${PICTURE})|die (?:zeichnung|version|variante|skizze)`;
const COMPARATIVE =
  "heller|dunkler|größer|kleiner|wärmer|kälter|kühler|bunter|farbiger|fröhlicher|trauriger|lustiger|gruseliger|süßer|älter|jünger|breiter|schmaler|näher|weiter|höher|niedriger|tiefer|einfacher|schlichter|schärfer|weicher|realistischer|moderner|dicker|dünner|länger|kürzer|schöner|besser|grüner|blauer|röter|düsterer|sonniger|mehr \\S+|weniger \\S+";
const DRAW =
  "zeichne|zeichnen|male|mal|malen|erstelle|erstellen|erzeuge|erzeugen|generiere|generieren|mach|mache|machen|zeig|zeige|zeigen|gib|geben|gestalte|gestalten|entwirf|entwerfen|kreiere|skizziere|designe|produziere|stell dir vor";
const ADJUST =
  "mach|mache|machen|änder|ändere|ändern|färbe|färb|male|mal|zeichne|verwandle|wandle|gib|setz|setze|stell|stelle|lass|tu|dreh|drehe|spiegle|schneide|vergrößere|verkleinere|zeig|zeige|verbessere|korrigiere|passe|bearbeite|übermale";
const COLOUR =
  "blau|rot|grün|gelb|rosa|pink|lila|violett|orange|orangefarben|schwarz|weiß|braun|grau|golden|silbern|türkis|hell|dunkel|bunt|weg|dazu|hinzu|rein|drauf|durchsichtig";

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
  rules: () => ({
    meanings: [
      [whole(`(?:von|mit|für|aus|in|an) (?:wo|was|wem|wen|welche[rnm]?)(?: .{1,60})?`), "about:other"],
      [
        whole(
          `(?:kannst|könntest) du (?:auch |mir |uns |ein |eine |einen |was |etwas |eigentlich )*(?:musik|videos?|lieder|lied|filme?|animationen?|gifs?|texte?|gedichte?|geschichten?|code|sprechen|singen|hören|sehen|lesen|denken|rechnen|übersetzen|helfen|englisch|deutsch)(?: .*)?`,
        ),
        "about:abilities",
      ],
      [whole(`sieht (?:(?:richtig|sehr|echt|wirklich|so|ja|ganz) )*(?:${PRAISE}) aus`), "talk:praise"],
      [whole(`(?:das |es |mir )*gefällt (?:mir |es mir |das mir )?.{0,24}nicht.{0,20}`), "complaint"],
      [
        whole(
          `(?:ich )?(?:mag|finde) (?:das|es|ich|ihn|sie) .{0,12}(?:nicht|hässlich|schlecht|blöd|doof).{0,20}`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:ist|wann ist|bist du|wird)(?: (?:es|das|mein|das bild|bild|schon|bald|jetzt|endlich|du))* (?:fertig|soweit|so weit|da)`,
        ),
        "about:waiting",
      ],
      [whole(`(?:was|wie ?viel) (?:kostet|kosten|zahle|muss ich).{0,40}`), "about:cost"],
      [
        whole(
          `(?:${GREETING})(?: (?:${GREETING}|du|zusammen|bot|agent|alle|wieder|nochmal|mein freund|wie geht's|wie geht es dir|wie gehts))*`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:(?:ok|okay|${PRAISE}|oh|ja|nein) )*(?:danke|dankeschön|vielen dank|herzlichen dank|danke schön)(?: (?:dir|schön|sehr|vielmals|für|das|bild|die|hilfe|alles|ist|sieht|es|aus|so|nochmal|auch|mein|freund|${PRAISE}))*`,
        ),
        "talk:thanks",
      ],
      [
        whole(
          `(?:(?:das|es|dies|sie|das bild)(?: ist| sieht| war| wird)? )?(?:(?:wirklich|so|sehr|echt|ganz|richtig|ja|aber|total|einfach) )*(?:${PRAISE})(?: (?:aus|geworden|gemacht|so|arbeit|bild|${PRAISE}))*`,
        ),
        "talk:praise",
      ],
      [
        whole(`(?:ich )(?:liebe|mag|finde) (?:es|das|sie|das bild)(?: (?:so|sehr|wirklich|${PRAISE}))*`),
        "talk:praise",
      ],
      [
        whole(
          `(?:das|es|dies|das bild)(?: ist| sieht| war) (?:(?:wirklich|so|sehr|echt|ganz|total|aber|leider) )*(?:hässlich|schlecht|furchtbar|schrecklich|falsch|komisch|langweilig|doof|blöd|gruselig|nicht gut|nicht schön|nicht richtig)(?: aus)?`,
        ),
        "complaint",
      ],
      [whole(`du hast .{1,40} (?:vergessen|übersehen|weggelassen)`), "complaint"],
      [whole(`(?:wo|warum) (?:ist|sind|fehlt|fehlen) (?:der|die|das|kein|keine) .{1,40}`), "complaint"],
      [
        whole(
          `(?:bitte )?(?:lösche?|vergiss|entferne) (?:bitte )?(?:alle |alles )?(?:meine |meinen |über mich)(?:daten|bilder|verlauf|nachrichten|informationen)?(?: bitte)?`,
        ),
        "delete-data",
      ],
      [
        whole(
          `(?:kannst du |bitte |könntest du )*(?:zeig|zeige|liste)(?: mir)?(?: bitte)?(?: (?:alle|meine|die|letzten|bisherigen))+ (?:bilder|zeichnungen|fotos)(?: (?:bitte|nochmal|auf|an|zeigen))*`,
        ),
        "history",
      ],
      [whole(`(?:hör|höre) (?:bitte )?(?:auf|mit).{0,30}`), "cancel"],
      [whole(`wie ?viele? .{0,30}(?:übrig|noch|frei|darf ich|kann ich|bleiben).{0,20}`), "about:quota"],
      [whole(`(?:wie lange|wann) (?:dauert|brauchst|muss|ist|kommt|bekomme|wird).{0,40}`), "about:waiting"],
      [whole(`wer hat dich .{1,30}`), "about:maker"],
      [
        whole(
          `(?:ignoriere|vergiss) (?:alle |deine )?(?:vorherigen |bisherigen )?(?:anweisungen|regeln|instruktionen).*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:erzähl|erzähle|sag|sage|erklär|erkläre|schreib|schreibe|übersetze|übersetz|berechne|rechne|sing)(?: mir| uns)?(?: bitte)? (?:einen|eine|ein|was|wie|warum|das|den|die|dies|mal)\\b.*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:was|warum|wieso|weshalb|wie|wer|wann|wo|welche[rsn]?|woher) (?:ist|sind|war|hat|haben|kann|können|muss|soll|macht|machen|wird|werden|heißt|geht|gibt|bist|hast|denkst|magst|meinst|weißt)(?: .*)?`,
        ),
        "about:other",
      ],
      [whole(`(?:bist|hast|magst|weißt|denkst|liebst|kennst|lebst) du(?: .*)?`), "about:other"],
      [
        whole(
          `(?:ich bin|ich habe|ich hab|ich heiße|mein name ist|mir geht es|mir ist|du bist|wir sind|ich fühle|ich glaube|ich denke|ich liebe|ich hasse|ich mag|ich wohne|ich arbeite)(?: .*)?`,
        ),
        "talk:chat",
      ],
    ],
    asks: starts(
      "(?:(?:kannst|könntest|würdest|willst|magst|möchtest) du|(?:können|könnten|würden) sie)(?![a-z])",
    ),
    statements: starts(
      `(?:ich|wir|er|sie|man|heute|gestern|morgen|jemand|alle|niemand|das leben|(?:meine?|unsere?) \\S+(?: \\S+)?) (?:ist|bin|sind|war|waren|hat|hatte|habe|hab|wird|werde|will|kann|muss|mag|liebt|hasst|geht|ging|macht|sagt|sagte|meint|findet|freut|wohnt|arbeitet|kommt|weiß|glaubt|glaube|braucht|heißt|fehlt|tut|hört|zeig|zeige|schick|denke|hoffe|fand|dachte|heiratet|feiert|schläft nicht)(?![a-z'-])`,
    ),
    errands: starts(
      `(?:kann|darf|muss|soll) (?:ich|man|wir)(?![a-z])(?!.* (?:haben|sehen|bekommen))|(?:buche?|schreibe?|spiele?|rufe?|bestelle?|kaufe?|suche?|übersetze?|erkläre?|erzähle?|schicke?|sende|rechne|berechne|erinnere?|sage?|lies|koche?)(?: bitte)?(?: (?:mir|uns))?(?: bitte)? (?:das|den|die|eine?|einen|meine[rnm]?|mich|es|was|wie|warum|musik|\\d)(?![a-z'-])`,
    ),
    but: rule("[\\s,.!]+(?:aber|nur|jedoch|doch)[\\s,]+(?=\\S)"),
    addresses: rule(
      "^(?!.*(?:[\":“”«»]|\\b(?:karte|plakat|poster|schild|logo|banner|aufkleber|schriftzug|text|bild|zeichnung)))(?!(?:an?|the|two|three|ein|eine|der|die|das|un|una|une|uno|le|la|les|el|los|las|il|lo|um|uma|o|os|as|i|gli) )(?:.*[^a-z'-])?(?:du|dich|dir|dein|deine|deinen)(?![a-z'-])",
    ),
    questions: starts(
      "(?:[¿\\s]*)(?:was|warum|wieso|weshalb|wie|wer|wen|wem|wessen|wann|wo|woher|wohin|womit|wozu|welche[rsnm]?|ist|sind|war|bin|bist|hast|hat|haben|weißt|kennst|gibt|darf|soll|muss|wird|werden|kostet|dauert|stimmt|verstehst|sprichst|magst|wieviele?)(?![a-z])",
    ),
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
    changes: [
      starts(
        `(?:jetzt |nun |dann |aber |und |auch |noch |nur )*(?:mach|mache|färb|färbe|änder|ändere)(?: (?:mir|bitte|mal|doch))* (?:den|die|das|dem|der|ihre|ihren|seine|seinen|alles|alle) \\S+.*\\b(?:${COLOUR}|${COMPARATIVE})[.!?]*$`,
      ),
      starts(
        `(?:.{1,80} )?(?:entfernen|hinzufügen|löschen|ändern|wegmachen|ersetzen|austauschen|aufhellen|abdunkeln|umfärben|weglassen|einfügen|verschieben|drehen|spiegeln|zuschneiden|vergrößern|verkleinern)[.!?]*$`,
      ),
      starts(`(?:gib|zieh|setz|setze|male|mal) (?:dem|der|ihm|ihr|ihnen) \\S`),
      starts(
        `(?:ich (?:will|möchte|hätte gern|hätte gerne|wünsche mir),? )?dass (?:es|er|sie|das|der|die|da|mehr|alles) \\S`,
      ),
      starts(
        `(?:änder|ändere|verschiebe?|dreh|drehe|lass|stell|stelle|setz|setze|vergrößere|verkleinere) (?:den|die|das|dem|der|alles|einen|eine|ein)\\b`,
      ),
      starts(`(?:statt|anstatt|anstelle) \\S`),
      starts(
        `(?:jetzt |nun |dann |aber |und |auch |noch |nur |vielleicht )*(?:${ADJUST})(?: (?:mir|bitte|mal|doch|jetzt|noch))* (?:${IT})(?![\\w'’]|\\s*:)`,
      ),
      starts(
        `(?:jetzt |nun |dann |aber |und |auch |noch |bitte )*(?:füge|füg|entferne|entfern|ersetze|ersetz|lösche|lösch|ergänze|tausche|tausch|hinzufügen|nimm|streiche|radiere)\\s+\\S`,
      ),
      starts(
        `(?:das gleiche|dasselbe|das selbe|genauso|das gleiche bild|dasselbe bild),?\\s+(?:aber|nur|in|mit|ohne|bei|als|am|im)\\b`,
      ),
      starts(
        `(?:(?:etwas|ein bisschen|ein wenig|viel|noch|deutlich|bitte|aber|jetzt|und|mach|mehr)\\s+)*(?:${COMPARATIVE})(?: (?:bitte|und|noch|aber|jetzt|${COMPARATIVE}))*[.!?]*$`,
      ),
      starts(
        `(?:aber|jetzt|nun|und|dann)\\s+(?:mit|ohne|in|im|bei|am|als|auf|mehr|weniger|noch|nur|das|die|den|es|kein|keine)\\b`,
      ),
      starts(
        `(?:(?:es|das|das bild) ist )?(?:(?:viel|etwas|ein bisschen|noch)\\s+)*zu\\s+(?:dunkel|hell|groß|klein|bunt|blass|kalt|warm|voll|leer|viel|viele|wenig|düster|ernst|traurig|langweilig)\\b`,
      ),
      starts(`(?:es|er|sie|das) (?:soll|sollte|muss|könnte|darf)\\b`),
      starts(`(?:mehr|weniger|noch mehr|kein|keine|keinen)\\s+\\S+(?:\\s\\S+){0,3}$`),
      starts(`ohne (?:den|die|das|dem|der|ein|eine|menschen|text|hintergrund|ihn|sie)\\b(?:\\s\\S+){0,4}$`),
      starts(
        `(?:das|die|den|mein|meine) (?:${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|aber|in|mit|ohne|als|nochmal|bitte|soll))`,
      ),
      starts(
        `(?:bei|in der|am|im) (?:nacht|tag|abend|morgen|regen|schnee|nebel|winter|sommer|herbst|frühling|dämmerung|sonnenuntergang|sonnenaufgang|dunkeln)[.!?]*$`,
      ),
      starts(`als (?:eine? )?\\S+(?:\\s\\S+){0,2}[.!?]*$`),
      starts(
        `in (?:schwarz ?-?weiß|schwarzweiß|farbe|aquarell|öl|bleistift|kohle|\\S*(?:rot|blau|grün|gelb|rosa|pink|lila|orange|braun|grau))[.!?]*$`,
      ),
    ],
    maybeChanges: [
      starts(
        `(?:der|die|das|sein|seine|ihr|ihre) \\S+(?: \\S+){0,3} (?:ist|sind|sieht|sehen|hat|haben|war|fehlt|fehlen)(?:\\s|[.!]|$)`,
      ),
      starts(`(?:den|die|das|dem|der|alles) \\S+(?: \\S+){0,3} (?:${COLOUR}|${COMPARATIVE})[.!?]*$`),
      starts(`\\S+(?: \\S+){0,2} (?:weg|dazu|rein|drauf|raus)[.!?]*$`),
      starts(
        `(?:jetzt |nun |dann |aber |und |auch |noch )*(?:${ADJUST})(?: (?:mir|bitte|mal))* (?:den|die|das|dem|der|ihre|ihren|seine|seinen|alles|alle|mehr|noch|einen|eine|ein) \\S+.*\\b(?:blau|rot|grün|gelb|rosa|pink|lila|orange|schwarz|weiß|braun|grau|golden|hell|dunkel|bunt|weg|dazu|hinzu|rein|hinein|drauf|${COMPARATIVE})[.!?]*$`,
      ),
      starts(
        `(?:als|in|im|mit|bei|am|an|auf|von|unter|aus|für|ohne|wie|nur|vor|hinter)\\s+\\S+(?:\\s\\S+){0,7}$`,
      ),
      starts(
        `(?:der|die|das|den|seine|ihre) \\S+(?:\\s\\S+){0,4} (?:soll|sollte|sollen|sollten|muss|müssen)\\b`,
      ),
      starts(`(?:wie wäre es mit|wie wär's mit|was ist mit|vielleicht|oder|lieber)\\s+\\S`),
      starts(`(?:jetzt|dann|nun|und|aber)\\s+\\S`),
      starts(`.{1,200}\\b(?:stattdessen|statt dessen|anstatt|anstelle)\\b.*$`),
    ],
    agains: [
      whole(
        `(?:(?:noch|weitere) (?<count>${NUMBER})(?: (?:davon|bitte|mehr|stück|bilder))?|(?:es |das |das bild )?(?:nochmal|noch einmal|neu|erneut) (?:machen|zeichnen|malen|versuchen|probieren)|(?:gib|zeig|mach) (?:mir |uns )?(?:bitte )?(?:noch )?(?:eins|eines|eine|einen|ein bild|ein anderes|was ähnliches))`,
      ),
      whole(
        `(?:(?:mach|zeichne|male?|gib|zeig|ich will|ich möchte|ich hätte gern)(?: (?:mir|bitte|uns))* )?noch (?<count>${NUMBER}) ?(?:mehr|davon|stück|bilder|andere)?(?: bitte)?`,
      ),
      whole(
        `(?:gib mir |zeig mir |zeichne |mach |mach mir |ich möchte |ich will |ich hätte gern )*(?:(?:noch|weitere) )?(?:(?<count>${NUMBER}) )?(?:(?:andere|weitere|neue|mehr|verschiedene) )*(?:versionen|varianten|variationen|davon|solche|mehr|weitere)(?: (?:davon|vom (?:${ORDINAL})|von (?:dem|der|diesem)(?: (?:${PICTURE}))?))?`,
        "version|variant|variation|davon|solche|mehr|weitere",
      ),
      whole(
        `(?:mach|zeichne|mal|male|gib|zeig|versuch|probier|wiederhole?)(?: (?:mir|das|es|bitte|das bild|doch|mal|dasselbe|das gleiche))* (?:nochmal|noch mal|noch einmal|erneut|neu|noch eins|noch eine)(?: bitte)?`,
      ),
      whole(`(?:das|die) (?:${ORDINAL})(?: (?:${PICTURE}))? (?:nochmal|noch einmal|noch mal)`),
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
