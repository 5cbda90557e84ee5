import {
  BANNER,
  CUT_OUT,
  FINE,
  HD,
  hints,
  LYING,
  MIXED,
  type OptionWords,
  optionTable,
  ROUGH,
  romance,
  SHARPER,
  SITE,
  SQUARE,
  STORY,
  THUMBNAIL,
  UPRIGHT,
} from "./option-words.ts";

export const portugueseOptions: OptionWords = {
  lacking: " sem #",
  hints: hints(
    "celular|telemovel|telefone|computador|desktop|qualidade|resolucao|rascunho|fundo|horizontal|paisagem|miniatura",
  ),
  words: optionTable(
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
};
