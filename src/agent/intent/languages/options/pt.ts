import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, romance, SITE } from "./option-words.ts";

export const portugueseOptions: OptionWords = {
  lacking: " sem #",
  hints: hints(
    "celular|telemovel|telefone|computador|desktop|qualidade|resolucao|rascunho|fundo|horizontal|paisagem|miniatura",
  ),
  words: optionTable(
    ["(?:em|com) (?:maior|mais|melhor) resolução", asked.SHARPER],
    [romance("uma?", "em|na|no", "e", "horizontal|vertical|paisagem|retrato|quadrad[oa]"), asked.MIXED],
    ["(?:em |no )?formato quadrado", asked.SQUARE],
    ["(?:em |no )?formato (?:vertical|retrato)|na vertical", asked.UPRIGHT],
    ["(?:em |no )?formato (?:horizontal|paisagem)|na horizontal", asked.LYING],
    [
      "(?:como )?(?:papel de parede )?(?:para|pra|pro) (?:o meu |o |meu |um )?(?:celular|telemovel|telefone|iphone)",
      asked.UPRIGHT,
    ],
    [
      "(?:como )?(?:papel de parede )?(?:para|pra|pro) (?:o meu |o |meu |um )?(?:computador|desktop|pc|notebook)",
      asked.LYING,
    ],
    ["(?:como|para|em) (?:um |meu |formato )?(?:de )?(?:banner|faixa)", asked.BANNER],
    [
      `(?:como|para|em) (?:um |uma |meu |formato )?(?:de )?(?:stor(?:y|ies)|reel)(?: do ${SITE})?`,
      asked.STORY,
    ],
    ["(?:como|para) (?:uma |minha )?(?:miniatura|thumbnail)(?: do youtube)?", asked.THUMBNAIL],
    [`(?:como|para) (?:um |uma |meu )?(?:post|publicacao) (?:do|no|de) ${SITE}`, asked.SQUARE],
    [
      `(?:em|com|de) (?:muito )?(?:alta|maxima|a melhor) (?:qualidade|resolucao|definicao)|alta qualidade|em ${HD}`,
      asked.FINE,
    ],
    ["(?:so )?(?:como )?um rascunho(?: rapido)?|rascunho rapido|em baixa qualidade", asked.ROUGH],
    ["sem (?:o )?fundo|(?:com |e )?fundo transparente", asked.CUT_OUT],
  ),
};
