import type { LanguageCode } from "../intent.ts";
import { rule } from "./patterns.ts";

/** What says nothing but that an earlier picture is to come back. `N` stands for a language's ordinals. */
interface GoingBack {
  readonly before: string;
  readonly says: string;
  readonly after: string;
}

const WORDS: Readonly<Record<LanguageCode, GoingBack>> = {
  en: {
    before:
      "(?:(?:hm|hmm|no|nah|nope|ok|okay|oh|ugh|actually|wait|sorry|well|please|pls|can you|could you|can we|could we|let's|i want to|i'd like to|just|so|then|and|now|i think|honestly|maybe|nvm) )*",
    says: "undo(?: (?:that|it|this|the last one|the last change|last change|the change|that change))?|revert(?: (?:that|it|this|the last change))?|(?:revert|go back|back|take me back|switch back|change it back)(?: to (?:what it was|how it was|what we had|before|the one before|the version before|the previous|the old one|the old version|(?:the )?(N)(?: one| picture| image| version| pic)?))?(?: before)?|(?:the )?(N)(?: one| picture| image| version| pic)? (?:was|looked) (?:much |way |a lot )?(?:better|nicer)|the (?:one|version|picture) before(?: that| this)? was (?:much |way )?(?:better|nicer)|it (?:was|looked) better before|i (?:liked|like|preferred|prefer) (?:it better before|(?:the )?(N)(?: one| picture| image| version| pic)?(?: better| more)?)",
    after: "(?: (?:please|pls|again|thanks|actually|instead|lol|though|tbh))*",
  },
  de: {
    before:
      "(?:(?:hm|hmm|ne|nee|nein|doch|ok|okay|oh|ach|bitte|kannst du|moment|dann|also|und|nun|jetzt|lieber) )*",
    says: "(?:mach|mache) (?:das|es|die letzte änderung|die änderung) (?:bitte |wieder )*rückgängig|(?:das |bitte )*rückgängig(?: machen)?|(?:geh |wieder |einen schritt )*zurück(?: (?:zum|zur) (?:davor|alten|alten version|(N)(?: bild| version| variante)?))?|(?:das|die) (N)(?: bild| version| variante)? (?:war|fand ich|hat mir|gefiel mir) (?:doch |viel )*(?:besser|schöner)(?: gefallen)?|(?:das|die|die version|das bild) davor war (?:doch |viel )*(?:besser|schöner)|vorher war(?:'s| es| das)? (?:doch |viel )*(?:besser|schöner)",
    after: "(?: (?:bitte|wieder|danke|doch))*",
  },
  es: {
    before: "(?:(?:no|mmm|hmm|ok|por favor|mejor|espera|puedes|ay|bueno) )*",
    says: "deshaz(?:lo|er)?(?: eso| el cambio| el último cambio| lo último)?|(?:vuelve|volver|volvamos|regresa|regresar) (?:atrás|a como estaba|a (?:la|lo de) antes|(?:a la|al|a lo) (N)(?: imagen| versión| dibujo)?)|(?:la|el) (N)(?: imagen| versión| dibujo)? (?:era|estaba|quedó|quedaba) (?:mucho )?mejor|antes (?:era|estaba) mejor|déjal[oa] como (?:estaba|antes)",
    after: "(?: (?:por favor|porfa|gracias))*",
  },
  fr: {
    before: "(?:(?:non|hmm|ok|bon|attends|finalement|stp|en fait|tu peux) )*",
    says: "annule(?:r|z)? (?:le changement|le dernier changement|la modif|la modification|la dernière modif|la dernière modification)|(?:reviens|revenir|retour|retourne|revenons) (?:en arrière|à celle d'avant|(?:à la|au|à l') ?(N)(?: image| version)?)|(?:la|le|l') ?(N)(?: image| version)? était (?:bien |beaucoup )?(?:mieux|meilleure)|celle d'avant était (?:bien )?mieux|c'était mieux avant|remets (?:comme avant|celle d'avant)",
    after: "(?: (?:stp|svp|s'il te plaît|merci))*",
  },
  pt: {
    before: "(?:(?:não|nao|hmm|ok|ah|espera|por favor|melhor|pode) )*",
    says: "(?:desfaz|desfaça|desfazer)(?: isso| a mudança| a última mudança| a alteração| a última alteração)?|(?:volta|volte|voltar) (?:atrás|como estava|como era|(?:pra|para|à|a|para a|ao|pro|para o) ?(N)(?: imagem| versão)?)|(?:a|o) (N)(?: imagem| versão)? (?:era|estava|tava|ficou|tinha ficado) (?:bem |muito )?melhor|antes (?:era|estava|tava) melhor",
    after: "(?: (?:por favor|pfv|obrigado|obrigada))*",
  },
  it: {
    before: "(?:(?:no|mmm|hmm|ok|aspetta|anzi|per favore|puoi) )*",
    says: "annulla (?:la modifica|l'ultima modifica|il cambiamento|l'ultimo cambiamento)|(?:torna|tornare|torniamo|ritorna) (?:indietro|com'era|come prima|a quella di prima|(?:alla|al|a) (N)(?: immagine| versione)?)|(?:la|il|l') ?(N)(?: immagine| versione)? era (?:molto )?(?:meglio|migliore|più bella)|era meglio prima|quella di prima era (?:molto )?meglio|rimettila com'era",
    after: "(?: (?:per favore|grazie))*",
  },
  hi: {
    before: "(?:(?:नहीं|अरे|ok|हम्म) )*",
    says: "undo(?: करो| कर दो| करें)?|(?:इसे |वापस )*(?:पहले जैसा|पहले वाला|पहले वाली) (?:कर दो|करो|बना दो)|(?:पहले|पिछली|पिछला|(N)) ?(?:वाली|वाला)? (?:ज्यादा |ज़्यादा )?(?:बेहतर|अच्छी|अच्छा) (?:थी|था)|(?:पिछली|पिछले|पहली) (?:वाली|वाले) पर वापस (?:जाओ|चलो|जाएं)|वापस (?:जाओ|चलो)",
    after: "",
  },
  zh: {
    before: "(?:不|不要|算了|嗯|还是|請|请|麻烦|,| )*",
    says: "(?:撤销|撤回|撤銷|还原)(?:上一步|刚才的修改|刚才的改动|修改|这个修改)?|(?:回到|退回|退回到|返回|恢复到|恢复|换回|改回|变回)(?:上一|前一|之前那|之前的|刚才那|原来的|原来那|第?(N))(?:张|个|版|步|幅)?(?:版本|图|图片|样子)?|(?:上一|前一|之前那|之前的|刚才那|原来那|第(N))(?:张|个|版|幅)?(?:图)?(?:更好|比较好|好一点|好一些|更好看|好看一点|好看些)",
    after: "(?:吧|了|一点|啊| )*",
  },
  ja: {
    before: "(?:いや|やっぱり|やっぱ|うーん|すみません|あ| )*",
    says: "(?:元|前)に戻して|(?:一つ|ひとつ|1つ)?(?:前|さっき)(?:の(?:絵|画像|やつ|もの|バージョン|方|ほう)?)?(?:に戻して|に戻ってくれる|に戻せる|のほうがよかった|の方がよかった|がよかった|が良かった|の方が良かった)|(N)(?:枚目|番目|つ目)?(?:の(?:絵|画像|やつ|もの|方|ほう)?)?(?:に戻して|のほうがよかった|の方がよかった|がよかった|が良かった|の方が良かった)|取り消して元に戻して",
    after: "(?:ください|下さい|お願いします|です|な|かな|かも|ね| )*",
  },
};

/** Matches a line of nothing else; a group holds the ordinal of the picture that is named, if one is. */
export function goingBack(code: LanguageCode, ordinals: ReadonlyMap<string, number>) {
  const { before, says, after } = WORDS[code];
  const words = [...ordinals.keys(), "\\d{1,2}"].join("|");
  return rule(`^${before}(?:${says.replaceAll("N", words)})${after}$`);
}
