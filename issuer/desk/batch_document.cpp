// SPDX-License-Identifier: Apache-2.0
#include "issuer/desk/batch_document.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text_encoding.h"

#include <algorithm>

namespace carnet::issuer {
namespace {

// 200,000 rows, the most that intake reads, take 13 MB.
constexpr JsonLimits kLimits{32ULL * 1024 * 1024, 8, 400'000};

void write_named_digest(JsonWriter& writer, std::string_view member, std::string_view name,
                        const Sha256Digest& digest) {
    writer.key(member).begin_object().member("digest", encode_hex(digest)).member("name", name).end_object();
}

Error other(std::string detail, const BatchRecord& batch) {
    return error(ErrorCode::kApprovalInvalid,
                 std::move(detail) + " It was changed after the officers signed. Run `carnet-issuer fsck`.",
                 "batch " + batch.id);
}

bool has_text(std::optional<JsonValue> value, std::string_view text) {
    return value && value->is_string() && value->string() == text;
}

bool has_number(std::optional<JsonValue> value, std::uint64_t number) {
    return value && value->is_number() && value->number() == static_cast<double>(number);
}

std::optional<JsonValue> inner(JsonValue root, std::string_view outer, std::string_view member) {
    const auto object = root.find(outer);
    return object ? object->find(member) : std::nullopt;
}

Result<Sha256Digest> read_digest(JsonValue text, const BatchRecord& batch) {
    Sha256Digest digest{};
    const auto bytes = text.is_string() ? decode_hex(text.string()) : Result<Bytes>(Bytes());
    if (!bytes || bytes->size() != digest.size())
        return other("The statement about it lists something that is no row.", batch);
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

// Everything but the rows.
Result<void> check_about(JsonValue root, const BatchRecord& batch) {
    if (!has_text(root.find("type"), "carnet-batch-v1") || !has_text(root.find("batch"), batch.id)) {
        return other("The statement is about something else.", batch);
    }
    if (!has_text(inner(root, "profile", "digest"), encode_hex(keys::sha256(as_bytes(batch.profile)))) ||
        !has_text(inner(root, "profile", "name"), batch.profile_name)) {
        return other("The profile is not the one approved.", batch);
    }
    if (!has_text(inner(root, "source", "digest"), encode_hex(batch.source_digest)) ||
        !has_number(inner(root, "counts", "rows"), batch.rows) ||
        !has_number(inner(root, "counts", "refused"), batch.refused_rows)) {
        return other("Its source or counts are not those approved.", batch);
    }
    return {};
}

}  // namespace

std::string write_batch_document(const BatchRecord& batch, const IssuingProfile& profile,
                                 const std::vector<Sha256Digest>& rows) {
    JsonWriter writer;
    writer.begin_object().member("batch", batch.id).key("counts").begin_object();
    writer.key("refused").integer(static_cast<std::int64_t>(batch.refused_rows));
    writer.key("rows").integer(static_cast<std::int64_t>(batch.rows)).end_object();
    write_named_digest(writer, "profile", batch.profile_name, keys::sha256(as_bytes(batch.profile)));
    writer.key("rows").begin_array();
    for (const auto& row : rows) writer.string(encode_hex(row));
    writer.end_array();
    write_named_digest(writer, "source", batch.source_name, batch.source_digest);
    writer.key("standard").begin_object().member("id", profile.standard.id);
    writer.member("version", profile.standard.version).end_object().member("type", "carnet-batch-v1");
    writer.key("validityYears");
    if (profile.validity_years) {
        writer.integer(*profile.validity_years);
    } else {
        writer.null();
    }
    return writer.end_object().take();
}

Result<void> check_batch_document(std::string_view document, const BatchRecord& batch,
                                  const std::vector<Sha256Digest>& rows) {
    CARNET_TRY(const auto listed, read_batch_rows(document, batch));
    if (listed.size() != rows.size()) return other("The number of rows is not the one approved.", batch);
    const auto differs = std::mismatch(listed.begin(), listed.end(), rows.begin()).first;
    if (differs == listed.end()) return {};
    return other("Row " + std::to_string(differs - listed.begin() + 1) + " is not the one approved.", batch);
}

Result<std::vector<Sha256Digest>> read_batch_rows(std::string_view document, const BatchRecord& batch) {
    const auto parsed = JsonDocument::parse(document, kLimits);
    if (!parsed) return other("The statement about it cannot be read.", batch);
    CARNET_TRY_VOID(check_about(parsed->root(), batch));
    const auto listed = parsed->root().find("rows");
    if (!listed || !listed->is_array()) return other("The statement about it lists no rows.", batch);
    std::vector<Sha256Digest> rows;
    rows.reserve(listed->size());
    for (const JsonValue text : listed->elements()) {
        CARNET_TRY(rows.emplace_back(), read_digest(text, batch));
    }
    return rows;
}

}  // namespace carnet::issuer
