// SPDX-License-Identifier: Apache-2.0
//
// Everything that is wrong with a JSON object as a described value (description.h), where the reader ends at
// the first fault: for somebody who writes a document by hand and wants to know all that is still missing.
// The place of what is missing is the member's own: "/remedies/0/deadline". Belongs to one function call.
#pragma once

#include "wallet-format/profile/src/described_reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet::profile {

template <class T>
void list_faults(JsonValue json, std::vector<Error>& faults);

class FaultLister {
  public:
    FaultLister(JsonValue object, std::vector<Error>& faults) : object_(object), faults_(faults) {}

    template <class Out>
    void text(std::string_view name, Out& out, TextKind kind) {
        ask(name, [&](DescribedReader& reader) { reader.text(name, out, kind); });
    }
    void texts(std::string_view name, std::vector<std::string>& out, TextKind kind, Count count) {
        ask(name, [&](DescribedReader& reader) { reader.texts(name, out, kind, count); });
    }
    void translations(std::string_view name, Translations& out, TextKind kind, Count count) {
        ask(name, [&](DescribedReader& reader) { reader.translations(name, out, kind, count); });
    }
    template <class Out>
    void choice(std::string_view name, Out& out) {
        ask(name, [&](DescribedReader& reader) { reader.choice(name, out); });
    }
    template <class Out>
    void choices(std::string_view name, Out& out, Count count) {
        ask(name, [&](DescribedReader& reader) { reader.choices(name, out, count); });
    }
    void constant(std::string_view name, std::string_view expected) {
        ask(name, [&](DescribedReader& reader) { reader.constant(name, expected); });
    }
    void constants(std::string_view name, std::initializer_list<std::string_view> expected) {
        ask(name, [&](DescribedReader& reader) { reader.constants(name, expected); });
    }
    void constant_flag(std::string_view name, bool expected) {
        ask(name, [&](DescribedReader& reader) { reader.constant_flag(name, expected); });
    }
    template <class Out>
    void flag(std::string_view name, Out& out) {
        ask(name, [&](DescribedReader& reader) { reader.flag(name, out); });
    }
    template <class Out>
    void whole(std::string_view name, Out& out, std::int64_t least, std::int64_t most) {
        ask(name, [&](DescribedReader& reader) { reader.whole(name, out, least, most); });
    }
    template <class Out>
    void day(std::string_view name, Out& out) {
        ask(name, [&](DescribedReader& reader) { reader.day(name, out); });
    }
    template <class Out>
    void partial_day(std::string_view name, Out& out) {
        ask(name, [&](DescribedReader& reader) { reader.partial_day(name, out); });
    }
    template <class Out>
    void instant(std::string_view name, Out& out) {
        ask(name, [&](DescribedReader& reader) { reader.instant(name, out); });
    }

    template <class T>
    void object(std::string_view name, T& out) {
        if (!descend<T>(name))
            ask(name, [&](DescribedReader& reader) { reader.object(name, out); });  // says that it is missing
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& /*out*/) {
        if (!descend<T>(name)) asked_.push_back(name);
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out, Count count) {
        const auto member = object_.find(name);
        const std::size_t before = faults_.size();
        if (member && member->is_array() && member->size() <= count.most) {
            for (const JsonValue element : member->elements()) list_faults<T>(element, faults_);
        }
        if (faults_.size() == before)
            ask(name, [&](DescribedReader& reader) { reader.list(name, out, count); });
        asked_.push_back(name);
    }

    // What is left over.
    void finish() {
        for (const auto& [name, value] : object_.members()) {
            if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
                faults_.push_back(error(ErrorCode::kUnknownMember,
                                        "this kind of document has no such member; remove it",
                                        value.pointer()));
        }
    }

  private:
    template <class Read>
    void ask(std::string_view name, const Read& read) {
        asked_.push_back(name);
        DescribedReader reader(object_);
        read(reader);
        if (!reader.fault()) return;
        faults_.push_back(*reader.fault());
        if (object_.find(name)) return;
        faults_.back().where = object_.pointer() + "/" + std::string(name);
        faults_.back().detail = "is missing; add it";
    }
    template <class T>
    bool descend(std::string_view name) {
        const auto member = object_.find(name);
        if (!member) return false;
        asked_.push_back(name);
        list_faults<T>(*member, faults_);
        return true;
    }

    JsonValue object_;
    std::vector<Error>& faults_;
    std::vector<std::string_view> asked_;
};

template <class T>
void list_faults(JsonValue json, std::vector<Error>& faults) {
    const auto object = json.as_object();
    if (!object) {
        faults.push_back(object.error());
        return;
    }
    T value;
    FaultLister lister(*object, faults);
    Description<T>::members(lister, value);
    lister.finish();
}

}  // namespace carnet::wallet::profile
