// SPDX-License-Identifier: Apache-2.0
//
// Where secrets are in memory: nowhere but in pages that stay out of core dumps, neither while a key is in
// use nor afterwards. Not run under sanitizers, whose shadow memory is too large to read.
#include "keys/process_hardening.h"
#include "keys/sealed_secret.h"
#include "keys/verify_signature.h"
#include "tests/unit/keys/key_material.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace carnet;
using namespace carnet::keys;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryIsReadable = false;
#else
constexpr bool kMemoryIsReadable = true;
#endif

struct Mapping {
    std::uintptr_t start = 0;
    std::uintptr_t end = 0;
    bool dumped = false;  // readable, and not marked "dd" (MADV_DONTDUMP)
};

std::vector<Mapping> mappings() {
    std::vector<Mapping> found;
    std::ifstream smaps("/proc/self/smaps");
    std::string line;
    while (std::getline(smaps, line)) {
        Mapping mapping;
        char dash = 0;
        std::string rights;
        std::istringstream words(line);
        if (words >> std::hex >> mapping.start >> dash >> mapping.end >> rights && dash == '-') {
            mapping.dumped = rights.starts_with("rw");
            found.push_back(mapping);
        } else if (line.starts_with("VmFlags:") && line.find(" dd") != std::string::npos) {
            found.back().dumped = false;
        }
    }
    return found;
}

std::size_t occurrences(ByteView memory, ByteView needle) {
    std::size_t count = 0;
    const auto* at = memory.data();
    const auto* const end = memory.data() + memory.size();
    while ((at = static_cast<const std::uint8_t*>(
                ::memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size()))) != nullptr) {
        ++count;
        ++at;
    }
    return count;
}

// How often the secret, or the same bytes turned round (OpenSSL's order), lies where a core dump would show
// it. Reads in place: a copy of the memory would be found as well.
std::size_t visible_copies(const SecretBytes& secret) {
    const ByteView needle = secret.unsafe_secret_bytes();
    SecretBytes turned(secret.size());
    std::reverse_copy(needle.begin(), needle.end(), turned.unsafe_secret_bytes().begin());
    std::size_t count = 0;
    for (const auto& mapping : mappings()) {
        if (!mapping.dumped) continue;
        const ByteView memory(reinterpret_cast<const std::uint8_t*>(mapping.start),
                              mapping.end - mapping.start);
        count += occurrences(memory, needle);
        count += occurrences(memory, std::as_const(turned).unsafe_secret_bytes());
    }
    return count;
}

}  // namespace

TEST_CASE("the search finds a secret that lies open", "[keys][memory]") {
    if (!kMemoryIsReadable) {
        SUCCEED("not under sanitizers");
        return;
    }
    test::SeededRandom random(5);
    const SecretBytes secret = SecretBytes::random(32, random);
    const ByteView bytes = secret.unsafe_secret_bytes();
    CHECK(visible_copies(secret) == 0);
    Bytes open_copy(bytes.begin(), bytes.end());
    CHECK(visible_copies(secret) >= 1);
    std::fill(open_copy.begin(), open_copy.end(), std::uint8_t{0});
}

TEST_CASE("a key in use, sealed and opened again leaves no copy in ordinary memory", "[keys][memory]") {
    if (!kMemoryIsReadable) {
        SUCCEED("not under sanitizers");
        return;
    }
    for (const auto algorithm : {Algorithm::kEd25519, Algorithm::kEcdsaP256, Algorithm::kEcdsaP384}) {
        INFO(facts(algorithm).name);
        SystemRandom random;
        const SecretBytes secret = generate_secret(algorithm, random).value();
        SecretBytes moved = SecretBytes(secret.size());
        std::copy(secret.unsafe_secret_bytes().begin(), secret.unsafe_secret_bytes().end(),
                  moved.unsafe_secret_bytes().begin());
        const auto passphrase = test::secret_text("open sesame");
        const auto sealed = seal_secret(secret, passphrase, "x", {8192, 1}, random).value();
        {
            const auto signer = make_signer(algorithm, std::move(moved)).value();
            CHECK(verify_signature(signer->public_key(), as_bytes("m"), signer->sign(as_bytes("m")).value()));
            CHECK(visible_copies(secret) == 0);
            const auto opened = open_secret(sealed, passphrase, "x").value();
            CHECK(opened.equals(secret));
            CHECK(visible_copies(secret) == 0);
        }
        CHECK(visible_copies(secret) == 0);
    }
}

TEST_CASE("a hardened process dumps no core and cannot be traced", "[keys][memory]") {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        harden_process();
        rlimit core{1, 1};
        ::getrlimit(RLIMIT_CORE, &core);
        const bool safe = ::prctl(PR_GET_DUMPABLE) == 0 && core.rlim_cur == 0 && core.rlim_max == 0;
        ::_exit(safe ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
}
