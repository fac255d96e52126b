// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/claim_path.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"

namespace carnet::wallet {
namespace {

ClaimPath path(std::string_view text) {
    const auto document = test::json(text);
    auto read = read_claim_path(document.root());
    REQUIRE(read);
    return *std::move(read);
}

TEST_CASE("a claim path that is read is written back", "[wallet-format][sd-jwt]") {
    for (const auto* text : {R"(["address"])", R"(["degrees",null,"type"])", R"(["a",0,"b",12])"}) {
        JsonWriter out;
        write_claim_path(out, path(text));
        CHECK(out.take() == text);
    }
    CHECK(pointer_of(path(R"(["a/b","c~d",3,null])")) == "/a~1b/c~0d/3/*");
}

TEST_CASE("what is no claim path is refused", "[wallet-format][sd-jwt]") {
    for (const auto* text : {"[]", R"("a")", R"([-1])", R"([1.5])", R"([true])", R"([["a"]])"}) {
        INFO(text);
        CHECK_FALSE(read_claim_path(test::json(text).root()));
    }
    std::string deep = "[\"a\"";
    for (std::size_t i = 0; i < kMaxClaimPathSteps; ++i) deep += ",0";
    CHECK(read_claim_path(test::json(deep + "]").root()).error().code == ErrorCode::kBadValue);
}

TEST_CASE("every element of an array is meant by null, and a member by its name only",
          "[wallet-format][sd-jwt]") {
    CHECK(names(path(R"(["a",null])"), path(R"(["a",7])")));
    CHECK_FALSE(names(path(R"(["a",null])"), path(R"(["a","7"])")));
    CHECK_FALSE(names(path(R"(["a",7])"), path(R"(["a","7"])")));
    CHECK_FALSE(names(path(R"(["a"])"), path(R"(["a",7])")));
    CHECK(touches(path(R"(["a"])"), path(R"(["a",7])")));
    CHECK(touches(path(R"(["a",7,"b"])"), path(R"(["a",7])")));
    CHECK_FALSE(touches(path(R"(["a",7,"b"])"), path(R"(["a",8])")));
}

}  // namespace
}  // namespace carnet::wallet
