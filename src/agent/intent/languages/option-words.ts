import type { LanguageCode } from "../intent.ts";
import type { PictureOptions } from "../picture-options.ts";
import type { ShapeWords } from "../read-options.ts";
import { phrases, rule } from "./patterns.ts";

/** How a language asks for what a picture is to be used for, how good it is to be, and the like. */
export interface OptionWords {
  /** "Without #", with # for the thing. */
  readonly lacking: string;
  /** A line that holds one of the words has one of these. */
  readonly hints: readonly string[];
  readonly words: () => ShapeWords;
}

const UPRIGHT: PictureOptions = { shape: "portrait" };
const LYING: PictureOptions = { shape: "landscape" };
const BANNER: PictureOptions = { shape: "landscape", ratio: { width: 3, height: 1 } };
const STORY: PictureOptions = { shape: "portrait", ratio: { width: 9, height: 16 } };
const THUMBNAIL: PictureOptions = { shape: "landscape", ratio: { width: 16, height: 9 } };
const SQUARE: PictureOptions = { shape: "square" };
const WIDER: PictureOptions = { shape: "landscape", ratio: { width: 2, height: 1 } };
const SHARPER: PictureOptions = { unmet: ["resolution"] };
const FINE: PictureOptions = { quality: "high" };
const ROUGH: PictureOptions = { quality: "low" };
const CUT_OUT: PictureOptions = { transparent: true };
const MIXED: PictureOptions = { shape: "landscape", count: 2, unmet: ["mixed"] };

const SITE = "(?:instagram|insta|ig|whatsapp|facebook|tiktok|snapchat)";
const BEFORE = "[\\s,(]{0,3}(?:^|(?<=[\\s,(]))";
const END = "\\)?(?=[\\s]*(?:[.,;!?]|$))";
const HD = `(?:(?:full|true) ?)?hd(?: ?(?:quality|qualitat|calidad|qualite|qualidade|qualita))?`;

/** Patterns that stand between other words, or end a part of the line. */
function table(...rows: readonly (readonly [pattern: string, options: PictureOptions])[]): () => ShapeWords {
  return () => rows.map(([pattern, options]) => [rule(`${BEFORE}(?:${pattern})${END}`), options]);
}

const COMMON_HINTS = "hd|banner|story|stories|reel|tiktok|instagram|insta|youtube|thumbnail";
const hints = (text: string) => phrases(`${COMMON_HINTS}|${text}`);

const englishShape =
  "(?:in )?(?:an? )?(?:landscape|portrait|square|wide|tall|vertical|horizontal)(?: format| version)?";
const germanShape = "(?:im |in )?(?:quer|hoch|hochkant|breit|quadratisch|querformat|hochformat)";
const romance = (one: string, a: string, and: string, shapes: string) =>
  `${one} (?:${a} )?(?:${shapes})(?:,| ${and}|, ${and}) (?:${one}|otr[oa]|outr[oa]|l'autre|un'altra) (?:${a} )?(?:${shapes})`;

export const OPTION_WORDS: Readonly<Record<LanguageCode, OptionWords>> = {
  en: {
    lacking: " without #",
    hints: hints(
      "phone|mobile|desktop|laptop|computer|quality|draft|background|resolution|landscape|portrait|definition|tall|wide",
    ),
    words: table(
      ["(?:in|at|with) (?:a |the )?(?:higher|better|more|highest|full|print) resolution", SHARPER],
      ["(?<=(?:it|this|that|picture|image) )twice as wide(?: as (?:it is )?(?:tall|high))?", WIDER],
      [`one ${englishShape}(?:,|,? and) (?:one|the other) ${englishShape}`, MIXED],
      ["(?<=,\\s?)(?:square|quadratic)(?=\\s?,)", SQUARE],
      ["(?<=,\\s?)(?:vertical|upright)(?=\\s?,)", UPRIGHT],
      ["(?<=,\\s?)(?:horizontal|widescreen)(?=\\s?,)", LYING],
      [
        "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:phone|mobile|iphone|smartphone|phone screen)",
        UPRIGHT,
      ],
      [
        "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:desktop|laptop|pc|computer|computer screen|monitor)",
        LYING,
      ],
      ["(?:as|for|in) (?:an? |my |the )?(?:[a-z]{3,12} )?banner(?: format| size| shape)?", BANNER],
      [
        `(?:as|for|in) (?:an? |my |the )?(?:${SITE} (?:story|stories|reel)|tiktok|(?:story|reel) (?:format|size))|as a story`,
        STORY,
      ],
      ["(?:as|for) (?:an? |my |the )?(?:youtube )?thumbnail", THUMBNAIL],
      [`(?:as|for) (?:an? |my |the )?${SITE} (?:post|feed)`, SQUARE],
      [
        `(?:in|at|with) (?:very )?(?:high(?:est)?|best|top|maximum|${HD}) (?:quality|definition|resolution)|high(?:est)? (?:quality|resolution)|in ${HD}`,
        FINE,
      ],
      [
        "(?:in|at|with) (?:low|draft) quality|(?:just )?(?:as )?an? (?:quick|rough|fast) draft|(?:quick|rough) draft|draft quality",
        ROUGH,
      ],
      [
        "(?:with |and |on )?no background|without (?:an? |any |the )?background|cut[ -]?out(?: background)?|with the background removed",
        CUT_OUT,
      ],
    ),
  },
  de: {
    lacking: " ohne #",
    hints: hints(
      "handy|smartphone|iphone|telefon|desktop|computer|laptop|monitor|qualitat|auflos|entwurf|freigestellt|hintergrund|einmal|titelbild",
    ),
    words: table(
      ["in (?:einer )?(?:höherer|höheren|besserer|voller|höchster) auflösung", SHARPER],
      ["(?<=(?:es|bild) )doppelt so breit(?: wie hoch)?", WIDER],
      [`einmal ${germanShape}(?:,|,? und) einmal ${germanShape}`, MIXED],
      [
        "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:das|mein|ein)|auf dem|auf mein) (?:handy|smartphone|iphone|telefon)",
        UPRIGHT,
      ],
      [
        "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:den|das|meinen|mein|einen)) (?:desktop|computer|pc|laptop|monitor)",
        LYING,
      ],
      ["(?:als|fur (?:ein|einen|mein|meinen)|im) (?:[a-z]{3,12}[- ])?banner(?:format)?", BANNER],
      [`(?:als|fur (?:eine|meine)|im) (?:${SITE}[- ])?(?:story|reel)(?:[- ]?format)?`, STORY],
      ["(?:als|fur (?:ein|mein)) (?:youtube[- ])?thumbnail", THUMBNAIL],
      [`(?:als|fur (?:einen|meinen)) ${SITE}[- ]?(?:post|beitrag)`, SQUARE],
      [
        `in (?:sehr |ganz )?(?:hoher|hochster|bester|guter) (?:qualitat|auflosung)|hohe qualitat|hochauflosend|in ${HD}`,
        FINE,
      ],
      [
        "(?:nur )?(?:als )?(?:schneller|grober) entwurf|(?:als )?(?:einen )?(?:schnellen|groben) entwurf|in (?:niedriger|geringer) qualitat",
        ROUGH,
      ],
      ["freigestellt|(?:ganz )?ohne hintergrund|(?:mit )?transparent(?:er|em|en)? hintergrund", CUT_OUT],
    ),
  },
  es: {
    lacking: " sin #",
    hints: hints(
      "movil|celular|telefono|escritorio|ordenador|computadora|calidad|resolucion|borrador|boceto|fondo|horizontal|miniatura|historia",
    ),
    words: table(
      ["(?:en|con) (?:mayor|más|mejor) resolución", SHARPER],
      [romance("un[ao]?", "en", "y", "horizontal|vertical|cuadrad[oa]"), MIXED],
      ["(?:en )?formato cuadrado", SQUARE],
      ["(?:en )?formato (?:vertical|retrato)|en vertical", UPRIGHT],
      ["(?:en )?formato (?:horizontal|apaisado|panorámico)|en horizontal", LYING],
      [
        "(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |mi |un )?(?:movil|celular|telefono|iphone)",
        UPRIGHT,
      ],
      [
        "(?:como )?(?:fondo (?:de pantalla )?)?para (?:el |la |mi |un )?(?:escritorio|ordenador|computadora|pc|portatil)",
        LYING,
      ],
      ["(?:como|para|en) (?:un |mi |formato )?(?:de )?banner", BANNER],
      [
        `(?:como|para|en) (?:una? |mi |formato )?(?:de )?(?:(?:historia|story|reel)(?: de ${SITE})?|${SITE} story)`,
        STORY,
      ],
      ["(?:como|para) (?:una |mi )?(?:miniatura(?: de youtube)?|thumbnail)", THUMBNAIL],
      [`(?:como|para) (?:un |una |mi )?(?:post|publicacion) de ${SITE}`, SQUARE],
      [
        `(?:en|con|de) (?:muy )?(?:alta|maxima|la mejor) (?:calidad|resolucion|definicion)|alta calidad|en ${HD}`,
        FINE,
      ],
      ["(?:solo )?(?:como )?un borrador(?: rapido)?|borrador rapido|en baja calidad", ROUGH],
      ["sin (?:el )?fondo|(?:con |y )?fondo transparente", CUT_OUT],
    ),
  },
  fr: {
    lacking: " sans #",
    hints: hints(
      "telephone|mobile|portable|bureau|ordinateur|qualite|resolution|definition|brouillon|ebauche|fond|detour|paysage|banniere|miniature",
    ),
    words: table(
      ["(?:en|avec une) (?:plus haute|meilleure|pleine) résolution", SHARPER],
      [romance("une?", "en|au format", "et", "paysage|portrait|carree?|vertical|horizontal"), MIXED],
      ["(?:au |en )?format carré", SQUARE],
      ["(?:au |en )?format (?:portrait|vertical)", UPRIGHT],
      ["(?:au |en )?format (?:paysage|horizontal|panoramique)", LYING],
      [
        "(?:comme )?(?:fond d'ecran )?pour (?:le |mon |un )?(?:telephone|mobile|portable|smartphone|iphone)",
        UPRIGHT,
      ],
      ["(?:comme )?(?:fond d'ecran )?pour (?:le |mon |l'|un )?(?:bureau|ordinateur|pc|ecran)", LYING],
      ["(?:comme|pour|en|au format) (?:une |ma )?(?:banniere|bandeau)", BANNER],
      [`(?:comme|pour|en|au format) (?:une |ma )?(?:story|reel)(?: ${SITE})?`, STORY],
      ["(?:comme|pour|en) (?:une |ma )?miniature(?: youtube)?", THUMBNAIL],
      [`(?:comme|pour) (?:un |mon )?post ${SITE}`, SQUARE],
      [
        `(?:en|de) (?:tres )?(?:haute|meilleure) (?:qualite|resolution|definition)|haute qualite|en ${HD}`,
        FINE,
      ],
      [
        "(?:juste )?(?:comme )?un brouillon(?: rapide)?|brouillon rapide|ebauche rapide|en basse qualite",
        ROUGH,
      ],
      [
        "sans (?:l'arriere-plan|arriere-plan|fond|le fond)|detoure[es]{0,2}|(?:avec |sur )?(?:un )?fond transparent",
        CUT_OUT,
      ],
    ),
  },
  pt: {
    lacking: " sem #",
    hints: hints(
      "celular|telemovel|telefone|computador|desktop|qualidade|resolucao|rascunho|fundo|horizontal|paisagem|miniatura",
    ),
    words: table(
      ["(?:em|com) (?:maior|mais|melhor) resolução", SHARPER],
      [romance("uma?", "em|na|no", "e", "horizontal|vertical|paisagem|retrato|quadrad[oa]"), MIXED],
      ["(?:em |no )?formato quadrado", SQUARE],
      ["(?:em |no )?formato (?:vertical|retrato)|na vertical", UPRIGHT],
      ["(?:em |no )?formato (?:horizontal|paisagem)|na horizontal", LYING],
      [
        "(?:como )?(?:papel de parede )?(?:para|pra|pro) (?:o meu |o |meu |um )?(?:celular|telemovel|telefone|iphone)",
        UPRIGHT,
      ],
      [
        "(?:como )?(?:papel de parede )?(?:para|pra|pro) (?:o meu |o |meu |um )?(?:computador|desktop|pc|notebook)",
        LYING,
      ],
      ["(?:como|para|em) (?:um |meu |formato )?(?:de )?(?:banner|faixa)", BANNER],
      [`(?:como|para|em) (?:um |uma |meu |formato )?(?:de )?(?:stor(?:y|ies)|reel)(?: do ${SITE})?`, STORY],
      ["(?:como|para) (?:uma |minha )?(?:miniatura|thumbnail)(?: do youtube)?", THUMBNAIL],
      [`(?:como|para) (?:um |uma |meu )?(?:post|publicacao) (?:do|no|de) ${SITE}`, SQUARE],
      [
        `(?:em|com|de) (?:muito )?(?:alta|maxima|a melhor) (?:qualidade|resolucao|definicao)|alta qualidade|em ${HD}`,
        FINE,
      ],
      ["(?:so )?(?:como )?um rascunho(?: rapido)?|rascunho rapido|em baixa qualidade", ROUGH],
      ["sem (?:o )?fundo|(?:com |e )?fundo transparente", CUT_OUT],
    ),
  },
  it: {
    lacking: " senza #",
    hints: hints(
      "telefono|cellulare|computer|desktop|qualita|risoluzione|definizione|bozza|sfondo|scontornat|orizzontale|copertina|storia|miniatura",
    ),
    words: table(
      ["(?:in|con) (?:risoluzione (?:più alta|maggiore|migliore)|maggiore risoluzione)", SHARPER],
      [romance("un[ao]?", "in", "e", "orizzontale|verticale|quadrat[oa]"), MIXED],
      ["(?:in )?formato quadrato", SQUARE],
      ["(?:in )?formato (?:verticale|ritratto)|in verticale", UPRIGHT],
      ["(?:in )?formato (?:orizzontale|panoramico)|in orizzontale", LYING],
      ["(?:come )?(?:sfondo )?per (?:il mio |il |un )?(?:telefono|cellulare|smartphone|iphone)", UPRIGHT],
      ["(?:come )?(?:sfondo )?per (?:il mio |il |un )?(?:computer|desktop|pc|monitor)", LYING],
      ["(?:come|per|in) (?:un |il mio |formato )?banner", BANNER],
      [`(?:come|per|in) (?:una |la mia |formato )?(?:storia|story|reel)(?: (?:di )?${SITE})?`, STORY],
      ["(?:come|per) (?:una |la mia )?miniatura(?: (?:di )?youtube)?", THUMBNAIL],
      [`(?:come|per) (?:un |il mio )?post (?:di |su )?${SITE}`, SQUARE],
      [
        `(?:in|ad|di) (?:altissima|alta|massima) (?:qualita|risoluzione|definizione)|alta qualita|in ${HD}`,
        FINE,
      ],
      ["(?:solo )?(?:come )?una bozza(?: veloce)?|bozza veloce|in bassa qualita", ROUGH],
      ["senza (?:lo )?sfondo|scontornat[oa]|(?:con |su )?(?:lo )?sfondo trasparente", CUT_OUT],
    ),
  },
  hi: {
    lacking: " # के बिना",
    hints: hints(
      "फोन|फ़ोन|मोबाइल|बैनर|स्टोरी|क्वालिटी|गुणवत्ता|बैकग्राउंड|पारदर्शी|ड्राफ्ट|लैंडस्केप|पोर्ट्रेट|एचडी|लंबी|चौड़ी|background|quality",
    ),
    words: table(
      ["(?:मेरे )?(?:फोन|फ़ोन|मोबाइल) के लिए", UPRIGHT],
      ["(?:एक )?बैनर (?:के लिए|के रूप में|जैसा)", BANNER],
      ["(?:इंस्टाग्राम )?स्टोरी (?:के लिए|फॉर्मेट में|के रूप में)", STORY],
      ["पोर्ट्रेट (?:फॉर्मेट )?में|लंबी(?: आकार में)?", { shape: "portrait" }],
      ["लैंडस्केप (?:फॉर्मेट )?में|चौड़ी(?: आकार में)?", { shape: "landscape" }],
      ["(?:हाई|अच्छी|उच्च|बेहतरीन) (?:क्वालिटी|गुणवत्ता)(?: में)?|(?:एचडी|hd) में|high quality (?:mein|me)", FINE],
      ["(?:जल्दी |एक )?ड्राफ्ट", ROUGH],
      [
        "(?:बिना बैकग्राउंड|बैकग्राउंड के बिना|बिना background)(?: के)?|(?:पारदर्शी|ट्रांसपेरेंट) (?:बैकग्राउंड|पृष्ठभूमि)(?: (?:के साथ|में|पर))?|bina background ke|transparent background",
        CUT_OUT,
      ],
    ),
  },
  zh: {
    lacking: "，不要#",
    hints: hints("手机|电脑|横|竖|故事|快拍|封面|高清|质量|画质|草稿|草图|背景|抠图|免抠"),
    words: () => [
      [
        rule(
          "[，,（( ]{0,3}一(?:张|幅)?(?:横版?|横的|竖版?|竖的)[，,、和 ]{0,2}一(?:张|幅)?(?:横版?|横的|竖版?|竖的)",
        ),
        MIXED,
      ],
      [
        rule("[，,（( ]{0,3}(?:用于|适合|给我的?|放在)?手机(?:用的?|上用的?|尺寸)?[）)]?(?=[，,。！!]|$)"),
        UPRIGHT,
      ],
      [rule("[，,（( ]{0,3}(?:做成|作为|用作|当)(?:一个|一张)?(?:横幅|banner)(?:格式)?[）)]?"), BANNER],
      [rule("[，,（( ]{0,3}横幅(?:格式|尺寸|比例)[）)]?"), BANNER],
      [
        rule("[，,（( ]{0,3}(?:做成|用作|适合)?(?:instagram|ins|ig)?(?:故事|快拍)(?:格式|尺寸|版式)[）)]?"),
        STORY,
      ],
      [rule("[，,（( ]{0,3}(?:要|用)?(?:超?高清|高质量|高画质|最高画质)(?:的)?[）)]?(?=[，,。！!]|$)"), FINE],
      [rule("[，,（( ]{0,3}(?:画个|来个|只要)?(?:快速)?草稿(?:就行|即可)?[）)]?(?=[，,。！!]|$)"), ROUGH],
      [rule("[，,（( ]{0,3}(?:不要背景|无背景|没有背景|背景透明|透明底|免抠图?|抠图)[）)]?"), CUT_OUT],
    ],
  },
  ja: {
    lacking: "、#なし",
    hints: hints(
      "スマホ|携帯|パソコン|pc|バナー|ストーリー|サムネ|高画質|高品質|下書き|ラフ|背景|切り抜き|縦|横",
    ),
    words: () => [
      [
        rule(
          "[、,（( ]{0,3}(?:縦|横)(?:長|向き)?(?:を)?(?:1|一)枚[とで、 ]{0,2}(?:縦|横)(?:長|向き)?(?:を)?(?:1|一)枚(?:ずつ)?",
        ),
        MIXED,
      ],
      [rule("[、,（( ]{0,3}(?:縦と横|横と縦)(?:で|を)?(?:1|一)枚ずつ"), MIXED],
      [rule("[、,（( ]{0,3}(?:スマホ|携帯|iphone)(?:用|向け|サイズ)(?:に|で|の)?[）)]?"), UPRIGHT],
      [rule("[、,（( ]{0,3}(?:パソコン|pc)(?:用|向け|サイズ)(?:に|で|の)?[）)]?"), LYING],
      [rule("[、,（( ]{0,3}バナー(?:として|用に|にして|サイズで|形式で|用)[）)]?"), BANNER],
      [rule("[、,（( ]{0,3}(?:インスタの?)?ストーリーズ?(?:用に|サイズで|形式で|用|として)[）)]?"), STORY],
      [rule("[、,（( ]{0,3}(?:youtubeの?)?サムネ(?:イル)?(?:用に|サイズで|として|用)[）)]?"), THUMBNAIL],
      [rule("[、,（( ]{0,3}(?:高画質|高品質|hd)(?:で|に|の)?[）)]?(?=[、,。 ]|$)"), FINE],
      [rule("[、,（( ]{0,3}(?:ざっくり)?(?:ラフ|下書き)(?:で|程度で)[）)]?"), ROUGH],
      [
        rule(
          "[、,（( ]{0,3}(?:背景(?:は)?(?:なし|無し)|背景を?透過|切り抜き|透過(?:背景|png)?)(?:で|の|に)?[）)]?(?=[、,。 ]|$)",
        ),
        CUT_OUT,
      ],
    ],
  },
};
