// SPDX-License-Identifier: Apache-2.0
#include "issuer/intake/src/words.h"

#include "issuer/code_lists.h"
#include "issuer/intake/src/unicode_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace carnet::issuer {
namespace {

using wallet::AssessmentMethod;

template <class Meaning>
using Folded = std::map<std::string, Meaning, std::less<>>;

template <class Meaning>
Folded<Meaning> fold_all(const std::vector<WordsFor<Meaning>>& table) {
    Folded<Meaning> words;
    for (const auto& entry : table) {
        for (const auto word : entry.words) words.emplace(folded(word), entry.meaning);
    }
    return words;
}

template <class Meaning>
std::optional<Meaning> find(const Folded<Meaning>& words, std::string_view text) {
    const auto found = words.find(folded(text));
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

// The list can be asked by code only, and there are 676 codes to try.
Folded<std::string> country_names() {
    Folded<std::string> names;
    for (char first = 'A'; first <= 'Z'; ++first) {
        for (char second = 'A'; second <= 'Z'; ++second) {
            const std::string code{first, second};
            for (const std::string_view language : {"en", "fr", "es", "ar"}) {
                if (const auto name = country_name(code, language)) names.emplace(folded(*name), code);
            }
        }
    }
    return names;
}

}  // namespace

// "1" and "0" are left out: they may be marks. "C" is left out: competent for some, a grade for others.
const std::vector<WordsFor<ResultWord>>& result_words() {
    static const std::vector<WordsFor<ResultWord>> kWords{
        {ResultWord::kPassed,
         {"pass",      "passed",   "p",          "yes",     "y",         "true",     "ok",     "competent",
          "completed", "achieved", "réussi",     "réussie", "admis",     "admise",   "acquis", "acquise",
          "validé",    "validée",  "oui",        "vrai",    "aprobado",  "aprobada", "apto",   "apta",
          "superado",  "superada", "competente", "sí",      "verdadero", "ناجح",     "ناجحة",  "نجح",
          "نجحت",      "اجتاز",    "مجتاز",      "كفء",     "نعم"}},
        {ResultWord::kFailed, {"fail",
                               "failed",
                               "f",
                               "no",
                               "n",
                               "false",
                               "nyc",
                               "not yet competent",
                               "not competent",
                               "échec",
                               "échoué",
                               "échouée",
                               "ajourné",
                               "ajournée",
                               "non acquis",
                               "non acquise",
                               "non validé",
                               "non",
                               "faux",
                               "no apto",
                               "no apta",
                               "suspenso",
                               "reprobado",
                               "reprobada",
                               "no superado",
                               "falso",
                               "راسب",
                               "راسبة",
                               "رسب",
                               "لم يجتز",
                               "غير مجتاز",
                               "لا"}},
        {ResultWord::kNotTaken,
         {"absent", "not taken", "n/a", "absente", "non passé", "ausente", "no presentado", "غائب", "غائبة"}},
    };
    return kWords;
}

const std::vector<WordsFor<DocumentWord>>& document_words() {
    static const std::vector<WordsFor<DocumentWord>> kWords{
        {DocumentWord::kCertificate, {"certificate", "full", "certificat", "certificado", "شهادة"}},
        {DocumentWord::kStatement,
         {"statement", "unit statement", "partial", "attestation", "attestation d'unités", "relevé d'unités",
          "constancia", "constancia de unidades", "إفادة", "بيان وحدات"}},
    };
    return kWords;
}

const std::vector<WordsFor<AssessmentMethod>>& method_words() {
    static const std::vector<WordsFor<AssessmentMethod>> kWords{
        {AssessmentMethod::kTrainingExam,
         {"training-exam", "exam", "final exam", "examination", "examen", "examen final", "امتحان",
          "امتحان نهائي"}},
        {AssessmentMethod::kRplPortfolio,
         {"rpl-portfolio", "portfolio", "dossier VAE", "dossier", "portafolio", "ملف الخبرة"}},
        {AssessmentMethod::kRplPractical,
         {"rpl-practical", "rpl", "recognition of prior learning", "VAE", "validation des acquis",
          "reconocimiento de saberes", "الاعتراف بالتعلم السابق"}},
        {AssessmentMethod::kOnsite, {"onsite", "on site", "sur site", "en el sitio", "في الموقع"}},
        {AssessmentMethod::kWorkplace,
         {"workplace", "at work", "en entreprise", "lieu de travail", "en el puesto de trabajo",
          "en la empresa", "مكان العمل"}},
        {AssessmentMethod::kTradeTest,
         {"trade-test", "practical test", "skills test", "épreuve pratique", "test de métier",
          "prueba práctica", "prueba de oficio", "اختبار عملي", "اختبار مهني"}},
        {AssessmentMethod::kInterview, {"interview", "oral", "entretien", "entrevista", "مقابلة"}},
        {AssessmentMethod::kJury, {"jury", "jurado", "tribunal", "لجنة"}},
    };
    return kWords;
}

std::optional<ResultWord> result_word(std::string_view text) {
    static const auto kFolded = fold_all(result_words());
    if (text.empty()) return ResultWord::kNotTaken;
    if (text == "\u2713" || text == "\u2714") return ResultWord::kPassed;  // check marks
    const bool only_dashes = text.find_first_not_of('-') == std::string_view::npos || text == "\u2013";
    return only_dashes ? ResultWord::kNotTaken : find(kFolded, text);
}

std::optional<DocumentWord> document_word(std::string_view text) {
    static const auto kFolded = fold_all(document_words());
    return find(kFolded, text);
}

std::optional<AssessmentMethod> method_word(std::string_view text) {
    static const auto kFolded = fold_all(method_words());
    return find(kFolded, text);
}

std::optional<std::string> country_code_of(std::string_view text) {
    static const auto kNames = country_names();
    std::string code(text);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (country_name(code)) return code;
    if (const auto alpha2 = country_from_alpha3(code)) return std::string(*alpha2);
    return find(kNames, text);
}

}  // namespace carnet::issuer
