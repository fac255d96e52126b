// SPDX-License-Identifier: Apache-2.0
#include "http/src/address_filter.h"

#include "http/client.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <catch2/catch.hpp>

using carnet::http::is_public;
using carnet::http::is_public_address;

TEST_CASE("addresses of public services are public", "[http][address]") {
    for (const auto* good : {"1.1.1.1",         "8.8.8.8",
                             "9.255.255.255",   "11.0.0.0",
                             "100.63.255.255",  "100.128.0.0",
                             "126.255.255.255", "128.0.0.0",
                             "168.63.129.15",   "169.253.255.255",
                             "169.255.0.0",     "172.15.255.255",
                             "172.32.0.0",      "191.255.255.255",
                             "192.0.1.0",       "192.0.3.0",
                             "192.167.255.255", "192.169.0.0",
                             "198.17.255.255",  "198.20.0.0",
                             "198.51.99.255",   "203.0.112.255",
                             "203.0.114.0",     "223.255.255.255",
                             "2001:200::1",     "2001:4860:4860::8888",
                             "2400:cb00::1",    "2606:4700::1111",
                             "2620:fe::fe",     "2a00:1450::1",
                             "2003::1",         "3ffe::1"}) {
        INFO(good);
        CHECK(is_public_address(good));
    }
}

TEST_CASE("no private, local, translated or reserved address is public", "[http][address]") {
    for (const auto* bad : {"0.0.0.0",
                            "0.255.255.255",
                            "10.0.0.0",
                            "10.255.255.255",
                            "100.64.0.0",
                            "100.127.255.255",
                            "127.0.0.1",
                            "127.255.255.255",
                            "168.63.129.16",
                            "169.254.0.0",
                            "169.254.169.254",
                            "172.16.0.0",
                            "172.31.255.255",
                            "192.0.0.0",
                            "192.0.0.170",
                            "192.0.2.1",
                            "192.31.196.1",
                            "192.52.193.1",
                            "192.88.99.1",
                            "192.168.0.0",
                            "192.168.255.255",
                            "192.175.48.1",
                            "198.18.0.0",
                            "198.19.255.255",
                            "198.51.100.1",
                            "203.0.113.1",
                            "224.0.0.1",
                            "239.255.255.255",
                            "240.0.0.1",
                            "255.255.255.255",
                            "::",
                            "::1",
                            "::2",
                            "::127.0.0.1",
                            "::8.8.8.8",
                            "::ffff:127.0.0.1",
                            "::ffff:10.0.0.1",
                            "::ffff:8.8.8.8",
                            "::ffff:0:127.0.0.1",
                            "64:ff9b::7f00:1",
                            "64:ff9b::8.8.8.8",
                            "64:ff9b:1::1",
                            "100::1",
                            "2001::1",
                            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                            "2001:2::1",
                            "2001:10::1",
                            "2001:20::1",
                            "2001:1ff:ffff::1",
                            "2001:db8::1",
                            "2002::1",
                            "2002:7f00:1::1",
                            "2002:808:808::1",
                            "2620:4f:8000::1",
                            "3fff::1",
                            "3fff:fff::1",
                            "4000::1",
                            "5f00::1",
                            "fc00::1",
                            "fd12:3456::1",
                            "fe80::1",
                            "febf::1",
                            "fec0::1",
                            "ff02::1",
                            "ffff::1"}) {
        INFO(bad);
        CHECK_FALSE(is_public_address(bad));
    }
}

TEST_CASE("what is not a plain literal is not a public address", "[http][address]") {
    for (const auto* odd : {"", " ", "8.8.8", "8.8.8.8.8", "134744072", "0x8.8.8.8", "08.8.8.8", "8.8.8.8 ",
                            "8.8.8.8:443", "[2606:4700::1]", "2606:4700::1%eth0", "example.org", "2606:4700",
                            "8.8.8.256", "2606:4700:0000:0000:0000:0000:0000:0000:0000:0000:1"}) {
        INFO(odd);
        CHECK_FALSE(is_public_address(odd));
    }
}

TEST_CASE("a socket address of another family is not public", "[http][address]") {
    sockaddr_un local{};
    local.sun_family = AF_UNIX;
    CHECK_FALSE(is_public(reinterpret_cast<const sockaddr&>(local)));
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_addr.s_addr = htonl(0x08080808);
    CHECK(is_public(reinterpret_cast<const sockaddr&>(four)));
}
