// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/sd-jwt/type_metadata.h"
#include "tests/unit/wallet-format/sd-jwt/sd_jwt_samples.h"

#include <map>

namespace carnet::wallet {
namespace {

TypeMetadata sample() {
    return {"https://b.example/types/x",
            "X",
            "a type",
            {},
            {},
            {{"en", "Certificate", "Of skills"}, {"fr", "Certificat", {}}},
            {{{"name"}, {{"en", "Name", {}}}, true, SelectiveDisclosure::kAlways},
             {{"units", EveryElement{}, "grade"}, {}, false, SelectiveDisclosure::kAllowed}}};
}

// Documents by their vct.
TypeFetch from(std::map<std::string, std::string> documents) {
    return [documents = std::move(documents)](std::string_view vct) -> Result<std::string> {
        const auto found = documents.find(std::string(vct));
        if (found == documents.end()) return error(ErrorCode::kNotFound, "no such type", std::string(vct));
        return found->second;
    };
}

TEST_CASE("type metadata that are written are read back", "[wallet-format][sd-jwt]") {
    const auto document = test::json(write_type_metadata(sample()));
    CHECK(read_type_metadata(document.root()).value() == sample());
}

TEST_CASE("type metadata of the wrong shape are refused, what is not understood is passed over",
          "[wallet-format][sd-jwt]") {
    CHECK(read_type_metadata(test::json(R"({"vct":"x","rendering":{},"a":1})").root()));
    for (const auto* wrong :
         {"{}", "[]", R"({"vct":1})", R"({"vct":"x","display":{}})",
          R"({"vct":"x","display":[{"locale":"en"}]})", R"({"vct":"x","claims":[{}]})",
          R"({"vct":"x","claims":[{"path":[]}]})", R"({"vct":"x","claims":[{"path":["a"],"sd":"maybe"}]})",
          R"({"vct":"x","claims":[{"path":["a"],"mandatory":"yes"}]})"}) {
        INFO(wrong);
        CHECK_FALSE(read_type_metadata(test::json(wrong).root()));
    }
}

TEST_CASE("a document is tied to its digest, the strongest of several", "[wallet-format][sd-jwt]") {
    const auto bytes = as_bytes("text");
    const auto good = integrity_of(bytes);
    CHECK(check_integrity(good, bytes));
    CHECK(check_integrity("sha256-AAAA " + good + "?opt", bytes));
    CHECK_FALSE(check_integrity(good, as_bytes("texT")));
    CHECK_FALSE(check_integrity("", bytes));
    CHECK_FALSE(check_integrity("md5-AAAA", bytes));
    CHECK_FALSE(check_integrity(good + " sha384-AAAA", bytes));  // the stronger one decides
}

TEST_CASE("a type inherits the claims that it does not describe itself", "[wallet-format][sd-jwt]") {
    const auto fetch = from({{"a", R"({"vct":"a","extends":"b","claims":[{"path":["x"],"mandatory":true}]})"},
                             {"b", R"({"vct":"b","display":[{"locale":"en","name":"B"}],)"
                                   R"("claims":[{"path":["x"]},{"path":["y"],"sd":"never"}]})"}});
    const auto type = resolve_type("a", "", fetch).value();
    CHECK(type.claims.size() == 2);
    CHECK(type.claims[0].mandatory);
    CHECK(type.claims[1].sd == SelectiveDisclosure::kNever);
    CHECK(type.display.front().label == "B");
}

TEST_CASE("a type takes nothing back of what it extends", "[wallet-format][sd-jwt]") {
    const auto with = [](std::string_view own, std::string_view inherited) {
        return resolve_type("a", "",
                            from({{"a", R"({"vct":"a","extends":"b","claims":[)" + std::string(own) + "]}"},
                                  {"b", R"({"vct":"b","claims":[)" + std::string(inherited) + "]}"}}));
    };
    CHECK(with(R"({"path":["x"],"sd":"always"})", R"({"path":["x"]})"));
    CHECK(with(R"({"path":["x"]})", R"({"path":["x"],"sd":"never"})").error().where == "/x");
    CHECK(with(R"({"path":["x"]})", R"({"path":["x"],"mandatory":true})").error().where == "/x");
}

TEST_CASE("types in a circle, too long a chain, another type and a wrong digest are refused",
          "[wallet-format][sd-jwt]") {
    const auto circle = from({{"a", R"({"vct":"a","extends":"b"})"}, {"b", R"({"vct":"b","extends":"a"})"}});
    CHECK(resolve_type("a", "", circle).error().code == ErrorCode::kBadValue);
    const auto endless = [](std::string_view vct) -> Result<std::string> {
        return R"({"vct":")" + std::string(vct) + R"(","extends":")" + std::string(vct) + R"(x"})";
    };
    CHECK(resolve_type("a", "", endless).error().code == ErrorCode::kLimit);
    const auto other = from({{"a", R"({"vct":"b"})"}});
    CHECK(resolve_type("a", "", other).error().code == ErrorCode::kBadValue);
    CHECK(resolve_type("a", integrity_of(as_bytes("x")), other).error().code == ErrorCode::kBadValue);
    CHECK(resolve_type("z", "", other).error().code == ErrorCode::kNotFound);
    const std::string base = R"({"vct":"b"})";
    const auto tied = from(
        {{"a", R"({"vct":"a","extends":"b","extends#integrity":")" + integrity_of(as_bytes(base)) + "\"}"},
         {"b", base}});
    CHECK(resolve_type("a", "", tied));
    const auto untied =
        from({{"a", R"({"vct":"a","extends":"b","extends#integrity":"sha256-AAAA"})"}, {"b", base}});
    CHECK(resolve_type("a", "", untied).error().where == "b");
}

}  // namespace
}  // namespace carnet::wallet
