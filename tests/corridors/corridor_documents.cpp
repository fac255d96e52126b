// SPDX-License-Identifier: Apache-2.0
//
// corridor_documents FOLDER OUT: makes what a folder of docs/examples/corridors describes. Into OUT (which
// must not be there yet): documents/ (what people hold), trust/ (what verifiers load), status/, did/,
// names.json, policy.toml and verifier.toml. Keys are made here and forgotten. A text that its strict reader
// refuses ends the program with its place; where the folder says that it must be refused, the place is
// written to documents/<name>.refused.json, and a text that is accepted all the same ends the program.
#include "base/json_writer.h"
#include "tests/corridors/made_documents.h"
#include "tests/corridors/output_files.h"
#include "tests/corridors/placeholders.h"
#include "tests/corridors/status_lists.h"
#include "tests/corridors/verifier_files.h"

#include <iostream>
#include <system_error>

namespace {

using namespace carnet;
using namespace carnet::corridors;
namespace fs = std::filesystem;

Result<void> make_folders(const fs::path& out) {
    for (const char* folder : {"documents", "trust", "status", "did"}) {
        std::error_code failed;
        if (!fs::create_directories(out / folder, failed) || failed)
            return error(ErrorCode::kIo, "It is there already, or cannot be made.", (out / folder).string());
    }
    return {};
}

Result<void> give_ids(Known& known, JsonValue documents, Random& random) {
    for (const JsonValue entry : documents.elements()) {
        CARNET_TRY(const auto name, entry.require("name"));
        CARNET_TRY(const auto text, name.as_string());
        if (!known.ids.emplace(text, "urn:uuid:" + random.uuid()).second)
            return error(ErrorCode::kBadValue, "Two documents have that name.", name.pointer());
    }
    return {};
}

Result<void> write_refused(const Draft& draft, const Error& fault, const fs::path& out) {
    JsonWriter json;
    json.begin_object().member("where", fault.where).member("code", to_string(fault.code));
    json.member("detail", fault.detail).end_object();
    return write_file(out / "documents" / (draft.name + ".refused.json"), json.take());
}

Result<void> keep(const Draft& draft, MadeDocument made, Known& known, MadeDocuments& all,
                  const fs::path& out) {
    known.digests.emplace(draft.name, made.digest);
    known.bytes.emplace(draft.name, digest_of(made.text));
    const char* folder = is_for_verifiers(made.type) ? "trust" : "documents";
    CARNET_TRY_VOID(write_file(out / folder / (draft.name + ".json"), made.text));
    all.emplace(draft.name, std::move(made));
    return {};
}

Result<void> make_one(JsonValue folder, JsonValue entry, const fs::path& from, const fs::path& out,
                      Known& known, MadeDocuments& all) {
    CARNET_TRY(auto draft, read_draft(folder, entry, known.actors, from));
    draft.envelope.id = known.ids.at(draft.name);
    CARNET_TRY(const auto raw, read_file(draft.file));
    auto filled = fill_in(raw, known, draft.envelope.id);
    auto made = filled ? make_document(draft, *filled, all) : Result<MadeDocument>(filled.error());
    if (draft.must_be_refused) {
        if (!made) return write_refused(draft, made.error(), out);
        return error(ErrorCode::kBadValue, "It was to be refused, and is not.", draft.name);
    }
    if (!made) return error(made.error().code, made.error().detail, draft.file.string() + made.error().where);
    return keep(draft, *std::move(made), known, all, out);
}

// What the names of the folder became, for whoever reads the answers.
Result<void> write_names(const Known& known, const fs::path& out) {
    JsonWriter json;
    json.begin_object().key("did").begin_object();
    for (const auto& [handle, actor] : known.actors) json.member(handle, actor.did);
    json.end_object().key("id").begin_object();
    for (const auto& [name, id] : known.ids) json.member(name, id);
    json.end_object().end_object();
    return write_file(out / "names.json", json.take());
}

Result<void> make_all(const fs::path& from, const fs::path& out) {
    SystemRandom random;
    CARNET_TRY(const auto text, read_file(from / "case.json"));
    CARNET_TRY(const auto folder, JsonDocument::parse(text));
    CARNET_TRY(const auto actors_json, folder.root().require("actors"));
    CARNET_TRY(const auto actors, make_actors(actors_json, random));
    CARNET_TRY(const auto documents, folder.root().require("documents"));
    CARNET_TRY_VOID(make_folders(out));
    Known known{actors, {}, {}, {}};
    CARNET_TRY_VOID(give_ids(known, documents, random));
    CARNET_TRY_VOID(write_names(known, out));
    MadeDocuments all;
    for (const JsonValue entry : documents.elements())
        CARNET_TRY_VOID(make_one(folder.root(), entry, from, out, known, all));
    CARNET_TRY_VOID(write_status_lists(folder.root(), actors, out / "status"));
    for (const auto& [handle, actor] : actors)
        if (actor.did_document)
            CARNET_TRY_VOID(write_file(out / "did" / (handle + ".json"), *actor.did_document));
    return write_verifier_files(folder.root(), actors, out);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: corridor_documents FOLDER OUT\n";
        return 2;
    }
    const auto made = make_all(argv[1], argv[2]);
    if (made) return 0;
    std::cerr << "corridor_documents: " << made.error().message() << '\n';
    return 1;
}
