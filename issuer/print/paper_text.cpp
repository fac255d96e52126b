// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/paper_text.h"

#include "issuer/print/check_words.h"
#include "wording/language_names.h"
#include "wording/messages.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

using wording::Argument;
using wording::Language;

bool is_tag(std::string_view tag) {
    const auto is_sound = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, is_sound);
}

// The award and, of a unit statement, what is outstanding.
struct Achieved {
    const wallet::Award* award;
    std::vector<std::string> outstanding;
    std::string_view kind;
};

Result<Achieved> achieved_in(const wallet::PaperContent& content) {
    if (const auto* certificate = std::get_if<wallet::CompetencyCertificate>(&content))
        return Achieved{&certificate->award, {}, "paper.certificate"};
    if (const auto* statement = std::get_if<wallet::CompetencyUnitStatement>(&content))
        return Achieved{&statement->award, statement->outstanding_units, "paper.unit-statement"};
    return error(ErrorCode::kUnsupported, "There is no sheet for a decision.");
}

// Builds the column of one language.
class Speaker {
  public:
    Speaker(const PaperContentToSay& content, const Achieved& achieved, std::string tag)
        : content_(content), achieved_(achieved), award_(*achieved.award), tag_(std::move(tag)) {
        const auto known = wording::language_from(tag_);
        labels_ = known ? *known : Language::kEnglish;
        has_labels_ = known.has_value();
    }

    [[nodiscard]] PaperColumn column() {
        PaperColumn column;
        column.language = tag_;
        column.language_name = {wording::own_name_of_language(tag_), tag_};
        if (!has_labels_)
            column.note = label("paper.labels-borrowed", {Argument{"language", column.language_name.text}});
        column.kind = label(achieved_.kind);
        column.issuer_label = label("paper.issuer");
        column.name_label = label("paper.name");
        column.words_label = label("paper.words");
        column.number_label = label("paper.number");
        column.qualification = titled(content_.titles.qualification, {});
        add_rows();
        add_units();
        column.rows = std::move(rows_);
        column.large_code = label("paper.large-code");
        column.small_code = label("paper.small-code");
        column.scan = label("paper.scan");
        column.address = label("paper.address");
        column.torn = label("paper.torn");
        column.also_signed = label("paper.also-signed");
        return column;
    }

  private:
    [[nodiscard]] Phrase label(std::string_view key, const std::vector<Argument>& arguments = {}) const {
        return {wording::say(labels_, key, arguments), std::string(wording::tag_of(labels_))};
    }
    [[nodiscard]] Phrase date(const Date& day) const {
        return {wording::say_date(labels_, day), std::string(wording::tag_of(labels_))};
    }
    // Marked where it is not in the language of the column.
    [[nodiscard]] Phrase titled(const wallet::Translations& titles, std::string_view code) const {
        const auto title = title_in(titles, tag_, content_.title_language, code);
        const auto mark = title.is_in_language ? std::string() : " [" + title.language + "]";
        return {title.text + mark, title.language};
    }
    // "EL-01  Work safely", or the code alone.
    [[nodiscard]] Phrase unit(const std::string& code) const {
        const auto known = content_.titles.units.find(code);
        if (known == content_.titles.units.end()) return {};
        return titled(known->second, {});
    }

    void add(std::string_view key, Phrase value) { rows_.push_back({label(key), std::move(value), false}); }

    void add_rows() {
        add("paper.number", {award_.number, {}});
        if (award_.holder.birth_date) add("paper.born", date(*award_.holder.birth_date));
        add("paper.awarded", date(award_.awarded));
        add_validity();
        add("paper.occupation", with_code("ISCO-08 " + award_.occupation.isco08, content_.titles.occupation));
        add("paper.standard", standard());
        for (std::size_t i = 0; i < award_.levels.size(); ++i) add("paper.level", level(i));
        add("paper.method",
            label("paper.method-" + std::string(wallet::to_string(award_.assessment.method))));
        const auto& country = award_.assessment.place.country;
        add("paper.country", {wording::say_country(labels_, country), std::string(wording::tag_of(labels_))});
        if (award_.field_isced_f) add("paper.field", {"ISCED-F " + *award_.field_isced_f, {}});
        add("paper.printed", date(Date::of(content_.document.printed)));
    }

    void add_validity() {
        const auto& envelope = content_.document.envelope;
        add("paper.valid-from", date(Date::of(envelope.valid_from)));
        add("paper.current-until",
            envelope.valid_until ? date(Date::of(*envelope.valid_until)) : label("paper.no-end"));
    }

    [[nodiscard]] Phrase with_code(const std::string& code, const wallet::Translations& titles) const {
        if (titles.empty()) return {code, {}};
        auto title = titled(titles, {});
        title.text += " (" + code + ")";
        return title;
    }

    [[nodiscard]] Phrase standard() const {
        const auto& named = award_.standard;
        auto title = with_code(named.code, content_.titles.standard);
        title.text = wording::say(labels_, "paper.version",
                                  {Argument{"standard", title.text}, Argument{"version", named.version}});
        return {title.text, std::string(wording::tag_of(labels_))};
    }

    [[nodiscard]] Phrase level(std::size_t place) const {
        const auto& level = award_.levels[place].level;
        if (place >= content_.titles.levels.size() || content_.titles.levels[place].empty())
            return {level, {}};
        return with_code(level, content_.titles.levels[place]);
    }

    void add_units() {
        rows_.push_back({label("paper.units"), {}, true});
        for (const auto& each : award_.units) rows_.push_back({{each.code, {}}, unit(each.code), false});
        if (achieved_.outstanding.empty()) return;
        rows_.push_back({label("paper.outstanding"), {}, true});
        for (const auto& code : achieved_.outstanding) rows_.push_back({{code, {}}, unit(code), false});
    }

    const PaperContentToSay& content_;
    const Achieved& achieved_;
    const wallet::Award& award_;
    std::string tag_;
    Language labels_ = Language::kEnglish;
    bool has_labels_ = true;
    std::vector<PaperRow> rows_;
};

// Sentences that stand beside the codes for both columns are said once in each language.
void drop_repeated(std::vector<PaperColumn>& columns) {
    if (columns.size() < 2) return;
    for (const auto member : {&PaperColumn::scan, &PaperColumn::address, &PaperColumn::torn}) {
        if ((columns[0].*member).text == (columns[1].*member).text) (columns[1].*member).text.clear();
    }
}

std::vector<std::string> identifiers_of(const wallet::PaperDocument& document, const wallet::Award& award) {
    std::vector<std::string> lines{document.envelope.id, document.envelope.issuer,
                                   award.standard.id + " (" + award.standard.version + ")"};
    for (const auto& level : award.levels)
        lines.push_back(level.framework + " (" + level.framework_version + ") " + level.level);
    for (const auto& status : document.envelope.statuses)
        lines.push_back(status.purpose + " " + std::to_string(status.index) + " " + status.list);
    lines.push_back(Timestamp::of(document.printed).text() + ", " + award.language +
                    (award.holder.name_language ? ", " + *award.holder.name_language : std::string()));
    return lines;
}

}  // namespace

Result<PaperText> say_paper(const PaperContentToSay& content, const std::string& language,
                            const std::string& second_language) {
    for (const auto& tag : {language, second_language}) {
        if (!is_tag(tag))
            return error(ErrorCode::kBadValue, "Write a language such as \"fr\" or \"ne\".", tag);
    }
    CARNET_TRY(const auto achieved, achieved_in(content.document.content));
    const auto& holder = achieved.award->holder;
    PaperText text;
    text.issuer = {content.document.envelope.issuer_name, {}};
    text.name = {holder.name_latin, {}};
    if (holder.name_original) text.original_name = {*holder.name_original, holder.name_language.value_or("")};
    text.number = achieved.award->number;
    text.words = check_words_of(content.digest);
    text.columns.push_back(Speaker(content, achieved, language).column());
    if (second_language != language)
        text.columns.push_back(Speaker(content, achieved, second_language).column());
    drop_repeated(text.columns);
    text.identifiers = identifiers_of(content.document, *achieved.award);
    text.printed = content.document.printed;
    return text;
}

}  // namespace carnet::issuer
