// SPDX-License-Identifier: Apache-2.0
// A context that has something of everything, and documents for it.
#pragma once

#include "base/random.h"

#include <array>
#include <string>
#include <string_view>

namespace carnet::test {

inline constexpr std::string_view kJsonLdContext =
    R"({"@context":{"@version":1.1,"id":"@id","type":"@type","x":"urn:x:","p":"urn:p","q":"urn:p",
        "T":{"@id":"urn:T","@context":{"n":{"@id":"urn:n","@type":"@id"},"type":null}},
        "U":{"@id":"urn:U","@context":{"n":"urn:other","p":{"@id":"urn:p2"}}},
        "V":{"@id":"urn:V","@context":{"@propagate":true,"w":"urn:w"}},
        "W":{"@id":"urn:W","@context":{"@language":"ne"}},
        "s":{"@id":"urn:s","@context":{"p":"urn:scoped","r":{"@id":"urn:r","@type":"@id"}}},
        "f":{"@id":"urn:f","@context":{"f":"urn:redefined"}},
        "r":{"@id":"urn:r","@type":"@id"},"v":{"@id":"urn:v","@type":"@vocab"},
        "d":{"@id":"urn:d","@type":"http://www.w3.org/2001/XMLSchema#double"},
        "i":{"@id":"urn:i","@type":"http://www.w3.org/2001/XMLSchema#dateTime"},
        "l":{"@id":"urn:l","@container":"@list"},"z":{"@id":"urn:z","@container":"@set"},
        "g":{"@id":"urn:g","@container":"@graph"},"gs":{"@id":"urn:g","@container":"@graph","@context":null},
        "m":{"@id":"urn:m","@container":"@language"},"k":{"@id":"urn:k","@container":"@index"},
        "j":{"@id":"urn:j","@type":"@json"},"o":{"@id":"urn:o","@type":"@none"},
        "e":{"@id":"urn:e","@language":"de"},"b":{"@reverse":"urn:b"},"nothing":null}})";

// Documents made by chance from the terms of the context and what may stand behind them.
class RandomJsonLd {
  public:
    explicit RandomJsonLd(Random& random) : random_(random) {}

    std::string object(int depth) {
        std::string out = "{";
        for (auto members = random_.below(5); members > 0; --members) {
            static constexpr std::array<std::string_view, 22> kNames = {
                "id", "type", "p", "q", "n", "w", "s", "f", "r",   "v",    "d",
                "i",  "l",    "z", "g", "m", "k", "o", "e", "@id", "type", "p"};
            const auto name = pick(kNames);
            if (out.find("\"" + std::string(name) + "\":") != std::string::npos) continue;
            out.append(out.size() > 1 ? "," : "").append("\"").append(name).append("\":");
            out += name == "type" ? types() : name.ends_with("id") ? std::string(pick(kIds)) : value(depth);
        }
        return out + "}";
    }

  private:
    static constexpr std::array<std::string_view, 5> kIds = {
        R"("urn:a")", R"("urn:b#c")", R"("https://a.example/")", R"("x:y")", R"("_:b")"};
    template <std::size_t N>
    std::string_view pick(const std::array<std::string_view, N>& from) {
        return from[random_.below(N)];
    }
    std::string types() {
        static constexpr std::array<std::string_view, 6> kTypes = {R"("T")", R"("U")",     R"("V")",
                                                                   R"("W")", R"("urn:X")", R"("x:Y")"};
        std::string out = "[" + std::string(pick(kTypes));
        if (random_.below(2) == 0) out.append(",").append(pick(kTypes));
        return out + "]";
    }
    std::string value(int depth) {
        static constexpr std::array<std::string_view, 12> kScalars = {R"("text")",
                                                                      R"("urn:a")",
                                                                      R"("T")",
                                                                      "1",
                                                                      "1.5",
                                                                      "true",
                                                                      R"({"@value":"v"})",
                                                                      R"({"@value":"v","@language":"ar"})",
                                                                      R"({"@value":2,"@type":"T"})",
                                                                      "[]",
                                                                      "{}",
                                                                      R"("urn:a")"};
        switch (depth > 3 ? 3 : random_.below(8)) {
            case 0:
            case 1:
            case 2:
                return object(depth + 1);
            case 7:
                return "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            default:
                return std::string(pick(kScalars));
        }
    }

    Random& random_;
};

}  // namespace carnet::test
