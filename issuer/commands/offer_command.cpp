// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer offer: what holders are handed so that their wallets fetch their certificates.
#include "issuer/commands/exit_codes.h"
#include "issuer/commands/program.h"
#include "issuer/oid4vci/authorization_settings.h"
#include "issuer/oid4vci/offer.h"
#include "wording/qr_svg.h"

namespace carnet::issuer {
namespace {

constexpr std::size_t kPage = 1'000;

struct CreateOptions {
    std::string batch;
    std::optional<std::size_t> row;
    std::size_t valid_hours = 72;
    bool with_tx_code = false;
    std::optional<std::filesystem::path> pictures;
};

struct ListOptions {
    std::optional<std::string> batch;
};

struct OneOptions {
    std::string offer;
    std::size_t valid_hours = 72;
    bool with_tx_code = false;
    std::optional<std::filesystem::path> pictures;
};

OfferTerms terms_of(std::size_t hours, bool with_tx_code) {
    return {static_cast<std::int64_t>(hours) * 3600, with_tx_code};
}

void write_record(JsonWriter& writer, const OfferRecord& offer) {
    writer.member("id", offer.id).member("award", offer.award).key("row").integer(offer.row);
    writer.member("state", to_string(offer.state)).member("created", Timestamp::of(offer.created).text());
    writer.member("expires", Timestamp::of(offer.expires).text());
    writer.key("txCode").boolean(offer.tx_code.has_value());
    if (!offer.notified.empty()) writer.member("notified", offer.notified);
}

// The only place where the secrets are shown.
Result<void> show_new(const IssuerHome& home, const Console& console, JsonWriter& writer,
                      const NewOffer& offer) {
    CARNET_TRY(const auto authorization, authorization_settings_of(home));
    const auto state = login_state(authorization, offer.record, offer.secret);
    CARNET_TRY(const auto text, write_offer(home, offer.record, code_of(offer.secret), state));
    const auto link = link_by_reference(home.settings(), offer.secret);
    console.say(offer.record.id + "  line " + std::to_string(offer.line) + "  until " +
                Timestamp::of(offer.record.expires).text());
    console.say("  " + link);
    if (offer.tx_code) console.say("  transaction code, by another way: " + *offer.tx_code);
    writer.begin_object();
    write_record(writer, offer.record);
    writer.key("line").integer(static_cast<std::int64_t>(offer.line));
    writer.member("link", link).member("linkByValue", link_by_value(text));
    if (offer.tx_code) writer.member("transactionCode", *offer.tx_code);
    writer.end_object();
    return {};
}

// One file for each offer, readable by its owner only: what a phone's camera is pointed at.
Result<void> write_pictures(const IssuerHome& home, const std::vector<NewOffer>& made,
                            const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return error(ErrorCode::kIo, "cannot be made: " + failed.message(), folder.string());
    for (const auto& offer : made) {
        const auto picture = wording::qr_svg(link_by_reference(home.settings(), offer.secret));
        if (!picture) return error(ErrorCode::kLimit, "the link is too long for a QR code", offer.record.id);
        CARNET_TRY_VOID(write_file(folder / (offer.record.id + ".svg"), *picture));
    }
    return {};
}

Result<int> show_all_new(Program& program, const IssuerHome& home, const std::vector<NewOffer>& made,
                         const std::optional<std::filesystem::path>& pictures) {
    // The offers are made: what cannot be written must not keep their links from being shown.
    const auto drawn = pictures ? write_pictures(home, made, *pictures) : Result<void>();
    auto& console = program.console();
    JsonWriter writer;
    writer.begin_object().key("offers").begin_array();
    for (const auto& offer : made) CARNET_TRY_VOID(show_new(home, console, writer, offer));
    writer.end_array().end_object();
    console.say(
        std::to_string(made.size()) +
        " offers. Whoever has a link can redeem it once: hand each to its holder only. They are not shown "
        "again.");
    console.give(writer);
    CARNET_TRY_VOID(drawn);
    return kExitDone;
}

Result<int> run_create(Program& program, const CreateOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    std::optional<std::int64_t> row;
    if (options.row) row = static_cast<std::int64_t>(*options.row);
    CARNET_TRY(const auto made,
               make_offers(home, options.batch, row, terms_of(options.valid_hours, options.with_tx_code),
                           program.clock(), program.random()));
    return show_all_new(program, home, made, options.pictures);
}

Result<int> run_replace(Program& program, const OneOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY(auto made,
               replace_offer(home, options.offer, terms_of(options.valid_hours, options.with_tx_code),
                             program.clock(), program.random()));
    std::vector<NewOffer> all;
    all.push_back(std::move(made));
    return show_all_new(program, home, all, options.pictures);
}

Result<int> run_withdraw(Program& program, const OneOptions& options) {
    CARNET_TRY(auto home, program.open_home());
    CARNET_TRY_VOID(withdraw_offer(home, options.offer, program.clock()));
    program.console().say("Withdrawn: " + options.offer);
    JsonWriter writer;
    writer.begin_object().member("id", options.offer).member("state", "withdrawn").end_object();
    program.console().give(writer);
    return kExitDone;
}

Result<int> run_list(Program& program, const ListOptions& options) {
    CARNET_TRY(const auto home, program.open_home());
    std::int64_t batch = 0;
    if (options.batch) {
        CARNET_TRY(const auto found, home.records().batches->find(*options.batch));
        if (!found) return error(ErrorCode::kNotFound, "There is no such batch.", *options.batch);
        batch = found->number;
    }
    JsonWriter writer;
    writer.begin_object().key("offers").begin_array();
    for (std::int64_t after = 0;;) {
        CARNET_TRY(const auto page, home.records().offers->list(batch, after, kPage));
        if (page.empty()) break;
        for (const auto& offer : page) {
            after = offer.number;
            program.console().say(offer.id + "  row " + std::to_string(offer.row) + "  " +
                                  std::string(to_string(offer.state)) + "  until " +
                                  Timestamp::of(offer.expires).text() + "  " + offer.award);
            writer.begin_object();
            write_record(writer, offer);
            writer.end_object();
        }
    }
    writer.end_array().end_object();
    program.console().give(writer);
    return kExitDone;
}

void add_create(Program& program, Command offer) {
    auto options = std::make_shared<CreateOptions>();
    auto command = program.add(offer, "create", "Make the offers of an approved batch, or of one row of it");
    command.option("BATCH", options->batch, "An approved batch whose certificates go to wallets").required();
    command.option("--row", options->row, "Only this row of the batch (1, 2, ...)");
    command.option("--valid-hours", options->valid_hours, "How long an offer may be redeemed")
        .shows_default();
    command.flag("--tx-code", options->with_tx_code,
                 "Six digits besides, shown once: give them to the holder by another way than the link");
    command.option("--qr-codes", options->pictures, "Write the link of each as a QR code into this folder");
    program.on(command, [&program, options] { return run_create(program, *options); });
}

void add_list(Program& program, Command offer) {
    auto options = std::make_shared<ListOptions>();
    auto command = program.add(offer, "list", "Show the offers and what became of them");
    command.option("--batch", options->batch, "Only those of this batch");
    program.on(command, [&program, options] { return run_list(program, *options); });
}

void add_withdraw(Program& program, Command offer) {
    auto options = std::make_shared<OneOptions>();
    auto command = program.add(offer, "withdraw", "Take back an offer that was not redeemed");
    command.option("OFFER", options->offer, "Its id").required();
    program.on(command, [&program, options] { return run_withdraw(program, *options); });
}

void add_reissue(Program& program, Command offer) {
    auto options = std::make_shared<OneOptions>();
    auto command = program.add(offer, "reissue",
                               "Another offer of the same award, for a holder who lost phone, link or code");
    command.option("OFFER", options->offer, "The id of the award's newest offer").required();
    command.option("--valid-hours", options->valid_hours, "How long it may be redeemed").shows_default();
    command.flag("--tx-code", options->with_tx_code, "Six digits besides, shown once");
    command.option("--qr-codes", options->pictures, "Write its link as a QR code into this folder");
    command.footer("Copies in the old wallet are revoked in the moment in which the new offer is redeemed.");
    program.on(command, [&program, options] { return run_replace(program, *options); });
}

}  // namespace

void add_offer(Program& program) {
    auto offer = program.add(program.root(), "offer", "Offers, by which certificates come into wallets");
    offer.requires_subcommand();
    add_create(program, offer);
    add_list(program, offer);
    add_withdraw(program, offer);
    add_reissue(program, offer);
}

}  // namespace carnet::issuer
