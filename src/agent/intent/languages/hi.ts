import { HINDI } from "../words/hi.ts";
import type { LanguageSource } from "../language.ts";
import { folded, phrases, rule, starts,  } from "./patterns.ts";

const PICTURE = "तस्वीर|चित्र|फोटो|फ़ोटो|इमेज|पेंटिंग|ड्राइंग|छवि|तस्वीरें";
const MAKE =
  "बनाओ|बनाइए|बनाइये|बना दो|बना दीजिए|बना दें|बनाएं|बनाएँ|बना|बना सकते हो|बना सकते हैं|बना सकती हो|दिखाओ|दिखाइए|दिखा दो|खींचो|पेंट करो|ड्रॉ करो|जनरेट करो|तैयार करो|चाहिए|बनवाओ";
const NUMBER = "\\d{1,3}|एक|दो|तीन|चार|पांच|पाँच|छह|सात|आठ|नौ|दस|कुछ|कई";
const ORDINAL = "पहली|पहला|पहले|दूसरी|दूसरा|दूसरे|तीसरी|तीसरा|चौथी|चौथा|आखिरी|आख़िरी|पिछली|पिछला|अंतिम";
const PRAISE =
  "अच्छा|अच्छी|बढ़िया|सुंदर|सुन्दर|शानदार|वाह|कमाल|मस्त|परफेक्ट|खूबसूरत|ज़बरदस्त|जबरदस्त|बहुत अच्छा|बहुत बढ़िया|बहुत सुंदर|प्यारा|प्यारी";
const GREETING = "नमस्ते|नमस्कार|हाय|हैलो|हेलो|हेल्लो|प्रणाम|सुप्रभात|शुभ संध्या";

export const hindi: LanguageSource = {
  code: "hi",
  common:
    "rehne yaar bhai kardo karde kar thoda thodi isko isme mera meri tera raha rahi bohot hain ho gaya kuch koi mat abhi phir fir dobara photo_banao lagao hatao badlo theek haan arre chodo background_ko hoga sakte kaun kyun kitna accha achha acha raat है का की के में और एक से पर को यह वह मुझे कृपया बनाओ क्या कैसे नहीं hai ki ka ke ko banao bana karo kya kaise aur mein tum aap nahi tasveer tasvir mujhe ek do dikhao chahiye wala wali billi kutta namaste shukriya dhanyavad bahut accha",
  lines: {
    "talk:greeting": `namaste|namaskar|kaise ho|kaise hain|kya haal hai|aap kaise hain|${GREETING}|नमस्ते|कैसे हो|कैसे हैं|आप कैसे हैं|तुम कैसे हो|क्या हाल है|क्या हाल हैं|कोई है|शुभ प्रभात`,
    "talk:thanks":
      "आपका धन्यवाद|बहुत बहुत शुक्रिया|shukriya|dhanyavad|dhanyawad|bahut shukriya|bahut dhanyavad|thank you ji|बहुत बहुत धन्यवाद|बहुत शुक्रिया|थैंक्स|आभार",
    "talk:farewell": "alvida|phir milenge|अलविदा|फिर मिलेंगे|बाय|शुभ रात्रि|बस इतना ही|बस हो गया",
    "talk:yes":
      "haan|ha ji|haan ji|theek hai|thik hai|accha|acha|हाँ|हां|जी|जी हाँ|जी हां|ठीक है|ठीक|ओके|सही|बिल्कुल|समझ गया|समझ गई|अच्छा ठीक है|ज़रूर|जरूर",
    "talk:no": "nahi|nahin|ji nahi|pata nahi|नहीं|ना|जी नहीं|नहीं धन्यवाद|पता नहीं|शायद|अभी नहीं|कुछ नहीं",
    "talk:praise": `मज़ा आ गया|एकदम सही|bahut accha|bahut badhiya|bahut sundar|badhiya|accha hai|mast|mast hai|kya baat hai|wah|waah|${PRAISE}|हाहा|पसंद आया|बहुत पसंद आया|मुझे यह पसंद है|मुझे ये पसंद है|बहुत अच्छे|क्या बात है|बुरा नहीं|अब बेहतर है`,
    "talk:chat": "हम्म|माफ करना|माफ़ करना|रुको|एक मिनट|दिलचस्प|सच में|मैं बोर हो रहा हूँ|मैं दुखी हूँ",
    "about:self":
      "tum kaun ho|aap kaun hain|aap kaun ho|tumhara naam kya hai|aapka naam kya hai|kya tum robot ho|तुम कौन हो|आप कौन हैं|आप कौन हो|तुम क्या हो|आप क्या हैं|तुम्हारा नाम क्या है|आपका नाम क्या है|क्या तुम रोबोट हो|क्या आप रोबोट हैं|क्या तुम इंसान हो|अपने बारे में बताओ|यह क्या है",
    "about:maker": "tumhe kisne banaya|aapko kisne banaya|tumko kisne banaya|आपका निर्माता कौन है",
    "about:cost": "क्या यह मुफ्त है|क्या यह मुफ़्त है|क्या ये फ्री है|कीमत क्या है|इसकी कीमत क्या है|कीमत|दाम",
    "about:quota": "सीमा क्या है|लिमिट क्या है|लिमिट",
    "about:waiting":
      "क्या तैयार है|हो गया क्या|मेरी तस्वीर कहाँ है|मेरी तस्वीर कहां है|मेरा चित्र कहाँ है|जल्दी करो|अभी तक नहीं आई",
    "about:abilities":
      "tum kya kar sakte ho|aap kya kar sakte hain|kya kar sakte ho|तुम क्या कर सकते हो|आप क्या कर सकते हैं|तुम क्या बना सकते हो|आप क्या बना सकते हैं|क्या तुम चित्र बना सकते हो|क्या आप हिंदी बोलते हैं|क्या तुम हिंदी समझते हो|उदाहरण|उदाहरण दो|क्या कर सकते हो",
    help: "madad|madad karo|meri madad karo|mujhe madad chahiye|मदद|मदद करो|मेरी मदद करो|मुझे मदद चाहिए|कृपया मदद करें|सहायता|यह कैसे काम करता है|ये कैसे काम करता है|कैसे काम करता है|कैसे इस्तेमाल करें|मैं क्या कहूँ|मुझे क्या करना है|समझ नहीं आया|हेल्प",
    history:
      "meri tasveere dikhao|meri photos dikhao|meri tasveeren dikhao|इतिहास|मेरी तस्वीरें|मेरे चित्र|तुमने क्या बनाया|आपने क्या बनाया|अब तक क्या बनाया|हिस्ट्री|गैलरी",
    cancel:
      "रोको|रोक दो|रहने दीजिए|मत बनाइए|कैंसल करो|अभी नहीं बनाओ|radd karo|ruko|ruk jao|mat banao|rehne do|chhodo|रद्द करो|रद्द करें|रद्द|कैंसल|कैंसिल|कैंसिल करो|रुक जाओ|रुको मत बनाओ|बंद करो|मत बनाओ|रहने दो|छोड़ो|छोड़ दो|जाने दो|स्टॉप|बस करो",
    "delete-data":
      "मेरा डेटा हटाओ|मेरा डेटा हटा दो|मेरा डेटा मिटाओ|मेरा डेटा मिटा दो|मेरा डेटा डिलीट करो|मेरा डाटा डिलीट करो|मेरा डाटा हटाओ|मुझे भूल जाओ|सब कुछ मिटा दो|सब कुछ हटा दो|सब हटाओ|मेरी तस्वीरें हटाओ|मेरी तस्वीरें मिटा दो",
    complaint:
      "यह सही नहीं है|ये सही नहीं है|मुझे अच्छा नहीं लगा|ठीक नहीं है|मज़ा नहीं आया|ये क्या है|बिल्कुल गलत|accha nahi hai|pasand nahi aaya|mujhe pasand nahi aaya|galat|bekar|bakwas|बेकार|खराब|ख़राब|गंदा|बहुत बुरा|बुरा|गलत|ग़लत|यह गलत है|ये गलत है|पसंद नहीं आया|मुझे पसंद नहीं आया|मुझे पसंद नहीं|अच्छा नहीं है|यह अच्छा नहीं है|ये वो नहीं है|मैंने यह नहीं कहा था|मैंने ये नहीं माँगा था|ऐसा नहीं",
    vague:
      "kuch banao|kuch bhi banao|kuch bhi|tasveer banao|ek tasveer banao|photo banao|ek photo banao|बनाओ|कुछ भी|कुछ अच्छा|कुछ सुंदर|तस्वीर|चित्र|मुझे चौंका दो|जो चाहो बनाओ|कुछ और",
    again:
      "phir se|fir se|dobara|ek aur|phir se banao|fir se banao|ek aur banao|dobara banao|फिर से|दोबारा|दुबारा|एक और|और एक|एक बार और|और|वही|दूसरा वर्जन|दूसरा बनाओ|फिर कोशिश करो|फिर से कोशिश करो|ऐसा ही एक और",
  },
  words: HINDI,
  verbs: "anywhere",
  asksByOrder: false,
  rules: () => ({
    but: rule("[\\s,।!]+(?:लेकिन|मगर|पर)[\\s,]+(?=\\S)"),
    openings: [
      starts(
        `(?:(?:${GREETING}|कृपया|प्लीज|प्लीज़|ठीक है|अच्छा|ओके|${PRAISE}|धन्यवाद|शुक्रिया|हाँ|हां|नहीं|अरे|सुनो)(?: (?:जी|दोस्त|भाई))*)\\s?[,!.;:।–-]+\\s*(?=\\S)`,
      ),
      starts(`(?:कृपया|प्लीज|प्लीज़|अरे|सुनो)\\s+`),
      starts(`क्या (?:आप|तुम)\\s+(?=.*(?:सकते|सकती))`),
      starts(`(?:मेरे लिए|मुझे|हमारे लिए)\\s+(?=\\S)`),
    ],
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
      rule(`(?<nth>${ORDINAL}) (?:वाली|वाला|वाले|${PICTURE})`),
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
    mine: rule(`मेरी (?:आखिरी|आख़िरी|पिछली) (?:तस्वीर|फोटो)`),
    nothings: new Set(
      phrases("कुछ|कुछ भी|एक तस्वीर|तस्वीर|एक चित्र|चित्र|फोटो|एक फोटो|कुछ अच्छा|कुछ सुंदर|कुछ और|एक|यह|वह"),
    ),
    shapeHints: phrases("वॉलपेपर|वर्गाकार|चौकोर"),
    shapes: [
      [rule(String.raw`[\s,(]{0,3}(?:फोन|मोबाइल) (?:का |के लिए )?वॉलपेपर\)?`), { shape: "portrait" }],
      [rule(String.raw`[\s,(]{0,3}(?:वर्गाकार|चौकोर)(?: आकार में)?\)?`), { shape: "square" }],
    ],
  }),
};
