// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/json_ld.h"

#include "wallet-format/rdf/src/direct_writer.h"
#include "wallet-format/rdf/src/expander.h"
#include "wallet-format/rdf/src/general_way.h"
#include "wallet-format/rdf/src/rdf_writer.h"

namespace carnet::wallet {

Result<std::string> expand_json_ld(const JsonLdSource& source, const ContextStore& contexts,
                                   const JsonLdOptions& options) {
    CARNET_TRY(const auto items, Expander(contexts, options).expand(source));
    return to_json(items);
}

Result<TracedDataset> trace_rdf(const JsonLdSource& source, const ContextStore& contexts,
                                const JsonLdOptions& options) {
    CARNET_TRY(const auto items, Expander(contexts, options).expand(source));
    RdfWriter writer(options);
    CARNET_TRY_VOID(writer.add(items));
    return TracedDataset{writer.take(), writer.take_sources()};
}

Result<RdfDataset> to_rdf_generally(const JsonLdSource& source, const ContextStore& contexts,
                                    const JsonLdOptions& options) {
    CARNET_TRY(auto traced, trace_rdf(source, contexts, options));
    return std::move(traced.dataset);
}

Result<RdfDataset> to_rdf(const JsonLdSource& source, const ContextStore& contexts,
                          const JsonLdOptions& options) {
    if (may_go_directly(options)) {
        DirectWriter writer(contexts, options);
        if (auto dataset = writer.write(source)) return *std::move(dataset);
        if (writer.limit()) return *writer.limit();
    }
    return to_rdf_generally(source, contexts, options);
}

}  // namespace carnet::wallet
