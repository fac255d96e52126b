// SPDX-License-Identifier: Apache-2.0
// A board whose certificates go to wallets: offers, and the two processes behind them.
import { Board, cleanCsv } from './board.mjs';
import { serve } from './programs.mjs';

export class WalletBoard extends Board {
  static async make(folder, options = {}) { return Object.setPrototypeOf(await Board.make(folder, options), WalletBoard.prototype); }

  // An approved batch for wallets, of persons who were in none before.
  async approvedForWallets(rows, options = {}) {
    this.persons ??= 0;
    const { batch } = await this.import(cleanCsv(rows, { from: this.persons + 1, ...options }), ['--to-wallets']);
    this.persons += rows;
    await this.approve(batch.id);
    return batch;
  }

  async offers(rows, args = [], options = {}) {
    const batch = await this.approvedForWallets(rows, options);
    return (await this.json(['offer', 'create', batch.id, ...args])).offers;
  }

  async offerStates() {
    const { offers } = await this.json(['offer', 'list']);
    return Object.fromEntries(offers.map((offer) => [offer.id, offer]));
  }

  serveSigner(t) {
    return serve(t, 'carnet-issuer', this.command(['signer']), { folder: this.folder, secrets: { '--certificates-passphrase-fd': this.secrets.certificates } });
  }

  // Both processes, ready.
  async open(t) {
    const signer = await this.serveSigner(t);
    const server = await this.serve(t);
    return { signer, server };
  }
}
