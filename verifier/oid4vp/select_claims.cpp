// SPDX-License-Identifier: Apache-2.0
#include "verifier/oid4vp/select_claims.h"

#include <string>
#include <variant>

namespace carnet::verifier {
namespace {

// One step from every element that is selected so far.
// spec: OpenID4VP 1.0 section 7.1.1
class Step {
  public:
    explicit Step(const std::vector<JsonValue>& from) : from_(from) {}

    Result<std::vector<JsonValue>> operator()(const std::string& name) const {
        return through("an object", &JsonValue::is_object, [&](JsonValue value, auto& selected) {
            if (const auto member = value.find(name)) selected.push_back(*member);
        });
    }
    Result<std::vector<JsonValue>> operator()(std::size_t index) const {
        return through("an array", &JsonValue::is_array, [&](JsonValue value, auto& selected) {
            if (index < value.size()) selected.push_back(value.at(index));
        });
    }
    Result<std::vector<JsonValue>> operator()(wallet::EveryElement) const {
        return through("an array", &JsonValue::is_array, [](JsonValue value, auto& selected) {
            for (const JsonValue element : value.elements()) selected.push_back(element);
        });
    }

  private:
    template <class Select>
    Result<std::vector<JsonValue>> through(const char* kind, bool (JsonValue::*is_right)() const noexcept,
                                           Select select) const {
        std::vector<JsonValue> selected;
        for (const JsonValue value : from_) {
            if (!(value.*is_right)()) {
                return error(ErrorCode::kWrongType, std::string("the path needs ") + kind + " here",
                             value.pointer());
            }
            select(value, selected);
            if (selected.size() > kMaxSelected)
                return error(ErrorCode::kLimit, "the path leads to too many elements", value.pointer());
        }
        return selected;
    }

    const std::vector<JsonValue>& from_;
};

}  // namespace

Result<std::vector<JsonValue>> select_claims(const wallet::ClaimPath& path, JsonValue root) {
    std::vector<JsonValue> selected{root};
    for (const auto& part : path) {
        CARNET_TRY(selected, std::visit(Step(selected), part));
    }
    if (selected.empty()) {
        return error(ErrorCode::kMissingMember, "nothing stands at " + wallet::pointer_of(path),
                     root.pointer());
    }
    return selected;
}

}  // namespace carnet::verifier
