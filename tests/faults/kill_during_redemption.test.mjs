// SPDX-License-Identifier: Apache-2.0
// A wallet redeems an offer while one of the two processes is killed with SIGKILL at a random moment. Afterwards the offer can either still be
// redeemed, or its certificate is stored and the same key fetches it again; never both, and nothing is given twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pause, workFolder } from '../e2e/support/programs.mjs';
import { WalletBoard } from '../e2e/support/wallet_board.mjs';
import { HolderKey, Wallet } from '../interop/wallets/wallet.mjs';

const rounds = process.env.CARNET_SOAK === 'long' ? 300 : 30;

// Goes on from wherever the wallet stands: with its token when it has one that still counts, else with the code.
async function goOn(wallet, link) {
  if (wallet.token) {
    const copies = await wallet.fetch().catch(() => null);
    if (copies) return copies;
    wallet.token = undefined;
  }
  await wallet.open(link);
  await wallet.authorize();
  return wallet.fetch();
}

test(`${rounds} kills during redemptions leave each offer open or its certificate to be fetched again`, async (t) => {
  const board = await WalletBoard.make(workFolder(t));
  const offers = await board.offers(rounds);
  let { signer, server } = await board.open(t);
  let interrupted = 0;
  for (const [round, offer] of offers.entries()) {
    const wallet = new Wallet([await HolderKey.make()]);
    const redeeming = wallet.accept(offer.link).then((copies) => ({ copies }), (error) => ({ error }));
    await pause(Math.random() * 60);
    const victim = round % 2 === 0 ? 'signer' : 'server';
    await (victim === 'signer' ? signer : server).kill();
    const { copies } = await redeeming;
    if (!copies) ++interrupted;
    if (victim === 'signer') signer = await board.serveSigner(t);
    else server = await board.serve(t);
    const again = await goOn(wallet, offer.link);
    if (copies) assert.deepEqual(again, copies, `round ${round}: the same key was given something else`);
    const report = await board.fsck();
    assert.equal(report.clean, true, `round ${round}: ${JSON.stringify(report.findings)}`);
  }
  const states = Object.values(await board.offerStates());
  assert.deepEqual(new Set(states.map((one) => one.state)), new Set(['redeemed']));
  t.diagnostic(`${interrupted} of ${rounds} redemptions were interrupted`);
  assert.ok(interrupted > rounds / 6, `only ${interrupted} kills met a redemption`);
});
