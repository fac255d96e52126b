// SPDX-License-Identifier: Apache-2.0
// Receipts: whatever comes, the finding is complete and can be written, and nothing is believed of a maker
// whose keys nobody publishes.
#include "verifier/receipt.h"

#include "base/json_reader.h"
#include "tests/support/fixed_clock.h"
#include "verifier/receipt_text.h"

#include <cstdlib>

using namespace carnet;
using namespace carnet::verifier;

namespace {

class NoIssuers final : public IssuerDocuments {
  public:
    [[nodiscard]] Result<IssuerDocument> find(std::string_view, UtcTime) const override {
        return error(ErrorCode::kFetchFailed, "no network");
    }
};

class NoLists final : public StatusSource {
  public:
    [[nodiscard]] Result<FetchedList> current(std::string_view, std::string_view) const override {
        return error(ErrorCode::kFetchFailed, "no network");
    }
    [[nodiscard]] Result<FetchedList> at(std::string_view, UtcTime) const override {
        return error(ErrorCode::kNotFound, "no archive");
    }
};

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::FixedClock clock{"2026-11-21T12:00:00Z"};
    static const Policy policy;
    static const NoIssuers issuers;
    static const NoLists source;
    static const StatusLists lists(source, issuers, policy);
    const auto text = as_text({data, size});
    const auto found = verify_receipt(text, policy, {clock, issuers, lists});
    require(found.checks.size() == 6);
    require(found.decision() != Decision::kAccepted);
    JsonWriter writer;
    write_receipt(writer, found, wording::Language::kArabic);
    require(JsonDocument::parse(writer.take()).has_value());
    require(!receipt_text(found, "file", wording::Language::kEnglish).empty());
    return 0;
}
