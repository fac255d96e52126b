// SPDX-License-Identifier: Apache-2.0
// The sections [issuer], [status] and [issue] of carnet-issuer.toml as IssuerSettings.
#include "base/text_encoding.h"
#include "issuer/settings.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/status-list/bitstring.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace carnet::issuer {
namespace {

Error bad(std::string detail, std::string where) {
    return error(ErrorCode::kConfiguration, std::move(detail), std::move(where));
}

Result<toml::table> parse(std::string_view text) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& failed) {
        return bad("This is not TOML: " + std::string(failed.description()) + ".",
                   "line " + std::to_string(failed.source().begin.line));
    }
}

// One section of the file; remembers its name for errors and refuses members that nobody reads.
class Section {
  public:
    static Result<Section> find(const toml::table& file, std::string_view name,
                                std::initializer_list<std::string_view> members) {
        const auto* node = file.get(name);
        if (node == nullptr) return Section(nullptr, name);
        const auto* table = node->as_table();
        if (table == nullptr)
            return bad("Write it as a section: [" + std::string(name) + "].", std::string(name));
        for (const auto& [key, value] : *table) {
            if (std::find(members.begin(), members.end(), key.str()) == members.end()) {
                return bad("There is no such setting; see docs/defaults.md.",
                           std::string(name) + "." + std::string(key.str()));
            }
        }
        return Section(table, name);
    }

    [[nodiscard]] Result<std::string> text(std::string_view member) const {
        const auto* node = get(member);
        const auto value = node == nullptr ? std::nullopt : node->value_exact<std::string>();
        if (!value) return bad("This setting must be there, as a text in quotes.", place(member));
        return *value;
    }

    // An integer within bounds, or `fallback` when the member is absent.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view member, std::int64_t fallback,
                                               std::int64_t least, std::int64_t most) const {
        const auto* node = get(member);
        if (node == nullptr) return fallback;
        const auto value = node->value_exact<std::int64_t>();
        if (value && *value >= least && *value <= most) return *value;
        return bad(
            "A whole number from " + std::to_string(least) + " to " + std::to_string(most) + " is needed.",
            place(member));
    }

    [[nodiscard]] std::string place(std::string_view member) const {
        return name_ + "." + std::string(member);
    }

  private:
    Section(const toml::table* table, std::string_view name) : table_(table), name_(name) {}
    [[nodiscard]] const toml::node* get(std::string_view member) const {
        return table_ == nullptr ? nullptr : table_->get(member);
    }
    const toml::table* table_;
    std::string name_;
};

Result<void> read_issuer(const toml::table& file, IssuerSettings& settings) {
    CARNET_TRY(const auto section, Section::find(file, "issuer", {"name", "base_url"}));
    CARNET_TRY(settings.name, section.text("name"));
    if (settings.name.empty() || settings.name.size() > 200 || !is_utf8(settings.name)) {
        return bad("The issuer's name has 1 to 200 bytes of UTF-8.", section.place("name"));
    }
    CARNET_TRY(settings.base_url, section.text("base_url"));
    if (settings.base_url.ends_with('/')) settings.base_url.pop_back();
    auto did = wallet::did_web_of(settings.base_url);
    if (!did) return bad(did.error().detail, section.place("base_url"));
    settings.did = *std::move(did);
    return {};
}

Result<void> read_status(const toml::table& file, IssuerSettings& settings) {
    CARNET_TRY(const auto section, Section::find(file, "status",
                                                 {"list_entries", "fill_percent", "valid_hours",
                                                  "resign_minutes", "ttl_seconds"}));
    constexpr auto kLeast = static_cast<std::int64_t>(wallet::kMinStatusEntries);
    CARNET_TRY(const auto entries, section.integer("list_entries", kLeast, kLeast, 100'000'000));
    if (entries % 8 != 0)
        return bad("The number of entries must be divisible by 8.", section.place("list_entries"));
    CARNET_TRY(const auto fill, section.integer("fill_percent", 50, 1, 90));
    CARNET_TRY(const auto hours, section.integer("valid_hours", 24, 1, 24 * 31));
    CARNET_TRY(const auto minutes, section.integer("resign_minutes", 60, 1, 60 * 24 * 31));
    if (minutes >= hours * 60) {
        return bad(
            "Lists must be signed again before they end: resign_minutes is less than valid_hours * 60.",
            section.place("resign_minutes"));
    }
    CARNET_TRY(settings.ttl_seconds, section.integer("ttl_seconds", 5, 1, hours * 3600));
    settings.list_entries = static_cast<std::uint64_t>(entries);
    settings.fill_percent = static_cast<unsigned>(fill);
    settings.valid_seconds = hours * 3600;
    settings.resign_seconds = minutes * 60;
    return {};
}

Result<void> read_issue(const toml::table& file, IssuerSettings& settings) {
    CARNET_TRY(const auto section, Section::find(file, "issue", {"group_size"}));
    CARNET_TRY(const auto group, section.integer("group_size", 500, 1, 10'000));
    settings.group_size = static_cast<std::size_t>(group);
    return {};
}

}  // namespace

std::string IssuerSettings::status_url(std::string_view list, std::string_view purpose) const {
    std::string url = base_url;
    url.append("/status/").append(list).append("/").append(purpose);
    return url;
}

Result<IssuerSettings> read_settings(std::string_view toml) {
    CARNET_TRY(const auto file, parse(toml));
    IssuerSettings settings;
    CARNET_TRY_VOID(read_issuer(file, settings));
    CARNET_TRY_VOID(read_status(file, settings));
    CARNET_TRY_VOID(read_issue(file, settings));
    return settings;
}

}  // namespace carnet::issuer
