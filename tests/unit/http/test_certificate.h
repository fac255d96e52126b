// SPDX-License-Identifier: Apache-2.0
// A throw-away key and self-signed certificate for localhost and 127.0.0.1, made when the test runs.
#pragma once

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <stdlib.h>

#include <catch2/catch.hpp>

namespace carnet::test {

class TestCertificate {
  public:
    // `names` as OpenSSL's subjectAltName, "DNS:localhost,IP:127.0.0.1".
    explicit TestCertificate(const std::string& names = "DNS:localhost,IP:127.0.0.1") {
        std::string pattern = (std::filesystem::temp_directory_path() / "carnet-tls-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
        REQUIRE(key);
        write_certificate(*key, names);
        const auto file = open(private_key());
        REQUIRE(PEM_write_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
        std::filesystem::permissions(private_key(), std::filesystem::perms::owner_read);
    }
    TestCertificate(const TestCertificate&) = delete;
    TestCertificate& operator=(const TestCertificate&) = delete;
    ~TestCertificate() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::filesystem::path certificate() const { return folder_ / "certificate.pem"; }
    [[nodiscard]] std::filesystem::path private_key() const { return folder_ / "key.pem"; }

  private:
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
    using File = std::unique_ptr<FILE, decltype(&std::fclose)>;

    static File open(const std::filesystem::path& path) {
        File file(std::fopen(path.c_str(), "w"), &std::fclose);
        REQUIRE(file);
        return file;
    }

    void write_certificate(EVP_PKEY& key, const std::string& names) const {
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), &X509_free);
        X509_set_version(made.get(), X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
        X509_set_pubkey(made.get(), &key);
        auto* name = X509_get_subject_name(made.get());
        const unsigned char common[] = "Carnet test (demo)";
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common, -1, -1, 0);
        X509_set_issuer_name(made.get(), name);
        auto* alternatives = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
        REQUIRE(alternatives != nullptr);
        X509_add_ext(made.get(), alternatives, -1);
        X509_EXTENSION_free(alternatives);
        REQUIRE(X509_sign(made.get(), &key, EVP_sha256()) > 0);
        const auto file = open(certificate());
        REQUIRE(PEM_write_X509(file.get(), made.get()) == 1);
    }

    std::filesystem::path folder_;
};

}  // namespace carnet::test
