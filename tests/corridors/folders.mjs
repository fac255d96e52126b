// SPDX-License-Identifier: Apache-2.0
// The folders of docs/examples/corridors: read, and held against what a folder must say of itself.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const gallery = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'examples', 'corridors');

// { name, path, file } of each folder in `cases` or `rows`.
export const foldersIn = (kind) => readdirSync(join(gallery, kind), { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  .map((name) => ({ kind, name, path: join(gallery, kind, name), file: JSON.parse(readFileSync(join(gallery, kind, name, 'case.json'), 'utf8')) }));

const twice = (names) => names.filter((name, i) => names.indexOf(name) !== i);

function faultsOfClauses({ file, kind }, names) {
  if (kind !== 'rows') return file.clauses ? ['clauses belong to rows'] : [];
  if (!Array.isArray(file.clauses) || file.clauses.length === 0) return ['a row has clauses'];
  const cited = file.clauses.flatMap((clause) => clause.expectations ?? []);
  return [
    ...file.clauses.filter((clause) => !clause.clause).map(() => 'a clause without its text'),
    ...file.clauses.filter((clause) => !clause.open === !clause.expectations?.length).map((clause) =>
      `"${clause.clause}" needs expectations or the reason for which it is open, one of the two`),
    ...cited.filter((name) => !names.includes(name)).map((name) => `no expectation is called "${name}"`),
  ];
}

const forVerifiers = ['TrustList', 'RecognitionAgreement', 'LevelReferencing', 'OccupationalStandard', 'StatusNotice'];

// Documents of people that nothing is asked about.
function idle({ file, path }) {
  const text = (one) => readFileSync(join(path, 'documents', `${one.file ?? one.name}.json`), 'utf8');
  const asked = file.expectations.flatMap((one) => [one.check, one.refused, ...(one.with ?? [])]);
  return file.documents.filter((one) => !asked.includes(one.name) && !forVerifiers.includes(JSON.parse(text(one)).type)).map((one) => one.name);
}

const documentFiles = (file) => file.documents.map((one) => `${one.file ?? one.name}.json`);

// What is wrong with a folder, in sentences; nothing where it is as it should be.
export function faultsOf(folder) {
  const { file, name, path } = folder;
  const names = file.expectations.map((one) => one.name);
  const used = documentFiles(file);
  const there = readdirSync(join(path, 'documents'));
  const missing = used.filter((one) => !there.includes(one)).map((one) => `${name}: documents/${one} is not there`);
  if (missing.length > 0) return missing;
  return [
    ...(existsSync(join(path, 'README.md')) ? [] : ['there is no README.md']),
    ...(names.length > 0 ? [] : ['nothing is expected']),
    ...twice(names).map((one) => `two expectations are called "${one}"`),
    ...twice(file.documents.map((one) => one.name)).map((one) => `two documents are called "${one}"`),
    ...there.filter((one) => !used.includes(one)).map((one) => `documents/${one} is not used`),
    ...idle(folder).map((one) => `nothing is asked about "${one}"`),
    ...Object.values(file.actors).filter((actor) => !/\((demo|démo)\)$/.test(actor.name) && !/fictional/.test(actor.plays ?? ''))
      .map((actor) => `"${actor.name}" does not end in (demo)`),
    ...file.expectations.filter((one) => Object.keys(one.expect ?? {}).length === 0).map((one) => `"${one.name}" expects nothing`),
    ...faultsOfClauses(folder, names),
  ].map((fault) => `${name}: ${fault}`);
}
