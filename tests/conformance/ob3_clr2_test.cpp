// SPDX-License-Identifier: Apache-2.0
// Open Badges 3.0 and CLR 2.0 credentials of the public validator of 1EdTech, signed by other programs. Their
// verdicts, and since most of their issuers are web addresses, which a verifier of DIDs leaves open, their
// signatures by themselves too, under the key that the proof carries in its verificationMethod.
#include "base/json_writer.h"
#include "tests/conformance/ob3_clr2_samples.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/result_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/vectors.h"
#include "verifier/status/directory_status_source.h"
#include "verifier/verify.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/data-integrity/proof.h"

#include <set>

namespace carnet::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kToday = "2026-11-21T12:00:00Z";
constexpr std::string_view kBadges = "inspector-vc/src/test/resources/ob30";
constexpr std::string_view kRecords = "inspector-clr/src/test/resources/clr20";

// A verifier without network: it has what lies in a folder.
class Offline {
  public:
    [[nodiscard]] verifier::Verdict verify(std::string_view text, const verifier::Policy& policy = {}) const {
        const auto issuers = verifier::DirectoryIssuerDocuments::open(folder_.path()).value();
        const auto source = verifier::DirectoryStatusSource::open(folder_.path()).value();
        const verifier::StatusLists lists(*source, *issuers, policy);
        return verifier::verify(as_bytes(text), policy, {clock_, *issuers, lists});
    }
    void lay(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }

  private:
    TemporaryDirectory folder_;
    FixedClock clock_{kToday};
};

JsonDocument parsed(const std::string& text) {
    auto document = JsonDocument::parse(text);
    REQUIRE(document);
    return *std::move(document);
}

JsonValue last_proof(JsonValue document) {
    const JsonValue proof = document.find("proof").value();
    return proof.is_array() ? proof.at(proof.size() - 1) : proof;
}

std::string verification_method(JsonValue document) {
    return std::string(last_proof(document).require("verificationMethod").value().string());
}

// The validator of these samples takes the key from the end of the URL, whatever the URL is.
Result<void> check_signature(JsonValue document) {
    const std::string method = verification_method(document);
    CARNET_TRY(const auto key, keys::PublicKey::from_multikey(method.substr(method.find_last_of("#:") + 1)));
    return wallet::check_proof(document, last_proof(document), key, wallet::embedded_contexts());
}

void check_signature(const Sample& sample, const JsonDocument& document) {
    if (!document.root().find("proof")) {
        CHECK(sample.signature == "no proof");
        return;
    }
    const auto signature = check_signature(document.root());
    CAPTURE(signature);
    CHECK(sample.signature == (signature ? "holds" : to_string(signature.error().code)));
    if (!sample.where.empty() && !signature) CHECK(sample.where == signature.error().where);
}

void check_verdict(const Sample& sample, const verifier::Verdict& verdict) {
    CHECK(to_string(sample.decision) == to_string(verdict.decision()));
    for (const auto& [kind, usual] : usual_reasons()) {
        const auto own = sample.reasons.find(kind);
        const auto expected = own == sample.reasons.end() ? usual : own->second;
        const auto* check = verdict.find(kind);
        REQUIRE(check != nullptr);
        INFO(to_string(kind) << " " << check->where << " " << check->detail);
        CHECK(to_string(expected) == to_string(check->reason));
    }
}

std::string reason_to_skip(const fs::path& file) {
    if (file.extension() == ".jwt") return "signed with RS256, which is not had here";
    const bool is_picture = file.extension() == ".png" || file.extension() == ".svg";
    return is_picture ? "baked into a picture, a later mechanism" : "";
}

// Samples that are neither expected nor named as skipped fail the test.
void skip_others(const fs::path& folder, const std::vector<Sample>& samples, VectorCount& count) {
    std::set<fs::path> others;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) others.insert(fs::relative(entry.path(), folder));
    for (const Sample& sample : samples) others.erase(sample.file);
    for (const auto& other : others) {
        INFO("a sample that nobody expects: " << other.string());
        CHECK_FALSE(reason_to_skip(other).empty());
        count.skipped((folder.filename() / other).string(), reason_to_skip(other));
    }
}

void run_samples(const fs::path& folder, const std::vector<Sample>& samples, VectorCount& count) {
    const Offline offline;
    for (const Sample& sample : samples) {
        INFO(sample.file << ": " << sample.what);
        const auto text = read_file(folder / sample.file);
        check_verdict(sample, offline.verify(text));
        check_signature(sample, parsed(text));
        count.passed();
    }
    skip_others(folder, samples, count);
}

TEST_CASE("the samples of Open Badges 3.0 and CLR 2.0 get the verdict that is theirs",
          "[conformance][ob3-clr2]") {
    const auto folder = vector_suite("ob3-clr2");
    if (!folder) return;
    VectorCount count("ob3-clr2");
    run_samples(*folder / kBadges, badge_samples(), count);
    run_samples(*folder / kRecords, record_samples(), count);
}

// What the issuer's site would say: the key that the sample names, under its name.
std::string did_document(const JsonDocument& sample) {
    const std::string id = verification_method(sample.root());
    const auto hash = id.find('#');
    REQUIRE(hash != std::string::npos);
    JsonWriter writer;
    writer.begin_object().member("id", id.substr(0, hash)).key("verificationMethod").begin_array();
    writer.begin_object().member("id", id).member("type", "Multikey");
    writer.member("controller", id.substr(0, hash)).member("publicKeyMultibase", id.substr(hash + 1));
    writer.end_object().end_array().key("assertionMethod").begin_array().string(id).end_array().end_object();
    return writer.take();
}

TEST_CASE("a badge whose issuer's key is at hand is believed as far as its status goes, and not when altered",
          "[conformance][ob3-clr2]") {
    const auto folder = vector_suite("ob3-clr2");
    if (!folder) return;
    const auto text = read_file(*folder / kBadges / "credential-status-revoked.json");
    const Offline offline;
    offline.lay("did.json", did_document(parsed(text)));
    const Reasons proven = {{CheckKind::kIssuerKey, Reason::kOk},
                            {CheckKind::kKeyState, Reason::kOk},
                            {CheckKind::kProof, Reason::kOk},
                            {CheckKind::kIssuerControl, Reason::kOk},
                            {CheckKind::kSuspension, Reason::kNotApplicable}};
    const auto status_unknown = with(proven, CheckKind::kRevocation, Reason::kStatusTypeUnknown);
    check_verdict({"", "", Decision::kUndetermined, status_unknown, ""}, offline.verify(text));

    verifier::Policy trusting;
    trusting.check_status = false;
    trusting.require_trusted_issuer = false;
    CHECK(offline.verify(text, trusting).decision() == Decision::kAccepted);

    auto altered = text;
    altered.replace(altered.find("Passes tests"), 12, "Passed tests");
    const auto verdict = offline.verify(altered, trusting);
    CHECK(verdict.decision() == Decision::kRejected);
    CHECK(verdict.find(CheckKind::kProof)->reason == Reason::kSignatureWrong);
}

}  // namespace
}  // namespace carnet::test
