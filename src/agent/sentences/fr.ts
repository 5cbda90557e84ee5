import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 image", "# images");
const minutes = (number: number) => counted(number, "1 minute", "# minutes");
const hours = (number: number) => `${number} heures`;
const seconds = (number: number) => counted(number, "1 seconde", "# secondes");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "le format, c'est le service d'images qui l'a choisi",
  ratio: "le service d'images n'a pas ces proportions, j'ai pris les plus proches",
  size: "la taille, c'est le service d'images qui l'a choisie",
  count: "le nombre d'images, c'est le service d'images qui l'a choisi",
  seed: "le seed n'a pas été utilisé",
  quality: "la qualité, c'est le service d'images qui l'a choisie",
  transparent: "le fond n'est pas transparent",
  edit: "c'est une nouvelle image, pas l'ancienne retouchée",
  inputs: "ton image à toi n'a pas été utilisée",
  length: "ton texte était long, je l'ai raccourci",
  resolution: "je ne peux pas choisir la résolution, l'image arrive aussi grande que le service la dessine",
  format: "l'image arrive dans le format de fichier du service d'images",
  motion: "c'est une image fixe, rien n'y bouge",
  mixed: "toutes les images d'un message ont le même format, demande-moi l'autre ensuite",
  flags: "je ne connais pas certaines de ces options ici, je les ai laissées de côté",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "Ce que tu as envoyé n'est pas une image que je sais lire. Envoie-moi un PNG ou un JPEG, ou décris-la avec des mots.",
  "too-large":
    "Cette image est trop lourde pour moi. Envoie-m'en une plus petite, ou décris-la avec des mots.",
  gone: "Je ne retrouve plus l'image que tu as envoyée. Tu peux me la renvoyer ?",
  "too-many": "Ça fait trop d'images à la fois. Envoie-m'en quatre au maximum.",
  "not-allowed":
    "Je n'ai pas le droit d'ouvrir ça. Envoie-moi l'image elle-même, ou décris-la avec des mots.",
};

const NOTHING_TO_CANCEL = "Je ne dessine rien en ce moment, il n'y a donc rien à annuler.";

export const french: Sentences = {
  code: "fr",
  greeting:
    "Salut ! Je dessine ce que tu me décris. Dis-moi ce que tu aimerais voir, par exemple :\n\n" +
    "- Un phare dans la tempête, façon gravure sur bois\n" +
    "- Un renard endormi dans une tasse de thé, à l'aquarelle",
  talk: {
    thanks: "Avec plaisir ! Dis-moi si je change quelque chose, ou ce que je dessine ensuite.",
    farewell: "À bientôt ! Quand tu veux une autre image, il suffit de me la décrire.",
    yes: "Parfait ! Dis-moi ce que je dessine, ou ce que je change.",
    no: "Pas de souci. Quand tu veux, dis-moi ce que je dessine ou ce que je change.",
    praise:
      "Content que ça te plaise ! Dis « encore » pour en avoir une autre, ou ce que je dessine ensuite.",
    chat: "Je suis plus doué pour dessiner que pour papoter. Décris-moi quelque chose et je te le dessine.",
  },
  about: {
    self: "Je suis un agent qui fait des images : tu décris, un service d'images dessine, et je t'envoie le résultat dans une réponse signée. Qu'est-ce que je te dessine ?",
    maker:
      "Je suis un agent du protocole uAgents ; mon opérateur me fait tourner et un service d'images dessine. Qu'est-ce que tu aimerais voir ?",
    cost: "Pour l'instant, discuter avec moi ne te coûte rien. Il y a juste une limite d'images par personne : dis « mon quota » pour voir la tienne.",
    abilities:
      "Je dessine ce que tu décris : photos, peintures, logos, cartes, dans tous les styles. Ensuite je peux changer l'image, dis par exemple « la même mais de nuit », ou faire des variantes. Qu'est-ce que tu aimerais voir ?",
    other: "Ça, je ne connais pas, je ne sais que dessiner. Décris-moi une image et je m'y mets.",
  },
  help: (left) =>
    "Voici ce que tu peux me dire :\n\n" +
    "- Décris une image : « un phare dans la tempête, façon gravure sur bois »\n" +
    "- Change-la : « la même mais de nuit »\n" +
    "- Demande-en plus : « encore » ou « quatre variantes »\n" +
    "- Choisis le format : ajoute « horizontal » ou « fond d'écran de téléphone »\n" +
    "- « historique » montre tes images jusqu'ici\n" +
    "- « annuler » arrête ce qui n'est pas encore dessiné\n" +
    "- « supprime mes données » efface tout ce que j'ai de toi\n\n" +
    (left === null ? "Il n'y a pas de limite d'images." : remaining(left)),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "Ici, il n'y a pas de limite d'images. Qu'est-ce que je te dessine ?";
    return inMinutes === null
      ? remaining(left)
      : `${remaining(left)} Tu en auras une de plus dans ${wait(inMinutes)}.`;
  },
  waiting: (open) => {
    if (open === 0) return "Je ne dessine rien en ce moment. Dis-moi ce que tu aimerais voir.";
    return open === 1
      ? "Je suis encore sur 1 image pour toi. Elle arrive ici dès qu'elle est prête."
      : `Je suis encore sur ${open} images pour toi. Elles arrivent ici dès qu'elles sont prêtes.`;
  },
  vague:
    "Avec plaisir ! Qu'est-ce qu'on doit y voir ? Par exemple : « un renard roux dans la neige au lever du soleil ».",
  nothingToChange:
    "Je ne vois pas encore d'image à changer ici. Décris-en une d'abord, ou dis « ma dernière image » si tu parles d'une plus ancienne.",
  noSuchPicture: (number) =>
    number === 0
      ? "Il n'y a pas encore d'image ici. Décris-m'en une et je la dessine."
      : `Celle-là, je ne l'ai pas : il y a ${pictures(number)} ici pour l'instant. ${number === 1 ? "C'est celle-là ?" : "Tu parles de laquelle ?"}`,
  complaint:
    "On va arranger ça. Dis-moi ce que je change, par exemple « plus clair » ou « sans texte », ou dis « encore » pour un autre essai.",
  propose: {
    draw: "Je dessine ça ? Dis « oui » et je le fais, ou dis-moi autrement ce que tu voudrais.",
    change:
      "Je change l'image comme ça ? Dis « oui » et je le fais, ou dis-moi autrement ce que tu voudrais.",
    again:
      "Je la dessine encore une fois ? Dis « oui » et je le fais, ou dis-moi autrement ce que tu voudrais.",
  },
  pictureAgain: (n) =>
    `Revoici l'image ${n}. Pour continuer avec elle, dis par exemple « image ${n}, mais plus claire ».`,
  historyEmpty: "Il n'y a pas encore d'images ici. Décris-m'en une et je la dessine.",
  history: (shown, all) => {
    if (all === 1) return "Ton image ici :";
    return shown < all
      ? `${shown === 1 ? "La dernière" : `Les ${shown} dernières`} de tes ${all} images ici :`
      : `Tes ${all} images ici :`;
  },
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = counted(
      paid,
      "1 image était déjà en cours et arrivera quand même.",
      "# images étaient déjà en cours et arriveront quand même.",
    );
    if (cancelled === 0) return `C'est trop tard pour annuler : ${coming}`;
    const stopped = `J'ai annulé ${pictures(cancelled)}. Ça ne compte pas dans ta limite.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "Ça efface pour de bon tes images, leurs liens et tout ce que j'ai de toi. Si c'est ce que tu veux, écris : supprime toutes mes données",
  deleteConfirm: "supprime toutes mes données",
  deleted:
    "C'est fait. Tes images et tout ce que j'avais de toi sont effacés. Tu peux recommencer quand tu veux.",
  deleteKept: "D'accord, rien ne change. Qu'est-ce que je te dessine maintenant ?",
  queued: (ahead) =>
    ahead === 0
      ? "C'est noté, la tienne est la prochaine."
      : `C'est noté, elle est dans la file. ${counted(ahead, "Il y a encore 1 autre image", "Il y a encore # autres images")} en cours.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Je dessine encore. L'image arrive dès qu'elle est prête."
      : `Je dessine encore. D'habitude, ça prend environ ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `Tu as atteint ta limite pour l'instant : ${pictures(limit)} ${windowMinutes === 60 ? "par heure" : `en ${wait(windowMinutes)}`}. La prochaine sera possible dans ${wait(freeIn)}.`,
  overDay: (freeIn) =>
    `J'ai dessiné tout ce que je peux pour aujourd'hui. La prochaine image sera possible dans ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `Cette description est trop longue pour moi : pas plus de ${most.toLocaleString("fr")} caractères, s'il te plaît.`,
  tooManyMessages: (most, freeIn) =>
    `Je lis jusqu'à ${most} messages par heure de chaque personne, et c'était le dernier. Je reprends dans ${wait(freeIn)}.`,
  alreadyAtIt: "J'y travaille déjà. Ce sera là dans un instant.",
  justAnswered:
    "Je viens juste de répondre à cela. Redemande dans quelques secondes si tu en veux une autre, ou dis-moi ce qui doit changer.",
  drawnAs: (prompt) => `Dessiné d'après : ${prompt}`,
  notHonoured: (what) => `Bon à savoir : ${what.map((one) => NOT_HONOURED[one]).join(" ; ")}.`,
  onlySoMany: (most) => `En ce moment, je peux dessiner ${pictures(most)} au maximum.`,
  someMissing: (drawn, wanted) =>
    `Cette fois, je n'ai obtenu que ${pictures(drawn)} sur ${wanted}. Dis « encore » pour en avoir plus.`,
  suggestion:
    "Tu la veux autrement ? Dis-le simplement, par exemple « la même mais de nuit » ou « quatre variantes ».",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "Super, j'ai ton image. Qu'est-ce que j'en fais ? Par exemple « transforme-la en aquarelle » ou « ajoute de la neige ».",
  apologies: {
    refused:
      "Désolé, le service d'images n'a pas voulu dessiner ça. Essaie avec d'autres mots, ou enlève ce qui pourrait le gêner.",
    "not-configured": "Désolé, je ne peux pas encore dessiner : mon opérateur doit terminer l'installation.",
    unavailable: "Désolé, le service d'images est débordé en ce moment. Réessaie dans quelques minutes.",
    failed: "Désolé, quelque chose a mal tourné et il n'y a pas d'image. Réessaie dans quelques minutes.",
    deadline: "Désolé, ça prenait trop de temps, j'ai arrêté. Réessaie dans quelques minutes.",
  },
};

function remaining(left: number): string {
  return left === 0
    ? "Il ne te reste plus d'image pour l'instant."
    : `Il te reste ${pictures(left)} pour l'instant.`;
}
