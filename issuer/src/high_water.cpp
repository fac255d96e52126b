// SPDX-License-Identifier: Apache-2.0
#include "issuer/src/high_water.h"

#include "base/log.h"
#include "base/text_encoding.h"
#include "issuer/src/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <optional>

namespace carnet::issuer {
namespace {

constexpr std::size_t kMaxMark = 128;

std::filesystem::path mark_path(const std::filesystem::path& home) {
    return home / "high-water";
}

// "<seq> <hash>\n". Anything else is what a power cut left of it, and counts as no mark.
std::optional<AuditHead> read_mark(std::string_view text) {
    AuditHead head;
    const auto space = text.find(' ');
    if (space == std::string_view::npos || !text.ends_with('\n')) return std::nullopt;
    const auto [end, code] = std::from_chars(text.data(), text.data() + space, head.seq);
    if (code != std::errc() || end != text.data() + space) return std::nullopt;
    const auto hash = keys::sha256_from_hex(text.substr(space + 1, text.size() - space - 2));
    if (!hash) return std::nullopt;
    head.hash = *hash;
    return head;
}

}  // namespace

void note_high_water(const std::filesystem::path& home, const AuditHead& head) {
    const std::string text = std::to_string(head.seq) + " " + encode_hex(head.hash) + "\n";
    const int file = ::open(mark_path(home).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
    if (file >= 0) ::close(file);
    // The act is committed already; a missing mark only weakens a guard.
    if (!written) log_event(LogLevel::kWarn, "store.high_water_not_noted", {{"seq", head.seq}});
}

Result<void> check_high_water(const std::filesystem::path& home, const Records& records) {
    const auto text = read_small_file(mark_path(home), kMaxMark);
    if (!text) return {};
    const auto mark = read_mark(*text);
    if (!mark || mark->seq < 1) return {};
    CARNET_TRY(const auto entries, records.audit->list(mark->seq - 1, 1));
    if (!entries.empty() && entries.front().seq == mark->seq && entries.front().hash == mark->hash) return {};
    return error(
        ErrorCode::kStoreCorrupt,
        "The store is older than this home, or another one: audit entry " + std::to_string(mark->seq) +
            " is not in it. Was a copy put back by hand? Status places given since would be given again. "
            "Use `carnet-issuer backup --restore` instead.",
        (home / "store.sqlite").string());
}

}  // namespace carnet::issuer
