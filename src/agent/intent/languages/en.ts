import type { LanguageSource } from "../language.ts";
import { englishOptions } from "./options/en.ts";
import { folded, phrases, rule, thoughts } from "./patterns.ts";

const PICTURE =
  "picture|image|pic|photo|photograph|drawing|painting|illustration|sketch|artwork|art|render|rendering|version|variation|one";
const NUMBER =
  "\\d{1,6}|half a dozen|a half dozen|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a couple(?: of)?|a few|some|several|multiple|many";
const ORDINAL =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|last|latest|previous|newest|original|other";
/** Verbs that only a sentence has: "dressed", "running" may describe. */

export const english: LanguageSource = {
  code: "en",
  common:
    "come back later ill hat im lol idk u ur gonna pls dont cant the a an of with and in on at is it make draw me my please can you this that but i to for from by like are was not no your his her they we so just what who how why do does did have be one another change add remove show give picture image night more same create generate paint want need would could thanks hello hey there into dog cat blue where when which their our isn't don't i'm it's that's if about than too very really up out over only some any first second last looks look should as or its under all were has he she two",
  lines: {
    "talk:greeting":
      "morning|evening|test|testing|ping|start|hello world|let's start|let's go|lets start|lets go",
    "talk:farewell":
      "later|talk to you later|that will be all|im done|i am done|we're done|done|end|exit|quit",
    "talk:yes": "do it|please do|go on|go for it|ok cool|ok great|i agree|yw|please|ready|i understand",
    "talk:no":
      "no|nope|nah|nothing else|not today|no need|i'm fine|im fine|no more|that will do|nothing for now|not yet|don't know|i don't know|idk|dunno|not sure|i'm not sure|maybe|maybe later|perhaps|we'll see|no i'm good|i'm good|no that's fine|whatever|nothing|no idea|i have no idea",
    "talk:praise":
      "gg|sweet thanks|chef's kiss|10 out of 10|ten out of ten|exactly|this is it|bingo|big fan|too cute|10 10|that's it|that's the one",
    "talk:chat":
      "lemme think|give me a second|just testing|just browsing|nothing much|long story|that's funny|that's sad|oh no|no worries|all good|good to know|i see what you mean|but|eh|just a second|let me think|bored|brb|seriously|are you kidding|are you kidding me|no kidding|good question|nice try|same here|me too|what|why|how|who|when|where|excuse me|pardon",
    "about:self":
      "tell me about yourself|introduce yourself|describe yourself|about|about you|who's this|who am i talking to|who am i speaking to|what's this|whats this",
    "about:cost": "who pays for this|free",
    "about:quota": "usage",
    "about:waiting":
      "so slow|why is it so slow|how is it going with my picture|any luck|any updates|update|im waiting|i am waiting|waiting|faster|faster please|nothing happens|i see nothing|i don't see anything|i can't see it|i don't see it|hello are you there",
    "about:abilities":
      "show me what you got|capabilities|features|examples|example|show me an example|show me examples|give me an example|give me examples|demo|demo please|show me a demo|styles",
    help: "how does one use this|what's the point|tips|tips please|support|how to|info|information|options|settings|how does that work|im confused",
    history: "show previous|previous ones|list|show all|recent pictures",
    cancel:
      "abort mission|actually no|wait no|no don't|please don't|undo my request|don't|dont|i changed my mind",
    "delete-data": "forget me|delete me|erase me|delete all|gdpr|right to be forgotten",
    complaint:
      "that ain't it|that ain't it chief|this ain't it|not exactly|what happened|what happened here|what have you done|too ugly|waste of time|not that|not this|try harder|do better|you can do better|what the hell",
    vague:
      "something|anything|whatever you want|whatever you like|surprise me|you choose|you decide|your choice|up to you|new picture|new image|new|new one|something nice|something cool|something beautiful|inspire me|something funny|i'm feeling lucky",
    again:
      "same thing|same thing again|the same thing|next|different version|new version|other version|give it another try|give it another go",
  },
  words: {
    depicts:
      "picture_of image_of pic_of pictures_of images_of pics_of picture_showing image_showing image_depicting picture_depicting picture_that_shows image_that_shows picture_where image_where picture_with image_with picture_about image_about picture_in_which image_in_which",
    greet:
      "hi hii hello hey heya hiya howdy yo sup wassup hallo helo greetings good_morning good_afternoon good_evening good_day gm what's_up what's_good what's_new how_are_you how_are_you_doing how_are_things how_r_u how's_it_going how's_life how_do_you_do how_have_you_been how_you_doing r_u_there are_you_there you_there anyone_there anybody_there nice_to_meet_you good_to_see_you long_time_no_see how_r_u_doing",
    thanks:
      "thanks thank_you thank_u thankyou thx thnx thanx tnx ty tysm tyvm cheers ta appreciated appreciate_it i_appreciate appreciate grateful many_thanks thank",
    bye: "later come_back_later bye goodbye good_bye good_night goodnight gnight see_you see_ya cya ttyl take_care gotta_go that's_all that_is_all i'm_done talk_later farewell i_have_to_go have_a_nice_day have_a_good_day have_a_great_day catch_you_later peace_out",
    yes: "yes yep yeah yup ya yea sure sure_thing ok okay k kk okey okie alright right of_course absolutely definitely exactly got_it i_see understood fine agreed deal fair_enough makes_sense sounds_good go_ahead no_problem np you're_welcome gotcha noted good_idea correct true indeed aight",
    no: "can't couldn't no nope nah not don't doesn't didn't isn't wasn't aren't ain't won't never no_thanks no_thank_you neither nor dont haven't",
    praise:
      "splendid marvellous marvelous terrific smashing stellar delightful charming exquisite glorious priceless phenomenal tremendous fab peachy great nice cool lovely beautiful perfect perfectly awesome amazing brilliant fantastic excellent stunning gorgeous wonderful superb incredible impressive magnificent fabulous cute funny good wow whoa woah sweet neat dope masterpiece pretty fun hilarious adorable sick so_fire is_fire pure_fire straight_fire lit love loved loving like liked adore well_done bravo congrats nailed_it spot_on not_bad lol lmao rofl haha* hehe* ha omg yay better best looks_good looks_great works you_rock rocks happy impressed obsessed favorite favourite legend exactly_what_i_wanted what_i_wanted just_right the_goat banger hell_yeah made_my_day good_work great_work job epic insane speechless blown_away made_me_laugh made_me_smile thrilled delighted",
    poor: "i_said why_is_there why_are_there why_does why_did_you why_isn't why_aren't why_is_the why_are_the why_is_he why_is_she why_is_it why_has looks_like look_like_a misspelled misspelt mangled distorted deformed cut_off cropped_off ugly bad terrible awful horrible wrong weird crap garbage trash rubbish disappointing disappointed boring hideous creepy off blurry messed_up lame useless yuck ew eww gross meh boo fail hate sucks suck not_what not_it not_right not_even_close doesn't_look didn't_ask don't_like didn't_like doesn't_match doesn't_work not_like_that not_good not_great not_nice not_quite not_really_what nothing_like you_forgot forgot_the you_missed you_ignored left_out missing wtf nonsense worse worst looks_fake supposed_to_be messed botched extra_fingers unacceptable awkward",
    filler:
      "wrong_chat wrong_window wrong_button or anymore any_more 2day hmm hm um umm uh uhh oh ooh aw aww ah so well but_well anyway anyways actually btw mate man bro bruh dude buddy friend pal sir bot agent everyone guys there lol_ok i_think i_guess i_feel_like maybe perhaps just also and then literally basically honestly tbh really very absolutely totally truly damn kinda sorta even too_much_i quite super though already only oops ugh yikes sorry my_bad wait one_sec hang_on hold_on one_moment interesting huh look way sec dear alright_then such what_a again_bro that's_so much enough all",
    please:
      "please pls plz kindly if_you_can if_possible for_me would_you_mind be_so_kind when_you_can thanks_in_advance",
    ask: "wondering_if_you_could wondering_if_you_can if_you_could if_you_can can_you could_you would_you will_you can_u could_u would_u will_u can_ya could_ya i_want_you_to i_need_you_to i'd_like_you_to would_you_be_able_to are_you_able_to is_it_possible_to can_we could_we you_can you_could would_it_be_possible_to let's lets i_would_like_you_to any_chance_you_could",
    want: "what_does_a what_does_an what_would_a what_would_an im_gonna_need i'm_gonna_need gonna_need i_wanted i_was_thinking in_the_mood_for i_am_looking_for i_would_want any_chance_of do_you_have have_you_got i'm_in_need_of would_love would_love_to_see would_like would_like_to_see why_not why_don't_we why_don't_you picture_this imagine_this i_want i_need i'd_like i'd_love i_would_like i_would_love i_wanna_see we_need we_want give_me gimme show_me get_me send_me can_i_have can_i_get can_i_see could_i_have could_i_get could_i_see may_i_have may_i_see let_me_see lemme_see lemme_have i'll_have i'll_take how_about what_about what_if let's_see let's_have let's_try let's_do let's_go_with i_wish_for i'm_looking_for looking_for i'm_thinking_of thinking_of i_wanna i_want_to_see i'd_like_to_see i'd_love_to_see new_idea next_one how_would what_would i'm_imagining can_we_have can_we_see we'd_like we'd_love i_really_want i_really_need i_prefer i'd_prefer i_would_prefer i_could_use i_also_need i_also_want give_us show_us make_me make_us i_fancy idea prompt",
    draw: "to_see to_have to_get help_me_draw help_me_make help_me_create help_me_design draw paint sketch illustrate doodle render design create generate produce craft compose visualise visualize depict imagine redraw draw_me paint_me",
    make: "try_a try_an try_with try_it_with use paint sketch picture design craft doodle render make do give put set have let get place colour color turn_the dress show try keep turn take want see need bring",
    edit: "try_a try_an try_with try_it_with adding removing changing making_it putting turning_it put place set change add remove delete erase replace swap crop rotate flip mirror convert_it convert_this convert_the resize enlarge shrink brighten darken lighten blur sharpen enhance upscale recolor recolour colorize restyle edit modify adjust alter fix tweak zoom zoom_in zoom_out get_rid_of take_away take_out transform turn_into turn_it turn_him turn_her turn_them turn_this include insert move shift extend expand crank tone_down tone lose ditch drop undo revert go_back make_it make_him make_her make_them make_this make_that make_everything keep_everything bring_back restore reduce increase soften put_it put_him put_her put_them give_it give_him give_her give_them simplify polish",
    me: "me us",
    it: "it this that him her them these those everything everyone they he she the_whole_thing both all_of_it all_of_them",
    the: "the his her its their this that these those the_whole your",
    a: "a an some any every",
    my: "my our mine",
    nth: "one_before most_recent other_one",
    pic: "size format request order job task picture image pic photo photograph drawing painting illustration artwork render version one result work piece pictures images pics photos drawings paintings ones colours colors style art shot attempt try",
    same: "same the_same as_before like_before identical",
    again:
      "next_picture next_image next_drawing different_one new_one again once_more once_again another another_one one_more more_of more_like_this more_like_that redo repeat retry regenerate reroll re_roll encore redraw try_again do_over more_please keep_going anew one_more_time a_different_one a_new_one more more_of_that more_of_those more_of_these other_one roll_again second_try another_go another_try",
    variant: "variations variation variants versions alternatives options takes variant alternative",
    number: "couple few several dozen",
    more: "just_the only_the only brighter darker lighter bigger larger smaller warmer cooler colder softer sharper happier sadder funnier scarier spookier cuter older younger taller shorter wider narrower closer higher lower simpler cleaner bolder stronger weaker nicer prettier rounder thinner thicker longer fatter slimmer sunnier moodier crazier weirder cozier cosier greener bluer redder whiter blacker greyer grayer crisper clearer smoother rougher fancier fluffier fuller emptier deeper louder quieter calmer busier messier more less fewer too too_many not_so not_as a_bit a_little slightly a_tad a_touch a_lot bigger_and needs_more upside_down black_and_white further nearer centered centred sillier darker_and kinder angrier grumpier wetter dirtier shinier",
    colour:
      "red blue green yellow orange purple violet pink brown black white grey gray gold golden silver turquoise teal beige colourful colorful dark bright light transparent sunny stormy cloudy rainy snowy foggy happy sad pastel neon magenta cyan navy crimson maroon lilac",
    square: "square quadratic",
    wide: "wide landscape horizontal widescreen panorama panoramic landscape_format landscape_orientation desktop_wallpaper landscape_mode wide_format",
    tall: "portrait vertical upright tall portrait_format portrait_orientation portrait_mode phone_wallpaper vertical_format",
    vague: "a_thing something anything sth whatever gift present",
    style:
      "watercolour watercolor watercolours oil_painting oil pencil charcoal ink woodcut pixel_art 3d sepia anime manga cartoon cartoony comic pop_art lego ghibli noir vintage retro cyberpunk minimalist minimalistic realistic photorealistic realism impressionist impressionism cubist cubism claymation line_art line_drawing engraving linocut crayon pastels isometric vector flat_design style black_and_white monochrome low_poly steampunk art_nouveau art_deco surreal abstract papercut stained_glass mosaic",
    scene:
      "night nighttime day daytime daylight dawn dusk noon midnight sunset sunrise evening morning rain snow fog mist winter summer autumn fall spring rainy_day golden_hour moonlight storm christmas halloween",
    but: "but except instead this_time though instead_of rather",
    now: "now next and_now then also and okay_now",
    prep: "in with without at as on from by under over behind inside outside for during like wearing holding to into near around about against between minus plus using next_to than because if so_that",
    i: "ill_come idk i_don't_know dunno not_sure no_idea ill_save ill_take ill_be ill_try ill_let ill_do i i'm i've i'll i'd we we're we've u_and_i im ive",
    you: "you u ur you're your yours yourself ya'll you've",
    they: "he she they people someone somebody everybody nobody today yesterday tomorrow tonight life there there's mom mum dad boss it's_raining who_else",
    verb: "loves likes hates wants laughed cried can't couldn't didn't saving keeping printing sharing sending using posting downloading am was were 'm 've 'll 'd lost think thought know knew says said told tell feel felt went got came saw met ate bought broke died passed called asked started finished failed moved decided stopped wonder hope suppose believe remember forgot mean meant seems sounds hurts goes left won wish getting having going been has had could've guess makes made gets took did realized noticed heard reminds",
    is: "turned_out came_out looks looking look seems is are 's 're does do did was were has have had am isn't aren't",
    modal:
      "should must needs need could can may might ought shouldn't has_to have_to would will want_to supposed_to",
    what: "what why how who when where which whose whom what's wtf_is whats",
    cancel:
      "cancel stop abort nevermind never_mind nvm forget_it forget_that forget_about_it leave_it leave_it_be leave_that leave_that_be let_it_be drop_it scratch_that don't_bother don't_draw don't_do don't_make halt changed_my_mind quit do_not_draw do_not_bother call_it_off no_need don't_want_it don't_need_it",
    delete: "delete erase wipe forget remove clear destroy purge",
    data: "data information info history account messages chats chat conversation conversations records everything_about me_from about_me profile everything personal",
    help: "any_ideas any_idea any_suggestions any_tips help manual instructions guide tutorial commands menu faq how_does_this_work how_does_it_work how_do_i how_to_use how_do_you_work what_can_i_do what_can_i_say what_do_i_do what_should_i i_don't_understand i'm_lost i'm_confused i'm_stuck what_now how_can_i how_should_i what_do_i_say what_can_i_ask where_do_i_start",
    past: "my_old my_earlier my_past old_drawings my_other before earlier from_before what_did_i_draw history gallery my_pictures my_images my_drawings my_pics my_photos all_pictures all_my previous_pictures old_pictures earlier_pictures last_pictures so_far my_creations what_i_made what_did_you_draw what_have_you_drawn what_did_i_ask what_did_we_make what_did_you_make what_have_i_made pictures_i_made images_i_made drawings_i_made pics_i_made ones_i_made where_are_the_pictures where_are_my_pictures where_are_the_images where_are_my what_have_we_made",
    left: "quota limit limits remaining how_many_more how_many_pictures how_many_images how_many_can_i how_many_do_i have_left are_left allowance credits per_day a_day per_hour how_many_left",
    cost: "cost costs price prices pricing how_much pay paid charge charged charges fee fees refund money_back subscription free_of_charge is_it_free is_this_free are_you_free for_free a_free expensive money",
    wait: "take_so_long so_long done ready done_yet finished how_long how_much_longer status progress any_news any_update taking_forever taking_so_long where_is_my where's_my where_are_my still_waiting i'm_waiting hurry hurry_up almost_done nearly_done eta are_you_working still_nothing no_picture nothing_came nothing_happened nothing_yet when_will still_drawing coming_along you_done yet",
    self: "name human robot bot ai person machine model engine llm chatgpt gpt midjourney alive real who_are_you what_are_you about_yourself yourself who_is_this what_is_this agent computer",
    maker:
      "who_made who_created who_built who_developed who_designed who_programmed who_trained who_owns who_runs who_is_behind who's_behind creator developer your_maker your_owner who_invented who_wrote_you",
    able: "people real_people celebrities what_can_you what_do_you_do what_else_can_you able_to abilities capabilities features examples example video videos music gif gifs animation animations song songs photos uploads upload german spanish french english hindi chinese japanese italian portuguese languages know_how speak understand can_i_upload can_i_send can_i_attach can_i_use can_i_edit styles_can styles_do what_styles good_at you_do what_you_can",
    errand:
      "send_this send_it send_that share_this share_it print_this print_it save_this save_it download post_this convert recipe joke poem story essay song letter email homework your_instructions your_prompt your_system_prompt tell_me tell_us tell explain write_me write_a write_an write_my write_some write_code write translate calculate compute solve summarize summarise recommend suggest google search look_up book remind_me remind play sing read_me teach order_me order buy call text_me schedule find_me find_out proofread repeat_after say act_as pretend roleplay ignore disregard override define debug code answer convert_this_code turn_on turn_off set_a set_an sell_me what's_the what_is_the who_is who_was who_won",
    small: "back of of_it itself to_be the_thing with_that",
  },
  goesBack: {
    before:
      "(?:(?:hm|hmm|no|nah|nope|ok|okay|oh|ugh|actually|wait|sorry|well|please|pls|can you|could you|can we|could we|let's|i want to|i'd like to|just|so|then|and|now|i think|honestly|maybe|nvm) )*",
    says: "undo(?: (?:that|it|this|the last one|the last change|last change|the change|that change))?|revert(?: (?:that|it|this|the last change))?|(?:revert|go back|back|take me back|switch back|change it back)(?: to (?:what it was|how it was|what we had|before|the one before|the version before|the previous|the old one|the old version|(?:the )?(N)(?: one| picture| image| version| pic)?))?(?: before)?|(?:the )?(N)(?: one| picture| image| version| pic)? (?:was|looked) (?:much |way |a lot )?(?:better|nicer)|the (?:one|version|picture) before(?: that| this)? was (?:much |way )?(?:better|nicer)|it (?:was|looked) better before|i(?:'d)? (?:liked|like|preferred|prefer) (?:it better before|(?:the )?(?:very )?(N)(?: one| picture| image| version| pic)?(?: better| more)?)|(?:i'll |we'll |i'd rather )?(?:go|stick|stay|continue|carry on|go on|keep going) (?:with|from) (?:the )?(?:very )?(N)(?: one| picture| image| version| pic)?",
    after:
      "(?: (?:please|pls|again|thanks|actually|instead|lol|though|tbh|after all))*(?: (?:and |let's |let us |we can )*(?:work|go on|continue|carry on|start) (?:from|with) (?:that|it|there|this)(?: one)?)?",
  },
  musing: {
    hint: "think|wonder|mind|idea|want|imagin|dream|pictur",
    before: `${thoughts("well|so|ok|okay|hm+|um+|oh|hey|hi|hello|yeah|basically|actually|honestly|you know|ok so")}(?:(?:i was|i am|i'm|i've been|we were|was) (?:just |kind of |kinda )?(?:thinking|wondering|dreaming|imagining|picturing)(?: of| about| more of| along the lines of)?,?(?: of)?|(?:what )(?:i|we)(?:'m| am)? (?:really )?(?:want|wanted|need|had in mind|have in mind|imagine|picture|would like|'d like|looking for)(?: is| was)|i (?:had|have|got) in mind|(?:my|the) idea (?:is|was|would be)|all i want is)[,:]? (?:maybe |perhaps |like |just )?`,
    thing: "(?:an?|some|something|two|three|four|\\d) ",
    something:
      "(?:(?:i want|i'd like|i would like|i need|can you draw|could you draw|draw|draw me|make me|show me|give me|paint) )?something (?:with|about|featuring) ",
    instead: "I want #",
  },
  options: englishOptions,
  verbs: "first",
  asksByOrder: true,
  rules: () => ({
    closings: [
      rule(
        String.raw`[\s,.!]+(?:please|pls|plz|thanks|thank you|thx|thank you so much|thanks a lot|for me|asap|if you can|if possible|if you don't mind|would you|will you|could you|can you|ok|okay|right now|now please|right away|cheers|ty|quickly|lol|haha)[\s.!?]*$`,
      ),
    ],
    draws: [],
    tails: [rule(String.raw`\s+looks? like[?.! ]*$`)],
    counts: [
      rule(
        `^(?<count>${NUMBER}) (?:different |separate |more |new |distinct |other |unique |nice |random )*(?:pictures|images|pics|versions|variations|variants|options|takes|renders|renderings|artworks)(?: each)? (?:of|with|showing|on|for|about)\\s+(?<rest>\\S.*)$`,
      ),
      rule(
        `^(?<count>${NUMBER}) (?:different |separate |more |new |distinct |other )*(?<rest>(?:photos|photographs|drawings|paintings|illustrations|sketches|watercolou?rs|portraits|logos|posters|icons|wallpapers|cards|cartoons|woodcuts) (?:of|with|showing|for|about)\\s+\\S.*)$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s?[,;(.-]+\\s?(?:in |and |as |give me |make |draw |show me |please )*(?<count>${NUMBER}) (?:different |separate |more |new )*(?:(?:pictures|images|pics|versions|variations|variants|options|times|takes|copies)(?: of (?:it|that|them))?|of (?:them|those|these))\\s?\\)?[.!?]*$`,
      ),
      rule(
        `^(?<rest>.*\\S)\\s+(?:in )?(?<count>${NUMBER}) (?:different |separate )*(?:versions|variations|variants|times)[.!?]*$`,
      ),
      rule(String.raw`^(?<rest>.*\S)\s+[x×]\s?(?<count>\d{1,2})[.!?]*$`),
    ],
    numbers: folded({
      "half a dozen": 6,
      "a half dozen": 6,
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
      rule(`(?:^|\\b(?:the|my|that|of) )(?<nth>${ORDINAL}) (?:${PICTURE})\\b(?! (?:from|of) )`),
      rule(
        `(?:^|\\b(?:the|my|that|of) )(?<nth>${ORDINAL})(?: (?:${PICTURE}))?\\b(?=\\s?(?:$|[,.;:!?-]|but|in|with|without|as|at|again|please|should|again|darker|brighter|bigger|smaller|blue|green|red|to|into|on|and|is|looks|one|needs|once|more))`,
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
    thePicture: new Map([
      ["", "it"],
      ["of", "of it"],
    ]),
    mine: rule(
      String.raw`\bmy (?:last|latest|previous|most recent|newest) (?:picture|image|drawing|pic|photo|one)\b`,
    ),
    nothings: new Set(
      phrases(
        "something random|something else|something new|something different|something interesting|anything you like|anything you want|whatever you want|whatever you like|a sketch|a new picture|a new image|stuff|things|a thing|a random picture|a random image|random|nothing|a logo|a poster|a portrait|a wallpaper|a card|surprise|a surprise|to draw|to draw something|a scene|a landscape picture",
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
      [rule(String.raw`[\s,(]{1,3}(?:in |as )?(?:an? )?(?:square)\)?[.!?]*$`), { shape: "square" }],
      [
        rule(String.raw`(?:[,(]+\s?|\s(?:in|as)\s+(?:an? )?)(?:portrait|vertical|upright)\)?[.!]*$`),
        { shape: "portrait" },
      ],
      [
        rule(
          String.raw`(?:[,(]+\s?|(?<!twice|times|half|just)\s(?:in|as)\s+(?:an? )?)(?:landscape|horizontal|wide|widescreen)\)?[.!]*$`,
        ),
        { shape: "landscape" },
      ],
      [
        rule(String.raw`[\s,(]{0,3}\b(?:with|on) (?:an? )?(?:transparent|see-through) background\b\)?`),
        { transparent: true },
      ],
      [rule(String.raw`[\s,(]{0,3}\btransparent background\b\)?`), { transparent: true }],
    ],
  }),
};
