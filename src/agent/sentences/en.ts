import { counted, usualTimeInWords, waitingTime } from "./counted.ts";
import type { NotHonoured, Sentences, UnusableInput } from "./sentences.ts";

const pictures = (number: number) => counted(number, "1 picture", "# pictures");
const minutes = (number: number) => counted(number, "1 minute", "# minutes");
const hours = (number: number) => `${number} hours`;
const seconds = (number: number) => counted(number, "1 second", "# seconds");
const wait = (number: number) => waitingTime(number, minutes, hours);

const NOT_HONOURED: Readonly<Record<NotHonoured, string>> = {
  shape: "the image service chose the shape",
  ratio: "the image service doesn't have that ratio, so I took the nearest one",
  size: "the image service chose the size",
  count: "the image service chose how many",
  seed: "the seed was not used",
  quality: "the image service chose the quality",
  transparent: "the background is not transparent",
  edit: "this is a new picture, not the old one changed",
  inputs: "your own picture was not used",
  length: "your text was long, so I shortened it",
  resolution: "I can't choose the resolution, the picture comes as large as the image service draws it",
  format: "the picture comes in the image service's own file format",
  motion: "it is a still picture, nothing in it moves",
  mixed: "all pictures of one message have one shape, ask for the other one next",
  flags: "some of the options mean nothing to me here, so I left them out",
};

const ATTACHMENT: Readonly<Record<UnusableInput, string>> = {
  "no-picture":
    "What you sent isn't a picture that I can read. Please send a PNG or a JPEG, or describe it in words.",
  "too-large": "That picture is too large for me. Please send a smaller one, or describe it in words.",
  gone: "I can't find the picture you sent any more. Please send it once more.",
  "too-many": "Those are too many pictures at once. Please send up to four.",
  "not-allowed": "I may not open that. Please send the picture itself, or describe it in words.",
};

const NOTHING_TO_CANCEL = "Nothing is being drawn right now, so there is nothing to stop.";

export const english: Sentences = {
  code: "en",
  greeting:
    "Hi! I draw pictures from words. Tell me what you would like to see, for example:\n\n" +
    "- A lighthouse in a storm, as a woodcut\n" +
    "- A fox asleep in a teacup, soft watercolour",
  talk: {
    thanks: "You're welcome! Tell me if I should change anything, or what to draw next.",
    farewell: "Bye! Come back whenever you want a picture, just describe it.",
    yes: "Good! Tell me what to draw, or what to change.",
    no: "No problem. Whenever you like, tell me what to draw or what to change.",
    praise: "Glad you like it! Say “again” for another one, or tell me what to draw next.",
    chat: "I'm better at drawing than at chatting. Describe something, and I'll draw it for you.",
  },
  about: {
    self: "I'm a picture agent: you describe something, an image service draws it, and I send it to you in a signed reply. What shall I draw?",
    maker:
      "I'm an agent on the uAgents protocol, run by my operator; an image service does the drawing. What would you like to see?",
    cost: "As things are, chatting with me costs you nothing. There is just a limit on pictures per person: say “my limit” to see yours.",
    abilities:
      "I draw what you describe: photos, paintings, logos, cards, in any style. Then I can change it, say “same but at night”, or draw variations. What would you like to see?",
    other: "I don't know about that, all I do is draw. Describe a picture, and I'll get to work.",
  },
  help: (left) =>
    "Here is what you can say:\n\n" +
    "- Describe a picture: “a lighthouse in a storm, as a woodcut”\n" +
    "- Change it: “same but at night”\n" +
    "- Get more: “again” or “four variations”\n" +
    "- Pick a shape: add “wide format” or “phone wallpaper”\n" +
    "- “history” shows your pictures so far\n" +
    "- “cancel” stops what isn't drawn yet\n" +
    "- “delete my data” removes all I have of you\n\n" +
    (left === null ? "There is no limit on pictures." : `You have ${pictures(left)} left for now.`),
  quotaLeft: (left, inMinutes) => {
    if (left === null) return "There is no limit on pictures here. What shall I draw?";
    const more = inMinutes === null ? "" : ` You get one more in ${wait(inMinutes)}.`;
    return left === 0
      ? `You have no pictures left for now.${more}`
      : `You have ${pictures(left)} left for now.${more}`;
  },
  waiting: (open) =>
    open === 0
      ? "Nothing is being drawn right now. Tell me what you would like to see."
      : `I'm still working on ${pictures(open)} for you. You'll get ${open === 1 ? "it" : "them"} right here.`,
  vague: "Sure! What should be in it? For example: “a red fox in the snow at sunrise”.",
  nothingToChange:
    "I don't see a picture to change yet. Describe one first, or say “my last picture” if you mean an earlier one.",
  noSuchPicture: (number) =>
    number === 0
      ? "There is no picture here yet. Describe one, and I'll draw it."
      : `I don't have that one: there ${number === 1 ? "is" : "are"} ${pictures(number)} here so far. ${number === 1 ? "Do you mean that one?" : "Which one do you mean?"}`,
  complaint:
    "Let's get it right. Tell me what to change, for example “brighter” or “without the text”, or say “again” for another try.",
  propose: {
    draw: "Shall I draw that? Say “yes”, and I will, or tell me in other words what you would like.",
    change:
      "Shall I change the picture that way? Say “yes”, and I will, or tell me in other words what you would like.",
    again: "Shall I draw it once more? Say “yes”, and I will, or tell me in other words what you would like.",
  },
  pictureAgain: (n) =>
    `Here is picture ${n} again. To go on from it, say for example “picture ${n}, but brighter”.`,
  historyEmpty: "There are no pictures here yet. Describe one, and I'll draw it.",
  history: (shown, all) =>
    shown < all
      ? `The ${shown === 1 ? "latest" : `latest ${shown}`} of your ${pictures(all)}:`
      : `Your ${all === 1 ? "picture" : pictures(all)} so far:`,
  nothingToCancel: NOTHING_TO_CANCEL,
  cancelled: (cancelled, paid) => {
    if (cancelled === 0 && paid === 0) return NOTHING_TO_CANCEL;
    const coming = `${counted(paid, "1 picture was", "# pictures were")} already under way and will still come.`;
    if (cancelled === 0) return `Too late to stop: ${coming}`;
    const stopped = `Stopped: ${pictures(cancelled)}. That doesn't count against your limit.`;
    return paid === 0 ? stopped : `${stopped} ${coming}`;
  },
  deleteAsk:
    "This deletes your pictures, their links and all I have of you, for good. If that is what you want, write: delete all my data",
  deleteConfirm: "delete all my data",
  deleted: "Done. Your pictures and all I had of you are deleted. You can start afresh any time.",
  deleteKept: "Okay, everything stays as it is. What shall I draw next?",
  queued: (ahead) =>
    ahead === 0
      ? "Got it, yours is next."
      : `Got it, this one is queued. ${counted(ahead, "1 other picture is", "# other pictures are")} still in the making.`,
  stillDrawing: (usual) =>
    usual === null
      ? "Still drawing. It will be here as soon as it's done."
      : `Still drawing. It usually takes about ${usualTimeInWords(usual, seconds, minutes)}.`,
  overQuota: (limit, windowMinutes, freeIn) =>
    `That's your limit for now: ${pictures(limit)} ${windowMinutes === 60 ? "per hour" : `in ${wait(windowMinutes)}`}. You can have the next one in ${wait(freeIn)}.`,
  overDay: (freeIn) => `I've drawn all I may for today. You can have the next picture in ${wait(freeIn)}.`,
  textTooLong: (most) =>
    `That description is too long for me: please keep it under ${most.toLocaleString("en")} characters.`,
  tooManyMessages: (most, freeIn) =>
    `I read up to ${most} messages an hour from each sender, and that was the last of them. I will read on in ${wait(freeIn)}.`,
  alreadyAtIt: "I am already working on that. You will have it here in a moment.",
  justAnswered:
    "You have only just had my answer to that. Ask again in a few seconds if you would like another one, or tell me what should be different.",
  drawnAs: (prompt) => `Drawn as: ${prompt}`,
  notHonoured: (what) => `Good to know: ${what.map((one) => NOT_HONOURED[one]).join("; ")}.`,
  onlySoMany: (most) => `I can draw at most ${pictures(most)} right now.`,
  someMissing: (drawn, wanted) =>
    `Only ${drawn} of ${pictures(wanted)} came through this time. Say “again” for more.`,
  suggestion: "Want it different? Just say so, for example “same but at night”, or “four variations”.",
  attachmentUnusable: (why) => ATTACHMENT[why],
  attachmentAlone:
    "Nice, I have your picture. What shall I do with it? For example “make it a watercolour” or “put it in the snow”.",
  apologies: {
    refused:
      "Sorry, the image service declined to draw this. Try putting it in other words, or leave out what might be too much for it.",
    "not-configured": "Sorry, I can't draw yet: my operator still has to finish the setup.",
    unavailable: "Sorry, the image service is busy right now. Please try again in a few minutes.",
    failed: "Sorry, something went wrong and no picture came out. Please try again in a few minutes.",
    deadline: "Sorry, this took too long, so I stopped. Please try again in a few minutes.",
  },
};
