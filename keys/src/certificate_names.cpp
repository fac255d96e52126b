// SPDX-License-Identifier: Apache-2.0
#include "keys/src/certificate_names.h"

#include "keys/certificate.h"
#include "keys/src/certificate_impl.h"

#include <algorithm>
#include <string_view>

#include <openssl/x509v3.h>

namespace carnet::keys {
namespace {

constexpr int kMaxNames = 64;
constexpr std::string_view kHttps = "https://";

using NameList = std::unique_ptr<GENERAL_NAMES, Release<GENERAL_NAMES_free>>;

bool is_visible_ascii(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

Result<std::string> name_text(const ASN1_IA5STRING* name) {
    const auto* data = reinterpret_cast<const char*>(ASN1_STRING_get0_data(name));
    std::string text(data, static_cast<std::size_t>(ASN1_STRING_length(name)));
    if (!is_visible_ascii(text))
        return error(ErrorCode::kBadCertificate,
                     "a name of the certificate holds a character that none may hold");
    return text;
}

// "*.example.org" stands for one label more, never for several and never for a part of one.
// spec: RFC 6125 6.4.3
bool name_covers(std::string_view name, std::string_view host) {
    if (!name.starts_with("*.")) return name == host;
    const std::size_t dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 && host.substr(dot) == name.substr(1);
}

}  // namespace

Result<AlternativeNames> alternative_names(const X509* x509) {
    AlternativeNames found;
    const NameList names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr)));
    if (!names) return found;
    const int count = sk_GENERAL_NAME_num(names.get());
    if (count > kMaxNames) return error(ErrorCode::kBadCertificate, "the certificate has more than 64 names");
    for (int i = 0; i < count; ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) {
            CARNET_TRY(const std::string text, name_text(name->d.dNSName));
            found.dns.push_back(lower_case(text));
        } else if (name->type == GEN_URI) {
            CARNET_TRY(std::string text, name_text(name->d.uniformResourceIdentifier));
            found.uris.push_back(std::move(text));
        }
    }
    return found;
}

bool Certificate::names_host(std::string_view host) const {
    const std::string lower = lower_case(host);
    return std::ranges::any_of(dns_names(),
                               [&](const std::string& name) { return name_covers(name, lower); });
}

bool Certificate::names_url(std::string_view url) const {
    if (std::ranges::find(uris(), url) != uris().end()) return true;
    if (!url.starts_with(kHttps)) return false;
    const std::string_view rest = url.substr(kHttps.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos)
        return false;  // user@host: the host is not what it seems
    return names_host(authority.substr(0, authority.find(':')));
}

}  // namespace carnet::keys
