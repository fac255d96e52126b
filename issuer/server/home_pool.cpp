// SPDX-License-Identifier: Apache-2.0
#include "issuer/server/home_pool.h"

namespace carnet::issuer {

HomePool::Loan::~Loan() {
    if (!home_) return;
    const std::lock_guard lock(pool_->mutex_);
    pool_->idle_.push_back(std::move(home_));
}

Result<HomePool::Loan> HomePool::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            Loan loan(*this, std::move(idle_.back()));
            idle_.pop_back();
            return loan;
        }
    }
    CARNET_TRY(auto home, IssuerHome::open(directory_));
    return Loan(*this, std::make_unique<IssuerHome>(std::move(home)));
}

}  // namespace carnet::issuer
