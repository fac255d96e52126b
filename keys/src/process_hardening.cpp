// SPDX-License-Identifier: Apache-2.0
#include "keys/process_hardening.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace carnet::keys {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
constexpr std::uint32_t kOtherCalls = 0x40000000;  // x32: the same machine with other numbers
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t kOtherCalls = 0x40000000;
#else
constexpr std::uint32_t kMachine = 0;
constexpr std::uint32_t kOtherCalls = 0;
#endif

constexpr sock_filter load(std::size_t offset) {
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}
constexpr sock_filter jump(std::uint16_t how, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    return {static_cast<std::uint16_t>(BPF_JMP | how | BPF_K), yes, no, value};
}
constexpr sock_filter give(std::uint32_t what) {
    return {BPF_RET | BPF_K, 0, 0, what};
}

}  // namespace

void harden_process() noexcept {
    const rlimit none{0, 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

// Sockets are made by one call; io_uring would be a way around it.
bool forbid_new_sockets() noexcept {
    if (kMachine == 0) return false;
    std::array program = {
        load(offsetof(seccomp_data, arch)), jump(BPF_JEQ, kMachine, 0, 4),
        load(offsetof(seccomp_data, nr)),   jump(BPF_JGE, kOtherCalls, 2, 0),
        jump(BPF_JEQ, __NR_socket, 1, 0),   jump(BPF_JEQ, __NR_io_uring_setup, 0, 1),
        give(SECCOMP_RET_ERRNO | EPERM),    give(SECCOMP_RET_ALLOW),
    };
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

}  // namespace carnet::keys
