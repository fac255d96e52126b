// SPDX-License-Identifier: Apache-2.0
#include "http/src/tls_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <string_view>

namespace carnet::http {
namespace {

constexpr auto kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";  // of TLS 1.2; those of 1.3 are all good
constexpr std::array<unsigned char, 9> kOnlyHttp1 = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

Error configuration(const std::filesystem::path& file, std::string detail) {
    ERR_clear_error();
    return error(ErrorCode::kConfiguration, std::move(detail), file.string());
}

Result<TlsContext> make_context(const SSL_METHOD* method) {
    TlsContext context(SSL_CTX_new(method));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.get(), kCiphers) != 1) {
        return error(ErrorCode::kInternal, "OpenSSL could not set up TLS.");
    }
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

// spec: RFC 7301 3.2: a client that offers protocols without HTTP/1.1 is told so instead of misunderstood
int select_protocol(SSL* /*session*/, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void* /*unused*/) {
    unsigned char* match = nullptr;
    const int found = SSL_select_next_proto(&match, chosen_size, kOnlyHttp1.data(), kOnlyHttp1.size(),
                                            offered, offered_size);
    if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = match;
    return SSL_TLSEXT_ERR_OK;
}

Result<void> check_private(const std::filesystem::path& file) {
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (failed || !std::filesystem::is_regular_file(status)) {
        return configuration(file, "The private key file is not there or cannot be read.");
    }
    constexpr auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    if ((status.permissions() & others) != std::filesystem::perms::none) {
        return configuration(file, "The private key file is open to others; run chmod 600 on it.");
    }
    return boost::system::in_place_value;
}

bool is_address(const std::string& host) noexcept {
    in6_addr any{};
    return inet_pton(AF_INET, host.c_str(), &any) == 1 || inet_pton(AF_INET6, host.c_str(), &any) == 1;
}

}  // namespace

void TlsContextDeleter::operator()(ssl_ctx_st* context) const noexcept {
    SSL_CTX_free(context);
}

Result<TlsContext> make_server_context(const TlsFiles& files) {
    CARNET_TRY_VOID(check_private(files.private_key));
    CARNET_TRY(auto context, make_context(TLS_server_method()));
    if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate_chain.c_str()) != 1) {
        return configuration(files.certificate_chain, "This is not a readable PEM certificate chain.");
    }
    if (SSL_CTX_use_PrivateKey_file(context.get(), files.private_key.c_str(), SSL_FILETYPE_PEM) != 1) {
        return configuration(files.private_key, "This is not the PEM private key of the certificate.");
    }
    SSL_CTX_set_options(context.get(), SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_alpn_select_cb(context.get(), select_protocol, nullptr);
    return context;
}

Result<TlsContext> make_client_context(const std::vector<std::string>& ca_files) {
    CARNET_TRY(auto context, make_context(TLS_client_method()));
    for (const auto& file : ca_files) {
        if (SSL_CTX_load_verify_file(context.get(), file.c_str()) != 1) {
            return configuration(file, "This is not a readable PEM certificate.");
        }
    }
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

void trust_system_store(ssl_ctx_st& context) noexcept {
    (void)SSL_CTX_set_default_verify_paths(&context);
    ERR_clear_error();
}

bool expect_host(ssl_st& session, const std::string& host) {
    if (is_address(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(&session), host.c_str()) == 1;
    const std::string name = host.substr(0, host.find_last_not_of('.') + 1);
    SSL_set_hostflags(&session, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (SSL_set1_host(&session, name.c_str()) != 1) return false;
    // The macro for this hides an old-style cast.
    return SSL_ctrl(&session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                    const_cast<char*>(name.c_str())) == 1;
}

}  // namespace carnet::http
