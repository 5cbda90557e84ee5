import { rule } from "../patterns.ts";
import * as asked from "./asked.ts";
import { hints, type OptionWords } from "./option-words.ts";

export const chineseOptions: OptionWords = {
  lacking: "，不要#",
  hints: hints("手机|电脑|横|竖|故事|快拍|封面|高清|质量|画质|草稿|草图|背景|抠图|免抠"),
  words: () => [
    [
      rule(
        "[，,（( ]{0,3}一(?:张|幅)?(?:横版?|横的|竖版?|竖的)[，,、和 ]{0,2}一(?:张|幅)?(?:横版?|横的|竖版?|竖的)",
      ),
      asked.MIXED,
    ],
    [
      rule("[，,（( ]{0,3}(?:用于|适合|给我的?|放在)?手机(?:用的?|上用的?|尺寸)?[）)]?(?=[，,。！!]|$)"),
      asked.UPRIGHT,
    ],
    [rule("[，,（( ]{0,3}(?:做成|作为|用作|当)(?:一个|一张)?(?:横幅|banner)(?:格式)?[）)]?"), asked.BANNER],
    [rule("[，,（( ]{0,3}横幅(?:格式|尺寸|比例)[）)]?"), asked.BANNER],
    [
      rule("[，,（( ]{0,3}(?:做成|用作|适合)?(?:instagram|ins|ig)?(?:故事|快拍)(?:格式|尺寸|版式)[）)]?"),
      asked.STORY,
    ],
    [
      rule("[，,（( ]{0,3}(?:要|用)?(?:超?高清|高质量|高画质|最高画质)(?:的)?[）)]?(?=[，,。！!]|$)"),
      asked.FINE,
    ],
    [rule("[，,（( ]{0,3}(?:画个|来个|只要)?(?:快速)?草稿(?:就行|即可)?[）)]?(?=[，,。！!]|$)"), asked.ROUGH],
    [rule("[，,（( ]{0,3}(?:不要背景|无背景|没有背景|背景透明|透明底|免抠图?|抠图)[）)]?"), asked.CUT_OUT],
  ],
};
