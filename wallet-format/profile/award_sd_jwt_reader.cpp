// SPDX-License-Identifier: Apache-2.0
//
// Claims of an SD-JWT VC -> award. What the holder kept back is put in for a moment with something that
// breaks no rule, so that everything else is read and checked by the one reader and the one set of rules;
// then it is taken out again and named in Award::undisclosed.
#include "base/json_writer.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/profile/src/shape.h"
#include "wallet-format/src/members.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kStandIn = "Undisclosed";
constexpr std::string_view kType = "type";
constexpr std::string_view kAwardId = "awardId";
constexpr std::string_view kOutstanding = "outstandingUnits";

// What belongs to the token and not to the award.
constexpr std::array<std::string_view, 11> kTokenClaims = {
    "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "vct", "vct#integrity", "status"};

bool is_token_claim(std::string_view name) noexcept {
    return name == "aka_vcts" ||
           std::find(kTokenClaims.begin(), kTokenClaims.end(), name) != kTokenClaims.end();
}

// Writes what read_claims reads, and remembers what it made up.
class Completion {
  public:
    explicit Completion(JsonValue claims) : claims_(claims) {}

    [[nodiscard]] std::vector<std::string>& undisclosed() noexcept { return undisclosed_; }

    std::string write() {
        out_.begin_object().key("award").begin_object();
        for (const auto& [name, value] : claims_.members()) {
            const bool elsewhere = name == kType || name == kAwardId || name == kOutstanding ||
                                   name == "holder" || name == "assessment" || is_token_claim(name);
            if (!elsewhere) out_.key(name).value(value);
        }
        if (!claims_.find("number")) stand_in("number", "/number", kStandIn);
        write_holder();
        write_assessment();
        out_.end_object();
        for (const auto name : {kType, kOutstanding})
            if (const auto value = claims_.find(name)) out_.key(name).value(*value);
        out_.end_object();
        return out_.take();
    }

  private:
    void stand_in(std::string_view name, std::string place, std::string_view text) {
        out_.member(name, text);
        undisclosed_.push_back(std::move(place));
    }

    // Members as they are; an object is gone through, anything else is for the reader to refuse.
    template <class Skip>
    void copy_members(JsonValue object, const Skip& skip) {
        for (const auto& [name, value] : object.members())
            if (!skip(name)) out_.key(name).value(value);
    }

    // The language of a name that is not shown says nothing.
    void write_holder() {
        const auto holder = claims_.find("holder");
        out_.key("holder");
        if (holder && !holder->is_object()) {
            out_.value(*holder);
            return;
        }
        out_.begin_object();
        const bool has_original = holder && holder->find("nameOriginal");
        if (holder)
            copy_members(*holder,
                         [&](std::string_view name) { return name == "nameLanguage" && !has_original; });
        if (!holder || !holder->find("nameLatin")) stand_in("nameLatin", "/holder/nameLatin", kStandIn);
        out_.end_object();
    }

    void write_assessment() {
        const auto assessment = claims_.find("assessment");
        if (!assessment) return;  // its country is never kept back
        out_.key("assessment");
        if (!assessment->is_object()) {
            out_.value(*assessment);
            return;
        }
        out_.begin_object();
        copy_members(*assessment, [](std::string_view name) { return name == "place"; });
        if (!assessment->find("method"))
            stand_in("method", "/assessment/method", to_string(AssessmentMethod::kTrainingExam));
        if (!assessment->find("assessor")) {
            out_.key("assessor").begin_object();
            stand_in("name", "/assessment/assessor", kStandIn);
            out_.end_object();
        }
        write_days(*assessment);
        write_place(*assessment);
        out_.end_object();
    }

    // The other day, or that of the award: the order of the days holds in any case.
    void write_days(JsonValue assessment) {
        const auto day = [&](std::string_view other) {
            const auto known = assessment.find(other) ? assessment.find(other) : claims_.find("awarded");
            return known && known->is_string() ? known->string() : std::string_view();
        };
        if (!assessment.find("from")) stand_in("from", "/assessment/from", day("to"));
        if (!assessment.find("to")) stand_in("to", "/assessment/to", day("from"));
    }

    void write_place(JsonValue assessment) {
        const auto place = assessment.find("place");
        if (!place) return;
        out_.key("place");
        if (!place->is_object()) {
            out_.value(*place);
            return;
        }
        out_.begin_object();
        copy_members(*place, [](std::string_view) { return false; });
        if (!place->find("name")) stand_in("name", "/assessment/place/name", kStandIn);
        if (!place->find("locality")) stand_in("locality", "/assessment/place/locality", "");
        out_.end_object();
    }

    JsonValue claims_;
    JsonWriter out_;
    std::vector<std::string> undisclosed_;
};

Award& award_in(CompetencyDocument& document) {
    if (auto* certificate = std::get_if<CompetencyCertificate>(&document)) return certificate->award;
    return std::get_if<CompetencyUnitStatement>(&document)->award;
}

// Nothing made up remains where there is a way to say nothing.
void take_out(Award& award, std::vector<std::string> undisclosed) {
    award.undisclosed = std::move(undisclosed);
    if (!is_disclosed(award, "/number")) award.number.clear();
    if (!is_disclosed(award, "/holder/nameLatin")) award.holder.name_latin.clear();
    if (!is_disclosed(award, "/assessment/assessor")) award.assessment.assessor.name.clear();
    if (!is_disclosed(award, "/assessment/place/name")) award.assessment.place.name.clear();
}

// Places among the claims, not in what was put together from them.
Error at_claims(Error failed) {
    constexpr std::string_view award = "/award";
    if (failed.where.starts_with(award)) failed.where.erase(0, award.size());
    return failed;
}

Result<std::string> read_award_id(JsonValue claims) {
    CARNET_TRY(const auto id, required_string(claims, kAwardId));
    if (const auto complaint = profile::check_uuid_urn(id))
        return error(ErrorCode::kBadValue, "this text " + *complaint, "/awardId");
    return std::string(id);
}

}  // namespace

Result<SdJwtAward> read_award_claims(JsonValue claims) {
    CARNET_TRY(const auto type, optional_string(claims, kType));
    if (type != profile::kCertificate.type && type != profile::kUnitStatement.type)
        return error(ErrorCode::kUnsupported, "is not a competency certificate or unit statement", "/type");
    CARNET_TRY(auto id, read_award_id(claims));
    Completion completion(claims);
    CARNET_TRY(const auto whole, JsonDocument::parse(completion.write()));
    auto document = read_claims(whole.root());
    if (!document) return at_claims(std::move(document).error());
    if (auto checked = check_competency(*document); !checked) return at_claims(std::move(checked).error());
    take_out(award_in(*document), std::move(completion.undisclosed()));
    return SdJwtAward{std::move(id), *std::move(document)};
}

}  // namespace carnet::wallet
