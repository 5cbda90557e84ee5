import { ENGLISH } from "../words/en.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const GREETING =
  "hi|hii|hello|hey|heya|hiya|howdy|yo|greetings|hallo|good (?:morning|afternoon|evening|day)|gm";
const PRAISE =
  "great|nice|cool|lovely|beautiful|perfect|awesome|amazing|brilliant|fantastic|excellent|stunning|gorgeous|wonderful|superb|incredible|impressive|magnificent|fabulous|cute|funny|good|wow|sweet|neat|dope|masterpiece|pretty|fun|hilarious|adorable";
const PICTURE =
  "picture|image|pic|photo|photograph|drawing|painting|illustration|sketch|artwork|art|render|rendering|version|variation|one";
const NUMBER =
  "\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a couple(?: of)?|a few|some|several|multiple|many";
const ORDINAL =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|last|latest|previous|newest|original|other";
/** Words that stand for a picture that is there. */
const DRAW =
  "picture this|imagine this|paint|sketch|illustrate|gimme|lemme (?:see|have)|show us|picture|doodle|whip|knock up|mock up|draw|create|make|generate|render|design|produce|do|show|give|send|visuali[sz]e|depict|imagine|craft|compose|get|cook up|whip up|come up with|try|build|prepare";
/** Verbs that only a sentence has: "dressed", "running" may describe. */

export const english: LanguageSource = {
  code: "en",
  common:
    "hat im lol idk u ur gonna pls dont cant the a an of with and in on at is it make draw me my please can you this that but i to for from by like are was not no your his her they we so just what who how why do does did have be one another change add remove show give picture image night more same create generate paint want need would could thanks hello hey there into dog cat blue where when which their our isn't don't i'm it's that's if about than too very really up out over only some any first second last looks look should as or its under all were has he she two",
  lines: {
    "talk:greeting":
      "what's good|whats good|helo|hi hi|morning|evening|good day|how do you do|how have you been|long time no see|hi|hello|hey|yo|hiya|howdy|greetings|good morning|good afternoon|good evening|hi there|hello there|hey there|good to see you|how are you|how are you doing|how are you today|how's it going|what's up|whats up|wassup|sup|nice to meet you|test|testing|ping|are you there|you there|anyone there|anybody there|is anyone there|start|hello world|let's start|let's go|lets start|lets go|gm",
    "talk:thanks":
      "thanx|tyvm|cheers mate|ta|thanks mate|thankyou|thanks man|thanks bro|appreciated|k thx|ok thx|thanks anyway|thanks|thank you|thank u|many thanks|ty|tysm|thx|cheers|much appreciated|appreciate it|i appreciate it|thnx|tnx",
    "talk:farewell":
      "bye|bye bye|goodbye|good bye|good night|goodnight|see you|see ya|cya|later|ttyl|talk to you later|that's all|thats all|that is all|that will be all|i'm done|im done|i am done|we're done|have a nice day|have a good day|take care|gotta go|done|end|i have to go|exit|quit",
    "talk:yes":
      "yes|yep|yeah|yup|ya|yes please|sure|sure thing|ok|okay|k|kk|okey|alright|all right|sounds good|go ahead|do it|please do|fine|right|correct|exactly|of course|absolutely|definitely|got it|i see|understood|go on|go for it|ok cool|ok great|makes sense|fair enough|true|indeed|i agree|agreed|deal|ok then|no problem|np|yw|you're welcome|noted|please|ready|hmm ok|ok ok|okay okay|yes yes|ah ok|oh ok|i understand",
    "talk:no":
      "nothing else|not today|no need|i'm fine|im fine|no more|that will do|nothing for now|no|nope|nah|no thanks|no thank you|not now|not really|not yet|no way|no no|don't know|i don't know|idk|dunno|not sure|i'm not sure|maybe|maybe later|perhaps|we'll see|no i'm good|i'm good|no that's fine|whatever|nothing|no idea|i have no idea",
    "talk:praise": `gg|sweet thanks|that's dope|sick|chef's kiss|10 out of 10|ten out of ten|exactly|that works|works|perfect now|this is it|bingo|big fan|obsessed|so good|too cute|i'm in love|in love with it|beautiful work|${PRAISE}|lol|lmao|rofl|haha|hahaha|hehe|ha|omg|wow|whoa|woah|yay|well done|good job|great job|nice job|nice work|great work|good work|good bot|not bad|love it|loved it|like it|i'm impressed|impressive|bravo|congrats|you rock|you're the best|you are the best|you're great|you're awesome|you're amazing|10 10|exactly what i wanted|just what i wanted|that's it|that's the one|spot on|nailed it|you nailed it|looks good|looks great|good one|nice one|much better|that's better|better|even better`,
    "talk:chat":
      "lemme think|give me a second|one sec|hang on|sec|just testing|just looking|just browsing|nothing much|long story|my bad sorry|that's funny|that's sad|oh no|oh well|uh oh|no worries|all good|it's fine|it's ok|it's okay|that's ok|that's okay|that's fine|good to know|i see what you mean|ooh|aw|aww|huh|well|but|hmm|hm|um|uh|oh|ah|eh|ugh|oops|sorry|my bad|wait|one moment|hold on|just a second|let me think|i'm bored|bored|i'm back|brb|interesting|really|seriously|are you kidding|are you kidding me|no kidding|guess what|good question|nice try|same here|me too|what|why|how|who|when|where|so|and|anyway|hmm interesting|excuse me|pardon",
    "about:self":
      "who are you|what are you|what's your name|what is your name|your name|tell me about yourself|introduce yourself|describe yourself|about|about you|who is this|who's this|who am i talking to|who am i speaking to|what is this|what's this|whats this|what is this agent",
    "about:maker": "who's behind this",
    "about:cost":
      "how much|how much is it|how much for one|any cost|who pays for this|costs|price|prices|pricing|cost|free",
    "about:quota": "quota|limit|limits|my quota|my limit|my limits|usage",
    "about:waiting":
      "you done|u done|taking forever|this is taking forever|it's taking forever|so slow|why is it so slow|how's it coming along|how is it going with my picture|any luck|almost done|nearly done|status|progress|any news|any progress|any update|any updates|update|still waiting|i'm waiting|im waiting|i am waiting|waiting|hurry|hurry up|faster|faster please|done yet|ready yet|are we there yet|how long|what's taking so long|still nothing|nothing came|nothing happened|nothing happens|no picture|i see nothing|i don't see anything|i can't see it|i don't see it|hello are you there|are you working",
    "about:abilities":
      "show me what you can do|show me what you got|what are your abilities|capabilities|features|examples|example|show me an example|show me examples|give me an example|give me examples|demo|demo please|show me a demo|what styles do you know|what styles can you do|styles",
    help: "where do i start|how does one use this|what's the point|guide|tutorial|usage|tips|tips please|faq|support|can i get some help|i need some help|a little help|show help|show me the help|help|help me|help please|please help|i need help|need help|commands|menu|instructions|how to|info|information|manual|options|settings|what can i do|what do i do|what now|how does this work|how does it work|how do you work|how to use|how does that work|i don't understand|i'm confused|im confused|i'm lost|what do i have to do|i'm stuck",
    history:
      "show me what i made|my creations|earlier ones|show previous|previous ones|my past pictures|my previous pictures|history|my history|show history|my pictures|my images|my drawings|my pics|gallery|my gallery|list|show all|all pictures|all my pictures|previous pictures|last pictures|earlier pictures|recent pictures",
    cancel:
      "pls stop|stop pls|stop now|please cancel|abort mission|don't bother|never mind then|nah forget it|actually never mind|actually nevermind|actually no|actually stop|wait no|wait cancel|hold on stop|no don't|please don't|undo my request|cancel|stop|abort|nevermind|never mind|nvm|forget it|forget that|cancel it|cancel that|cancel this|stop it|stop that|stop drawing|stop please|please stop|don't|dont|leave it|drop it|scratch that|wait stop|no stop|stop stop|cancel everything|cancel all|stop everything|don't draw it|don't draw that|don't draw|do not draw|do not draw it|don't do it|halt|forget about it|cancel my order|no cancel|i changed my mind|changed my mind",
    "delete-data":
      "forget me|delete me|erase me|delete everything|erase everything|forget everything|delete all|delete my account|gdpr|right to be forgotten|clear history|clear my history|delete history|delete my history|wipe my history|delete our conversation|delete the conversation|delete this conversation|clear chat|delete chat",
    complaint:
      "that ain't it|that ain't it chief|this ain't it|not quite|not quite right|not exactly|not really what i wanted|nope that's wrong|hate this|i hate this|this sucks|it sucks|that sucks|you suck|what happened|what happened here|what have you done|that's off|looks off|looks fake|looks bad|looks wrong|looks weird|so ugly|too ugly|gross|waste of time|this is trash|ugly|bad|terrible|awful|horrible|wrong|yuck|ew|eww|meh|boo|fail|no good|not good|not great|not like that|not like this|not that|not this|hate it|try harder|that's not it|do better|you can do better|disappointing|so bad|wtf|what the hell|nonsense",
    vague:
      "draw|paint|create|generate|draw something|draw anything|paint something|make something|create something|something|anything|whatever you want|whatever you like|surprise me|you choose|you decide|your choice|up to you|picture|a picture|image|an image|picture please|new picture|new image|a new picture|new|new one|something else|something new|something different|something nice|something cool|something beautiful|art|drawing|a drawing|random|inspire me|something funny|i'm feeling lucky",
    again:
      "again|once again|once more|one more|another|another one|more|more please|encore|redo|repeat|retry|regenerate|reroll|re roll|same|same again|the same|same thing|same thing again|the same thing|next|try again|try once more|variations|variation|more variations|some variations|another version|another variation|another try|another go|different version|new version|other version|other versions|more versions|more options|other options|more of those|give it another try|give it another go",
  },
  words: ENGLISH,
  verbs: "first",
  asksByOrder: true,
  rules: () => ({
    but: rule("[\\s,.!]+(?:but|though|only|except)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|please|pls|plz|ok|okay|so|well|oh|ooh|ugh|yikes|eek|aw+|aha|hm|um+|hmm+|${PRAISE}|thanks|thank you|thx|alright|all right|yes|yeah|yep|sure|no|nope|nah|right|sorry|actually|hmm|ah|wow|excuse me)(?: (?:there|no|yes|ok|okay|well|so|hmm|man|dude|wow|${PRAISE}|again|bot|agent|friend|buddy|please|so much|a lot|very much|for that|for this))*)\\s?[,!.;:…—–-]+\\s*(?=\\S)`,
      ),
      starts(
        `(?:${GREETING}|ok|okay|so|yes|yeah|sure|alright|thanks|thank you|well|actually|just|no|oh|and|then|also)\\s+(?=(?:please|pls|can|could|would|will|draw|make|create|generate|paint|sketch|illustrate|show me|give me|i (?:want|need|would|'d)|i'd|i want|let's|how about|what about|now|change|add|remove|try|do|turn|render|design)\\b)`,
      ),
      starts(
        `(?:actually|basically|honestly|hmm+|um+|uh+|ok|okay|so|well|oh|anyway|alright|btw|also|and|then|please|maybe|perhaps|hey)\\s+(?=(?:actually|basically|so|i (?:want|need|would|'d)|swap|switch|replace|flip|rotate|zoom|darken|brighten|keep|put|give|let|set|use|move|undo|take|get rid|lose|same|another|again|without|with|it|the (?:first|second|third|last|other|same))\\b)`,
      ),
      starts(
        `(?:ha(?:ha)+h?|lol|lmao|omg|wow|hm+|nah|yeah|yep|yup|nope|oh|ooh|aw+|ugh|damn|dude|bro|bruh|btw|anyway|actually|honestly|alright|um+|uh+|and|but|so|then|next|also|ok+|okay|tbh)[\\s,.!…:-]+(?=\\S)`,
      ),
      starts(
        `(?:now )?(?:for )?(?:an?|something) (?:totally |completely |entirely |very )?(?:different|new|other)(?: one| picture| idea| thing| scene| image)?\\s?[:;,.–-]\\s*(?=\\S)`,
      ),
      starts(`(?:please|pls|plz|kindly|why not|why don't (?:you|we))\\s+(?=\\S)`),
      starts(
        `(?:can|could|would|will) (?:you|u|we)(?: please| pls| kindly| maybe| also| just| now| perhaps| possibly| then)*\\s+(?=\\S)`,
      ),
      starts(
        `(?:are you able to|would you mind|do you mind|is it possible to|would it be possible to|could you be so kind and|would you be able to|i was wondering if you could|i wonder if you could|do you think you (?:can|could))\\s+`,
      ),
      starts(`i(?:'d| would| 'd)? (?:want|need|like|love|wish|prefer)(?: for)? you to\\s+`),
      starts(
        `(?:let's|lets|let us)\\s+(?=(?:draw|make|create|paint|try|do|have|see|add|change|turn|remove|go with)\\b)`,
      ),
      starts(
        `(?:your task is to|you should|you must|you need to|help me(?: to)?|go ahead and|now please|i command you to|feel free to)\\s+(?=(?:draw|make|create|generate|paint|sketch|illustrate|render|design|add|change|remove|visuali[sz]e)\\b)`,
      ),
    ],
    closings: [
      rule(
        String.raw`[\s,.!]+(?:please|pls|plz|thanks|thank you|thx|thank you so much|thanks a lot|for me|asap|if you can|if possible|if you don't mind|would you|will you|could you|can you|ok|okay|right now|now please|right away|cheers|ty|quickly|lol|haha)[\s.!?]*$`,
      ),
    ],
    draws: [
      starts(`(?:i'd|i would|would|we'd|we would) (?:love|like)(?: to (?:see|have|get))?\\s+(?=\\S)`),
      starts(`(?:what|how) (?:would|does|might|could|do|will) (?=.{1,400}\\blooks? like)`),
      starts(`(?:${DRAW})(?: me| us| up| for me| out)*(?: please)?\\s+(?=\\S)`),
      starts(
        `i(?:'d| would|'m| am| 'd)? ?(?:really |just |also |now |still )*(?:want|need|like|love|wish for|wish|prefer|looking for|thinking of|imagining|imagine|fancy|dreaming of|in the mood for|searching for|after)(?: to (?:see|have|get|order|create|make|draw|generate|look at))?\\s+(?=\\S)`,
      ),
      starts(`(?:let's|lets|let me|let us) (?:see|have|try|do|get|go with|imagine)\\s+(?=\\S)`),
      starts(
        `(?:how about|what about|may i (?:have|see|get)|can i (?:please )?(?:have|get|see)|could i (?:please )?(?:have|get|see)|can we (?:have|get|see)|i'll (?:have|take)|how would|my (?:next )?(?:prompt|wish|idea|request|description) (?:is|would be)|prompt|description|subject|request)\\s*:?\\s+(?=\\S)`,
      ),
      starts(
        `(?:an?|the|some|one|my)?\\s?(?:nice |new |good |cool |beautiful |single |pretty |lovely |quick |simple )*(?:image|picture|pic)s? (?:of|showing|depicting|that shows|which shows|where|in which|about|with)\\s+(?=\\S)`,
      ),
    ],
    tails: [rule(String.raw`\s+looks? like[?.! ]*$`)],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:different |separate |more |new |distinct |other |unique |nice |random )*(?:pictures|images|pics|versions|variations|variants|options|takes|renders|renderings|artworks)(?: each)? (?:of|with|showing|on|for|about)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<count>${NUMBER}) (?:different |separate |more |new |distinct |other )*(?<rest>(?:photos|photographs|drawings|paintings|illustrations|sketches|watercolou?rs|portraits|logos|posters|icons|wallpapers|cards|cartoons|woodcuts) (?:of|with|showing|for|about)\\s+\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in |and |as |give me |make |draw |show me |please )*(?<count>${NUMBER}) (?:different |separate |more |new )*(?:pictures|images|pics|versions|variations|variants|options|times|takes|copies)(?: of (?:it|that|them))?\\s?\\)?[.!?]*$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s+(?:in )?(?<count>${NUMBER}) (?:different |separate )*(?:versions|variations|variants|times)[.!?]*$`,
      ),
      rule(String.raw`^(?<rest>.*\S)\s+[x×]\s?(?<count>\d{1,2})[.!?]*$`),
    ],
    numbers: folded({
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      "a dozen": 12,
      "a couple": 2,
      "a couple of": 2,
      "a few": 3,
      some: 3,
      several: 3,
      multiple: 3,
      many: 4,
    }),
    references: [
      rule(
        `\\b(?:the|my|that|of) (?<nth>${ORDINAL})(?: (?:${PICTURE}))?\\b(?=\\s?(?:$|[,.;:!?-]|but|in|with|without|as|at|again|please|should|again|darker|brighter|bigger|smaller|blue|green|red|to|into|on|and|is|looks|one|needs|once|more))`,
      ),
      rule(
        String.raw`(?:\b(?:number|nr\.?|no\.?|picture|image|pic|option|version|variation)\s?#?|#)(?<nth>\d{1,2})\b`,
      ),
    ],
    ordinals: folded({
      first: 1,
      second: 2,
      third: 3,
      fourth: 4,
      fifth: 5,
      sixth: 6,
      seventh: 7,
      eighth: 8,
      ninth: 9,
      tenth: 10,
      "1st": 1,
      "2nd": 2,
      "3rd": 3,
      "4th": 4,
      "5th": 5,
      "6th": 6,
      "7th": 7,
      "8th": 8,
      "9th": 9,
      "10th": 10,
      original: 1,
      last: -1,
      latest: -1,
      "most recent": -1,
      newest: -1,
      previous: -1,
      other: -2,
    }),
    mine: rule(
      String.raw`\bmy (?:last|latest|previous|most recent|newest) (?:picture|image|drawing|pic|photo|one)\b`,
    ),
    nothings: new Set(
      phrases(
        "something|anything|a picture|picture|an image|image|a drawing|drawing|a painting|pictures|images|some pictures|something nice|something cool|something beautiful|something funny|something random|something pretty|something else|something new|something different|something interesting|something good|something amazing|anything you like|anything you want|whatever|whatever you want|whatever you like|art|some art|a photo|a sketch|an illustration|a nice picture|a beautiful picture|a cool picture|a new picture|a new image|another picture|stuff|things|a thing|one|me|a random picture|a random image|random|nothing|a nice image|a cool image|a picture please|an artwork|a logo|a poster|a portrait|a wallpaper|a card|pic|a pic|one picture|a pic please|for me|surprise|a surprise|now|images for me|pictures for me|to draw|to draw something|a picture for me|an image for me|more|a scene|a landscape picture|it|that|this",
      ),
    ),
    shapeHints: phrases(
      "wallpaper|background|screen|format|square|quadratic|portrait|upright|vertical|tall|landscape|horizontal|wide|panoram",
    ),
    shapes: [
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:(?:as|for|in|like)\s+)?(?:an?\s+|my\s+)?(?:phone|mobile|iphone|smartphone) (?:wallpaper|background|screen|format|size)\b\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:(?:as|for|in)\s+)?(?:an?\s+|my\s+)?desktop (?:wallpaper|background|screen|format)\b\)?`,
        ),
        { shape: "landscape" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:in |as (?:an? )?|make it )?(?:square|quadratic) (?:format|shape|shaped|picture|image|aspect(?: ratio)?|ratio|crop)\b\)?`,
        ),
        { shape: "square" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:in |as (?:an? )?|make it )?(?:portrait|upright|vertical|tall) (?:format|orientation|mode|shape|aspect(?: ratio)?|ratio|layout)\b\)?`,
        ),
        { shape: "portrait" },
      ],
      [
        rule(
          String.raw`[\s,(]{0,3}\b(?:in |as (?:an? )?|make it )?(?:landscape|horizontal|wide|widescreen|panoramic|panorama) (?:format|orientation|mode|shape|aspect(?: ratio)?|ratio|layout|screen)\b\)?`,
        ),
        { shape: "landscape" },
      ],
      [rule(String.raw`[\s,(]{1,3}(?:in |as )?(?:an? )?(?:square)[.!?]*$`), { shape: "square" }],
      [
        rule(String.raw`(?:[,(]+\s?|\s(?:in|as)\s+(?:an? )?)(?:portrait|vertical|upright)\)?[.!]*$`),
        { shape: "portrait" },
      ],
      [
        rule(
          String.raw`(?:[,(]+\s?|\s(?:in|as)\s+(?:an? )?)(?:landscape|horizontal|wide|widescreen)\)?[.!]*$`,
        ),
        { shape: "landscape" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}\b(?:with|on) an? (?:transparent|see-through) background\b\)?`),
        { transparent: true },
      ],
      [rule(String.raw`[\s,(]{0,3}\btransparent background\b\)?`), { transparent: true }],
    ],
  }),
};
