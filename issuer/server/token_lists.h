// SPDX-License-Identifier: Apache-2.0
//
// The tokens of the status lists, signed when somebody asks for one that has changed or grown old.
// Thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/publish.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace carnet::issuer {

class TokenLists {
  public:
    explicit TokenLists(StatusKey key) : key_(std::move(key)) {}
    // The token as it stands now; null: there is no such list.
    [[nodiscard]] Result<std::shared_ptr<const std::string>> current(const IssuerHome& home,
                                                                     std::string_view list, UtcTime now);

  private:
    struct Held {
        std::int64_t revision = 0;
        UtcTime made;
        std::shared_ptr<const std::string> text;
    };
    StatusKey key_;
    std::mutex mutex_;
    std::map<std::string, Held, std::less<>> held_;
};

}  // namespace carnet::issuer
