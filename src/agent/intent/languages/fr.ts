import { FRENCH } from "../words/fr.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING = "bonjour|salut|coucou|bonsoir|hello|hey|allô|bonne journée";
const PRAISE =
  "super|génial|beau|belle|joli|jolie|magnifique|parfait|parfaite|excellent|excellente|cool|sympa|incroyable|splendide|superbe|top|bien|très bien|bravo|wow|drôle|mignon|mignonne|impressionnant|fantastique|merveilleux|sublime";
const PICTURE = "image|dessin|photo|peinture|illustration|version|variante|tableau";
const NUMBER = "\\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques";
const ORDINAL =
  "premi[eè]re?|premier|deuxième|seconde?|troisième|quatrième|cinquième|dernière?|dernier|précédente?|autre|1[eè]?re?|2e|3e|4e";
const END = "(?![a-z0-9ß])";
const DRAW =
  "dessine|dessine-moi|dessiner|dessinez|peins|peins-moi|peindre|crée|crée-moi|créer|créez|génère|génère-moi|générer|générez|fais|fais-moi|faire|faites|faites-moi|montre|montre-moi|montrer|montrez-moi|donne-moi|donne|imagine|conçois|illustre|réalise|réaliser|produis";

export const french: LanguageSource = {
  code: "fr",
  common:
    "le la les un une des du de en avec et que pour dans sur au aux est ce cette mon ma je tu me moi il elle ne pas plus mais qui quoi comment fais dessine peux-tu peux s'il te plaît rends sans comme même rends-le rends-la mets ajoute enlève change fais-moi dessine-moi veux voudrais ciel nuit encore merci bonjour salut ça cela c'est combien moins très aussi deuxième autre bleu rouge vert noir chien donne montre tes mes ton ta ses son suis es refais tout chat fais-en mets-lui mets-le dessine-le sont était quand où quel quelle pourrais prêt prête j'aime j'aimerais y a deux trois alors voilà ici là cet ces nos vos leur leurs soit chose fond",
  lines: {
    "talk:greeting": `slt|bjr|hello|bien le bonjour|comment allez vous|la forme|${GREETING}|bonjour|ça va|comment ça va|comment vas tu|tu es là|t'es là|il y a quelqu'un|quoi de neuf`,
    "talk:thanks":
      "mrc|ok merci|super merci|merci à vous|merci bcp|merci|merci beaucoup|merci bien|mille mercis|un grand merci|je te remercie",
    "talk:farewell":
      "au revoir|à bientôt|à plus|à plus tard|à demain|bonne nuit|bonne soirée|bye|c'est tout|ce sera tout|j'ai fini",
    "talk:yes":
      "ouaip|dac|carrément|c'est bon|ça me va|oui|ouais|d'accord|ok|okay|bien sûr|oui s'il te plaît|oui s'il vous plaît|oui stp|exactement|exact|très bien|ça marche|vas y|entendu|compris|parfait oui|volontiers",
    "talk:no":
      "non|nan|non merci|je ne sais pas|je sais pas|peut être|pas maintenant|pas encore|peu importe|rien",
    "talk:praise": `pas mal du tout|c'est top|c'est cool|trop cool|trop mignon|j'adore ça|bien fait|ça me plaît|ça me plaît beaucoup|nickel|${PRAISE}|haha|mdr|ptdr|lol|j'adore|j'aime|j'aime bien|j'aime beaucoup|c'est beau|c'est joli|c'est parfait|c'est génial|c'est super|bien joué|bon travail|beau travail|pas mal|beaucoup mieux|c'est mieux|trop bien|trop beau`,
    "talk:chat":
      "hmm|ah|oh|désolé|pardon|attends|un moment|une seconde|intéressant|vraiment|sérieusement|je m'ennuie|je suis triste",
    "about:self":
      "qui es tu|qui êtes vous|tu es qui|t'es qui|comment tu t'appelles|comment t'appelles tu|quel est ton nom|ton nom|tu es un robot|es tu un robot|es tu humain|tu es une ia|es tu une ia|quel modèle utilises tu|tu utilises quel modèle|présente toi|c'est quoi|qu'est ce que c'est",
    "about:maker":
      "qui t'a créé|qui t'a fait|qui t'a fabriqué|qui t'a programmé|qui t'a développé|qui t'a conçu|qui est ton créateur|qui est derrière toi|à qui appartiens tu",
    "about:cost":
      "c'est combien|c'est gratuit|est ce gratuit|est ce que c'est gratuit|c'est payant|est ce que c'est payant|prix|tarif|tarifs|dois je payer",
    "about:quota": "limite|quelle est ma limite|mon quota|quota",
    "about:waiting":
      "c'est prêt|c'est fini|tu as fini|où est mon image|où est mon dessin|où est l'image|toujours rien|j'attends|ça avance|plus vite|dépêche toi|c'est long",
    "about:abilities":
      "que peux tu faire|que sais tu faire|qu'est ce que tu peux faire|qu'est ce que tu sais faire|tu peux faire quoi|tu sais faire quoi|que fais tu|tu fais quoi|que peux tu dessiner|sais tu dessiner|tu sais dessiner|parles tu français|tu parles français|peux tu modifier des photos|des exemples|un exemple|exemple|exemples|donne moi un exemple|montre moi ce que tu sais faire",
    help: "aide|aide moi|à l'aide|au secours|j'ai besoin d'aide|peux tu m'aider|tu peux m'aider|comment ça marche|comment ça fonctionne|comment tu fonctionnes|que puis je faire|que dois je faire|que dois je dire|qu'est ce que je peux faire|je fais quoi|instructions|commandes|menu|mode d'emploi|je ne comprends pas|je comprends pas",
    history:
      "historique|mon historique|mes images|mes dessins|mes photos|galerie|qu'as tu dessiné|qu'est ce que tu as dessiné|liste|toutes mes images|mes dernières images",
    cancel:
      "non merci annule|ne fais rien|on arrête|arrête tout|stop stop|finalement non|en fait non|annule|annuler|annule ça|annule tout|stop|arrête|arrêter|arrête ça|arrête de dessiner|arrêtez|laisse tomber|laisse|oublie|oublie ça|ne dessine pas|ne le fais pas|tant pis|non arrête",
    "delete-data":
      "supprime mes données|efface mes données|supprimer mes données|effacer mes données|oublie moi|supprime tout|efface tout|supprime mes images|efface mes images|supprime mon historique|efface l'historique|supprime mon compte|rgpd|supprime tout ce que tu sais sur moi",
    complaint:
      "pas terrible|c'est pas terrible|bof|c'est bof|pas ça|ce n'est pas ce que j'avais en tête|je suis déçu|je suis déçue|non c'est pas ça|pas du tout|ça ne va pas|ça va pas|moche|laid|mauvais|nul|horrible|affreux|raté|c'est moche|c'est laid|c'est nul|c'est raté|c'est horrible|c'est mauvais|c'est faux|ce n'est pas bon|c'est pas bon|c'est pas bien|je n'aime pas|j'aime pas|je n'aime pas ça|ce n'est pas ce que je voulais|c'est pas ce que je voulais|ce n'est pas ce que j'ai demandé|c'est pas ça|ce n'est pas ça|beurk|c'est quoi ça|décevant",
    vague:
      "dessine|peins|quelque chose|n'importe quoi|ce que tu veux|comme tu veux|surprends moi|une image|image|un dessin|nouvelle image|autre chose|à toi de choisir",
    again:
      "encore|encore une fois|encore un|encore une|encore une image|à nouveau|de nouveau|un autre|une autre|une autre image|un autre dessin|une autre version|autre version|recommence|refais|refais le|refais la|refais ça|répète|réessaie|réessaye|essaie encore|la même|la même chose|le même|pareil|plus|variantes|des variantes|variations|d'autres versions|une nouvelle version|redessine le|redessine",
  },
  words: FRENCH,
  verbs: "first",
  asksByOrder: true,
  rules: () => ({
    but: rule("[\\s,.!]+(?:mais|sauf|seulement)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|s'il te plaît|s'il vous plaît|stp|svp|d'accord|ok|bon|alors|${PRAISE}|merci|merci beaucoup|oui|non|ah|oh)(?: (?:toi|bot|beaucoup))*)\\s?[,!.;:–-]+\\s*(?=\\S)`,
      ),
      starts(
        `(?:${GREETING}|ok|bon|alors|et|maintenant|oui)\\s+(?=(?:s'il|peux|pourrais|tu peux|${DRAW}|je (?:veux|voudrais|souhaite))${END})`,
      ),
      starts(`(?:s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp)\\s+`),
      starts(
        `(?:peux[- ]tu|pourrais[- ]tu|pouvez[- ]vous|pourriez[- ]vous|tu peux|tu pourrais|vous pouvez|est[- ]ce que tu peux|est-ce que tu pourrais)(?: (?:me|nous|m'|s'il te plaît))*\\s+(?=\\S)`,
      ),
      starts(`(?:je (?:veux|voudrais|souhaite)|j'aimerais) que tu(?: me)?\\s+`),
    ],
    closings: [
      rule(
        String.raw`[\s,.!]+(?:s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp|merci|merci beaucoup|pour moi|merci d'avance)[\s.!?]*$`,
      ),
    ],
    draws: [
      starts(`(?:${DRAW})(?: (?:moi|nous|s'il te plaît))*\\s+(?=\\S)`),
      starts(
        `(?:je (?:veux|voudrais|souhaite|souhaiterais|cherche)|j'aimerais|j'ai besoin d(?:e|'))(?: (?:voir|avoir|bien))*\\s?(?=\\S)`,
      ),
      starts(`(?:et si|que dirais-tu d(?:e|')|pourquoi pas)\\s?(?=\\S)`),
      starts(
        `(?:une |l')?(?:belle |jolie |nouvelle )*image (?:d'|de la |de |du |des |avec |où |qui montre |montrant )\\s?(?=\\S)`,
      ),
    ],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:différentes |nouvelles )*(?:images|versions|variantes|variations)(?: différentes)? (?:d'|de |du |des |avec )\\s?(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:en )?(?<count>${NUMBER}) (?:images|versions|variantes|variations|fois)\\s?\\)?[.!?]*$`,
      ),
    ],
    numbers: folded({
      un: 1,
      une: 1,
      deux: 2,
      trois: 3,
      quatre: 4,
      cinq: 5,
      six: 6,
      sept: 7,
      huit: 8,
      neuf: 9,
      dix: 10,
      plusieurs: 3,
      quelques: 3,
    }),
    references: [
      rule(
        `(?:la |le |l'|ma |mon )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|mais|en|avec|sans|comme|encore|à nouveau|s'il))`,
      ),
      rule(String.raw`(?:(?:numéro|n°|image|version)\s?#?|#)(?<nth>\d{1,2})(?!\d)`),
    ],
    ordinals: folded({
      premier: 1,
      première: 1,
      premiere: 1,
      "1re": 1,
      deuxième: 2,
      second: 2,
      seconde: 2,
      "2e": 2,
      troisième: 3,
      "3e": 3,
      quatrième: 4,
      "4e": 4,
      cinquième: 5,
      dernier: -1,
      dernière: -1,
      précédent: -1,
      précédente: -1,
      autre: -2,
    }),
    mine: rule("(?:ma dernière (?:image|photo)|mon dernier dessin)"),
    nothings: new Set(
      phrases(
        "quelque chose|une image|image|images|un dessin|quelque chose de beau|quelque chose de joli|autre chose|une photo|n'importe quoi|de l'art|un|une|ça|ce que tu veux",
      ),
    ),
    shapeHints: phrases("fond|portrait|vertical|paysage|horizontal|panoramique|carre"),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}(?:en |comme |pour )?fond d'écran (?:de |pour )?(?:téléphone|mobile|smartphone)\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}(?:en |au )?(?:format )?(?:portrait|vertical)(?=[\s,.)]*$)\)?`),
        { shape: "portrait" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}(?:en |au )?(?:format )?(?:paysage|horizontal|panoramique)(?=[\s,.)]*$)\)?`,
        ),
        { shape: "landscape" },
      ],
      [rule(String.raw`[\s,(]{0,3}(?:en |au )?(?:format )?carrée?(?=[\s,.)]*$)\)?`), { shape: "square" }],
      [rule(String.raw`[\s,(]{0,3}(?:avec |sur )?(?:un )?fond transparent\)?`), { transparent: true }],
    ],
  }),
};
