// SPDX-License-Identifier: Apache-2.0
#include "keys/certificate.h"
#include "keys/src/certificate_impl.h"

#include <algorithm>

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace carnet::keys {
namespace {

// 112 bits at least: no SHA-1, no RSA below 2,048 bits.
constexpr int kSecurityLevel = 2;

using Stack = std::unique_ptr<STACK_OF(X509),
                              decltype([](STACK_OF(X509) * stack) { sk_X509_pop_free(stack, X509_free); })>;
using Store = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>>;

Error bad_chain(std::string detail, std::size_t position) {
    return error(ErrorCode::kBadCertificate, std::move(detail),
                 "certificate " + std::to_string(position + 1));
}

Error no_verification() {
    return error(ErrorCode::kInternal, "OpenSSL could not follow a chain; is memory short?");
}

Stack stack_of(std::span<const Certificate> certificates) {
    Stack stack(sk_X509_new_null());
    for (const auto& certificate : certificates) {
        X509* x509 = certificate.impl().x509.get();
        if (!stack || X509_up_ref(x509) != 1) return nullptr;
        if (sk_X509_push(stack.get(), x509) == 0) {
            X509_free(x509);
            return nullptr;
        }
    }
    return stack;
}

Result<void> check_leaf(const Certificate& leaf) {
    if (leaf.is_self_signed()) {
        return bad_chain("the signer's certificate is certified by itself; it needs one from an authority",
                         0);
    }
    if (leaf.is_authority())
        return bad_chain(
            "the signer's certificate is that of an authority; documents are signed with another", 0);
    if (!leaf.may_sign_documents())
        return bad_chain("the signer's certificate is not for digital signatures (keyUsage)", 0);
    return {};
}

// The anchor is the reader's, not the sender's. spec: HAIP 1.0 6.1.1
Result<void> refuse_anchors(std::span<const Certificate> chain, std::span<const Certificate> anchors) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (std::ranges::find(anchors, chain[i]) != anchors.end())
            return bad_chain("this is an accepted anchor; a chain ends before it", i);
    }
    return {};
}

// Every certificate that was sent has its part in the path: none is there to be carried along.
bool is_whole_chain(X509_STORE_CTX* context, std::span<const Certificate> chain) {
    const STACK_OF(X509)* path = X509_STORE_CTX_get0_chain(context);
    if (sk_X509_num(path) < static_cast<int>(chain.size()) + 1) return false;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (X509_cmp(sk_X509_value(path, static_cast<int>(i)), chain[i].impl().x509.get()) != 0) return false;
    }
    return true;
}

}  // namespace

// spec: RFC 7515 4.1.6
Result<void> check_chain_shape(std::span<const Certificate> chain) {
    if (chain.empty()) return error(ErrorCode::kBadCertificate, "the chain is empty");
    if (chain.size() > kMaxChain) return bad_chain("a chain has at most 8 certificates", kMaxChain);
    CARNET_TRY_VOID(check_leaf(chain[0]));
    for (std::size_t i = 1; i < chain.size(); ++i) {
        if (X509_check_issued(chain[i].impl().x509.get(), chain[i - 1].impl().x509.get()) != X509_V_OK)
            return bad_chain("this certificate is not that of the authority that certified the one before",
                             i);
    }
    return {};
}

Result<void> verify_chain(std::span<const Certificate> chain, std::span<const Certificate> anchors,
                          UtcTime as_of) {
    CARNET_TRY_VOID(refuse_anchors(chain, anchors));
    CARNET_TRY_VOID(check_chain_shape(chain));
    const QuietErrors quiet;
    const Store store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    const Stack others = stack_of(chain.subspan(1));
    const Stack trusted = stack_of(anchors);
    if (!store || !context || !others || !trusted ||
        X509_STORE_CTX_init(context.get(), store.get(), chain[0].impl().x509.get(), others.get()) != 1) {
        return no_verification();
    }
    X509_STORE_CTX_set0_trusted_stack(context.get(), trusted.get());
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(as_of.seconds));
    X509_VERIFY_PARAM_set_depth(rules, static_cast<int>(kMaxChain));
    X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);  // an anchor need not certify itself
    if (X509_verify_cert(context.get()) != 1) {
        const int position = std::max(X509_STORE_CTX_get_error_depth(context.get()), 0);
        return error(ErrorCode::kCertificateUntrusted,
                     std::string("no accepted anchor stands behind this certificate: ") +
                         X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())),
                     "certificate " + std::to_string(position + 1));
    }
    if (!is_whole_chain(context.get(), chain)) {
        return error(ErrorCode::kBadCertificate,
                     "the chain holds certificates that the way to the anchor does not pass; leave them out");
    }
    return {};
}

}  // namespace carnet::keys
