import type { LanguageSource } from "../language.ts";
import { hindiOptions } from "./options/hi.ts";
import { folded, phrases, rule, starts, thoughts } from "./patterns.ts";

const PICTURE = "तस्वीर|चित्र|फोटो|फ़ोटो|इमेज|पेंटिंग|ड्राइंग|छवि|तस्वीरें";
const MAKE =
  "बनाओ|बनाइए|बनाइये|बना दो|बना दीजिए|बना दें|बनाएं|बनाएँ|बना|बना सकते हो|बना सकते हैं|बना सकती हो|दिखाओ|दिखाइए|दिखा दो|खींचो|पेंट करो|ड्रॉ करो|जनरेट करो|तैयार करो|चाहिए|बनवाओ";
const NUMBER = "\\d{1,6}|आधा दर्जन|एक दर्जन|दर्जन|एक|दो|तीन|चार|पांच|पाँच|छह|सात|आठ|नौ|दस|कुछ|कई";
const ORDINAL = "पहली|पहला|पहले|दूसरी|दूसरा|दूसरे|तीसरी|तीसरा|चौथी|चौथा|आखिरी|आख़िरी|पिछली|पिछला|अंतिम";

export const hindi: LanguageSource = {
  code: "hi",
  common:
    "rehne yaar bhai kardo karde kar thoda thodi isko isme mera meri tera raha rahi bohot hain ho gaya kuch koi mat abhi phir fir dobara photo_banao lagao hatao badlo theek haan arre chodo background_ko hoga sakte kaun kyun kitna accha achha acha raat है का की के में और एक से पर को यह वह मुझे कृपया बनाओ क्या कैसे नहीं hai ki ka ke ko banao bana karo kya kaise aur mein tum aap nahi tasveer tasvir mujhe ek do dikhao chahiye wala wali billi kutta namaste shukriya dhanyavad bahut accha",
  lines: {
    "talk:greeting": "हेल्लो|शुभ संध्या|क्या हाल हैं|शुभ प्रभात",
    "talk:farewell": "बस हो गया",
    "talk:yes": "accha|acha|अच्छा ठीक है",
    "talk:no": "nahi|nahin|नहीं|ji nahi|pata nahi|जी नहीं|नहीं धन्यवाद|पता नहीं|शायद|अभी नहीं|कुछ नहीं",
    "talk:praise": "बुरा नहीं|अब बेहतर है",
    "talk:chat": "रुको",
    "about:self": "kya tum robot ho|क्या तुम रोबोट हो|क्या तुम इंसान हो|अपने बारे में बताओ|यह क्या है",
    "about:maker": "tumko kisne banaya",
    "about:waiting": "मेरी तस्वीर कहां है|मेरा चित्र कहाँ है",
    "about:abilities": "क्या तुम चित्र बना सकते हो|उदाहरण|उदाहरण दो",
    help: "कृपया मदद करें|कैसे इस्तेमाल करें|मैं क्या कहूँ|मुझे क्या करना है",
    history: "meri tasveere dikhao|अब तक क्या बनाया",
    cancel: "अभी नहीं बनाओ",
    "delete-data": "मुझे भूल जाओ|सब हटाओ",
    complaint: "ये वो नहीं है|मैंने यह नहीं कहा था|मैंने ये नहीं माँगा था|ऐसा नहीं",
    vague: "kuch bhi|कुछ भी|कुछ अच्छा|कुछ सुंदर|मुझे चौंका दो|जो चाहो बनाओ|कुछ और",
    again: "एक बार फिर|एक बार फिर से|एक बार फिर से बनाओ|एक बार और|फिर कोशिश करो|फिर से कोशिश करो",
  },
  words: {
    greet:
      "नमस्ते नमस्कार हाय हैलो हेलो प्रणाम सुप्रभात कैसे_हो कैसे_हैं आप_कैसे_हैं तुम_कैसे_हो क्या_हाल_है कोई_है namaste namaskar hello hi hey kaise_ho kaise_hain kya_haal_hai kya_haal aap_kaise_hain tum_kaise_ho kya_chal_raha_hai क्या_चल_रहा_है",
    thanks: "धन्यवाद शुक्रिया थैंक्स आभार थैंक_यू shukriya dhanyavad dhanyawad thanks thank_you thanku",
    bye: "अलविदा फिर_मिलेंगे बाय शुभ_रात्रि बस_इतना_ही alvida phir_milenge bye chalta_hoon good_night",
    yes: "हाँ हां जी ठीक_है ठीक ओके सही बिल्कुल समझ_गया समझ_गई ज़रूर जरूर haan ha ji theek_hai thik_hai theek ok okay sahi bilkul accha_theek_hai",
    no: "नहीं ना मत न बिना_किसी nahi nahin na mat nai",
    praise:
      "अच्छा अच्छी अच्छे बढ़िया सुंदर सुन्दर शानदार वाह कमाल मस्त परफेक्ट खूबसूरत ज़बरदस्त जबरदस्त प्यारा प्यारी लाजवाब बेहतरीन पसंद_आया पसंद_है पसंद_आई मज़ा_आ_गया क्या_बात_है हाहा गजब accha achha acha acchi badhiya sundar shandar wah waah kamal mast perfect khubsurat zabardast pyara pyari pasand_aaya pasand_hai maza_aa_gaya kya_baat_hai haha* gazab nice cool superb ekdum_sahi एकदम_सही",
    poor: "बेकार खराब ख़राब गंदा बुरा बुरी गलत ग़लत बकवास घटिया अजीब पसंद_नहीं पसंद_नहीं_आया अच्छा_नहीं अच्छी_नहीं सही_नहीं ठीक_नहीं मज़ा_नहीं भूल_गए bekar kharab ganda bura galat bakwas ghatiya ajeeb pasand_nahi accha_nahi achha_nahi sahi_nahi theek_nahi bhool_gaye ये_क्या_है",
    filler:
      "हम्म अरे ओह तो बस यार भाई दोस्त बहुत बड़ा_ही ही भी सच_में वाकई ज़रा जरा शायद मुझे_लगता_है माफ_करना माफ़_करना एक_मिनट दिलचस्प hmm arre are oh to bas yaar bhai dost bahut bohot bhi sach_me zara shayad mujhe_lagta_hai sorry ek_minute ekdum एकदम वैसे waise hi",
    please: "मुझे मेरे_लिए हमारे_लिए mujhe mere_liye कृपया प्लीज़ प्लीज please plz pls kripya",
    ask: "क्या_आप क्या_तुम kya_aap kya_tum can_you",
    want: "मुझे_चाहिए चाहिए चाहता_हूँ चाहता_हूं चाहती_हूँ चाहती_हूं chahiye chahta_hoon chahti_hoon mujhe_chahiye i_want कैसा_रहेगा मुझे_दिखाओ mujhe_dikhao",
    draw: "बनाओ बनाइए बनाइये बना_दो बना_दीजिए बना_दें बनाएं बनाएँ बना बनाना बनवाओ खींचो पेंट_करो ड्रॉ_करो जनरेट_करो तैयार_करो तस्वीर_बनाओ चित्र_बनाओ बना_सकते_हो बना_सकते_हैं बना_सकती_हो banao banaiye bana_do bana_dijiye banana bana banado draw_karo paint_karo generate_karo create_karo bana_sakte_ho bana_sakte_hain draw generate create दिखाओ दिखाइए दिखा_दो dikhao dikhaiye dikha_do",
    make: "",
    edit: "हटाओ हटा_दो हटाइए हटा_दीजिए जोड़ो जोड़_दो जोड़िए डालो डाल_दो बदलो बदल_दो बदलिए मिटाओ मिटा_दो लगाओ लगा_दो घुमाओ काटो बढ़ाओ बढ़ा_दो घटाओ घटा_दो निकालो निकाल_दो पहनाओ पहना_दो रखो ऐड_करो hatao hata_do jodo jod_do dalo daal_do badlo badal_do mitao lagao laga_do ghumao badhao badha_do ghatao nikalo nikal_do pehnao pehna_do add_karo add_kar_do remove_karo remove_kar_do change_karo change_kar_do करो करिए कीजिए कर_दो कर_दीजिए कर_दें karo kar_do kardo kar_dijiye kariye kijiye kar_sakte_ho कर_सकते_हो kar_de कर_दे में_बदलो दे_दो de_do",
    me: "मुझे हमें मेरे_लिए mujhe hame mere_liye",
    it: "इसे उसे इसको उसको यह ये वह इसमें उसमें इसका इसकी इसके उसका उसकी उसके सब सबको ise use isko usko yeh ye woh isme usme iska iski iske uska uski uske sab ऐसा",
    the: "वाला वाली वाले wala wali wale उस इस us is_wali",
    a: "एक ek कोई koi कुछ kuch",
    my: "मेरा मेरी मेरे हमारा हमारी mera meri mere hamara",
    pic: "तस्वीर चित्र फोटो फ़ोटो इमेज पेंटिंग ड्राइंग छवि तस्वीरें वर्जन tasveer tasvir photo image picture pic painting drawing photos version रंग rang",
    same: "वही वैसा_ही ऐसा_ही वैसी_ही vahi wahi waisa_hi aisa_hi same",
    again:
      "फिर_से दोबारा दुबारा एक_और और_एक एक_बार_और फिर दूसरा दूसरी और phir_se fir_se dobara ek_aur aur_ek phir dusra dusri ek_baar_aur again aur",
    variant: "विकल्प संस्करण वेरिएशन variations versions variation",
    number: "कई kai",
    more: "ज़्यादा ज्यादा कम थोड़ा थोड़ी थोड़े और_भी इतना अधिक बड़ा बड़ी बड़े छोटा छोटी छोटे गहरा हल्का zyada jyada kam thoda thodi thode itna bada badi bade chota choti chote gehra halka थोड़ा_और thoda_aur chhota chhoti",
    colour:
      "लाल नीला नीली नीले हरा हरी हरे पीला पीली पीले नारंगी बैंगनी गुलाबी भूरा काला काली काले सफेद सफ़ेद सुनहरा रंगीन चमकीला उजला अंधेरा laal lal neela neeli hara hari peela peeli gulabi kala kali safed sunehra rangeen dark bright blue red green black white pink yellow",
    square: "चौकोर वर्गाकार square",
    wide: "लैंडस्केप चौड़ा landscape wide horizontal",
    tall: "पोर्ट्रेट खड़ा portrait vertical",
    vague: "कुछ_भी kuch_bhi",
    style:
      "वॉटरकलर वाटरकलर पेंसिल तेल_चित्र कार्टून एनीमे स्केच_शैली शैली स्टाइल watercolor cartoon anime pencil style sketch_style ब्लैक_एंड_व्हाइट black_and_white realistic 3d",
    scene:
      "रात दिन शाम सुबह बारिश बर्फ कोहरा सर्दी गर्मी सूर्यास्त सूर्योदय दिवाली raat din shaam subah baarish barish barf sardi garmi",
    but: "लेकिन मगर पर_अब की_जगह के_बजाय इस_बार lekin magar ki_jagah ke_bajay is_baar par_ab",
    now: "अब फिर_अब ab",
    prep: "में पर से के_साथ के_बिना बिना के_लिए के_नीचे के_ऊपर तक जैसा जैसी के_पास mein me par pe se ke_saath ke_bina bina ke_liye jaisa",
    i: "मैं मैंने हम मुझको main maine hum",
    you: "तुम आप तुम्हें आपको तुम्हारा तुम्हारी आपका आपकी तू तूने तुमने आपने tum aap tumhe aapko tumhara aapka tu tumne aapne tera",
    they: "आज कल कोई_नहीं लोग ज़िंदगी माँ पापा बॉस aaj kal log mummy papa boss dost_ne",
    verb: "हूँ हूं था थी थे गया गई गए रहा_हूँ रही_हूँ रहा_हूं रही_हूं लगता लगती लगा सोचा आया आई कहा मिला खो_गया टूट_गया hoon hu tha thi gaya gayi raha_hoon rahi_hoon lagta laga socha aaya kaha mila ho_gaya हो_गया हो_गई शादी",
    is: "है हैं hai hain लग_रहा_है lag_raha_hai रहा_है रही_है",
    modal: "होना_चाहिए होनी_चाहिए होने_चाहिए hona_chahiye honi_chahiye hone_chahiye हो सके",
    what: "क्या क्यों कैसे कैसा कौन कब कहाँ कहां कितना कितने कितनी किसने किस kya kyu kyun kaise kaun kab kahan kitna kitne kitni kisne kis",
    cancel:
      "रद्द_करो रद्द_करें रद्द कैंसल कैंसिल कैंसल_करो कैंसिल_करो रुको रुक_जाओ रोको रोक_दो बंद_करो मत_बनाओ मत_बनाइए रहने_दो रहने_दीजिए छोड़ो छोड़_दो जाने_दो स्टॉप बस_करो radd_karo cancel cancel_karo cancel_kar_do ruko ruk_jao roko band_karo mat_banao rehne_do chhodo chodo chod_do jaane_do stop stop_karo bas_karo rok_do",
    delete:
      "हटाओ हटा_दो मिटाओ मिटा_दो डिलीट_करो डिलीट_कर_दो डिलीट भूल_जाओ delete delete_karo delete_kar_do hatao hata_do mita_do bhool_jao",
    data: "डेटा डाटा इतिहास खाता चैट जानकारी सब_कुछ मुझे_भूल_जाओ data history account chat jaankari sab_kuch",
    help: "मदद सहायता हेल्प मदद_करो मेरी_मदद कैसे_काम_करता कैसे_इस्तेमाल मैं_क्या समझ_नहीं_आया madad help kaise_kaam_karta kaise_use samajh_nahi_aaya kaise_istemal main_kya",
    past: "मेरी_तस्वीरें मेरे_चित्र इतिहास गैलरी हिस्ट्री अब_तक पुरानी_तस्वीरें तुमने_क्या_बनाया आपने_क्या_बनाया meri_tasveeren meri_photos gallery ab_tak purani_photos meri_pictures",
    left: "सीमा लिमिट कितनी_तस्वीरें कितने_चित्र बची limit kitni_photos kitni_tasveer bachi kitni_images",
    cost: "कीमत दाम मुफ्त मुफ़्त पैसे पैसा रुपये खर्च फ्री keemat daam muft paise paisa free kharcha price cost",
    wait: "तैयार कब_तक कितना_समय कितनी_देर जल्दी_करो जल्दी अभी_तक मेरी_तस्वीर_कहाँ हो_गया_क्या taiyar kab_tak kitna_time kitni_der jaldi_karo jaldi abhi_tak ready ho_gaya_kya",
    self: "नाम कौन_हो कौन_हैं रोबोट इंसान मॉडल बॉट अपने_बारे naam kaun_ho kaun_hain robot insaan model bot ai",
    maker: "किसने_बनाया निर्माता kisne_banaya banane_wala",
    able: "क्या_कर_सकते क्या_बना_सकते उदाहरण बोलते समझते हिंदी kya_kar_sakte kya_bana_sakte udaharan bolte samajhte hindi वीडियो गाना video gaana",
    errand:
      "बताओ बताइए सुनाओ सुनाइए लिखो लिख_दो अनुवाद समझाओ गाओ चुटकुला कहानी कविता शायरी batao bataiye sunao likho likh_do anuvad samjhao gao chutkula joke kahani kavita shayari play_karo",
    small:
      "का की के को ने ka ki ke ko ne रहा रही रहे raha rahi rahe दो दीजिए do dijiye हुआ हुई हुए hua hui वाह_वाह सकते_हो सकते_हैं sakte_ho",
  },
  goesBack: {
    before: "(?:(?:नहीं|अरे|ok|हम्म) )*",
    says: "undo(?: करो| कर दो| करें)?|(?:इसे |वापस )*(?:पहले जैसा|पहले वाला|पहले वाली) (?:कर दो|करो|बना दो)|(?:पहले|पिछली|पिछला|(N)) ?(?:वाली|वाला)? (?:ज्यादा |ज़्यादा )?(?:बेहतर|अच्छी|अच्छा) (?:थी|था)|(?:पिछली|पिछले|पहली) (?:वाली|वाले) पर वापस (?:जाओ|चलो|जाएं)|वापस (?:जाओ|चलो)",
    after: "",
  },
  musing: {
    hint: "सोच",
    before: `${thoughts("तो|अच्छा|हम्म|नमस्ते")}(?:मैं|हम) सोच (?:रहा|रही|रहे) (?:था|थी|थे|हूँ|हूं|हैं)(?: कि)?,? `,
    thing: "(?:एक|कुछ|दो|तीन) ",
    after: " (?:के बारे में|हो|बनाएं|बनाएँ)$",
    instead: "मुझे चाहिए #",
  },
  options: hindiOptions,
  verbs: "anywhere",
  asksByOrder: false,
  rules: () => ({
    closings: [rule(String.raw`[\s,।.!]+(?:कृपया|प्लीज|प्लीज़|धन्यवाद|शुक्रिया|मेरे लिए|ना|न)[\s।.!?]*$`)],
    draws: [
      starts(
        `(?:एक |कोई )?(?:सुंदर )?(?:${PICTURE}) (?:बनाओ|बनाइए|बना दो|दिखाओ)(?: (?:जिसमें|कि|जहाँ))?\\s+(?=\\S)`,
      ),
      starts(`(?:बनाओ|दिखाओ|बनाइए)\\s+(?=\\S)`),
    ],
    tails: [
      rule(
        "\\s+(?:ki|ka|ke) (?:ek )?(?:tasveer|tasvir|photo|chitra|image|picture|drawing)(?: (?:banao|bana do|banaiye|chahiye|dikhao))?[.!?\\s]*$",
      ),
      rule("\\s+(?:banao|bana do|banaiye|bana sakte ho|chahiye)[.!?\\s]*$"),
      rule(
        `\\s+(?:(?:की|का|के) (?:एक )?(?:सुंदर )?(?:${PICTURE})\\s+)?(?:${MAKE})(?: (?:है|हैं|मुझे|मेरे लिए))*[।.!?\\s]*$`,
      ),
      rule(`\\s+(?:की|का|के) (?:एक )?(?:${PICTURE})[।.!?\\s]*$`),
    ],
    counts: [
      rule(`^(?<rest>\\S.*) (?:की|का|के) (?<count>${NUMBER}) (?:अलग अलग |अलग )?(?:${PICTURE})(?: .*)?$`),
    ],
    numbers: folded({
      "आधा दर्जन": 6,
      "एक दर्जन": 12,
      दर्जन: 12,
      एक: 1,
      दो: 2,
      तीन: 3,
      चार: 4,
      पांच: 5,
      पाँच: 5,
      छह: 6,
      सात: 7,
      आठ: 8,
      नौ: 9,
      दस: 10,
      कुछ: 3,
      कई: 3,
    }),
    references: [
      rule(`(?<nth>${ORDINAL}) (?:वाली|वाला|वाले|${PICTURE}|(?=को |में ))`),
      rule(String.raw`(?:नंबर|तस्वीर|चित्र)\s?(?<nth>\d{1,2})(?!\d)`),
    ],
    ordinals: folded({
      पहली: 1,
      पहला: 1,
      पहले: 1,
      दूसरी: 2,
      दूसरा: 2,
      दूसरे: 2,
      तीसरी: 3,
      तीसरा: 3,
      चौथी: 4,
      चौथा: 4,
      आखिरी: -1,
      आख़िरी: -1,
      पिछली: -1,
      पिछला: -1,
      अंतिम: -1,
    }),
    thePicture: new Map([["", "तस्वीर"]]),
    mine: rule(`मेरी (?:आखिरी|आख़िरी|पिछली) (?:तस्वीर|फोटो)`),
    nothings: new Set(phrases("")),
    shapeHints: phrases("वॉलपेपर|वर्गाकार|चौकोर"),
    shapes: [
      [rule(String.raw`[\s,(]{0,3}(?:फोन|मोबाइल) (?:का |के लिए )?वॉलपेपर\)?`), { shape: "portrait" }],
      [rule(String.raw`[\s,(]{0,3}(?:वर्गाकार|चौकोर)(?: आकार में)?\)?`), { shape: "square" }],
    ],
  }),
};
