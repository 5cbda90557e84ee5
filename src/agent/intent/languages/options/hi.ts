import * as asked from "./asked.ts";
import { hints, type OptionWords, optionTable } from "./option-words.ts";

export const hindiOptions: OptionWords = {
  lacking: " # के बिना",
  hints: hints(
    "फोन|फ़ोन|मोबाइल|बैनर|स्टोरी|क्वालिटी|गुणवत्ता|बैकग्राउंड|पारदर्शी|ड्राफ्ट|लैंडस्केप|पोर्ट्रेट|एचडी|लंबी|चौड़ी|background|quality",
  ),
  words: optionTable(
    ["(?:मेरे )?(?:फोन|फ़ोन|मोबाइल) के लिए", asked.UPRIGHT],
    ["(?:एक )?बैनर (?:के लिए|के रूप में|जैसा)", asked.BANNER],
    ["(?:इंस्टाग्राम )?स्टोरी (?:के लिए|फॉर्मेट में|के रूप में)", asked.STORY],
    ["पोर्ट्रेट (?:फॉर्मेट )?में|लंबी(?: आकार में)?", { shape: "portrait" }],
    ["लैंडस्केप (?:फॉर्मेट )?में|चौड़ी(?: आकार में)?", { shape: "landscape" }],
    ["(?:हाई|अच्छी|उच्च|बेहतरीन) (?:क्वालिटी|गुणवत्ता)(?: में)?|(?:एचडी|hd) में|high quality (?:mein|me)", asked.FINE],
    ["(?:जल्दी |एक )?ड्राफ्ट", asked.ROUGH],
    [
      "(?:बिना बैकग्राउंड|बैकग्राउंड के बिना|बिना background)(?: के)?|(?:पारदर्शी|ट्रांसपेरेंट) (?:बैकग्राउंड|पृष्ठभूमि)(?: (?:के साथ|में|पर))?|bina background ke|transparent background",
      asked.CUT_OUT,
    ],
  ),
};
