import type { Words } from "../word-class.ts";

export const ENGLISH: Words = {
  greet:
    "hi hii hello hey heya hiya howdy yo sup wassup hallo helo greetings good_morning good_afternoon good_evening good_day gm what's_up what's_good what's_new how_are_you how_are_you_doing how_are_things how_r_u how's_it_going how's_life how_do_you_do how_have_you_been how_you_doing r_u_there are_you_there you_there anyone_there anybody_there nice_to_meet_you good_to_see_you long_time_no_see how_r_u_doing",
  thanks:
    "thanks thank_you thank_u thankyou thx thnx thanx tnx ty tysm tyvm cheers ta appreciated appreciate_it i_appreciate appreciate grateful many_thanks thank",
  bye: "bye goodbye good_bye good_night goodnight gnight see_you see_ya cya ttyl take_care gotta_go that's_all that_is_all i'm_done talk_later farewell i_have_to_go have_a_nice_day have_a_good_day have_a_great_day catch_you_later peace_out",
  yes: "yes yep yeah yup ya yea sure sure_thing ok okay k kk okey okie alright all_right right of_course absolutely definitely exactly got_it i_see understood fine agreed deal fair_enough makes_sense sounds_good go_ahead no_problem np you're_welcome gotcha noted good_idea correct true indeed aight",
  no: "no nope nah not don't doesn't didn't isn't wasn't aren't ain't won't never no_thanks no_thank_you neither nor dont haven't",
  praise:
    "great nice cool lovely beautiful perfect perfectly awesome amazing brilliant fantastic excellent stunning gorgeous wonderful superb incredible impressive magnificent fabulous cute funny good wow whoa woah sweet neat dope masterpiece pretty fun hilarious adorable sick fire lit love loved loving like liked adore well_done bravo congrats nailed_it spot_on not_bad lol lmao rofl haha* hehe* ha omg yay better best much_better even_better way_better looks_good looks_great works rock happy impressed obsessed favorite favourite legend exactly_what_i_wanted what_i_wanted just_right goat banger hell_yeah made_my_day good_job great_job nice_job good_work great_work job epic insane speechless blown_away made_me_laugh made_me_smile thrilled delighted",
  poor: "ugly bad terrible awful horrible wrong weird crap garbage trash rubbish disappointing disappointed boring hideous creepy off blurry messed_up lame useless yuck ew eww gross meh boo fail hate sucks suck not_what not_it not_right not_even_close doesn't_look didn't_ask don't_like didn't_like doesn't_match doesn't_work not_like_that not_good not_great not_nice not_quite not_really_what nothing_like you_forgot forgot_the you_missed you_ignored left_out missing wtf nonsense worse worst looks_fake supposed_to_be messed botched extra_fingers unacceptable awkward",
  filler:
    "2day hmm hm um umm uh uhh oh ooh aw aww ah so well but_well anyway anyways actually btw mate man bro bruh dude buddy friend pal sir bot agent everyone guys there lol_ok i_think i_guess i_feel_like maybe perhaps just also and then literally basically honestly tbh really very absolutely totally truly damn kinda sorta even too_much_i quite super though already only oops ugh yikes sorry my_bad wait one_sec hang_on hold_on one_moment interesting huh look way sec dear alright_then such what_a again_bro that's_so much enough all",
  please: "please pls plz kindly if_you_can if_possible if_you_could for_me would_you_mind be_so_kind when_you_can thanks_in_advance",
  ask: "can_you could_you would_you will_you can_u could_u would_u will_u can_ya could_ya i_want_you_to i_need_you_to i'd_like_you_to would_you_be_able_to are_you_able_to is_it_possible_to can_we could_we you_can you_could would_it_be_possible_to let's lets i_would_like_you_to any_chance_you_could",
  want: "would_love would_love_to_see would_like would_like_to_see why_not why_don't_we why_don't_you picture_this imagine_this i_want i_need i'd_like i'd_love i_would_like i_would_love i_wanna_see we_need we_want give_me gimme show_me get_me send_me can_i_have can_i_get can_i_see could_i_have could_i_get could_i_see may_i_have may_i_see let_me_see lemme_see lemme_have i'll_have i'll_take how_about what_about what_if let's_see let's_have let's_try let's_do let's_go_with i_wish_for i'm_looking_for looking_for i'm_thinking_of thinking_of i_wanna i_want_to_see i'd_like_to_see i'd_love_to_see new_idea next_one how_would what_would i'm_imagining can_we_have can_we_see we'd_like we'd_love i_really_want i_really_need i_prefer i'd_prefer i_would_prefer i_could_use i_also_need i_also_want give_us show_us make_me make_us i_fancy idea prompt",
  draw: "help_me_draw help_me_make help_me_create help_me_design draw paint sketch illustrate doodle render design create generate produce craft compose visualise visualize depict imagine picture redraw draw_me paint_me drawing_of painting_of picture_of image_of photo_of portrait_of pic_of illustration_of",
  make: "make do give put set have let get place paint colour color turn_the dress show try keep turn take want see need bring",
  edit: "put place set change add remove delete erase replace swap crop rotate flip mirror convert_it convert_this convert_the resize enlarge shrink brighten darken lighten blur sharpen enhance upscale recolor recolour recolor colorize restyle edit modify adjust alter fix tweak zoom zoom_in zoom_out get_rid_of take_away take_out transform turn_into turn_it turn_him turn_her turn_them turn_this include insert move shift extend expand crank tone_down tone lose ditch drop undo revert go_back make_it make_him make_her make_them make_this make_that make_everything keep_everything bring_back restore reduce increase soften put_it put_him put_her put_them give_it give_him give_her give_them simplify polish",
  me: "me us",
  it: "it this that him her them these those everything everyone they he she it's the_whole_thing both all_of_it all_of_them",
  the: "the his her its their this that these those the_whole your",
  a: "a an some any every",
  my: "my our mine",
  nth: "one_before most_recent other_one",
  pic: "picture image pic photo photograph drawing painting illustration artwork render version one result work piece pictures images pics photos drawings paintings ones colours colors style art shot attempt try",
  same: "same the_same as_before like_before identical",
  again:
    "again once_more once_again another another_one one_more more_of more_like_this more_like_that redo repeat retry regenerate reroll re_roll encore redraw try_again do_over more_please keep_going anew one_more_time a_different_one a_new_one more more_of_that more_of_those more_of_these other_one roll_again second_try another_go another_try",
  variant: "variations variation variants versions alternatives options takes variant alternative",
  number: "couple few several dozen",
  more: "only brighter darker lighter bigger larger smaller warmer cooler colder softer sharper happier sadder funnier scarier spookier cuter older younger taller shorter wider narrower closer higher lower simpler cleaner bolder stronger weaker nicer prettier rounder thinner thicker longer fatter slimmer sunnier moodier crazier weirder cozier cosier greener bluer redder whiter blacker greyer grayer crisper clearer smoother rougher fancier fluffier fuller emptier deeper louder quieter calmer busier messier more less fewer too too_much too_many not_so not_as a_bit a_little slightly a_tad a_touch a_lot bigger_and needs_more upside_down black_and_white further nearer centered centred louder sillier darker_and even_more way_more kinder angrier grumpier wetter dirtier shinier",
  colour:
    "red blue green yellow orange purple violet pink brown black white grey gray gold golden silver turquoise teal beige colourful colorful dark bright light transparent sunny stormy cloudy rainy snowy foggy happy sad pastel neon magenta cyan navy crimson maroon lilac",
  square: "square quadratic",
  wide: "wide landscape horizontal widescreen panorama panoramic landscape_format landscape_orientation desktop_wallpaper landscape_mode wide_format",
  tall: "portrait vertical upright tall portrait_format portrait_orientation portrait_mode phone_wallpaper vertical_format",
  vague: "something anything sth whatever gift present",
  style:
    "watercolour watercolor watercolours oil_painting oil pencil charcoal ink woodcut pixel_art 3d sepia anime manga cartoon cartoony comic pop_art lego ghibli noir vintage retro cyberpunk minimalist minimalistic realistic photorealistic realism impressionist impressionism cubist cubism claymation line_art line_drawing engraving linocut crayon pastels isometric vector flat_design style black_and_white monochrome low_poly steampunk art_nouveau art_deco surreal abstract papercut stained_glass mosaic",
  scene:
    "night nighttime day daytime daylight dawn dusk noon midnight sunset sunrise evening morning rain snow fog mist winter summer autumn fall spring rainy_day golden_hour moonlight storm christmas halloween",
  but: "but except instead this_time though instead_of rather",
  now: "now next and_now then also and okay_now",
  prep: "in with without at as on from by under over behind inside outside for during like wearing holding to into near around about against between minus plus using next_to than because if so_that",
  i: "i i'm i've i'll i'd we we're we've u_and_i im ive",
  you: "you u ur you're your yours yourself ya'll you've",
  they: "he she they people someone somebody everybody nobody today yesterday tomorrow tonight life there there's mom mum dad boss it's_raining who_else",
  verb: "can't couldn't didn't saving keeping printing sharing sending using posting downloading am was were 'm 've 'll 'd lost think thought know knew says said told tell feel felt went got came saw met ate bought broke died passed called asked started finished failed moved decided stopped wonder hope suppose believe remember forgot mean meant seems sounds hurts goes left won wish getting having going been has had could've guess makes made gets took did realized noticed heard wanted reminds",
  is: "turned_out came_out looks looking look seems is are 's 're does do did was were has have had am isn't aren't",
  modal: "should must needs need could can may might ought shouldn't has_to have_to would will want_to supposed_to",
  what: "what why how who when where which whose whom what's wtf_is whats",
  cancel:
    "cancel stop abort nevermind never_mind nvm forget_it forget_that forget_about_it leave_it drop_it scratch_that don't_bother don't_draw don't_do don't_make halt changed_my_mind quit do_not_draw do_not_bother call_it_off no_need don't_want_it don't_need_it",
  delete: "delete erase wipe forget remove clear destroy purge",
  data: "data information info history account messages chats chat conversation conversations records everything_about me_from about_me profile everything personal",
  help: "help manual instructions guide tutorial commands menu faq how_does_this_work how_does_it_work how_do_i how_to_use how_do_you_work what_can_i_do what_can_i_say what_do_i_do what_should_i i_don't_understand i'm_lost i'm_confused i'm_stuck what_now how_can_i how_should_i what_do_i_say what_can_i_ask where_do_i_start",
  past: "before earlier from_before what_did_i_draw history gallery my_pictures my_images my_drawings my_pics my_photos all_pictures all_my previous_pictures old_pictures earlier_pictures last_pictures so_far my_creations what_i_made what_did_you_draw what_have_you_drawn what_did_i_ask what_did_we_make what_did_you_make what_have_i_made pictures_i_made what_have_we_made",
  left: "quota limit limits remaining how_many_more how_many_pictures how_many_images how_many_can_i how_many_do_i have_left are_left allowance credits per_day a_day per_hour how_many_left",
  cost: "cost costs price prices pricing how_much pay paid charge charged charges fee fees refund money_back subscription free_of_charge is_it_free is_this_free are_you_free for_free a_free expensive money",
  wait: "ready done_yet finished how_long how_much_longer status progress any_news any_update taking_forever taking_so_long where_is_my where's_my where_are_my still_waiting i'm_waiting hurry hurry_up almost_done nearly_done eta are_you_working still_nothing no_picture nothing_came nothing_happened nothing_yet when_will still_drawing coming_along you_done yet",
  self: "name human robot bot ai person machine model engine llm chatgpt gpt midjourney alive real who_are_you what_are_you about_yourself yourself who_is_this what_is_this agent computer",
  maker: "who_made who_created who_built who_developed who_designed who_programmed who_trained who_owns who_runs who_is_behind who's_behind creator developer your_maker your_owner who_invented who_wrote_you",
  able: "what_can_you what_do_you_do what_else_can_you able_to abilities capabilities features examples example video videos music gif gifs animation animations song songs photos uploads upload german spanish french english hindi chinese japanese italian portuguese languages know_how speak understand can_i_upload can_i_send can_i_attach can_i_use can_i_edit styles_can styles_do what_styles good_at you_do what_you_can",
  errand:
    "send_this send_it send_that share_this share_it print_this print_it save_this save_it download post_this convert recipe joke poem story essay song letter email homework your_instructions your_prompt your_system_prompt tell_me tell_us tell explain write_me write_a write_an write_my write_some write_code write translate calculate compute solve summarize summarise recommend suggest google search look_up book remind_me remind play sing read_me teach order_me order buy call text_me email schedule find_me find_out proofread repeat_after say act_as pretend roleplay ignore disregard override define debug code answer convert_this_code turn_on turn_off set_a set_an sell_me what's_the what_is_the who_is who_was who_won",
  small: "of is_it of_it pretty_please itself to_be the_thing 's with_that",
};
