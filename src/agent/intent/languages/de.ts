import type { LanguageSource } from "../language.ts";
import { germanOptions } from "./options/de.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE = "bild|foto|zeichnung|gemälde|version|variante|illustration|skizze|grafik";
const PICTURES = "bilder|fotos|zeichnungen|gemälde|versionen|varianten|variationen|illustrationen|skizzen";
const NUMBER =
  "\\d{1,6}|ein halbes dutzend|ein dutzend|ein|eine|einen|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|ein paar|einige|mehrere";
const ORDINAL =
  "erste[nsr]?|zweite[nsr]?|dritte[nsr]?|vierte[nsr]?|fünfte[nsr]?|letzte[nsr]?|vorige[nsr]?|andere[nsr]?|\\d{1,2}\\.";

export const german: LanguageSource = {
  code: "de",
  common:
    "der die das ein eine einen einem einer und mit ist im in am auf zu den dem des mir mich bitte ich du es nicht kannst mal von für aber wie als bild zeichne male mach noch was wer mache heller dunkler etwas auch nur oder wenn sind hat kein keine keinen ohne bei unter über vor nach gleiche dasselbe nochmal danke hallo zweite erste letztes ändere füge entferne hinzu zeige zeig gib erstelle möchte will hätte dein deine sein ihre wieso warum wieviel sieht sehr viel mehr bilder schwarz weiß blau rot grün bisschen lösch lösche hund katze bist hast hab dich dir wir sie zieh setz setze färb färbe statt meinen meine seinen welche welcher wann wo woher bald schon fertig leider gar dann jetzt dass weg dazu lass nimm drei vier zwei könntest himmel hintergrund nacht kostet",
  lines: {
    "talk:greeting": "jo|hallo zusammen|alles klar|los geht's",
    "talk:thanks": "vielen dank|herzlichen dank|tausend dank|besten dank|danke vielmals",
    "talk:farewell": "fertig",
    "talk:yes": "joa|jop|ist gut|machen wir so|mach das|gut|na gut",
    "talk:no":
      "nein|nö|nee|nein danke|lieber nicht|keine ahnung|weiß nicht|ich weiß nicht|vielleicht|mal sehen|egal",
    "talk:praise": "sauber|läuft|perfekt danke|gute arbeit|viel besser|genau so",
    "talk:chat": "mir ist langweilig",
    "about:self": "erzähl von dir|welches modell benutzt du|was ist das hier",
    "about:waiting": "dauert es noch lange",
    "about:abilities":
      "kannst du fotos bearbeiten|kannst du bilder bearbeiten|zeig was du kannst|beispiele|beispiel",
    help: "was kann ich tun|was nun",
    history: "letzte bilder|was habe ich bestellt|liste",
    cancel: "nicht weiter|mach das nicht|halt|hör auf zu zeichnen|brich das ab",
    "delete-data": "lösche alles was du über mich weißt|dsgvo",
    complaint:
      "das ist nichts|das ist es nicht|was ist das denn|so wollte ich das nicht|das meinte ich nicht|das habe ich nicht gemeint",
    vague:
      "mal|zeichne etwas|male etwas|irgendwas|irgendetwas|etwas schönes|was schönes|etwas lustiges|etwas cooles|was du willst|überrasch mich|überrasche mich|neues bild|etwas anderes|was anderes|was neues|such dir was aus|du entscheidest",
    again: "mach's nochmal|mehr|mehr bitte",
  },
  words: {
    depicts: "bild_von bild_vom bild_mit bild_in_dem bild_auf_dem bild_zu bild_über bilder_von bild_das",
    greet:
      "hallo hi hey moin servus grüß_gott grüß_dich grüezi guten_morgen guten_tag guten_abend guten_mittag hallöchen huhu tach wie_geht's wie_gehts wie_geht_es_dir wie_geht_es_ihnen wie_läuft's na_du was_geht alles_klar_bei_dir bist_du_da jemand_da",
    thanks: "danke dankeschön danke_schön dank thx merci dankii dange danke_dir",
    bye: "tschüss tschüß tschau ciao auf_wiedersehen bis_dann bis_später bis_bald bis_morgen gute_nacht mach's_gut machs_gut das_war's das_wars das_ist_alles schönen_tag_noch",
    yes: "ja jo jep jup jawohl gerne klar okay ok einverstanden genau richtig stimmt passt in_ordnung natürlich verstanden alles_klar sicher gut_so oki",
    no: "nicht_so nicht_ganz_so nein nee ne nö nicht kein keine keinen keiner nie niemals weder nix",
    praise:
      "zauberhaft grandios entzückend bezaubernd famos prächtig hinreißend toll tolles tolle super schön schönes schöne wunderschön klasse perfekt großartig cool genial prima spitze wunderbar fantastisch hübsch geil mega stark gut gute herrlich süß lustig witzig krass hammer wow nice top besser haha* hihi gefällt liebe liebs mag find's gelungen gut_gemacht nicht_schlecht traumhaft begeistert respekt bravo glückwunsch lol freut freue beeindruckend passt_perfekt bombe hamma feier_ich",
    poor: "warum_hat warum_ist warum_sind warum_sieht wieso_hat wieso_ist sieht_aus_wie sehen_aus_wie hässlich schlecht furchtbar schrecklich falsch falsche blöd doof komisch langweilig gruselig igitt mist müll daneben misslungen enttäuschend enttäuscht gefällt_mir_nicht gefällt_mir_gar_nicht nicht_gut nicht_schön nicht_das nicht_was_ich wollte_ich_nicht vergessen fehlt fehlen seltsam verzerrt unscharf was_soll_das kacke scheiße nicht_richtig so_nicht versaut hä passt_nicht stimmt_nicht mag_ich_nicht geht_gar_nicht",
    filler:
      "überhaupt find finde reicht genügt hm hmm ähm äh oh ach aha achso also naja na so doch halt eben eigentlich vielleicht mal denn ja aber_gut echt wirklich sehr ganz total richtig voll irgendwie ziemlich einfach boah alter digga mann leute bro ups sorry entschuldigung moment warte interessant ich_glaube ich_finde ich_denke schon auch mein_freund freund bot agent leider gar ja_nee gleich eh kurz bloß so_ein",
    please: "bitte bitteschön biddö wenn's_geht wenn_möglich sei_so_lieb sei_so_gut",
    ask: "kannst_du könntest_du würdest_du willst_du magst_du kannst_du_mir könntest_du_mir können_sie könnten_sie würden_sie kannste könntste ich_möchte_dass_du ich_will_dass_du wäre_es_möglich ist_es_möglich geht_das_auch kann_man können_wir lass_uns geht_auch hilf_mir_mal",
    want: "ich_brauch ich_bräucht kann_ich_ein kann_ich_eine kann_ich_einen könnte_ich_ein könnte_ich_eine könnte_ich_einen kann_ich_bitte ich_möchte ich_will ich_hätte_gern ich_hätte_gerne ich_hätte ich_brauche ich_bräuchte ich_wünsche_mir ich_würde_gern ich_würde_gerne ich_suche wir_brauchen wir_hätten_gern wir_möchten gib_mir zeig_mir zeige_mir kriege_ich bekomme_ich krieg_ich wie_wär's_mit wie_wäre_es_mit wie_wärs_mit was_ist_mit stell_dir_vor hätte_gern hätte_gerne möchte_gern ich_hätt brauch brauche wünsche hätten_sie haben_sie darf_ich neue_idee will_ich",
    draw: "zeichne zeichnen zeichnest male malen malst mal_mir erstelle erstellen erzeuge erzeugen generiere generieren gestalte gestalten entwirf entwerfen kreiere skizziere skizzieren designe illustriere produziere zeichn gezeichnet",
    make: "mach mache machen machst gib geben setz setze setzen stell stelle lass lasse tu tue zeig zeige zeigen zieh ziehe mal male malen färb färbe färben häng hänge leg lege bring",
    edit: "setz setze setzen stell stelle häng hänge leg lege bring zieh ziehe änder ändere ändern verändere füge füg hinzufügen entferne entfern entfernen ersetze ersetz ersetzen lösche lösch löschen ergänze tausche tausch austauschen nimm streiche radiere dreh drehe drehen spiegle spiegel spiegeln schneide zuschneiden vergrößere vergrößern verkleinere verkleinern verbessere verbessern korrigiere bearbeite verschiebe verwandle verwandel wandle wandel verwandeln umwandeln konvertiere hinzu dazu weg raus rein drauf weglassen wegmachen wegnehmen aufhellen abdunkeln umfärben einfügen heller_machen dunkler_machen rücke schieb tu_noch pack packe setz_ihm setz_ihr gib_ihm gib_ihr lass_ihn lass_sie lass_es mach_es mach's machs mach_das mach_ihn mach_sie mach_daraus mach_draus zoom zoome kipp",
    me: "mir uns für_mich für_uns",
    it: "es das dies ihn ihm ihr sie alles ihnen daraus draus davon damit dran darauf drauf er das_ganze alle beide",
    the: "der die das dem den des sein seine seinen seinem seiner ihr ihre ihren ihrem diese dieser diesen dieses beim zum vom im_hintergrund",
    a: "ein eine einen einem einer n nen ne irgendein",
    my: "mein meine meinen meinem meiner unser unsere unseren",
    pic: "auftrag bestellung bild foto zeichnung gemälde version variante illustration skizze grafik bilder fotos zeichnungen versionen varianten variationen stück ergebnis farben stil motiv versuch",
    same: "gleiche gleichen gleiches dasselbe das_gleiche das_selbe dieselbe genauso genau_so selbe selben",
    again:
      "noch_so_ein noch_so_eine noch_so_einen nochmal noch_mal noch_einmal nochmals noch_eins noch_eines noch_eine noch_einen noch_ein_bild noch_ein_versuch erneut wiederhole wiederholen wiederhol neu_machen neuer_versuch versuch's_nochmal noch_so_eins anderes_bild neue_version andere_version ein_anderes eine_andere mehr_davon davon_noch noch_mehr_davon von_vorne neu weitere noch_welche weiteres probier",
    variant: "variationen varianten versionen variation alternativen alternative",
    number: "paar mehrere einige",
    more: "heller dunkler größer kleiner wärmer kälter kühler bunter farbiger fröhlicher trauriger lustiger gruseliger süßer älter jünger breiter schmaler näher weiter höher niedriger tiefer einfacher schlichter schärfer weicher realistischer moderner dicker dünner länger kürzer schöner grüner blauer röter düsterer sonniger ruhiger wilder lauter freundlicher böser dezenter kräftiger voller leerer runder mehr weniger etwas bisschen ein_bisschen bissl bissel zu_viel zu_wenig zu_dunkel zu_hell zu_groß zu_klein zu_bunt zu zuviel nicht_so nicht_ganz_so noch_mehr deutlich viel_mehr leicht schwarz_weiß nen_tick ein_wenig",
    colour:
      "blau blaue blauen blauer blaues rot rote roten roter rotes grün grüne grünen grüner grünes gelb gelbe gelben rosa pink lila violett orange schwarz schwarze schwarzen weiß weiße weißen braun braune grau graue golden goldene silbern türkis hell helle dunkel dunkle bunt bunte durchsichtig fröhlich traurig sonnig bewölkt neon",
    square: "quadrat quadratisch quadratformat quadratisches",
    wide: "querformat breitformat breitbild quer breit landschaftsformat",
    tall: "hochformat hochkant hoch",
    vague: "etwas irgendwas irgendetwas geschenk",
    style:
      "aquarell aquarellstil ölgemälde öl bleistift bleistiftzeichnung kohle kohlezeichnung tusche holzschnitt pixelart pixel_art 3d sepia anime manga cartoon comic comicstil lego retro vintage cyberpunk minimalistisch realistisch fotorealistisch impressionistisch schwarzweiß stil mosaik linolschnitt kreide buntstift strichzeichnung popart pop_art",
    scene:
      "nacht nachts tag tagsüber abend abends morgens dämmerung sonnenuntergang sonnenaufgang mittag mitternacht regen schnee nebel winter sommer herbst frühling weihnachten mondlicht gewitter",
    but: "aber stattdessen statt anstatt anstelle diesmal jedoch lieber dafür",
    now: "jetzt nun dann und noch als_nächstes danach außerdem und_jetzt",
    prep: "in im mit ohne bei beim am an auf als von vom unter über hinter vor neben aus für wie wegen gegen zwischen nach um bis ins ans zu",
    i: "ich wir hab bin ich_bin ich_hab hatte",
    you: "du dich dir dein deine deinen deiner euch ihr_seid sie_sind",
    they: "man heute gestern morgen jemand niemand leben mama papa oma opa chef chefin freundin",
    verb: "bin hab habe hatte hatten wollte dachte glaube glaub hoffe weiß fand fühle ging kam war waren wurde hat haben muss musste kann konnte freue heiratet feiert schläft arbeitet wohnt sagt sagte meint findet braucht kommt tut macht bekomme kriege gegessen verloren gewonnen passiert kaputt gegangen geworden schmeckt denk denkst vermisse langweile",
    is: "wäre ist sind war waren wird werden hat haben hast bist seid sieht sehen schaut",
    modal: "soll sollte sollen sollten muss müssen müsste könnte könnten darf dürfte kann",
    what: "was warum wieso weshalb wie wer wen wem wessen wann wo woher wohin womit wozu welche welcher welches welchen wieviel wieviele",
    cancel:
      "abbrechen abbruch stopp stop halt hör_auf hört_auf aufhören vergiss_es lass_es lass_das lass_gut_sein lass_mal lass_stecken lass lasst doch_nicht brich_ab storniere stornieren stoppen nicht_zeichnen nicht_malen lieber_nicht hat_sich_erledigt erledigt egal nicht_mehr nicht_nötig abblasen cancel canceln lass_sein spar_dir",
    delete: "lösche lösch löschen vergiss entferne löscht vernichte",
    data: "daten verlauf konto nachrichten informationen chat alles_über_mich mich dsgvo gespräch infos alle_daten alles",
    help: "hilfe hilf_mir anleitung befehle menü wie_geht_das wie_funktioniert_das wie_funktioniert wie_funktionierst_du was_soll_ich was_kann_ich was_muss_ich kannst_du_mir_helfen ich_brauche_hilfe verstehe_nicht ich_verstehe_das_nicht wie_benutze_ich wie_benutzt_man weiß_nicht_weiter",
    past: "meine_bilder alle_bilder bisherigen_bilder letzten_bilder alten_bilder früheren_bilder meine_letzten verlauf galerie bisher meine_zeichnungen schon_gemacht hast_du_gezeichnet hast_du_gemalt meine_fotos frühere",
    left: "wieviele_hab wie_viele_hab wieviele_noch wie_viele_noch limit kontingent wie_viele_bilder wieviele_bilder wie_viele wie_viel_darf übrig frei_habe pro_tag am_tag guthaben",
    cost: "kostet kosten preis preise kostenlos gratis umsonst bezahlen zahlen zahle gebühr gebühren geld wie_teuer teuer",
    wait: "fertig wie_lange dauert status wo_ist_mein wo_bleibt wo_bleibt_mein immer_noch_nichts ich_warte beeil_dich soweit wann_kommt wann_ist schneller kommt_da_noch wird_das_noch lange_noch",
    self: "name heißt bot roboter mensch ki maschine modell echt person wer_bist_du was_bist_du über_dich dich_vor von_dir agent chatgpt",
    maker:
      "wer_hat_dich wer_steckt wem_gehörst wer_betreibt dein_schöpfer entwickler erfinder wer_hat_das_programmiert",
    able: "was_kannst_du was_machst_du beispiele beispiel kannst_du_zeichnen kannst_du_malen sprichst verstehst welche_stile videos video musik fotos lieder animationen gifs deutsch englisch fähigkeiten kann_ich_fotos kann_ich_bilder hochladen",
    errand:
      "sagen schreiben übersetzen erzählen erklären suchen bestellen buchen berechnen rezept witz gedicht geschichte brief hausaufgaben erzähl erzähle sag sage erklär erkläre schreib schreibe übersetze übersetz berechne rechne sing singe buche buch bestelle bestell kauf kaufe suche such spiel spiele ruf lies erinnere erinner google schick schicke sende ignoriere koche empfiehl antworte programmiere helfen wer_ist wer_war",
    small: "dabei da hier dort 's denn_so hin her",
  },
  goesBack: {
    before:
      "(?:(?:hm|hmm|ne|nee|nein|doch|ok|okay|oh|ach|bitte|kannst du|moment|dann|also|und|nun|jetzt|lieber) )*",
    says: "(?:mach|mache) (?:das|es|die letzte änderung|die änderung) (?:bitte |wieder )*rückgängig|(?:das |bitte )*rückgängig(?: machen)?|(?:geh |wieder |einen schritt )*zurück(?: (?:zum|zur) (?:davor|alten|alten version|(N)(?: bild| version| variante)?))?|(?:das|die) (N)(?: bild| version| variante)? (?:war|fand ich|hat mir|gefiel mir) (?:doch |viel )*(?:besser|schöner)(?: gefallen)?|(?:das|die|die version|das bild) davor war (?:doch |viel )*(?:besser|schöner)|(?:ich )?(?:fand|mochte|mag) (?:das|die) (N)(?: bild| version| variante)? (?:doch |viel )*(?:besser|lieber|schöner)|(?:ich )?(?:bleib|bleibe|bleiben wir) (?:doch )?(?:beim|bei der) (N)(?: bild| version| variante)?|(?:nimm|nehmen wir|ich nehme) (?:doch |wieder )*(?:das|die) (N)(?: bild| version| variante)?|vorher war(?:'s| es| das)? (?:doch |viel )*(?:besser|schöner)",
    after: "(?: (?:bitte|wieder|danke|doch))*",
  },
  musing: {
    hint: "dacht|denk|schweb|idee|stell|will|mochte|hatte",
    before: `${thoughts("also|naja|na ja|hm+|ok|okay|ja|hallo|hi|nun|tja")}(?:ich (?:dachte|denke)(?: da| so)?(?: vielleicht)? an|ich (?:hatte|habe)(?: da| so)?(?: vielleicht)? an|was ich (?:will|mochte|suche),? ist|mir schwebt(?: da)?|(?:meine|die) idee (?:ist|ware)|ich stelle mir(?: da)?) `,
    thing: "(?:ein|eine|einen|einem|einer|etwas|was|so ein|so eine|so einen|so etwas|zwei|drei) ",
    after: " (?:vor|gedacht)$",
    something:
      "(?:(?:ich (?:will|mochte|hatte gern|hatte gerne|brauche)|zeichne|zeichne mir|mal|male|mach mir|zeig mir) )?etwas mit ",
    instead: "ich möchte #",
  },
  options: germanOptions,
  verbs: "both",
  asksByOrder: true,
  rules: () => ({
    closings: [
      rule(
        String.raw`[\s,.!]+(?:bitte|danke|danke schön|für mich|vielen dank|bitte danke|mal|okay|ok)[\s.!?]*$`,
      ),
    ],
    draws: [],
    // "Zwei Bilder von einem Hund": where the gender is plain, and no further.
    cases: [
      [/^einem (?=[A-ZÄÖÜ])/, "ein "],
      [/^(mein|dein|unser)em (?=[A-ZÄÖÜ])/, "$1 "],
      [/^(ein|mein|dein|unser)er (?=[A-ZÄÖÜ])/, "$1e "],
      [/^(ein|mein|dein|unser)er ([a-zäöüß]{2,20}e)n (?=[A-ZÄÖÜ])/, "$1e $2 "],
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
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in )?(?<count>${NUMBER}) (?:verschiedene[n]? )*(?:${PICTURES}|mal|davon|stück|exemplare|stück davon)\\s?\\)?[.!?]*$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s+in (?<count>${NUMBER}) (?:verschiedenen )?(?:versionen|varianten|variationen)[.!?]*$`,
      ),
    ],
    numbers: folded({
      "ein halbes dutzend": 6,
      "ein dutzend": 12,
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
      rule(`(?:^|\\b(?:das|die|den|dem|der|vom|mein|meine) )(?<nth>${ORDINAL}) (?:${PICTURE})(?![a-z])`),
      rule(
        `(?:^|\\b(?:das|die|den|dem|der|vom|mein|meine) )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|(?:bei|im|am|auf|zum|zu einem|ein|eine|heller|dunkler|größer|kleiner|bunter|wärmer|kälter|nachts|noch|blau|rot|grün|etwas|viel|bisschen)(?![a-z])|aber|in|mit|ohne|als|nochmal|bitte|soll))`,
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
    thePicture: new Map([
      ["", "das Bild"],
      ["dem", "dem Bild"],
      ["vom", "vom Bild"],
    ]),
    mine: rule(String.raw`\bmein(?:e|em|en)? letzte[ns]? (?:bild|foto|zeichnung)`),
    nothings: new Set(
      phrases(
        "was|was schönes|etwas anderes|was anderes|was neues|was lustiges|was cooles|eins|kunst|ein neues bild",
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
