// SPDX-License-Identifier: Apache-2.0
// The example profile in further languages, for prints: plainly fictional awards of "Demo Skills Testing Board (demo)".
import { readFileSync, writeFileSync } from 'node:fs';
import { exampleProfile } from '../../e2e/support/board.mjs';

const texts = {
  ar: { title: 'شهادة في أعمال الكهرباء في مواقع البناء', occupation: 'كهربائي مبانٍ', standard: 'معيار مهني تجريبي، كهربائي موقع (تجريبي)', level: 'الإطار التجريبي للمؤهلات، المستوى 3',
    units: ['العمل بأمان في موقع البناء', 'تركيب المجاري والقنوات والكابلات', 'توصيل لوحات التوزيع والدوائر النهائية', 'اختبار التركيبات وتوثيقها', 'اكتشاف الأعطال وإصلاحها'], name: ['Namuna Khayali', 'نمونة خيالي', 'ar'] },
  hi: { title: 'निर्माण स्थल विद्युत कार्य प्रमाणपत्र', occupation: 'भवन विद्युतकार', standard: 'नमूना व्यावसायिक मानक, स्थल विद्युतकार (नमूना)', level: 'नमूना योग्यता ढाँचा, स्तर 3',
    units: ['निर्माण स्थल पर सुरक्षित कार्य करना', 'नलिकाएँ, ट्रे और केबल लगाना', 'स्विचगियर और अंतिम परिपथ जोड़ना', 'संस्थापन की जाँच और अभिलेखन', 'दोष खोजना और सुधारना'], name: ['Asha Kalpanik', 'आशा काल्पनिक', 'hi'] },
  bn: { title: 'নির্মাণস্থলের বৈদ্যুতিক কাজের সনদ', occupation: 'ভবন বিদ্যুৎ মিস্ত্রি', standard: 'নমুনা পেশাগত মান, স্থল বিদ্যুৎ মিস্ত্রি (নমুনা)', level: 'নমুনা যোগ্যতা কাঠামো, স্তর ৩',
    units: ['নির্মাণস্থলে নিরাপদে কাজ করা', 'নালী, ট্রে ও তার স্থাপন', 'সুইচগিয়ার ও শেষ সার্কিট সংযোগ', 'স্থাপনা পরীক্ষা ও নথিভুক্ত করা', 'ত্রুটি খোঁজা ও মেরামত'], name: ['Asha Kalponik', 'আশা কাল্পনিক', 'bn'] },
  am: { title: 'የግንባታ ቦታ የኤሌክትሪክ ሥራ የምስክር ወረቀት', occupation: 'የሕንፃ ኤሌክትሪክ ሠራተኛ', standard: 'ናሙና የሙያ ደረጃ፣ የቦታ ኤሌክትሪክ ሠራተኛ (ናሙና)', level: 'ናሙና የብቃት ማዕቀፍ፣ ደረጃ 3',
    units: ['በግንባታ ቦታ በደህንነት መሥራት', 'ቧንቧዎችንና ገመዶችን መዘርጋት', 'ማከፋፈያዎችን ማገናኘት', 'ተከላን መፈተሽና መመዝገብ', 'ብልሽት ፈልጎ መጠገን'], name: ['Asha Meseretawi', 'አሻ ምናባዊ', 'am'] },
  si: { title: 'ඉදිකිරීම් භූමියේ විදුලි වැඩ සහතිකය', occupation: 'ගොඩනැගිලි විදුලි කාර්මික', standard: 'ආදර්ශ වෘත්තීය ප්‍රමිතිය, විදුලි කාර්මික (ආදර්ශ)', level: 'ආදර්ශ සුදුසුකම් රාමුව, මට්ටම 3',
    units: ['ඉදිකිරීම් භූමියේ ආරක්ෂිතව වැඩ කිරීම', 'නල සහ රැහැන් සවි කිරීම', 'ස්විච් පුවරු සම්බන්ධ කිරීම', 'ස්ථාපනය පරීක්ෂා කර ලේඛනගත කිරීම', 'දෝෂ සෙවීම සහ අලුත්වැඩියාව'], name: ['Asha Kalpitha', 'ආශා කල්පිත', 'si'] },
};
export const languages = Object.keys(texts);
export const titleIn = (language) => texts[language].title;

// Writes the profile; returns its path.
export function profileIn(language, path) {
  const said = texts[language];
  let unit = 0;
  const section = { '': 'title', occupation: 'occupation', standard: 'standard' };
  let at = '';
  const lines = readFileSync(exampleProfile, 'utf8').split('\n').map((line) => {
    const opened = line.match(/^\[+([a-z_]+)\]+/);
    if (opened) [, at] = opened;
    if (line.startsWith('name = "site-electrician"')) return `name = "site-electrician-${language}"`;
    if (line.startsWith('language = ')) return `language = "${language}"`;
    if (line.startsWith('label = ')) return `label = "${said.level}"`;
    if (!line.startsWith('title = ')) return line;
    return `title = "${at === 'units' ? said.units[unit++] : said[section[at]]}"`;
  });
  writeFileSync(path, lines.join('\n'));
  return path;
}

// `count` rows for the profile.
export function rowsIn(language, count = 1) {
  const [latin, original, tag] = texts[language].name;
  const rows = ['number,name,name_original,name_language,birth_date,award_date,units'];
  for (let i = 1; i <= count; ++i) rows.push(`DE-${1 + languages.indexOf(language)}${String(i).padStart(5, '0')},${latin},${original},${tag},1988-04-02,2026-05-01,EL-01 EL-02 EL-03 EL-04 EL-05`);
  return `${rows.join('\n')}\n`;
}
