import type { Colour } from "./colour.ts";

export type Time = "dawn" | "day" | "sunset" | "night";
export type Weather = "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog";
export type PlaceName =
  | "mountains"
  | "sea"
  | "lake"
  | "forest"
  | "city"
  | "desert"
  | "field"
  | "space"
  | "moon"
  | "underwater"
  | "room";
export type Style = "gouache" | "woodcut" | "watercolour" | "ink" | "pencil" | "pixel" | "sepia";
export type Season = "spring" | "autumn";
/** The relation of a thing to the thing named after it. */
export type Relation = "on" | "under" | "holds" | "wears" | "over";

/**
 * The place of a thing in the picture: big in front, as a small object, in the middle distance, on water, or in the
 * sky.
 */
type Home = "hero" | "object" | "landmark" | "water" | "sky";

interface ThingWords {
  home: Home;
  /** The place such a thing suggests when the prompt names none. */
  place?: PlaceName;
  /** Words and emoji for it, separated by bars: English first, then other languages, without accents. */
  words: string;
}

/** The things that can be drawn, and the words that ask for them. */
export const THINGS = {
  fox: { home: "hero", place: "forest", words: "fox|vixen|fuchs|renard|zorro|volpe|raposa|🦊|狐" },
  wolf: { home: "hero", place: "forest", words: "wolf|wolves|loup|lobo|lupo|🐺|狼" },
  cat: { home: "hero", words: "cat|kitten|kitty|katze|katzchen|kater|gato|gata|gatto|🐱|🐈|😺|猫" },
  tiger: { home: "hero", place: "forest", words: "tiger|tigre|🐯|🐅|虎" },
  lion: { home: "hero", place: "field", words: "lion|lowe|loewe|leon|leone|leao|🦁" },
  dog: { home: "hero", words: "dog|puppy|corgi|husky|hund|chien|perro|cachorro|cao|🐶|🐕|犬|狗" },
  bear: { home: "hero", place: "forest", words: "bear|teddy|teddy bear|oso|orso|urso|🐻|🧸|熊" },
  panda: { home: "hero", place: "forest", words: "panda|🐼" },
  mouse: { home: "hero", words: "mouse|mice|maus|mause|souris|raton|topo|hamster|🐭|🐁" },
  rabbit: {
    home: "hero",
    place: "field",
    words: "rabbit|bunny|hare|hase|kaninchen|lapin|conejo|coniglio|coelho|🐰|🐇|兔|兎",
  },
  owl: { home: "hero", place: "forest", words: "owl|eule|hibou|chouette|buho|gufo|coruja|🦉" },
  penguin: { home: "hero", words: "penguin|pinguin|pingouin|pinguino|🐧" },
  chick: {
    home: "hero",
    place: "field",
    words: "duck|duckling|chicken|chick|hen|ente|canard|pato|anatra|🐤|🐥|🦆|🐔",
  },
  frog: { home: "hero", place: "field", words: "frog|toad|frosch|grenouille|rana|sapo|🐸" },
  horse: {
    home: "hero",
    place: "field",
    words: "horse|pony|stallion|pferd|cheval|caballo|cavallo|cavalo|🐴|🐎|馬|马",
  },
  unicorn: { home: "hero", place: "field", words: "unicorn|einhorn|licorne|unicornio|🦄" },
  cow: { home: "hero", place: "field", words: "cow|bull|kuh|vache|vaca|mucca|🐄|🐮" },
  sheep: { home: "hero", place: "field", words: "sheep|lamb|schaf|mouton|oveja|pecora|ovelha|🐑" },
  deer: {
    home: "hero",
    place: "forest",
    words: "deer|stag|reindeer|moose|elk|hirsch|reh|cerf|ciervo|cervo|🦌",
  },
  elephant: { home: "hero", place: "field", words: "elephant|elefant|elefante|🐘|象" },
  turtle: { home: "hero", place: "field", words: "turtle|tortoise|schildkrote|tortue|tortuga|tartaruga|🐢" },
  dragon: { home: "hero", words: "dragon|drache|drachen|dragone|dragao|🐉|🐲|龍|龙|竜" },
  person: {
    home: "hero",
    words:
      "person|man|woman|people|lady|gentleman|farmer|fisherman|poet|king|queen|mann|frau|homme|femme|hombre|mujer|uomo|donna|homem|mulher|👩|👨|🧑|👤",
  },
  child: {
    home: "hero",
    words: "child|children|kid|boy|girl|baby|kind|kinder|enfant|nino|nina|bambino|bambina|crianca|👧|👦|🧒",
  },
  wizard: { home: "hero", words: "wizard|witch|magician|zauberer|hexe|sorcier|sorciere|mago|maga|bruja|🧙" },
  astronaut: {
    home: "hero",
    place: "space",
    words: "astronaut|cosmonaut|spaceman|astronaute|astronauta|raumfahrer|👩‍🚀|👨‍🚀|🧑‍🚀",
  },
  robot: { home: "hero", words: "robot|android|droid|roboter|🤖" },
  ghost: { home: "hero", words: "ghost|geist|gespenst|fantome|fantasma|👻" },
  snowman: { home: "hero", words: "snowman|snow man|schneemann|bonhomme de neige|☃|⛄" },
  fish: {
    home: "water",
    place: "underwater",
    words: "fish|goldfish|fisch|poisson|pez|pesce|peixe|🐟|🐠|🐡|魚|鱼",
  },
  whale: {
    home: "water",
    place: "sea",
    words: "whale|dolphin|wal|baleine|ballena|balena|baleia|🐳|🐋|🐬|鯨",
  },
  boat: {
    home: "water",
    place: "lake",
    words: "boat|rowing boat|canoe|kayak|barque|barca|bote|kahn|ruderboot|🛶|🚣",
  },
  sailboat: {
    home: "water",
    place: "sea",
    words:
      "sailing boat|sailboat|sailing ship|yacht|segelboot|segelschiff|voilier|bateau|velero|barco|veleiro|⛵",
  },
  ship: {
    home: "water",
    place: "sea",
    words: "ship|steamer|ferry|cruise ship|schiff|dampfer|navire|buque|nave|navio|🚢|🛳|船",
  },
  house: {
    home: "landmark",
    place: "field",
    words: "house|home|cottage|cabin|barn|farm|roof|haus|hutte|maison|cabane|casa|🏠|🏡|家",
  },
  village: {
    home: "landmark",
    place: "field",
    words: "village|town|houses|dorf|pueblo|paese|aldeia|villaggio|🏘",
  },
  castle: {
    home: "landmark",
    place: "field",
    words: "castle|palace|fortress|burg|schloss|chateau|castillo|castello|castelo|🏰|🏯|城",
  },
  church: {
    home: "landmark",
    place: "field",
    words: "church|chapel|cathedral|kirche|eglise|iglesia|chiesa|igreja|⛪",
  },
  lighthouse: { home: "landmark", place: "sea", words: "lighthouse|leuchtturm|phare|faro|farol|灯台" },
  windmill: {
    home: "landmark",
    place: "field",
    words: "windmill|mill|windmuhle|moulin|molino|mulino|moinho",
  },
  tower: { home: "landmark", place: "city", words: "tower|skyscraper|turm|torre|🗼|🏢" },
  bridge: { home: "landmark", place: "lake", words: "bridge|brucke|pont|puente|ponte|🌉" },
  tent: { home: "landmark", place: "field", words: "tent|camp|camping|zelt|tente|tienda|tenda|⛺|🏕" },
  hill: { home: "landmark", place: "field", words: "hill|hugel|colline|colina|collina" },
  tree: {
    home: "landmark",
    place: "field",
    words: "tree|oak|willow|baum|arbre|arbol|albero|arvore|🌳|木|树|樹",
  },
  pine: {
    home: "landmark",
    place: "forest",
    words: "pine|fir|christmas tree|spruce|tanne|kiefer|sapin|pino|🌲|🎄",
  },
  blossom: {
    home: "landmark",
    place: "field",
    words: "cherry tree|cherry blossom|sakura|kirschblute|cerisier|🌸",
  },
  palm: { home: "landmark", place: "sea", words: "palm|palm tree|palme|palmier|palmera|palmeira|🌴|🏝" },
  cactus: { home: "landmark", place: "desert", words: "cactus|cacti|kaktus|🌵" },
  flower: {
    home: "object",
    place: "field",
    words: "flower|rose|tulip|daisy|poppy|blume|blumen|fleur|flor|flores|fiore|fiori|🌷|🌹|🌺|💐|花",
  },
  sunflower: { home: "object", place: "field", words: "sunflower|sonnenblume|tournesol|girasol|girasole|🌻" },
  mushroom: {
    home: "object",
    place: "forest",
    words: "mushroom|toadstool|pilz|champignon|seta|hongo|fungo|cogumelo|🍄",
  },
  pumpkin: {
    home: "object",
    place: "field",
    words: "pumpkin|jack o lantern|kurbis|citrouille|calabaza|zucca|abobora|🎃",
  },
  bicycle: {
    home: "hero",
    place: "field",
    words: "bicycle|bike|fahrrad|velo|bicyclette|bicicleta|bicicletta|🚲",
  },
  car: {
    home: "hero",
    place: "field",
    words: "car|automobile|taxi|auto|voiture|coche|carro|macchina|🚗|🚕|🚙",
  },
  train: { home: "hero", place: "field", words: "train|locomotive|zug|lokomotive|tren|treno|trem|🚂|🚆" },
  rocket: {
    home: "hero",
    place: "space",
    words: "rocket|spaceship|spacecraft|rakete|raumschiff|fusee|cohete|razzo|foguete|🚀",
  },
  ufo: { home: "sky", words: "ufo|flying saucer|🛸" },
  balloon: {
    home: "sky",
    words: "hot air balloon|balloon|heissluftballon|ballon|montgolfiere|globo|mongolfiera|balao|🎈",
  },
  kite: { home: "sky", place: "field", words: "kite|papierdrachen|cerf volant|cometa|aquilone|pipa|🪁" },
  plane: { home: "sky", words: "plane|airplane|aeroplane|flugzeug|avion|aereo|aviao|✈|🛩" },
  bird: {
    home: "sky",
    words: "bird|seagull|gull|crow|swallow|vogel|oiseau|pajaro|uccello|passaro|ave|🐦|🕊|鳥|鸟",
  },
  butterfly: {
    home: "sky",
    place: "field",
    words: "butterfly|schmetterling|papillon|mariposa|farfalla|borboleta|🦋|蝶",
  },
  sun: { home: "sky", words: "sun|sonne|soleil|sole|☀|🌞|太陽" },
  moon: { home: "sky", words: "moon|full moon|mond|vollmond|lune|luna|lua|🌕|🌝|月" },
  crescent: { home: "sky", words: "crescent|crescent moon|half moon|🌙|🌛" },
  star: { home: "sky", words: "star|stern|sterne|etoile|estrella|stella|estrela|⭐|🌟|✨|星" },
  planet: { home: "sky", words: "planet|saturn|planete|planeta|pianeta|🪐" },
  comet: { home: "sky", words: "comet|shooting star|meteor|sternschnuppe|☄|🌠" },
  cloud: { home: "sky", words: "cloud|wolke|nuage|nube|nuvola|nuvem|☁|雲|云" },
  rainbow: { home: "sky", words: "rainbow|regenbogen|arc en ciel|arcoiris|arcobaleno|🌈|虹" },
  lightning: { home: "sky", words: "lightning|thunderbolt|blitz|eclair|rayo|fulmine|raio|⚡|🌩" },
  aurora: { home: "sky", words: "aurora|northern lights|polarlicht|nordlicht|aurore boreale|aurora boreal" },
  campfire: {
    home: "object",
    place: "field",
    words: "campfire|bonfire|fire|lagerfeuer|feuer|feu|fuego|fuoco|fogueira|🔥",
  },
  umbrella: {
    home: "object",
    words: "umbrella|parasol|regenschirm|schirm|parapluie|paraguas|ombrello|guarda chuva|☂|☔|⛱",
  },
  lantern: { home: "object", words: "lantern|laterne|lanterne|farolillo|lanterna|🏮" },
  candle: { home: "object", place: "room", words: "candle|kerze|bougie|vela|candela|🕯" },
  book: { home: "object", place: "room", words: "book|novel|buch|bucher|livre|libro|livro|📖|📚|📕|本|书" },
  coffee: {
    home: "object",
    place: "room",
    words: "coffee|cup|mug|tea|cup of tea|cup of coffee|kaffee|tasse|tee|cafe|taza|caffe|☕|茶",
  },
  teapot: { home: "object", place: "room", words: "teapot|kettle|teekanne|theiere|tetera|teiera|🫖" },
  clock: {
    home: "object",
    place: "room",
    words: "clock|watch|uhr|wecker|horloge|reloj|orologio|relogio|⏰|🕰",
  },
  heart: { home: "object", words: "heart|love|herz|liebe|coeur|amour|corazon|cuore|coracao|❤|💖|🧡|💙|💜" },
  guitar: { home: "object", place: "room", words: "guitar|ukulele|gitarre|guitare|guitarra|chitarra|🎸" },
  cake: {
    home: "object",
    place: "room",
    words: "cake|birthday|cupcake|kuchen|torte|geburtstag|gateau|pastel|torta|bolo|🎂|🍰",
  },
  apple: { home: "object", place: "room", words: "apple|apfel|pomme|manzana|mela|maca|🍎|🍏" },
  orange: { home: "object", place: "room", words: "oranges|tangerine|orangen|naranja|🍊" },
  icecream: { home: "object", words: "ice cream|icecream|eis am stiel|glace|helado|gelato|sorvete|🍦|🍨" },
  gift: { home: "object", place: "room", words: "gift|present|geschenk|cadeau|regalo|presente|🎁" },
  hat: { home: "object", words: "hat|top hat|chapeau|sombrero|cappello|chapeu|🎩" },
  crown: { home: "object", words: "crown|krone|couronne|corona|coroa|👑" },
  scarf: { home: "object", words: "scarf|schal|echarpe|bufanda|sciarpa|cachecol|🧣" },
  chair: {
    home: "object",
    place: "room",
    words: "chair|armchair|stuhl|sessel|chaise|silla|sedia|cadeira|🪑",
  },
  ball: { home: "object", words: "ball|football|basketball|balle|pelota|palla|bola|⚽|🏀" },
} satisfies Record<string, ThingWords>;

export type ThingName = keyof typeof THINGS;

export const TIMES: Record<Time, string> = {
  dawn: "dawn|sunrise|morning|daybreak|morgen|sonnenaufgang|morgendammerung|aube|matin|aurora matutina|amanecer|alba|amanhecer|🌅",
  day: "day|daytime|noon|midday|sunny|summer|afternoon|tag|mittag|sommer|sonnig|jour|midi|dia|mediodia|giorno|verano|ete",
  sunset:
    "sunset|dusk|evening|twilight|golden hour|sundown|abend|sonnenuntergang|dammerung|soir|coucher de soleil|crepuscule|atardecer|puesta de sol|tramonto|por do sol|entardecer|🌇",
  night: "night|midnight|nighttime|starry|moonlit|moonlight|dark|nacht|nuit|noche|notte|noite|🌃|🌌|夜",
};

export const WEATHERS: Record<Weather, string> = {
  clear: "clear|cloudless",
  cloudy: "cloudy|overcast|clouds|wolkig|nuageux|nublado|nuvoloso|⛅|🌥",
  rain: "rain|rainy|raining|drizzle|regen|pluie|lluvia|pioggia|chuva|🌧|雨",
  storm:
    "storm|stormy|thunder|thunderstorm|tempest|hurricane|sturm|gewitter|tempete|orage|tormenta|tempesta|temporale|tempestade|⛈|嵐",
  snow: "snow|snowy|snowing|winter|blizzard|ice|icy|frozen|arctic|schnee|neige|hiver|nieve|invierno|neve|inverno|❄|🌨|雪",
  fog: "fog|foggy|mist|misty|haze|hazy|nebel|brouillard|brume|niebla|nebbia|neblina|🌫|霧",
};

export const PLACES: Record<PlaceName, string> = {
  mountains:
    "mountain|mount|peak|alps|volcano|berg|berge|gebirge|montagne|montagna|montana|montanha|🏔|⛰|🗻|🌋|山",
  sea: "sea|ocean|coast|beach|harbour|harbor|bay|island|waves|shore|meer|ozean|kuste|strand|hafen|insel|plage|mar|playa|spiaggia|praia|oceano|🌊|🏖|海",
  lake: "lake|pond|river|stream|lac|lago|fluss|riviere|rio|fiume|湖|川",
  forest: "forest|wood|woods|woodland|jungle|wald|foret|bosque|selva|bosco|foresta|floresta|森|林",
  city: "city|skyline|street|downtown|metropolis|tokyo|paris|london|new york|berlin|stadt|strasse|ville|rue|ciudad|calle|citta|cidade|rua|🏙|🌆|街",
  desert: "desert|dune|dunes|sahara|wuste|deserto|desierto|🏜",
  field:
    "field|meadow|garden|park|countryside|farmland|prairie|grass|valley|feld|wiese|garten|champ|jardin|pre|campo|prado|giardino|prato|jardim",
  space:
    "space|outer space|galaxy|nebula|universe|cosmos|orbit|weltraum|weltall|espace|espacio|spazio|espaco",
  moon: "moon surface|lunar|on the moon|on moon|auf dem mond|sur la lune|en la luna|sulla luna|na lua",
  underwater:
    "underwater|under the sea|under water|coral reef|reef|aquarium|unter wasser|sous l eau|bajo el agua|sott acqua|🐙|🪸",
  room: "room|kitchen|library|living room|bedroom|table|desk|window|indoors|office|zimmer|kuche|tisch|fenster|chambre|fenetre|habitacion|cocina|mesa|ventana|stanza|cucina|tavolo|finestra|quarto|cozinha|janela",
};

export const STYLES: Record<Style, string> = {
  gouache: "gouache|oil painting|painting|illustration|poster|cartoon|flat",
  woodcut:
    "woodcut|wood cut|linocut|lino cut|woodblock|wood engraving|engraving|etching|block print|holzschnitt|linolschnitt|gravure|xilografia|grabado",
  watercolour: "watercolour|watercolor|aquarelle|aquarell|acuarela|acquerello|aquarela",
  ink: "ink|sumi e|black and white|monochrome|noir|ink wash|tusche|schwarzweiss|encre|tinta|inchiostro|noir et blanc|blanco y negro",
  pencil: "pencil|charcoal|line drawing|crayon|sketch|bleistift|zeichnung|lapiz|matita|lapis",
  pixel: "pixel art|pixel|pixelart|pixelated|8 bit|8bit|16 bit|👾",
  sepia: "sepia|vintage|old photo|retro|daguerreotype",
};

export const SEASONS: Record<Season, string> = {
  spring: "spring|fruhling|printemps|primavera",
  autumn: "autumn|autumnal|fall leaves|fall colors|herbst|automne|otono|autunno|outono|🍂|🍁",
};

interface NamedColour {
  colour: Colour;
  words: string;
}

export const COLOURS: readonly NamedColour[] = [
  {
    colour: 0xc8402f,
    words: "red|crimson|scarlet|rote|roter|rotes|roten|rouge|rojo|roja|rosso|rossa|vermelho|vermelha",
  },
  { colour: 0x2f6fae, words: "blue|navy|azure|blau|blaue|blauer|blaues|blauen|bleu|bleue|azul|blu|azzurro" },
  { colour: 0x4c8f4b, words: "green|emerald|grun|grune|gruner|grunes|grunen|vert|verte|verde" },
  {
    colour: 0xf0c03c,
    words: "yellow|gelb|gelbe|gelber|gelbes|gelben|jaune|amarillo|amarilla|giallo|gialla|amarelo|amarela",
  },
  { colour: 0xe5802e, words: "orange|arancione|laranja|naranjo" },
  { colour: 0x7d569c, words: "purple|violet|lilac|lavender|lila|violett|violette|morado|viola|roxo|roxa" },
  { colour: 0xe78fa6, words: "pink|rosa|rosado|pinke" },
  { colour: 0x80563a, words: "brown|braun|braune|brauner|braunes|marron|brun|brune|marrone|marrom" },
  {
    colour: 0x2d2b36,
    words: "black|schwarz|schwarze|schwarzer|schwarzes|schwarzen|noire|negro|negra|nero|nera|preto|preta",
  },
  {
    colour: 0xf5f0e4,
    words: "white|weiss|weisse|weisser|weisses|blanc|blanche|blanco|blanca|bianco|bianca|branco|branca",
  },
  {
    colour: 0x8b9098,
    words: "grey|gray|silver|silbern|grau|graue|grauer|graues|gris|grise|grigio|grigia|cinza",
  },
  { colour: 0xdca63a, words: "gold|golden|goldene|goldener|dore|dorado|dorato|dourado" },
  { colour: 0x2e9a97, words: "turquoise|teal|cyan|aqua|turkis|turquesa|turchese" },
];

export const RELATIONS: Record<Relation, string> = {
  on: "on|upon|atop|riding|rides|on top of|sitting on|auf|sur|sobre|su|sul|sulla|encima de|in a boat",
  under: "under|beneath|below|unter|sous|bajo|debajo|sotto|sob",
  holds:
    "holding|holds|drinking|drinks|reading|reads|playing|plays|carrying|eating|with|mit|avec|con|com|trinkt|liest|spielt|boit|lisant|tenant|bebiendo|leyendo|tomando|beve|legge|bebendo|lendo",
  wears: "wearing|wears|tragt|portant|porte|lleva|indossa|usando",
  over: "over|above|flying over|flying|uber|au dessus|volando|volant|vola",
};

export const NUMBERS: readonly string[] = [
  "",
  "one|single|1",
  "two|pair|couple|2|zwei|zwo|deux|dos|due|dois|duas",
  "three|few|3|drei|trois|tres|tre",
  "four|several|4|vier|quatre|cuatro|quattro|quatro",
  "five|5|funf|cinq|cinco|cinque",
  "six|many|herd|flock|6|sechs|seis|sei",
  "seven|7|sieben|sept|siete|sette|sete|eight|8|nine|9|ten|10|dozen|12",
];

/** Words that mean something only in their own language, each with the small words that show that it is spoken. */
export const BY_LANGUAGE: readonly { speaks: string; words: Readonly<Record<string, string>> }[] = [
  {
    speaks: "ein|eine|einen|einem|einer|der|die|das|den|dem|und|im|am|mit|auf",
    words: { see: "lake", boot: "boat", hut: "hat", rot: "red", bar: "bear", ball: "ball" },
  },
  {
    speaks: "un|une|le|la|les|des|du|dans|sur|avec|au",
    words: {
      chat: "cat",
      chats: "cats",
      ours: "bear",
      mer: "sea",
      bois: "forest",
      pont: "bridge",
      the: "coffee",
      lit: "reading",
    },
  },
  { speaks: "el|la|los|las|una|con|en|del", words: { sol: "sun", tres: "three" } },
  {
    speaks: "il|lo|gli|nel|nella|una|con|di",
    words: { mare: "sea", cane: "dog", cani: "dogs", orso: "bear", sole: "sun" },
  },
  { speaks: "um|uma|os|no|na|com|em", words: { sol: "sun", ave: "bird" } },
];
