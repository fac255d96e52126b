// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL contexts for both sides: TLS 1.2 with forward secrecy and authenticated encryption, TLS 1.3,
// nothing older; no renegotiation, no compression. Contexts are read-only once made and shared by all
// threads. spec: RFC 9325 3, 4
#pragma once

#include "base/result.h"
#include "http/server.h"

#include <memory>
#include <string>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace carnet::http {

struct TlsContextDeleter {
    void operator()(ssl_ctx_st* context) const noexcept;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, TlsContextDeleter>;

// kConfiguration names the file that is missing, unreadable, readable by others, or does not fit the other.
[[nodiscard]] Result<TlsContext> make_server_context(const TlsFiles& files);
// Trusts `ca_files` only. kConfiguration names the file that is no certificate.
[[nodiscard]] Result<TlsContext> make_client_context(const std::vector<std::string>& ca_files);
// Trusts the system's store as well. Apart, because reading its 150 certificates costs more than all else
// that a program does at start; to be called once, before the context's first handshake. A system without a
// store trusts nobody, which the handshake then says.
void trust_system_store(ssl_ctx_st& context) noexcept;

// Makes the handshake fail unless the certificate is for `host` (a name or an IP literal); names are also
// sent to the server (SNI). False when OpenSSL refuses the host. spec: RFC 9525 6, RFC 6066 3
[[nodiscard]] bool expect_host(ssl_st& session, const std::string& host);

}  // namespace carnet::http
