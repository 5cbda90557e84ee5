import { usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const minutes = (number: number) => `${number}分`;
const hours = (number: number) => `${number}時間`;
const seconds = (number: number) => `${number}秒`;
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "縦横の形は画像サービスまかせになりました",
  ratio: "画像サービスにその比率がないので、いちばん近いものにしました",
  size: "サイズは画像サービスまかせになりました",
  count: "枚数は画像サービスまかせになりました",
  seed: "シードは使われていません",
  quality: "画質は画像サービスまかせになりました",
  transparent: "背景は透明になっていません",
  edit: "前の絵の手直しではなく、新しく描いた絵です",
  inputs: "送ってもらった画像は使われていません",
  length: "文が長かったので、短くしました",
  resolution: "解像度は選べず、画像サービスが描く大きさで届きます",
  format: "画像サービスのファイル形式で届きます",
  motion: "動かない一枚の絵です",
  mixed: "一度に描く絵はすべて同じ縦横の形なので、もう一方は続けて頼んでください",
  flags: "ここでは分からないオプションがあったので、外しました",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "送ってもらったものは、こちらで開ける画像ではないようです。PNGかJPEGを送るか、言葉で説明してください。",
  "too-large": "この画像は大きすぎます。もう少し小さいものを送るか、言葉で説明してください。",
  gone: "送ってもらった画像が見つからなくなっています。もう一度送ってください。",
  "too-many": "一度に送れる画像は4枚までです。減らして送ってください。",
  "not-allowed": "これは開けないことになっています。画像そのものを送るか、言葉で説明してください。",
};

const NOTHING_TO_CANCEL = "いまは何も描いていないので、キャンセルするものはありません。";

const remaining = (left: number) =>
  left === 0 ? "いま描ける枚数は残っていません。" : `いまはあと${left}枚描けます。`;

export const japanese: Sentences = {
  code: "ja",
  greeting:
    "こんにちは！言葉から絵を描きます。見たいものを教えてください。たとえば：\n\n" +
    "- 嵐の中の灯台、木版画風\n" +
    "- ティーカップで眠るキツネ、やわらかい水彩で",
  talk: {
    thanks: "どういたしまして！直したいところや、次に描くものがあれば教えてください。",
    farewell: "また来てくださいね。絵がほしくなったら、いつでも声をかけてください。",
    yes: "了解です！何を描くか、どこを変えるか教えてください。",
    no: "大丈夫ですよ。描いてほしいものや変えたいところがあれば、いつでもどうぞ。",
    praise:
      "気に入ってもらえてよかったです！もう1枚見たいときは「もう一枚」、ほかに描いてほしいものがあれば教えてください。",
    chat: "おしゃべりより絵のほうが得意です。何か言ってもらえれば、それを描きます。",
  },
  about: {
    self: "絵を描くエージェントです。言葉で伝えてもらうと、画像サービスが描いて、署名つきの返信で届けます。何を描きましょうか？",
    maker:
      "uAgentsプロトコルで動くエージェントで、運営者が動かしています。絵は画像サービスが描きます。何が見たいですか？",
    cost: "いまのところ、ここでのやりとりにお金はかかりません。ただ、1人あたりの枚数に上限があります。「あと何枚」と聞いてくれれば、残りをお伝えします。",
    abilities:
      "言葉で伝えてもらったものを描きます。写真風、絵画、ロゴ、カードなど、スタイルは自由です。「同じで夜に」のように直したり、別パターンを描いたりもできます。何が見たいですか？",
    other: "それはわからないんです。できるのは絵を描くことだけなので、描いてほしいものを教えてください。",
  },
  help: (left) =>
    "こんなふうに話しかけてください。\n\n" +
    "- 絵を頼む：「嵐の中の灯台、木版画風」\n" +
    "- 変える：「同じで夜に」\n" +
    "- もっと見る：「もう一枚」「あと4枚」\n" +
    "- 形を選ぶ：「横長で」「スマホの壁紙」を付け足す\n" +
    "- 「履歴」：これまでの絵を見る\n" +
    "- 「キャンセル」：まだ描いていないものを止める\n" +
    "- 「データを消して」：預かっているものを全部消す\n\n" +
    (left === null ? "枚数の制限はありません。" : remaining(left)),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "ここでは枚数の制限はありません。何を描きましょうか？";
    return inMinutes === null ? remaining(left) : `${remaining(left)}${wait(inMinutes)}後に1枚増えます。`;
  },
  waiting: (open) =>
    open === 0
      ? "いまは何も描いていません。見たいものを教えてください。"
      : `いま${open}枚描いているところです。できたらここに届きます。`,
  vague: "いいですよ！何を描きましょうか？たとえば「朝焼けの雪原に立つ赤いキツネ」。",
  nothingToChange:
    "ここにはまだ変える絵がありません。まず描いてほしいものを教えてください。前の絵のことなら「私の最後の絵」と言ってください。",
  noSuchPicture: (number) =>
    number === 0
      ? "ここにはまだ絵がありません。描いてほしいものを教えてください。"
      : `その絵は見当たりません。ここにあるのは${number}枚です。${number === 1 ? "その絵のことですか？" : "どの絵のことですか？"}`,
  complaint:
    "では直しましょう。「もっと明るく」「文字を消して」のように、変えたいところを教えてください。「もう一枚」で描き直すこともできます。",
  propose: {
    draw: "それを描きましょうか？「はい」と言ってくれれば描きます。違うときは、別の言葉で教えてください。",
    change:
      "絵をそのように変えましょうか？「はい」と言ってくれれば変えます。違うときは、別の言葉で教えてください。",
    again: "もう一枚描きましょうか？「はい」と言ってくれれば描きます。違うときは、別の言葉で教えてください。",
  },
  pictureAgain: (n) =>
    `${n}枚目の絵です。ここから続けるには、「${n}枚目をもっと明るく」のように言ってください。`,
  historyEmpty: "ここにはまだ絵がありません。描いてほしいものがあれば教えてください。",
  history: (shown, all) =>
    shown < all ? `ここで描いた${all}枚のうち、最近の${shown}枚です：` : `ここで描いた${all}枚です：`,
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = `${paid}枚はもう描き始めているので、このあと届きます。`;
    if (cancelled === 0) return `キャンセルには間に合いませんでした。${coming}`;
    const stopped = `${cancelled}枚をキャンセルしました。上限の枚数には数えません。`;
    return paid === 0 ? stopped : `${stopped}${coming}`;
  },
  deleteAsk:
    "絵とそのリンク、こちらで預かっているものがすべて消えて、元に戻せなくなります。それでよければ、次のとおり送ってください：私のデータを全部消して",
  deleteConfirm: "私のデータを全部消して",
  deleted: "完了です。絵も、こちらで預かっていたものも、すべて消しました。またいつでも始められます。",
  deleteKept: "わかりました。何も消さずにそのままにしておきます。次は何を描きましょうか？",
  queued: (ahead) =>
    ahead === 0
      ? "了解です。次に描きますね。"
      : `了解です。順番に入れました。ほかに${ahead}枚を描いている途中です。`,
  stillDrawing: (usual) =>
    usual === null
      ? "まだ描いています。できたらすぐ届けます。"
      : `まだ描いています。いつもは${usualTimeInWords(usual, seconds, minutes)}くらいです。`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `いまは上限に達しています（${windowMinutes === 60 ? "1時間" : wait(windowMinutes)}に${limit}枚まで）。次は${wait(freeIn)}後に描けます。`,
  overDay: (freeIn) => `今日描ける分は描き終わりました。次は${wait(freeIn)}後に描けます。`,
  textTooLong: (most) => `説明が長すぎます。${most.toLocaleString("en")}文字以内でお願いします。`,
  tooManyMessages: (most, freeIn) =>
    `お一人につき1時間に${most}件まで読みます。今のが最後の1件でした。${wait(freeIn)}後にまた読みます。`,
  alreadyAtIt: "それはもう取りかかっています。まもなくここに届きます。",
  justAnswered:
    "それにはたった今お答えしました。もう1枚なら数秒後にもう一度、変えたいところがあれば教えてください。",
  drawnAs: (prompt) => `こう描きました：${prompt}`,
  notHonoured: (what) => `お知らせ：${what.map((one) => NOT_HONOURED[one]).join("。")}。`,
  onlySoMany: (most) => `いま描けるのは${most}枚までです。`,
  someMissing: (drawn, wanted) =>
    `今回は${wanted}枚のうち${drawn}枚だけ描けました。もっと見たいときは「もう一枚」と言ってください。`,
  suggestion: "変えたいときは「同じで夜に」「あと4枚」のように言ってください。",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone: "画像が届きました。どうしましょうか？たとえば「水彩画にして」「雪を足して」。",
  apologies: {
    refused:
      "すみません、画像サービスがこの内容は描けないそうです。言い方を変えるか、引っかかりそうな部分を外してみてください。",
    "not-configured": "すみません、まだ絵を描けません。運営者の設定が終わっていないんです。",
    unavailable: "すみません、画像サービスがいま混み合っています。数分後にもう一度試してください。",
    failed: "すみません、うまくいかず、絵ができませんでした。数分後にもう一度試してください。",
    deadline: "すみません、時間がかかりすぎたので止めました。数分後にもう一度試してください。",
  },
};
