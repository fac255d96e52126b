// SPDX-License-Identifier: Apache-2.0
//
// The headings that offices write, in English, French, Spanish and Arabic. They are compared folded: case,
// accents, hyphens and dots do not matter. Words that often mean something else in such sheets ("No" for the
// row's number, "City" for where the person lives) are left out on purpose. docs/formats/intake-csv.md lists
// the same words.
#include "issuer/intake/src/header_map.h"
#include "issuer/intake/src/unicode_text.h"

#include <algorithm>
#include <map>

namespace carnet::issuer {
namespace {

const std::vector<ColumnWords>& words() {
    static const std::vector<ColumnWords> kWords{
        {IntakeColumn::kNumber,
         "number",
         {"certificate number", "certificate no", "cert no", "certificate id", "numéro de certificat",
          "numéro du certificat", "n° de certificat", "n° certificat", "número de certificado",
          "número del certificado", "nº de certificado", "رقم الشهادة"}},
        {IntakeColumn::kName,
         "name",
         {"name latin",
          "full name",
          "name in latin letters",
          "name in english",
          "holder",
          "holder name",
          "candidate name",
          "student name",
          "trainee name",
          "graduate name",
          "name of candidate",
          "nom",
          "nom complet",
          "nom et prénom",
          "nom et prénoms",
          "nom en lettres latines",
          "nom du titulaire",
          "nom du candidat",
          "nombre",
          "nombre completo",
          "nombre y apellidos",
          "nombre en letras latinas",
          "nombre del titular",
          "nombre del candidato",
          "الاسم بالحروف اللاتينية",
          "الاسم باللاتينية",
          "الاسم بالإنجليزية"}},
        {IntakeColumn::kGivenNames,
         "given_names",
         {"given name", "first name", "first names", "forename", "forenames", "prénom", "prénoms",
          "nombre de pila", "nombres"}},
        {IntakeColumn::kFamilyName,
         "family_name",
         {"surname", "last name", "nom de famille", "apellido", "apellidos"}},
        {IntakeColumn::kNameOriginal,
         "name_original",
         {"original name", "name in original script", "name in own script", "native name", "local name",
          "nom d'origine", "nom en écriture d'origine", "nom dans l'écriture d'origine", "nombre original",
          "nombre en escritura original", "الاسم", "الاسم الكامل", "الاسم بالعربية"}},
        {IntakeColumn::kNameLanguage,
         "name_language",
         {"language of name", "langue du nom", "idioma del nombre", "لغة الاسم"}},
        {IntakeColumn::kBirthDate,
         "birth_date",
         {"birthdate", "date of birth", "dob", "born", "born on", "year of birth", "date de naissance",
          "né le", "née le", "né(e) le", "année de naissance", "fecha de nacimiento", "año de nacimiento",
          "تاريخ الميلاد", "تاريخ الولادة", "سنة الميلاد"}},
        {IntakeColumn::kAwardDate,
         "award_date",
         {"awarded", "awarded on", "date awarded", "date of award", "issue date", "date of issue",
          "certificate date", "date d'attribution", "date de délivrance", "date d'obtention",
          "fecha de otorgamiento", "fecha de concesión", "fecha de expedición", "تاريخ المنح",
          "تاريخ الإصدار"}},
        {IntakeColumn::kDocument,
         "document",
         {"document kind", "certificate type", "type de certificat", "tipo de certificado", "نوع الشهادة"}},
        {IntakeColumn::kUnits,
         "units",
         {"units completed", "completed units", "unit codes", "unités", "unités validées", "unités acquises",
          "unidades", "unidades superadas", "الوحدات", "الوحدات المجتازة"}},
        {IntakeColumn::kMethod,
         "method",
         {"assessment method", "mode of assessment", "méthode", "méthode d'évaluation", "mode d'évaluation",
          "método", "método de evaluación", "modalidad de evaluación", "طريقة التقييم", "أسلوب التقييم"}},
        {IntakeColumn::kPlace,
         "place",
         {"assessment place", "place of assessment", "assessment centre", "assessment center", "test centre",
          "test center", "centre", "center", "lieu d'évaluation", "centre d'évaluation", "centre d'examen",
          "lugar de evaluación", "centro", "centro de evaluación", "centro de examen", "مكان التقييم",
          "مركز التقييم", "مركز الاختبار"}},
        {IntakeColumn::kLocality,
         "locality",
         {"assessment city", "city of assessment", "ville d'évaluation", "localité d'évaluation",
          "ciudad de evaluación", "localidad de evaluación", "مدينة التقييم"}},
        {IntakeColumn::kCountry,
         "country",
         {"assessment country", "country of assessment", "pays d'évaluation", "país de evaluación",
          "بلد التقييم"}},
        {IntakeColumn::kAssessedFrom,
         "assessed_from",
         {"assessment from", "assessment start", "start of assessment", "début de l'évaluation",
          "inicio de la evaluación", "بداية التقييم"}},
        {IntakeColumn::kAssessedTo,
         "assessed_to",
         {"assessment to", "assessment end", "end of assessment", "fin de l'évaluation",
          "fin de la evaluación", "نهاية التقييم"}},
        {IntakeColumn::kAssessedOn,
         "assessed_on",
         {"assessment date", "date of assessment", "exam date", "date of exam", "test date",
          "date d'évaluation", "date de l'évaluation", "date d'examen", "date de l'examen",
          "fecha de evaluación", "fecha de examen", "تاريخ التقييم", "تاريخ الاختبار"}},
        {IntakeColumn::kAssessor,
         "assessor",
         {"assessor registration", "assessor id", "assessor no", "assessor number", "évaluateur",
          "examinateur", "evaluador", "examinador", "المقيّم", "رقم المقيّم"}},
    };
    return kWords;
}

const std::map<std::string, IntakeColumn, std::less<>>& folded_headings() {
    static const auto kHeadings = [] {
        std::map<std::string, IntakeColumn, std::less<>> headings;
        for (const auto& entry : words()) {
            headings.emplace(folded(entry.key), entry.column);
            for (const auto heading : entry.headings) headings.emplace(folded(heading), entry.column);
        }
        return headings;
    }();
    return kHeadings;
}

struct FormatWords {
    std::string_view words;
    DateOrder order;
};
// A heading may say how its dates are written: "Date of birth (DD/MM/YYYY)", "Né le (jj/mm/aaaa)".
constexpr std::array<FormatWords, 10> kFormats{{{"dd mm yyyy", DateOrder::kDayFirst},
                                                {"d m y", DateOrder::kDayFirst},
                                                {"jj mm aaaa", DateOrder::kDayFirst},
                                                {"dd mm aaaa", DateOrder::kDayFirst},
                                                {"يوم شهر سنة", DateOrder::kDayFirst},
                                                {"mm dd yyyy", DateOrder::kMonthFirst},
                                                {"m d y", DateOrder::kMonthFirst},
                                                {"mm jj aaaa", DateOrder::kMonthFirst},
                                                {"mm dd aaaa", DateOrder::kMonthFirst},
                                                {"شهر يوم سنة", DateOrder::kMonthFirst}}};

// Takes such a format off the end of a folded heading.
std::optional<DateOrder> take_date_format(std::string& heading) {
    for (const auto& format : kFormats) {
        const std::string end = " " + std::string(format.words);
        if (!heading.ends_with(end)) continue;
        heading.resize(heading.size() - end.size());
        return format.order;
    }
    return std::nullopt;
}

std::optional<IntakeColumn> column_of(const std::string& folded_heading) {
    const auto found = folded_headings().find(folded_heading);
    if (found == folded_headings().end()) return std::nullopt;
    return found->second;
}

// "Name / الاسم" and "Nom | Name": all parts that are known must mean the same.
std::optional<IntakeColumn> column_of_parts(std::string_view heading) {
    std::optional<IntakeColumn> agreed;
    while (!heading.empty()) {
        const auto end = std::min(heading.find_first_of("/|\n("), heading.size());
        const auto column = column_of(folded(heading.substr(0, end)));
        if (agreed && column && *agreed != *column) return std::nullopt;
        if (column) agreed = column;
        heading.remove_prefix(std::min(end + 1, heading.size()));
    }
    return agreed;
}

constexpr std::array<std::string_view, 6> kGradeWords{"grade", "mark",         "note",
                                                      "nota",  "calificacion", "الدرجة"};
constexpr std::array<std::string_view, 4> kResultWords{"result", "resultat", "resultado", "النتيجة"};

// A unit's column is headed by its code, its title, or both; "<code> grade" holds the grade.
void read_as_unit(std::string_view heading, const std::vector<ProfileUnit>& units, HeadingMeaning& meaning) {
    const std::string name = folded(heading);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::string code = folded(units[i].code);
        const std::string title = folded(units[i].title);
        const std::string both = std::string(code).append(" ").append(title);
        const auto is_unit = [&](std::string_view text) {
            return text == code || text == title || text == both;
        };
        const auto is_one_of = [&](const auto& last_words) {
            return std::any_of(last_words.begin(), last_words.end(), [&](std::string_view word) {
                const std::string end = std::string(" ").append(folded(word));
                return name.ends_with(end) &&
                       is_unit(std::string_view(name).substr(0, name.size() - end.size()));
            });
        };
        meaning.grade = is_one_of(kGradeWords);
        if (meaning.grade || is_unit(name) || is_one_of(kResultWords)) {
            meaning.unit = i;
            return;
        }
    }
}

}  // namespace

const std::vector<ColumnWords>& column_words() {
    return words();
}

std::string_view key_of(IntakeColumn column) noexcept {
    return words()[static_cast<std::size_t>(column)].key;
}

HeadingMeaning meaning_of(std::string_view heading, const std::vector<ProfileUnit>& units) {
    HeadingMeaning meaning;
    std::string name = folded(heading);
    if (name.empty()) return meaning;
    meaning.of_report = name.starts_with("carnet ");
    if (meaning.of_report) return meaning;
    meaning.column = column_of(name);
    if (!meaning.column) meaning.date_order = take_date_format(name);
    if (!meaning.column) meaning.column = column_of(name);
    if (!meaning.column) meaning.column = column_of_parts(heading);
    if (!meaning.column) read_as_unit(heading, units, meaning);
    return meaning;
}

}  // namespace carnet::issuer
