// SPDX-License-Identifier: Apache-2.0
//
// A small world to verify in: an issuer with real keys, its lists, a verifier that knows both from memory.
// Only what the network would bring is a double; signatures, lists and documents are the real thing.
#pragma once

#include "base/json_reader.h"
#include "keys/signer.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_random.h"
#include "verifier/verify.h"
#include "verifier/verify_presentation.h"
#include "wallet-format/data-integrity/proof.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/status-list/status_list_credential.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace carnet::test {

using namespace carnet::verifier;

inline constexpr std::string_view kNow = "2026-11-21T12:00:00Z";
inline constexpr std::string_view kIssuer = "did:web:board.example";
inline constexpr std::string_view kRevocationList = "https://board.example/status/revocation/1";
inline constexpr std::string_view kSuspensionList = "https://board.example/status/suspension/1";

[[nodiscard]] UtcTime at(std::string_view text);

// A key and the DID URL under which it is published.
struct Key {
    std::unique_ptr<const keys::Signer> signer;
    std::string id;
};
[[nodiscard]] Key make_key(std::uint64_t seed, keys::Algorithm algorithm = keys::Algorithm::kEd25519,
                           std::string_view controller = kIssuer);
[[nodiscard]] Key make_did_key(std::uint64_t seed);

// `text` with a proof by `key`.
struct Signing {
    UtcTime created = at("2026-11-01T09:00:00Z");
    std::optional<UtcTime> expires = std::nullopt;
    std::string purpose = "assertionMethod";
    wallet::CanonicalForm form = wallet::CanonicalForm::kJcs;
    std::vector<std::string> domains = {};
    std::string challenge = {};
    bool joins_others = false;  // the document may have proofs already
};
[[nodiscard]] std::string sign(const std::string& text, const Key& key, const Signing& how = {});
// The same for a proof that add_proof would not write: its configuration is given as JSON text.
[[nodiscard]] std::string sign_as(const std::string& text, const Key& key, const std::string& proof_config);

// `payload` in a compact token with that header, signed by `key` whatever the header says.
[[nodiscard]] std::string in_token(std::string_view header, std::string_view payload, const Key& key);

// Text surgery on a document; the text to replace must be there.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

// What an issuer's site would answer.
class KnownIssuers final : public IssuerDocuments {
  public:
    [[nodiscard]] Result<IssuerDocument> find(std::string_view did, UtcTime now) const override;
    void publish(wallet::DidDocument document);
    void answer(const std::string& did, Error failed);
    void forget_age(const std::string& did, UtcTime as_of, std::string why);

    mutable std::atomic<int> asked{0};

  private:
    mutable std::mutex guard_;
    std::map<std::string, Result<IssuerDocument>, std::less<>> known_;
    std::map<std::string, UtcTime, std::less<>> as_of_;
};

// What a publisher of lists would answer.
class KnownLists final : public StatusSource {
  public:
    [[nodiscard]] Result<FetchedList> current(std::string_view url,
                                              std::string_view known_etag) const override;
    [[nodiscard]] Result<FetchedList> at(std::string_view url, UtcTime instant) const override;
    void publish(std::string_view url, std::string body, std::string etag = {});
    void answer(std::string_view url, Error failed);
    void archive(std::string_view url, UtcTime from, std::string body);

    mutable std::atomic<int> asked{0};
    std::function<void()> while_asked = [] {};

  private:
    mutable std::mutex guard_;
    std::map<std::string, Result<FetchedList>, std::less<>> known_;
    std::map<std::string, std::map<UtcTime, std::string>, std::less<>> archived_;
};

// How a list is to be made, for lists that are right and lists that are not.
struct ListMaking {
    std::string url = std::string(kRevocationList);
    std::string id = {};      // none: the url
    std::string issuer = {};  // none: the world's issuer
    std::vector<std::string> purposes = {"revocation"};
    std::vector<std::uint64_t> set = {};
    UtcTime valid_from = test::at("2026-11-21T11:00:00Z");
    UtcTime valid_until = test::at("2026-11-22T11:00:00Z");
    std::uint64_t ttl_milliseconds = 0;
    std::uint64_t entries = wallet::kMinStatusEntries;
};

struct World {
    World();

    FixedClock clock{kNow};
    Key key = make_key(1);
    Key list_key = make_key(2);
    Key other_key = make_did_key(3);
    std::optional<std::string> holder;  // a DID, where certificates are bound to its key
    KnownIssuers issuers;
    KnownLists published;
    Policy policy;
    TrustRegistry trust;         // empty: no lists are accepted
    RecognitionLibrary library;  // empty: nothing is known of other countries

    // The issuer's document, with the two keys above unless told otherwise.
    [[nodiscard]] wallet::DidDocument did_document() const;
    [[nodiscard]] static wallet::VerificationMethod method_of(const Key& key,
                                                              std::string_view controller = kIssuer);

    // An unsigned certificate at `index` of both lists; a statement of some units when asked for.
    [[nodiscard]] std::string certificate(std::uint64_t index = 4711) const;
    [[nodiscard]] std::string unit_statement(std::uint64_t index = 4711) const;
    [[nodiscard]] std::string signed_certificate(std::uint64_t index = 4711) const {
        return sign(certificate(index), key);
    }

    [[nodiscard]] std::string list_text(const ListMaking& how) const;
    [[nodiscard]] std::string signed_list(const ListMaking& how) const;
    void publish_list(const ListMaking& how) { published.publish(how.url, signed_list(how)); }

    // A fresh verification: caches are empty unless `lists` is given.
    [[nodiscard]] Verdict verify(std::string_view bytes, std::optional<UtcTime> as_of = std::nullopt) const;
    [[nodiscard]] PresentationVerdict present(std::string_view bytes,
                                              const ProofExpectations& expected = {}) const;
    [[nodiscard]] Verdict verify_with(const StatusLists& lists, std::string_view bytes,
                                      std::optional<UtcTime> as_of = std::nullopt) const;
};

// "proof: failed (signature-wrong)"; for messages and comparisons.
[[nodiscard]] std::string describe(const Verdict& verdict, CheckKind kind);
[[nodiscard]] std::string describe(const Verdict& verdict);

}  // namespace carnet::test
