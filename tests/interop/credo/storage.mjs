// SPDX-License-Identifier: Apache-2.0
// Credo's records, kept in memory as the text that a database would hold.
import { JsonTransformer, RecordDuplicateError, RecordNotFoundError } from '@credo-ts/core';

// Whether tags are what a query asks for; of a list of values all must be there.
function matches(tags, { $and, $or, $not, ...wanted }) {
  const fits = ([name, value]) => value === undefined
    || (Array.isArray(value) ? value.every((one) => tags[name]?.includes(one)) : tags[name] === value);
  return Object.entries(wanted).every(fits) && ($and ?? []).every((one) => matches(tags, one))
    && (!$or || $or.some((one) => matches(tags, one))) && (!$not || !matches(tags, $not));
}

export class MemoryStorage {
  supportsCursorPagination = false;
  #records = new Map();

  #of({ type }) {
    if (!this.#records.has(type)) this.#records.set(type, new Map());
    return this.#records.get(type);
  }

  #known(type, id) {
    const kept = this.#of({ type }).get(id);
    if (!kept) throw new RecordNotFoundError(`there is no ${id}`, { recordType: type });
    return kept;
  }

  #keep(record) {
    record.updatedAt = new Date();
    this.#of(record).set(record.id, { text: JsonTransformer.serialize(record), tags: structuredClone(record.getTags()) });
  }

  #read(recordClass, { text, tags }) {
    const record = JsonTransformer.deserialize(text, recordClass);
    record.replaceTags(structuredClone(tags));
    return record;
  }

  async save(context, record) {
    if (this.#of(record).has(record.id)) throw new RecordDuplicateError(`${record.id} is there already`, { recordType: record.type });
    this.#keep(record);
  }

  async update(context, record) {
    this.#known(record.type, record.id);
    this.#keep(record);
  }

  async delete(context, { type, id }) { await this.deleteById(context, { type }, id); }

  async deleteById(context, { type }, id) {
    this.#known(type, id);
    this.#of({ type }).delete(id);
  }

  async getById(context, recordClass, id) { return this.#read(recordClass, this.#known(recordClass.type, id)); }
  async getAll(context, recordClass) { return this.findByQuery(context, recordClass, {}); }

  async findByQuery(context, recordClass, query, { offset = 0, limit = Infinity } = {}) {
    const found = [...this.#of(recordClass).values()].filter(({ tags }) => matches(tags, query));
    return found.slice(offset, offset + limit).map((kept) => this.#read(recordClass, kept));
  }
}
