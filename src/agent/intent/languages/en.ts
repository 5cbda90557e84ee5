import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts, whole } from "./patterns.ts";

const GREETING =
  "hi|hii|hello|hey|heya|hiya|howdy|yo|greetings|hallo|good (?:morning|afternoon|evening|day)|gm";
const PRAISE =
  "great|nice|cool|lovely|beautiful|perfect|awesome|amazing|brilliant|fantastic|excellent|stunning|gorgeous|wonderful|superb|incredible|impressive|magnificent|fabulous|cute|funny|good|wow|sweet|neat|dope|masterpiece|pretty|fun|hilarious|adorable";
const INTENSE =
  "really|so|very|absolutely|just|pretty|super|quite|such|a|truly|totally|damn|actually|looking|even|all";
const POOR =
  "ugly|bad|terrible|awful|horrible|wrong|weird|crap|garbage|trash|rubbish|disappointing|boring|hideous|not good|not great|not right|not nice|not it|not what i (?:wanted|asked for|meant|said|had in mind|expected|imagined)|not what i (?:asked|was thinking|was looking for)(?: for)?|nothing like .{1,60}|off|creepy|blurry|messed up|poor|lame|useless";
const PICTURE =
  "picture|image|pic|photo|photograph|drawing|painting|illustration|sketch|artwork|art|render|rendering|version|variation|one";
const PICTURES =
  "pictures|images|pics|photos|photographs|drawings|paintings|illustrations|sketches|artworks|renders|renderings|versions|variations|variants|options|takes|ones|alternatives";
const NUMBER =
  "\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a couple(?: of)?|a few|some|several|multiple|many";
const ORDINAL =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|last|latest|previous|newest|original|other";
/** Words that stand for a picture that is there. */
const IT = `it|this|that|them|these|those|him|her|everything|the whole thing|(?:the|this|that|my|your) (?:(?:${ORDINAL}|same) )?(?:${PICTURE})`;
const COMPARATIVE =
  "brighter|darker|lighter|bigger|larger|smaller|warmer|cooler|colder|softer|sharper|happier|sadder|funnier|scarier|spookier|cuter|older|younger|taller|shorter|wider|narrower|closer|higher|lower|simpler|cleaner|bolder|stronger|weaker|better|nicer|prettier|rounder|thinner|thicker|longer|fatter|slimmer|sunnier|moodier|crazier|weirder|cozier|cosier|greener|bluer|redder|whiter|blacker|greyer|grayer|yellower|crisper|clearer|smoother|rougher|fancier|more \\w+|less \\w+|fewer \\w+";
const DRAW =
  "paint|sketch|illustrate|gimme|lemme (?:see|have)|show us|picture|doodle|whip|knock up|mock up|draw|create|make|generate|render|design|produce|do|show|give|send|visuali[sz]e|depict|imagine|craft|compose|get|cook up|whip up|come up with|try|build|prepare";
const ADJUST =
  "make|turn|change|convert|transform|render|paint|draw|redraw|re-draw|redo|do|recolou?r|colou?r|have|let|get|put|place|move|rotate|flip|mirror|crop|enlarge|expand|shrink|keep|show|give|set|style|restyle|edit|modify|adjust|alter|fix|improve|enhance|brighten|darken|lighten|blur|sharpen|dress|tilt|resize|extend|replace|fill|try|want|need|polish|tweak|upscale|simplify|colori[sz]e";
const SUBJECT =
  "i|we|you|u|he|she|they|it|this|that|there|everyone|everybody|nobody|somebody|someone|people|today|yesterday|tomorrow|tonight|life|work|(?:my|our|your) \\S+(?: \\S+)?";
/** Verbs that only a sentence has: "dressed", "running" may describe. */
const FINITE =
  "am|was|were|will|won't|would|can|can't|cant|could|should|must|might|do|does|did|don't|dont|doesn't|didn't|has|have|had|hasn't|haven't|gonna|wanna|used to|is|are|isn't|aren't|ain't|just|really|always|never|also|already|totally|finally|still|even|loves?|likes?|hates?|thinks?|thought|knows?|knew|says?|said|told|tells?|broke|went|got|gets?|gave|gives?|makes?|made|took|takes?|feels?|felt|left|lost|found|bought|came|saw|met|ate|hurts?|works?|goes|died|passed|called|asked|wanted|loved|liked|started|cancelled|failed|moved|decided|finished|stopped|wonder|hope|guess|suppose|believe|remember|forgot|mean|meant|keeps?|seems?|sounds?|turned|turns|worked|came|ended|won|deserves?|remind(?:s|ed)";
const COLOUR =
  "red|blue|green|yellow|orange|purple|violet|pink|brown|black|white|grey|gray|gold|golden|silver|turquoise|teal|beige|colou?rful|dark|bright|light|transparent|bigger|smaller|sunny|stormy|cloudy|rainy|snowy|foggy|happy|sad";

export const english: LanguageSource = {
  code: "en",
  common:
    "the a an of with and in on at is it make draw me my please can you this that but i to for from by like are was not no your his her they we so just what who how why do does did have be one another change add remove show give picture image night more same create generate paint want need would could thanks hello hey there into dog cat blue where when which their our isn't don't i'm it's that's if about than too very really up out over only some any first second last looks look should as or its under all were has he she two",
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
  rules: () => ({
    meanings: [
      [
        whole(
          `(?:(?:i|we) (?:just )?(?:want|need|would like|'d like)|i'd like|give me|draw me|draw|make me|make|show me|get me)? ?(?:something|anything|sth|a picture|an image|some art|art|a gift|a present)(?: (?:nice|cool|good|pretty|beautiful|cute|special|to hang|to put|fun|new))*(?: (?:for|on|in|above) (?:my|our|the|a) \\S+(?: \\S+)?)?`,
        ),
        "vague",
      ],
      [
        whole(
          `(?:what's|whats|what is) (?:up|new|good|crackin|poppin|happenin|shakin|cookin|goin)(?:g| on)?(?: .{0,12})?`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:repeat|say|answer|speak|talk|respond|reply|pretend|act as|act like|roleplay|role play|simulate|behave|spell|count) (?:after|to|me|us|hello|hi|in|with|that|as|you|like|this|my|the|from|something|yes|no)\\b.*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:what|why|how|who|when|where|which) (?:won't|can't|don't|doesn't|didn't|isn't|aren't|wasn't|haven't|hasn't|might|shouldn't)\\b.*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:please )?(?:delete|erase|remove|wipe) (?:all |every |each )?(?:of )?(?:my|our) (?:pictures|images|photos|drawings|data|history|messages|chats?|account)(?: .{0,20})?`,
        ),
        "delete-data",
      ],
      [
        whole(
          `you (?:misspelled|misspelt|spelled|made (?:a|it|the|him|her)|put|drew|gave|cut|used|turned|changed|ruined|broke|lost|removed|added|only|still|always|just|keep|never)\\b.{0,60}`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:there's|there is|there are|it has|he has|she has|they have) (?:a weird|weird|an? extra|too many|no|six|three|only|something wrong|still)\\b.{0,60}`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:where|why)(?:'s| is| are| did| does| do) .{1,60}(?:missing|gone|wrong|there|look|looks|looking|blue|red|green|so \\S+)`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:${GREETING}|yo|oi) (?:what's|whats|how's|hows) (?:good|up|new|going on|it going|everything|things|life|your day).{0,20}`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:cheers|thanks|thank you|thx|ta|ty) (?:mate|man|bro|dude|buddy|friend|love|pal|sir|guys|everyone|all|a bunch|a million|heaps|loads)(?: .{0,20})?`,
        ),
        "talk:thanks",
      ],
      [
        whole(
          `(?:ok |okay |no |yes |hey )?(?:bye|goodbye|see you|see ya|good night|gotta go|take care)(?: .{0,25})?`,
        ),
        "talk:farewell",
      ],
      [
        whole(
          `(?:not |isn't |this isn't |that isn't )(?:really |quite |exactly )?(?:what i|my taste|my style|my thing|convinced|happy with|a fan).{0,50}`,
        ),
        "complaint",
      ],
      [
        whole(
          `i(?:'m| am) (?:not|un)(?: really| very| so)? ?(?:happy|satisfied|convinced|impressed|a fan).{0,40}`,
        ),
        "complaint",
      ],
      [whole(`(?:can|could) (?:i|we) (?:get |have )?(?:my money back|a refund).{0,20}`), "about:cost"],
      [
        whole(
          `(?:${GREETING})(?: (?:there|again|bot|agent|friend|buddy|everyone|all|you|mate|man|dude|sir|to you|how are you|how are you doing|doing|today|how's it going|nice to meet you|my friend|dear|ai|robot|${GREETING}))*`,
        ),
        "talk:greeting",
      ],
      [
        whole(
          `(?:(?:ok|okay|${PRAISE}|oh|yes|no|alright) )*(?:thanks|thank you|thank u|thankyou|many thanks|thx|ty|big thanks|a big thank you)(?: (?:so|very|much|a|lot|ton|bunch|million|again|for|you|u|that|this|it|the|your|ur|help|picture|image|drawing|pictures|everything|all|bot|friend|buddy|mate|man|dude|bro|sir|that's|thats|is|was|really|i|like|love|loved|kindly|anyway|though|${PRAISE}))*`,
        ),
        "talk:thanks",
      ],
      [
        whole(
          `(?:bye|goodbye|good night|see you|see ya)(?: (?:bye|for|now|then|later|soon|bot|friend|tomorrow|thanks|thank you|everyone|and))*`,
        ),
        "talk:farewell",
      ],
      [
        whole(
          `(?:(?:that|this|it|these|those|they|you|which|the (?:picture|image|drawing|result|second one|first one|last one))(?:'s|'re| is| are| looks?| look| was| were|s)? )?(?:(?:${INTENSE}) )*(?:${PRAISE})(?: (?:${PRAISE}|indeed|bot|job|work|stuff|picture|image|drawing|art|result|man|dude|one|too|now|!|and|enough))*`,
        ),
        "talk:praise",
      ],
      [
        whole(
          `(?:ok |wow |oh |yes )?i (?:really |absolutely |totally |just |do |also )*(?:love|like|adore|enjoy|dig|prefer) (?:it|this|that|them|these|you|the (?:picture|image|drawing|result|colou?rs?|style|first one|second one|last one|third one)|your (?:work|style|art|pictures|drawings?)|this (?:one|picture|image)|how .{1,60})(?: (?:so|very|much|a|lot|already|too|better|best|thanks|thank you))*`,
        ),
        "talk:praise",
      ],
      [whole(`(?:ha|he|hi|lo+l|ja){2,20}|lo+l`), "talk:praise"],
      [
        whole(
          `(?:(?:that|this|it|these|those|they|you|the (?:picture|image|drawing|result|hands?|face|eyes|colou?rs?|style|text))(?:'s|'re| is| are| looks?| look| was| were|s)? )(?:(?:${INTENSE}|kind of|kinda|a bit|a little|like) )*(?:${POOR})(?: .{0,40})?`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:no |well |hmm |sorry )*i (?:really |absolutely |just )?(?:don't|dont|do not|didn't|did not|hate|dislike|can't stand)(?: really)?(?: (?:like|want|love|ask for|mean|order|say))? (?:it|this|that|them|these|the (?:picture|image|drawing|result|colou?rs?|style)|a \\w+)(?: .{0,20})?`,
        ),
        "complaint",
      ],
      [
        whole(
          `(?:no )?(?:that's|thats|that is|this is|it's|its|this isn't|that isn't|it isn't|that's not|this is not|it is not|it's not) (?:not )?(?:what i .{1,40}|a \\w+|right|correct|it|good|nice|wrong|even close)`,
        ),
        "complaint",
      ],
      [
        whole(`you (?:forgot|missed|ignored|left out|got it wrong|didn't|did not|messed).{0,60}`),
        "complaint",
      ],
      [whole(`(?:where|why) (?:is|are|isn't|aren't) (?:the|there|no) .{1,40}`), "complaint"],
      [
        whole(`(?:it |that |this )?(?:doesn't|does not|didn't|did not) (?:look|work|match|fit|seem).{0,60}`),
        "complaint",
      ],
      [whole(`what(?:'s| is) (?:this|that) supposed to be`), "complaint"],
      [
        whole(
          `(?:please )?(?:delete|erase|remove|wipe|clear|forget|destroy)(?: all| everything)?(?: of)?(?: about| you (?:know|have|stored) (?:about|on)| (?:my|our))? ?(?:my |our |personal |own )*(?:data|information|info|pictures|images|history|chats?|conversations?|messages|records|me|account|everything|profile)(?: please| from your .{1,20}| you have| about me| now)*`,
        ),
        "delete-data",
      ],
      [
        whole(
          `(?:(?:i want|i'd like|can|could|would|will|please) (?:you )?(?:to )?)(?:please )?(?:delete|erase|remove|wipe|forget) (?:all )?(?:of )?(?:my|me|everything)(?: (?:data|information|pictures|images|history|account|about me|you know|messages))*`,
        ),
        "delete-data",
      ],
      [
        whole(
          `(?:please |can you |could you |would you )*(?:cancel|stop|abort|don't draw|do not draw)(?: drawing| making| generating| working on| with)? ?(?:it|that|this|my|the|the last|everything|all|now|please|order|picture|image|pictures|images|drawing|request|job| )*`,
        ),
        "cancel",
      ],
      [
        whole(
          `(?:please |can you |could you |can i |could i |may i )*(?:show|list|see|view|display|get|give|open|browse)(?: me)?(?: all| every)?(?: of)?(?: my| our| the| your)?(?: (?:last|previous|old|earlier|recent|past|all|other|\\d|two|three|four|five|ten|saved|latest|existing))*(?: (?:pictures|images|drawings|pics|photos|history|gallery|results|creations|works?|art|artworks?|ones|stuff))(?: so far| again| from before| you (?:drew|made)| i (?:made|have|asked for)| from (?:earlier|before|today|yesterday)| until now| please)*`,
        ),
        "history",
      ],
      [
        whole(
          `what (?:did|have|had) (?:you|i|we) (?:already |just )?(?:draw|drawn|drew|made|make|create|created|paint|painted|ask for|asked for|order|ordered|generate|generated|do|done)(?: so far| for me| before| today| yesterday| until now| already| last time| earlier)*`,
        ),
        "history",
      ],
      [whole(`(?:which|what) (?:pictures|images) (?:did|have|do) .{1,30}`), "history"],
      [
        whole(
          `who (?:made|created|built|developed|designed|wrote|programmed|trained|owns|runs|operates|is behind|are behind|invented) (?:you|this|this agent|this bot|it)`,
        ),
        "about:maker",
      ],
      [
        whole(
          `who(?:'s| is) your (?:creator|maker|developer|owner|operator|boss|author|father|dad|mother|company|designer|programmer)`,
        ),
        "about:maker",
      ],
      [
        whole(
          `(?:are|r) (?:you|u) (?:an? |the |really |actually )*(?:bot|robot|human|person|real|ai|machine|chatgpt|gpt|agent|program|computer|alive|asi|midjourney|dall e|artist|llm|model|real person|ai agent)(?: or .{1,30})?`,
        ),
        "about:self",
      ],
      [
        whole(
          `(?:what|which) (?:ai |image |kind of |sort of |language )*(?:model|engine|api|software|technology|ai|provider|service|bot|agent|llm)s? (?:do you use|are you|is this|are you using|is behind (?:you|this)|draws|powers you|do you run on|is it)`,
        ),
        "about:self",
      ],
      [
        whole(
          `how (?:do|did|can) you (?:draw|make|create|generate|paint|do)(?: it| that| this| these| the| pictures?| images?| drawings?)*`,
        ),
        "about:self",
      ],
      [
        whole(
          `(?:what|how much)(?:'s| is| does| do| will| would|s)? ?(?:the |a |an |it |this |that |one |you |i |your |to )*(?:price|prices|cost|costs|charge|pay|fee|fees)(?: .{0,40})?`,
        ),
        "about:cost",
      ],
      [
        whole(
          `(?:is|are|does|do|will|would) (?:it|this|you|that|i|the pictures?|the service|an image|a picture)(?: really| completely| all| have to| need to)? (?:free|paid|cost|pay|charge)(?: .{0,40})?`,
        ),
        "about:cost",
      ],
      [
        whole(
          `how (?:many|much)(?: more)?(?: (?:pictures|images|drawings|credits|requests|quota|tries|messages|ones|can|do|have|are|is|may|could))? ?.{0,40}(?:left|remaining|remain|limit|allowed|have|per (?:hour|day)|an hour|a day|more|get|draw|make|order|ask for)(?: .{0,20})?`,
        ),
        "about:quota",
      ],
      [
        whole(
          `(?:what|when)(?:'s| is| are) (?:my|the|your) (?:quota|limits?|next (?:picture|one|free).{0,20})`,
        ),
        "about:quota",
      ],
      [
        whole(
          `how (?:long|fast|much longer|much time|quick|quickly)(?: (?:does|will|do|is|can|should|must|until|till|before|to)(?: .{0,40})?)?`,
        ),
        "about:waiting",
      ],
      [
        whole(
          `(?:is|are|was|has|have|isn't|aren't|did|when will|when is|when's|will) (?:my |the |it |that |this |you |i )+(?:picture |image |drawing |be |get |still |almost |already |nearly )*(?:done|ready|finished|coming|there|arrived|arrive|drawing|complete|completed|working on it|soon|yet|here|drawn|get it|it)(?: yet| now| soon| already)*`,
        ),
        "about:waiting",
      ],
      [
        whole(
          `where(?:'s| is| are|s)? (?:my|the|our) (?:picture|image|drawing|pictures|images|pic|photo|result|order)s?(?: now| please)?`,
        ),
        "about:waiting",
      ],
      [
        whole(
          `what (?:else )?(?:can|could|do|are) (?:you|i) (?:do|draw|make|create|able to do|ask(?: you)?(?: for)?|good at|know|paint|generate|support|order|offer)(?: for me| here| with (?:it|this|you|a picture)| next| for)*`,
        ),
        "about:abilities",
      ],
      [
        whole(
          `(?:can|could|do|are|will|would) you (?:also |even |really |actually )*(?:able to |know how to |understand |speak |support |read |see |edit |change |handle |take |accept |remember |do |make |draw |create |generate )*(?:pictures|images|photos|videos?|music|songs?|animations?|gifs?|3d|anything|everything|text|german|spanish|french|english|hindi|chinese|japanese|italian|portuguese|uploads?|attachments?|my (?:own )?(?:pictures?|photos?|images?)|people|celebrities|nsfw|portraits|logos|other languages|languages|styles|code|draw|paint|well|edits?|svgs?|pdfs?)`,
        ),
        "about:abilities",
      ],
      [
        whole(
          `(?:can|could|may) i (?:also )?(?:upload|send|attach|share|use|give you|show you|edit|change|download|save|print|sell|keep)(?: .{0,60})?`,
        ),
        "about:abilities",
      ],
      [whole(`(?:i don't know|dunno|not sure|no idea)(?: what| how| yet).{0,40}`), "help"],
      [
        whole(
          `(?:what|how) (?:can|do|should|must|could) i (?:say|do|write|type|ask|use|start|begin|get started|prompt|talk|change|get|draw)(?: .{0,40})?`,
        ),
        "help",
      ],
      [
        whole(
          `(?:please |just )*(?:ignore|disregard|forget|override|bypass) (?:all |any |the |your |my |of |every |everything )*(?:previous |prior |above |earlier |safety |system |existing )*(?:instructions?|rules?|prompts?|guidelines|limits|quotas?|restrictions|said)(?: .*)?`,
        ),
        "about:other",
      ],
      [
        whole(
          `.{0,60}(?:system prompt|your (?:instructions|prompt|api key|secret|seed|private key|password|source code|token)).{0,80}`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:(?:can|could|would|will) you |please )*(?:tell|teach|remind|sell|read|sing) (?:me|us)\\b.*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:(?:can|could|would|will) you |please )*(?:write|translate|explain|summari[sz]e|calculate|compute|solve|define|recommend|sing|compose|google|search|look up|find out|code|debug) (?:me |us |for )*(?:an?|the|some|this|that|my|what|how|why|to|code|\\d+)\\b.*`,
        ),
        "about:other",
      ],
      [
        whole(
          `(?:what|why|how|who|when|where|which)(?:'s|'re|s| is| are| am| do| does| did| can| could| should| will| was| were| has| have| many| much| long| old| far| often| time| day| year)(?: .*)?`,
        ),
        "about:other",
      ],
      [whole(`(?:do|did|are|have|should|were) (?:you|we|i|they|people|there)(?: .*)?`), "about:other"],
      [
        whole(
          `(?:i'm|im|i am)(?! (?:looking for|searching for|thinking of|imagining|dreaming of|in the mood for|after))(?: .*)?`,
        ),
        "talk:chat",
      ],
      [
        whole(
          `(?:i've|i'll|you're|ur|we're|they're|he's|she's|you are|we are|they are|my name|my name's|call me)(?! (?:have|take|supposed|meant)\\b)(?: .*)?`,
        ),
        "talk:chat",
      ],
      [
        whole(
          `(?:i|you|we|they) (?:was|were|have|had|feel|felt|think|thought|guess|hope|hate|love|like|know|don't|dont|do|did|didn't|can|can't|cannot|will|won't|really|also|live|work|come|got|get|met|miss|said|say|told|asked|went|saw|never|always|should|could|would(?! like| love| prefer)|mean|meant|understand|believe|wonder|wish(?! for)|forgot|agree|read|heard|play|used|just|remember|enjoy|suck|look|look like)(?! (?:want|need)\\b)(?: .*)?`,
        ),
        "talk:chat",
      ],
      [
        whole(
          `(?:this|that|it|it's|that's|there)(?:'s| is| was| are| isn't| wasn't| has| will| would| can| makes| reminds| seems| feels)? (?:is |was |not |just |really |so |like |a bit |me |my |for my |going |been |only |all ).*`,
        ),
        "talk:chat",
      ],
    ],
    asks: starts("(?:(?:can|could|would|will) (?:you|u))(?![a-z])"),
    statements: starts(
      `(?:i'?m|i'?ve|i'll|you'?re|we'?re|they'?re|it'?s|that'?s|he's|she's|there's|this'?s|(?:${SUBJECT}) (?:${FINITE})|(?:can't|cant|couldn't|didn't|haven't|won't|wasn't) [a-z]+|(?:just |finally |already )*(?:got|went|came|finished|woke|had|heard|missed|forgot|realized|noticed|bought|ate|spent|started|tried|watched) [a-z]+|(?:saving|keeping|loving|sharing|posting|printing|downloading|sending|trying|showing|thinking|going|gonna|will|can't|couldn't|didn't|haven't|wish (?:i|you|we)|hope (?:you|it|this|that|we|i)|glad|guess|bet|thought) (?:it|this|that|these|them|to|the|my|one|a|an|i|you|we|about|of|wait|so|there|her|him|is|was))(?![a-z])(?!\\s(?:want|need|like|love|prefer) (?:a|an|to see|some) )`,
    ),
    errands: starts(
      `(?:(?:tell|explain|write|book|phone|play|remind|translate|calculate|compute|search|google|find|order|buy|schedule|summari[sz]e|solve|recommend|suggest|teach|sing|check|look up|email|text|call|help|convert|define|answer|ask|remember|save|download|share|post|print|pay|read|count|proofread|set|turn (?:on|off)|bring|send|wish|keep|give|fetch|order|sell|install|prove|guess|pick|choose|name) (?:me (?:an? (?:recipe|joke|story|poem|email|e-mail|mail|message|letter|list|number|hint|reason|refund|discount|call|hug|break|minute|second)|some (?:advice|tips|money|time)|up|your|the (?:news|time|weather|code|link|answer)|about|what|why|how|when|who|if|with|to)|(?:an? (?:recipe|joke|story|song|poem|essay|email|e-mail|message|letter|timer|alarm|reminder|meeting|flight|table|hotel|room|pizza|taxi|cab|ride|restaurant|doctor|friend|plumber|function|script|program)|some (?:music|song|songs|food)|music|this to|it to|that to|them to)|my (?:mom|mum|dad|wife|husband|boss|friend|doctor|emails?|messages?|calendar)|the (?:news|weather|lights?|music|police|time)|\\d)|(?:tell|explain|write|translate|calculate|remind|teach|recommend|summari[sz]e|google|proofread|solve) (?:me|us|an?|the|this|that|my|how|why|what|to|some|\\d|about)|(?:what|which|whose|how (?:many|much)) \\S+(?: \\S+){0,2} (?:is|are|do|does|did|can|could|should|will|would|was|were|has|have)|(?:what|why|how|who|when|where) (?:is|are|do|does|did|can|could|should|will|would|was|were|has|have|about|come|if|the|on)|(?:can|could|should|do|does|did|is|are|was|were|will|would|has|have|am|may|shall|must|don't|doesn't|isn't|aren't|won't) (?:i|we|he|she|they|you|u|people|anyone|anybody|someone|somebody|other|others|everyone|my|your|this|that|there|these|those)|who [a-z]+|any (?:idea|ideas|suggestions?|tips|chance|recommendations?)|wonder(?:ing)? (?:if|how|what|why|whether))(?![a-z])`,
    ),
    but: rule("[\\s,.!]+(?:but|though|only|except)[\\s,]+(?=\\S)"),
    addresses: rule(
      "^(?!.*(?:[\":“”«»]|\\b(?:card|poster|sign|note|banner|sticker|logo|postcard|cover|quote|text|words|mural|tattoo|shirt|says|saying|reads|reading|letter|neon|calligraphy|flag|patch|badge|picture|drawing|painting|image|photo)))(?!(?:an?|the|two|three|ein|eine|der|die|das|un|una|une|uno|le|la|les|el|los|las|il|lo|um|uma|o|os|as|i|gli) )(?:.*[^a-z'-])?(?:you|your|u|yourself|you're|you've|ur)(?![a-z'-])",
    ),
    questions: starts(
      "(?:[¿\\s]*)(?:what|why|how|who|whom|whose|when|where|which|is|are|am|was|were|do|does|did|has|have|had|should|shall|may|might|isn't|aren't|don't|doesn't|didn't|won't|wasn't|can't)(?![a-z])",
    ),
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
    changes: [
      starts(`(?:it|he|she|they|this|that)(?:'?s|'?re| is| are| was| were) (?:supposed|meant) to\\b`),
      starts(
        `(?:what|how) would (?:it|he|she|they|this|that|the \\S+) look(?: like)?,? (?:in|at|as|with|without|if|on|from|under)\\b`,
      ),
      starts(`(?:the )?same \\S+(?: \\S+){0,2},? (?:but|with|without|in|as|at|only|except|just)\\b`),
      starts(`(?:make|go|turn) (?:a bit |a little |much |even |slightly )?(?:${COMPARATIVE})\\b`),
      starts(
        `(?:now |then |but |and |also |just |maybe |please )*(?:swap|switch|exchange) (?:the |out |his |her |its )?\\S`,
      ),
      starts(
        `(?:i'd |i would |would |we'd )?(?:love|like|prefer|rather)(?: to)? (?:see|have) (?:it|him|her|them|this|that)\\b`,
      ),
      starts(
        `(?:keep|take|use|flip|mirror|rotate|crop) (?:that|this|the) (?:one|first|second|third|last|picture|image)\\b`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe |perhaps )*(?:make|turn|set|have) (?:the|his|her|its|their|all|everything|everyone|both) .{1,60} (?:${COLOUR}|${COMPARATIVE})[.!?]*$`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe )*(?:change|swap|adjust|alter|modify|fix|crop|blur|move) (?:the|his|her|its|their|all) \\S`,
      ),
      starts(
        `(?:i want|i'd like|i would like|i need|let|have) (?:it|him|her|them|this|that) (?:to|in|at|with|as|more|less|be|look|darker|brighter)\\b`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe |perhaps |instead |next )*(?:${ADJUST}|swap|remove|erase|delete|drop|lose)(?: just| only| all| out| up)? (?:${IT})(?![\\w'’]|\\s*:)`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe |next |please )*(?:add|remove|erase|get rid of|take (?:out|away|off)|replace|swap|insert|include|substitute)\\s+\\S`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe )*(?:zoom (?:in|out)|undo|go back|revert|step back|bring back|keep (?:the|everything)|lose the|drop the|delete the|put (?:it|him|her|them|more|some|an?|the) .{1,60} (?:in|on|at|to|into|behind|next|under|over|above|around|beside))\\b`,
      ),
      starts(
        `(?:the )?same(?: (?:one|thing|picture|image|scene|but|just|only|again))*\\s?[,:]?\\s(?!(?:old|sex|time)\\b)(?:but|in|with|without|at|as|on|from|for|only|just|and|except|though|this time)\\b`,
      ),
      starts(
        `(?:(?:a (?:bit|little|lot|tad)|much|even|slightly|way|far|somewhat|some|just|still|now|maybe|and|but|make|too)\\s+)*(?:${COMPARATIVE})(?: (?:please|and|but|${COMPARATIVE}|now|still|this time|of it|than that|than this|than before|colou?rs?|background|face|eyes|sky|light|lighting))*[.!?]*$`,
      ),
      starts(
        `(?:but|now|and|then)\\s+(?:with|without|in|at|as|on|from|more|less|no|make|only|just|it|the|bigger|smaller|change|add|remove|put|give|a bit|a little|also|do|turn|under|by|during)\\b`,
      ),
      starts(
        `(?:it|he|she|they|this|that)(?:'s|'re| is| are| looks?)?\\s+(?:(?:a bit|a little|way|far|much|still|just|really|so)\\s+)*too\\s+\\S`,
      ),
      starts(`(?:(?:a bit|a little|way|far|much|still|just)\\s+)*too\\s+\\S+(?:\\s\\S+){0,3}$`),
      starts(
        `(?:it|he|she|they|this|that|him|her)\\s+(?:should|needs?|must|has to|have to|could|ought|shouldn't|can't|mustn't|doesn't need|with|without|in|at|as|but|on|again|darker|brighter)\\b`,
      ),
      starts(`(?:give|dress|put|let|have|show|place|colou?r|paint|turn) (?:it|him|her|them)\\s+\\S`),
      starts(
        `(?:not so|not as|not that|less|fewer|more|even more|a bit more|a little more|much more|a lot more|a bit less|a little less|much less|way more|way less|some more)\\s+\\S+(?:\\s\\S+){0,5}$`,
      ),
      starts(`(?:the|my|that) (?:${ORDINAL}) (?:${PICTURE})\\b`),
      starts(
        `like (?:the|that|this|my) (?:last|previous|first|second|one|before|picture|image)\\b.*\\bbut\\b`,
      ),
      starts(
        `without (?:the|any|that|those|a|an|people|text|words|him|her|it|them|background)\\b(?:\\s\\S+){0,5}$`,
      ),
      starts(
        `(?:what if|how about|what about) (?:it|he|she|they|we (?:make|made|add|change|put|remove)|you (?:make|made|add|change|put|remove)|the (?:same|background|sky|picture|colou?rs?))\\b`,
      ),
      starts(
        `(?:brighten|darken|lighten|sharpen|blur|colori[sz]e|enhance|upscale|crop|rotate|flip|mirror|resize|enlarge)(?: up)?[.!?]*$`,
      ),
      starts(`as (?:an? )?\\S+(?:\\s\\S+){0,3}[.!?]*$`),
      starts(
        `in (?:black and white|colou?r|watercolou?rs?|oil|oils|pencil|charcoal|ink|3d|pixel art|sepia|anime style|cartoon style|neon|pastels?|(?:the|an?) (?:style|manner) of .{1,60}|(?:\\S+ )?(?:red|blue|green|pink|yellow|orange|purple|black|white|grey|gray|brown|gold|silver|colou?rs?|style))[.!?]*$`,
      ),
      starts(`(?:upside down|other way (?:a)?round|mirrored|flipped|black and white|in colou?r)[.!?]*$`),
      starts(
        `(?:at|by|during|in the) (?:night|day|dawn|dusk|noon|midnight|sunset|sunrise|nighttime|daytime|night time|evening|morning|rain|snow|fog|dark)[.!?]*$`,
      ),
    ],
    maybeChanges: [
      starts(
        `(?:put|place|hang|stick|attach|wrap|cover|fill|surround|light|dress|tie|pour|set|give|make|have|let|draw|paint|add) (?!me\\b)\\S.{0,80} (?:on|in|to|over|around|behind|under|with|into|onto|at|next to) (?:the|his|her|its|their|him|it|them|top)\\b`,
      ),
      starts(
        `(?:the|his|her|its|their) \\S+(?: \\S+){0,3}(?:'s| is| are| looks?| has| have| was| isn't| aren't| doesn't| seems?)\\s+\\S`,
      ),
      starts(`(?:only|just|fewer|less|more) \\S+(?: \\S+){0,8}$`),
      starts(
        `(?!(?:an?|two|three|some|several) )(?:.{1,80} )?(?:it|that one|this one|the (?:first|second|third|last) one)\\b(?:.{0,60})$`,
      ),
      starts(
        `(?:flip|mirror|rotate|crop|zoom|lose|ditch|drop|kill|scrap|tone|dial|bump|boost|lower|raise|reduce|increase|soften|warm|cool|tidy|clean|smooth|round|straighten|center|centre|align|shift|push|pull|bring|switch|stick|pop|slap|throw|toss|chuck|whack) (?:down |up |out |in )?(?:the|his|her|its|their|a|an|some|more|it|him|that|this|all|those)\\b`,
      ),
      starts(
        `(?:now |then |but |and |also |just |maybe |perhaps )*(?:make|turn|change|paint|colou?r|set|put|move|have|let|give|keep|dress|tilt|blur|fix|use|brighten|darken|crop|rotate|flip|shift) (?:the|his|her|its|their|all|everything|everyone|both|that|this|more|some|another|only) \\S`,
      ),
      starts(
        `(?:as|in|with|at|on|from|under|during|by|for|inside|outside|into|like|wearing|holding|looking|surrounded|only|just|minus|plus|using|seen)\\s+\\S+(?:\\s\\S+){0,8}$`,
      ),
      starts(
        `(?:the|his|her|its|their) \\S+(?:\\s\\S+){0,4} (?:should|must|needs? to|has to|have to|could|shouldn't)\\b`,
      ),
      starts(`(?:how about|what about|what if|maybe|perhaps|or)\\s+\\S`),
      starts(`(?:now|then|and|but|or rather|next)\\s+\\S`),
      starts(`.{1,200}\\binstead(?: of .{1,60})?[.!?]*$`),
      starts(`(?:change|turn|replace|swap) \\S`),
      starts(`(?:no|zero) \\S+(?:\\s\\S+){0,3}$`),
      starts(`(?:(?:${COMPARATIVE})\\s+\\S+(?:\\s\\S+){0,5})$`),
      starts(
        `(?:bigger|smaller|larger|different|another|other|better|new) (?:colou?rs?|background|style|pose|angle|perspective|view|light|lighting|face|eyes|hair|sky|weather|season|mood|expression|outfit|clothes|frame|camera)\\b`,
      ),
      starts(
        `(?:winter|summer|autumn|spring|night|day|evening|morning|cartoon|anime|manga|pixel art|watercolou?r|oil|woodcut|pencil|charcoal|ink|noir|vintage|retro|cyberpunk|sepia|black and white|3d|lego|comic|pop art|realistic|photorealistic|minimalist)(?: (?:version|style|edition|mode|look|vibe|painting|please|instead|drawing|sketch|time))*[.!?]*$`,
      ),
    ],
    agains: [
      whole(
        `(?:gimme |give me |show me |make |do |draw |can i get |i want |let's have |how about )*(?<count>${NUMBER}) more(?: (?:like|of) (?:that|this|it|these|those|them|the same))?(?: please)?`,
        "more",
      ),
      whole(
        `(?:give me |show me |draw |make |do |create |generate |i want |i'd like |let's see |and |now |can i (?:have|get|see) )*(?:(?<count>${NUMBER}) )?(?:(?:more|other|different|new|additional|another|extra) )*(?:variations?|versions?|variants?|options?|alternatives?|takes?)(?: (?:of|on|for) (?:it|this|that|them|the same|the (?:${ORDINAL}|same)(?: (?:${PICTURE}))?|(?:my|this|that) (?:${PICTURE})|(?:number|picture|image|no|nr) ?\\d{1,2}|#\\d{1,2}))?(?: for .{1,30})?[.!?]*`,
        "version|variation|variant|option|alternative|take",
      ),
      whole(
        `(?:give me |show me |draw |make |do |create |generate |i want |i'd like |and |now |can i (?:have|get|see) )*(?<count>${NUMBER}) (?:more|others?|of (?:these|those|them))(?: (?:like (?:it|this|that|these)|of (?:it|these|those|them|the same)|of the same|${PICTURES}|times?))*(?: for .{1,30})?[.!?]*`,
        "more|other|of th",
      ),
      whole(
        `(?:give me |show me |draw |make |do |create |generate |i want |i'd like |and |now |can i (?:have|get|see) )*(?:another|a new|a different|one more|a second|the next|more) ?(?:${PICTURE}|${PICTURES}|try|go|attempt|shot|time)?(?: like (?:it|this|that)| of (?:it|this|that|these|the same))?(?: for .{1,30})?[.!?]*`,
        "another|a new|a different|more|second|next",
      ),
      whole(
        `(?:do|draw|make|paint|generate|create|render|try|show|repeat|redo|redraw|re-draw|regenerate|run|give me)(?: me)? (?:it|that|this|the same|the same thing|the (?:${ORDINAL}|same)(?: (?:${PICTURE}))?|(?:number|picture|image) ?\\d{1,2})(?: again| once more| one more time| another time| anew| over)?[.!?]*`,
      ),
      whole(
        `(?:again|once more|same|the same|redo|repeat|regenerate|retry|another)[,.!]? (?:please|again|now|of (?:the )?(?:${ORDINAL})(?: (?:${PICTURE}))?|of (?:it|that|this)|the (?:${ORDINAL})(?: (?:${PICTURE}))?)[.!?]*`,
      ),
      whole(`(?:the|my) (?:${ORDINAL}) (?:${PICTURE}),? (?:again|once more)`),
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
