import type { LanguageSource } from "../language.ts";
import { frenchOptions } from "./options/fr.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE = "image|dessin|photo|peinture|illustration|version|variante|tableau";
const NUMBER =
  "\\d{1,6}|une demi-douzaine d'|une douzaine d'|une demi-douzaine de|une douzaine de|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques";
const ORDINAL =
  "premi[eè]re?|premier|deuxième|seconde?|troisième|quatrième|cinquième|dernière?|dernier|précédente?|autre|1[eè]?re?|2e|3e|4e";

export const french: LanguageSource = {
  code: "fr",
  common:
    "le la les un une des du de en avec et que pour dans sur au aux est ce cette mon ma je tu me moi il elle ne pas plus mais qui quoi comment fais dessine peux-tu peux s'il te plaît rends sans comme même rends-le rends-la mets ajoute enlève change fais-moi dessine-moi veux voudrais ciel nuit encore merci bonjour salut ça cela c'est combien moins très aussi deuxième autre bleu rouge vert noir chien donne montre tes mes ton ta ses son suis es refais tout chat fais-en mets-lui mets-le dessine-le sont était quand où quel quelle pourrais prêt prête j'aime j'aimerais y a deux trois alors voilà ici là cet ces nos vos leur leurs soit chose fond",
  lines: {
    "talk:greeting": "bien le bonjour|la forme|allô|il y a quelqu'un",
    "talk:thanks": "mrc|merci bcp|un grand merci",
    "talk:farewell": "ce sera tout|j'ai fini",
    "talk:yes": "ça me va|très bien|parfait oui",
    "talk:no": "non|nan|non merci|je ne sais pas|je sais pas|peut être|pas encore|peu importe|rien",
    "talk:praise":
      "bien fait|ça me plaît|ça me plaît beaucoup|sympa|fantastique|j'aime beaucoup|beaucoup mieux",
    "talk:chat": "un moment|une seconde|sérieusement",
    "about:self": "quel modèle utilises tu|tu utilises quel modèle|c'est quoi|qu'est ce que c'est",
    "about:maker":
      "qui t'a fait|qui t'a fabriqué|qui t'a programmé|qui t'a développé|qui t'a conçu|à qui appartiens tu",
    "about:cost": "c'est combien|dois je payer",
    "about:waiting": "où est l'image|ça avance",
    "about:abilities":
      "tu peux faire quoi|tu sais dessiner|peux tu modifier des photos|des exemples|un exemple|exemple|exemples|donne moi un exemple",
    help: "au secours|comment tu fonctionnes|que dois je dire|je fais quoi",
    history: "qu'as tu dessiné|liste",
    cancel: "non merci annule|ne fais rien|on arrête|en fait non|oublie|ne le fais pas",
    "delete-data": "oublie moi|rgpd",
    complaint: "pas du tout|ça ne va pas|ça va pas",
    vague:
      "quelque chose|n'importe quoi|ce que tu veux|comme tu veux|surprends moi|nouvelle image|autre chose|à toi de choisir",
    again: "réessaye|essaie encore|plus|redessine le|redessine",
  },
  words: {
    depicts:
      "image_d' image_de_la image_de image_du image_des image_avec image_où image_qui_montre image_montrant images_de images_d'",
    greet:
      "bonjour salut bonsoir coucou hello hey hé yo ça_va comment_ça_va comment_vas_tu comment_allez_vous tu_vas_bien quoi_de_neuf bjr slt cc wesh y_a_quelqu'un tu_es_là t'es_là bonne_journée",
    thanks: "merci mille_mercis merci_beaucoup mci remercie thx",
    bye: "au_revoir bye à_bientôt à_plus à_plus_tard à_demain bonne_nuit bonne_soirée c'est_tout ciao a+ salut_à_plus adieu",
    yes: "oui ouais ouaip ok okay d'accord daccord dac bien_sûr entendu exactement exact parfaitement compris vas_y carrément volontiers ça_marche ça_roule c'est_bon oki",
    no: "non nan pas ne n' aucun aucune jamais ni nope",
    praise:
      "charmant charmante exquis exquise éblouissant fabuleux fabuleuse super génial géniale beau belle joli jolie magnifique parfait parfaite excellent excellente incroyable cool superbe sublime mignon mignonne adorable chouette top bien bravo j'adore j'aime adore aime wow waouh ouah trop_bien trop_beau trop_mignon haha* mdr ptdr lol canon stylé stylée impressionnant drôle marrant rigolo nickel impeccable formidable merveilleux merveilleuse ravissant génialissime mieux c'est_mieux pas_mal beau_travail bon_travail bien_joué kiffe énorme trop_fort contente content ravie splendide bluffant",
    poor: "pourquoi_il_y_a pourquoi_il_a pourquoi_elle_a pourquoi_est_ce_qu'il ressemble_à ressemble_plus on_dirait moche laid laide affreux horrible nul nulle mauvais mauvaise raté ratée bizarre terrible faux fausse pas_terrible pas_bien pas_beau pas_bon pas_ça pas_du_tout_ça pas_ce_que pas_comme_ça j'aime_pas aime_pas n'aime_pas n'aime_pas_ça plaît_pas oublié oubliée manque manquent décevant déçu déçue ennuyeux flou floue beurk berk bof c'est_quoi_ça n'importe_quoi pourri dégueu dégueulasse ressemble_pas pas_top trompé",
    filler:
      "trop hum hmm euh ah oh eh ben bah bon alors donc enfin voyons dis tiens mec frère frérot pote mon_ami très vraiment tellement tout_à_fait assez plutôt peut_être je_pense je_crois je_trouve juste aussi et en_fait du_coup quand_même pardon désolé désolée excuse attends attendez un_instant intéressant bot agent quoi ça_y_est bref genre grave là si",
    please:
      "s'il_te_plaît s'il_vous_plaît stp svp si_possible si_tu_peux si_vous_pouvez plait merci_d'avance",
    ask: "peux_tu pourrais_tu tu_peux tu_pourrais pouvez_vous pourriez_vous vous_pouvez vous_pourriez est_ce_que_tu_peux est_ce_que_tu_pourrais est_ce_que_vous_pouvez tu_peux_me peux_tu_me veux_tu tu_veux_bien je_veux_que_tu je_voudrais_que_tu j'aimerais_que_tu est_il_possible_de c'est_possible_de on_peut possible_de serait_il_possible aide_moi_à",
    want: "j'ai_besoin_d' j'ai_besoin_de t'imagines tu_imagines je_veux je_voudrais j'aimerais j'aimerai j'ai_besoin je_souhaite je_souhaiterais donne_moi montre_moi fais_voir il_me_faut il_me_faudrait on_voudrait on_veut nous_voulons que_dirais_tu et_si_on je_peux_avoir puis_je_avoir je_peux_voir puis_je_voir j'aurais_aimé imagine imaginez je_cherche envie_de j'ai_envie besoin_d' nouvelle_idée j'imagine je_prendrais fais_moi faites_moi fais_nous",
    draw: "voir avoir dessine dessiner dessine_moi dessinez peins peindre peins_moi crée créer crée_moi créez génère générer générez illustre illustrer conçois concevoir esquisse croque réalise réaliser imagine_moi produis",
    make: "fais faire faites mets mettre mettez rends rendre donne donner laisse pose place colore peins montre habille",
    edit: "ajouterais enlèverais mettrais changerais fais_en_sorte mets mettre mettez pose place fais_le fais_la fais_les fais_en fais_lui faites_le mets_le mets_la mets_lui mets_les mets_y rends_le rends_la rends_les donne_lui change changer changez changes modifie modifier ajoute ajouter rajoute rajouter ajoutez ajoute_lui enlève enlever enlevez retire retirer supprime supprimer efface effacer remplace remplacer transforme transformer transforme_le transforme_la convertis convertir tourne tourner retourne recadre recadrer agrandis agrandir rétrécis réduis réduire éclaircis éclaircir assombris assombrir améliore améliorer corrige corriger ajuste édite déplace bouge zoome dézoome rapproche éloigne augmente diminue vire remets garde fais_que rhabille baisse monte adoucis floute",
    me: "moi me nous pour_moi",
    it: "le la les lui ça cela ceci l' tout en y leur celui_ci celle_ci il elle ils elles",
    the: "le la les l' son sa ses leur leurs ce cet cette ces du des au aux",
    a: "un une des d'un d'une quelques",
    my: "mon ma mes notre nos",
    pic: "demande commande image dessin photo peinture illustration version variante tableau images dessins photos versions variantes œuvre résultat couleurs style essai rendu",
    same: "la_même_chose le_même la_même pareil pareille même mêmes identique les_mêmes",
    again:
      "encore encore_une encore_un une_autre un_autre une_autre_fois encore_une_fois à_nouveau de_nouveau recommence refais refaire refais_le refais_la répète réessaie une_de_plus un_de_plus autre autres autre_version nouvelle_version nouvel_essai d'autres rebelote une_nouvelle relance",
    variant: "variantes variations versions variante variation alternatives déclinaisons",
    number: "plusieurs quelques",
    more: "plus moins un_peu beaucoup_plus beaucoup_moins trop trop_de davantage plutôt_plus un_peu_plus pas_si mieux_éclairé meilleur noir_et_blanc légèrement tellement_de pas_assez assez_de autant",
    colour:
      "rouge rouges bleu bleue bleus bleues vert verte verts jaune jaunes orange violet violette rose roses marron noir noire noirs blanc blanche blancs gris grise doré dorée argenté turquoise foncé foncée sombre clair claire lumineux coloré colorée transparent ensoleillé nuageux joyeux joyeuse triste pastel",
    square: "carré carrée",
    wide: "paysage horizontal panoramique format_paysage large",
    tall: "portrait vertical format_portrait",
    vague: "truc un_truc quelque_chose cadeau n'importe_quoi",
    style:
      "aquarelle huile à_l'huile crayon fusain encre gravure pixel_art 3d sépia anime manga cartoon bd bande_dessinée lego rétro vintage cyberpunk minimaliste réaliste photoréaliste impressionniste noir_et_blanc style mosaïque pop_art dessin_animé gouache linogravure cubiste",
    scene:
      "nuit jour soir matin aube crépuscule midi minuit coucher_de_soleil lever_de_soleil pluie neige brouillard brume hiver été automne printemps noël orage tempête",
    but: "mais plutôt à_la_place au_lieu cette_fois sauf excepté",
    now: "maintenant ensuite puis après et et_maintenant aussi",
    prep: "en avec sans dans à au aux sur sous de du d' des par pour comme derrière devant près chez pendant entre vers contre que qui façon en_train",
    i: "je j' nous on moi_je j'ai je_suis",
    you: "tu te t' toi vous ton ta tes votre vos t'es t'as",
    they: "aujourd'hui hier demain quelqu'un personne gens vie maman papa patron il elle ils",
    verb: "suis ai étais avais pense crois sais veux_dire perdu acheté mangé arrivé mort marie marier dit dis_donc sens vu venu travaille adore_pas espère oublie rappelle fatigué fatiguée va vais vont ennuie fini gagné cassé fait_froid habite rentre",
    is: "faisait était est sont c'est étaient sera a ont as es êtes avez fait_il ressemble semble il_y_a y_a est_ce_que est_ce t_il serait",
    modal: "soit soient ait aient doit devrait doivent devraient faut faudrait pourrait peut doit_être",
    what: "que quoi qui comment quand où quel quelle quels quelles pourquoi combien qu' qu'est_ce_que qu'est_ce quest_ce c'est_quoi kesako",
    cancel:
      "annule annuler annulez arrête arrêter arrêtez stop stoppe laisse_tomber oublie oublie_ça laisse laisse_béton ne_dessine_pas ne_fais_pas finalement_non pas_la_peine c'est_plus_la_peine tant_pis interromps abandonne plus_besoin",
    delete: "supprime supprimer efface effacer oublie oublier",
    data: "données historique compte messages informations conversation infos mes_données tout_sur_moi oublie_moi de_moi sur_moi rgpd tout",
    help: "aide aidez_moi aide_moi m'aider à_l'aide j'ai_besoin_d'aide comment_ça_marche comment_ça_fonctionne comment_faire comment_t'utiliser instructions commandes menu mode_d'emploi que_puis_je qu'est_ce_que_je_peux que_dois_je comprends_pas comment_je_fais comment_utiliser",
    past: "dernières derniers mes_images mes_dessins mes_photos historique galerie toutes_mes jusqu'ici as_tu_dessiné tu_as_dessiné précédentes images_précédentes anciennes_images anciens_dessins déjà_fait",
    left: "limite quota combien_d'images combien_de_dessins combien_il_me me_reste reste_t_il restantes par_jour combien_d'essais",
    cost: "coûte coûter prix tarif tarifs gratuit gratuite gratuitement payer payant payante combien_ça cher frais argent",
    wait: "prêt prête c'est_prêt combien_de_temps ça_prend où_est_mon où_est_ma toujours_rien j'attends dépêche_toi plus_vite fini terminé où_en c'est_long bientôt_fini encore_longtemps quand_est_ce_que ça_vient c'est_pour_quand",
    self: "qui_es_tu tu_es_qui t'es_qui qui_êtes_vous appelles nom bot robot humain humaine ia machine vrai vraie personne modèle présente_toi de_toi toi_même c'est_quoi_ce agent",
    maker:
      "qui_t'a qui_t'a_créé qui_vous_a créateur créatrice développeur derrière_toi qui_a_créé qui_a_fait",
    able: "que_sais_tu que_peux_tu tu_sais_faire sais_tu qu'est_ce_que_tu_sais qu'est_ce_que_tu_peux tu_fais_quoi exemple exemples parles comprends vidéos vidéo musique chansons quels_styles français anglais retoucher_des capable envoyer_une",
    errand:
      "traduire écrire raconter expliquer calculer chercher chanter rappeler résumer recommander lettre histoire raconte raconte_moi dis_moi explique explique_moi écris écris_moi rédige traduis calcule chante cherche réserve achète commande appelle rappelle_moi recommande résume joue lis ignore réponds résous aide_moi_pour poème blague recette devoirs",
    small: "ou et se s' -ci là_bas ici ce_que de_ça pour_ça tout_court chose t du_tout bien_bien",
  },
  goesBack: {
    before: "(?:(?:non|hmm|ok|bon|attends|finalement|stp|en fait|tu peux) )*",
    says: "annule(?:r|z)? (?:le changement|le dernier changement|la modif|la modification|la dernière modif|la dernière modification)|(?:reviens|revenir|retour|retourne|revenons) (?:en arrière|à celle d'avant|(?:à la|au|à l') ?(N)(?: image| version)?)|(?:la|le|l') ?(N)(?: image| version)? était (?:bien |beaucoup )?(?:mieux|meilleure)|je (?:préfère|préférais) (?:la|le|l') ?(N)(?: image| version)?|(?:on )?(?:repart|continue|reste|repartons|continuons|restons) (?:de|avec|sur) (?:la|le) (N)(?: image| version)?|celle d'avant était (?:bien )?mieux|c'était mieux avant|remets (?:comme avant|celle d'avant)",
    after: "(?: (?:stp|svp|s'il te plaît|merci))*",
  },
  musing: {
    hint: "pens|reflech|imagin|tete|veux|voudrais|idee",
    before: `${thoughts("alors|bon|ben|euh|bah|salut|bonjour|eh bien|du coup")}(?:(?:je pensais|je pense|j'ai pense|je reflechissais) (?:plutot )?a|j'imaginais|j'imagine|j'avais en tete|j'ai en tete|ce que je (?:veux|voudrais),? c'est|mon idee,? c'est) `,
    thing: "(?:un|une|des|quelque chose|deux|trois) ",
    something: "(?:(?:je veux|je voudrais|j'aimerais|dessine|dessine-moi|fais-moi) )?quelque chose avec ",
    instead: "je veux #",
  },
  options: frenchOptions,
  verbs: "first",
  asksByOrder: true,
  rules: () => ({
    closings: [
      rule(
        String.raw`[\s,.!]+(?:s'il te pla[iî]t|s'il vous pla[iî]t|stp|svp|merci|merci beaucoup|pour moi|merci d'avance)[\s.!?]*$`,
      ),
    ],
    draws: [],
    tails: [],
    counts: [
      rule(
        `^(?<count>${NUMBER}) ?(?:différentes |nouvelles )*(?:images|versions|variantes|variations)(?: différentes)? (?:d'|de |du |des |avec )\\s?(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:en )?(?<count>${NUMBER}) (?:images|versions|variantes|variations|fois|photos|dessins|exemplaires|copies|options)\\s?\\)?[.!?]*$`,
      ),
      rule(`^(?<rest>.*\\S)\\s+en (?<count>${NUMBER}) (?:exemplaires|versions|variantes)[.!?]*$`),
    ],
    numbers: folded({
      "une demi-douzaine d'": 6,
      "une douzaine d'": 12,
      "une demi-douzaine de": 6,
      "une douzaine de": 12,
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
      rule(`(?:^|la |le |l'|ma |mon )(?<nth>${ORDINAL}) (?:${PICTURE})(?![a-z])`),
      rule(
        `(?:^|la |le |l'|ma |mon )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?(?=\\s?(?:$|[,.;:!?]|(?:de nuit|la nuit|de jour|plus|moins|un peu|beaucoup|bleue?|rouge|verte?)(?![a-z])|mais|en|avec|sans|comme|encore|à nouveau|s'il))`,
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
    thePicture: new Map([["", "l'image"]]),
    mine: rule("(?:ma dernière (?:image|photo)|mon dernier dessin)"),
    nothings: new Set(phrases("quelque chose de beau|quelque chose de joli|de l'art|ce que tu veux")),
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
