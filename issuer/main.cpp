// SPDX-License-Identifier: Apache-2.0
//
// carnet-issuer: from a spreadsheet to signed certificates, under the hands of two persons.
#include "issuer/commands/program.h"
#include "keys/process_hardening.h"

int main(int argc, char** argv) {
    using namespace carnet::issuer;
    carnet::keys::harden_process();
    Program program(
        "carnet-issuer",
        "Signs competency certificates: a spreadsheet is checked row by row, two officers decide, and every "
        "step is recorded.");
    add_init(program);
    add_profile(program);
    add_officer(program);
    add_import(program);
    add_show(program);
    add_approve(program);
    add_issue(program);
    add_export(program);
    add_print(program);
    add_print_find(program);
    add_status_changes(program);
    add_key(program);
    add_status(program);
    add_trust(program);
    add_offer(program);
    add_signer(program);
    add_serve(program);
    add_fsck(program);
    add_backup(program);
    add_decision(program);
    return program.run(argc, argv);
}
