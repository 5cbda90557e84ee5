import { usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const minutes = (number: number) => `${number}分钟`;
const hours = (number: number) => `${number}小时`;
const seconds = (number: number) => `${number}秒`;
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "画面比例是绘图服务自己定的",
  ratio: "绘图服务没有这个比例，我用了最接近的",
  size: "尺寸是绘图服务自己定的",
  count: "张数是绘图服务自己定的",
  seed: "没有用到你给的种子",
  quality: "画质是绘图服务自己定的",
  transparent: "背景不是透明的",
  edit: "这是重新画的，不是在原图上改的",
  inputs: "没有用到你发的图",
  length: "你的描述有点长，我缩短了一些",
  resolution: "分辨率我选不了，图有多大由绘图服务决定",
  format: "图片用的是绘图服务自己的文件格式",
  motion: "这是静态图，里面的东西不会动",
  mixed: "一条消息里的图都是同一种版式，另一种请接着再说",
  flags: "有些选项我这里不认识，就没有用",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture": "你发的不是我能看的图片。请发PNG或JPEG，或者用文字描述一下。",
  "too-large": "这张图太大了。发一张小一点的吧，或者用文字描述一下。",
  gone: "你发的那张图我找不到了，麻烦再发一次。",
  "too-many": "一次发的图太多了，最多发四张。",
  "not-allowed": "这个我不能打开。请直接把图发给我，或者用文字描述一下。",
};

const NOTHING_TO_CANCEL = "现在没有在画的图，没什么要取消的。";

const remaining = (left: number) => (left === 0 ? "你的额度暂时用完了。" : `你现在还能画${left}张。`);

export const chinese: Sentences = {
  code: "zh",
  greeting:
    "你好！你说，我来画。告诉我你想看什么，比如：\n\n" +
    "- 暴风雨中的灯塔，木刻版画风格\n" +
    "- 睡在茶杯里的小狐狸，淡淡的水彩",
  talk: {
    thanks: "不客气！要改哪里，或者接下来画什么，告诉我就行。",
    farewell: "拜拜！想要图的时候，随时来跟我说。",
    yes: "好的！告诉我画什么，或者改哪里。",
    no: "没关系。想画什么、想改哪里，随时告诉我。",
    praise: "你喜欢就好！想再要一张就说“再来一张”，或者告诉我接下来画什么。",
    chat: "聊天我不太在行，画画还可以。说点什么，我画给你看。",
  },
  about: {
    self: "我是一个画图的智能体：你来描述，绘图服务来画，我再用带签名的回复发给你。想画点什么？",
    maker: "我是uAgents协议上的一个智能体，由我的运营者运行，图是绘图服务画的。你想看什么？",
    cost: "目前跟我聊天不用花钱，只是每个人能画的张数有限：发“我的额度”就能看到还剩多少。",
    abilities:
      "你描述什么我就画什么：照片、油画、标志、贺卡，各种风格都行。画完还能改，比如说“一样的，但是晚上”，也可以多画几张不同的。你想看什么？",
    other: "这个我不懂，我只会画画。描述一张图，我这就开始。",
  },
  help: (left) =>
    "你可以这样跟我说：\n\n" +
    "- 描述一张图：“暴风雨中的灯塔，木刻版画风格”\n" +
    "- 改一改：“一样的，但是晚上”\n" +
    "- 再要几张：“再来一张”或“再来四张”\n" +
    "- 选画面比例：加上“横版”或“手机壁纸”\n" +
    "- “历史”：看看画过的图\n" +
    "- “取消”：还没画的就不画了\n" +
    "- “删除我的数据”：把你留在我这里的都删掉\n\n" +
    (left === null ? "画图没有张数限制。" : remaining(left)),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "这里画图没有张数限制。想画点什么？";
    return inMinutes === null ? remaining(left) : `${remaining(left)}${wait(inMinutes)}后会多一张。`;
  },
  waiting: (open) =>
    open === 0 ? "现在没有在画的图。告诉我你想看什么吧。" : `你的${open}张图还在画，画好了就发到这里。`,
  vague: "好呀！画面里要有什么？比如：“日出时雪地里的一只红狐狸”。",
  nothingToChange: "这里还没有可以改的图。先描述一张，或者说“我的上一张图”来改之前画的。",
  noSuchPicture: (number) =>
    number === 0
      ? "这里还没有图。描述一张，我来画。"
      : `没有那一张哦，这里目前有${number}张图。${number === 1 ? "你说的是这张吗？" : "你说的是哪一张？"}`,
  complaint: "那我们改一改。告诉我哪里不满意，比如“亮一点”或“去掉文字”，或者说“再来一张”重新画。",
  propose: {
    draw: "要我画这个吗？说“好”我就画，或者换个说法告诉我你想要什么。",
    change: "要我这样改图吗？说“好”我就改，或者换个说法告诉我你想要什么。",
    again: "要我再画一张吗？说“好”我就画，或者换个说法告诉我你想要什么。",
  },
  pictureAgain: (n) => `这是第${n}张图。想接着改它，就说比如“第${n}张，亮一点”。`,
  historyEmpty: "这里还没有图。描述一张，我来画给你。",
  history: (shown, all) =>
    shown < all ? `你在这里一共有${all}张图，最近的${shown}张：` : `你在这里的${all}张图：`,
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = `有${paid}张已经开始画了，还是会发给你。`;
    if (cancelled === 0) return `来不及取消了，${coming}`;
    const stopped = `已取消${cancelled}张，不算进你的额度。`;
    return paid === 0 ? stopped : `${stopped}${coming}`;
  },
  deleteAsk: "这会永久删除你的图、图的链接，还有你留在我这里的一切。确定要删的话，请回复：删除我所有的数据",
  deleteConfirm: "删除我所有的数据",
  deleted: "好了，你的图和你留在我这里的一切都删掉了。想重新开始随时都行。",
  deleteKept: "好的，一切照旧，什么都没删。接下来画什么？",
  queued: (ahead) =>
    ahead === 0 ? "收到，下一张就画你的。" : `收到，已经排上了。另外还有${ahead}张正在画。`,
  stillDrawing: (usual) =>
    usual === null
      ? "还在画，画好了马上发给你。"
      : `还在画，一般要${usualTimeInWords(usual, seconds, minutes)}左右。`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `你的额度暂时用完了：每${windowMinutes === 60 ? "小时" : wait(windowMinutes)}${limit}张。${wait(freeIn)}后可以画下一张。`,
  overDay: (freeIn) => `今天能画的我都画完了。${wait(freeIn)}后可以画下一张。`,
  textTooLong: (most) => `这段描述对我来说太长了：请控制在${most.toLocaleString("en")}个字符以内。`,
  tooManyMessages: (most, freeIn) =>
    `每个人每小时我最多读${most}条消息，这是最后一条。${wait(freeIn)}后我会继续读。`,
  alreadyAtIt: "这个我已经在画了，马上就好。",
  justAnswered: "这个我刚刚回答过。想再要一张，请过几秒再说一次，或者告诉我哪里要改。",
  drawnAs: (prompt) => `实际画的是：${prompt}`,
  notHonoured: (what) => `说明一下：${what.map((one) => NOT_HONOURED[one]).join("；")}。`,
  onlySoMany: (most) => `现在一次最多能画${most}张。`,
  someMissing: (drawn, wanted) => `这次${wanted}张里只画出了${drawn}张。还想要就说“再来一张”。`,
  suggestion: "想换个样子？直接说就行，比如“一样的，但是晚上”或“再来四张”。",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone: "收到你的图了。想让我怎么改？比如“改成水彩”或“加上雪”。",
  apologies: {
    refused: "抱歉，绘图服务不肯画这个。换个说法试试，或者去掉可能不合适的内容。",
    "not-configured": "抱歉，我现在还不能画图，我的运营者还没设置好。",
    unavailable: "抱歉，绘图服务现在太忙了。过几分钟再试试吧。",
    failed: "抱歉，出了点问题，没能画出来。过几分钟再试试吧。",
    deadline: "抱歉，这张花的时间太久，我先停下了。过几分钟再试试吧。",
  },
};
