// SPDX-License-Identifier: Apache-2.0
// clang-tidy 16 over the product's sources, from the compile commands of build/clang. A file that passed before and is the same since,
// with everything that it includes and with the same rules, is not looked at again: only its digest is taken.
// usage: node script/tidy.mjs [--analyze] [FILE...]      --analyze: also the static analyzer, which takes longest on files with much control flow; the nightly run does it
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const rooms = ['base', 'keys', 'wallet-format', 'store', 'http', 'wording', 'issuer', 'verifier'];
const wanted = process.argv.slice(2).filter((argument) => argument !== '--analyze');
const checks = process.argv.includes('--analyze') ? [] : ['--checks=-clang-analyzer-*'];
const files = wanted.length > 0 ? wanted : execFileSync('git', ['ls-files', '-z', ...rooms.map((room) => `${room}/*.cpp`)], { encoding: 'utf8' }).split('\0').filter(Boolean);
const commands = new Map(JSON.parse(readFileSync('build/clang/compile_commands.json', 'utf8')).map((entry) => [relative(root, resolve(entry.directory, entry.file)), entry]));
const passed = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'carnet-tidy');
mkdirSync(passed, { recursive: true });

const run = (program, args, options = {}) => new Promise((resolve) => {
  execFile(program, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, ...options }, (failed, out, errors) => resolve({ failed, out, errors }));
});

const version = execFileSync('clang-tidy-16', ['--version'], { encoding: 'utf8' });

// What clang-tidy's answer depends on: the rules, and the text after preprocessing, comments (NOLINT) included.
async function digestOf(file, entry) {
  const compiler = entry.command.slice(entry.command.indexOf('clang++'));
  const [program, ...args] = compiler.split(' ').filter(Boolean).map((word) => word.replaceAll('\\', ''));
  const output = args.indexOf('-o');
  const kept = [...args.slice(0, output), ...args.slice(output + 2)].filter((word) => word !== '-c');
  const { failed, out } = await run(program, [...kept, '-E', '-P', '-C'], { cwd: entry.directory });
  if (failed) return undefined;
  const rules = ['.clang-tidy', `${dirname(file)}/.clang-tidy`].filter((name) => existsSync(name)).map((name) => readFileSync(name, 'utf8'));
  return createHash('sha256').update([version, ...checks, ...rules, ...kept.map((word) => word.replaceAll(root, '')), out].join('\0')).digest('hex');
}

let looked = 0;
const findings = [];
async function look(file) {
  const entry = commands.get(file);
  if (!entry) return findings.push(`${file}: not in build/clang/compile_commands.json; configure the preset clang`);
  const digest = await digestOf(file, entry);
  if (digest && existsSync(join(passed, digest))) return undefined;
  ++looked;
  const { failed, out } = await run('clang-tidy-16', ['-p', 'build/clang', '--quiet', ...checks, file]);
  if (failed) return findings.push(out.replaceAll(`${root}/`, ''));
  if (digest) writeFileSync(join(passed, digest), '');
  return undefined;
}

const queue = [...files];
await Promise.all(Array.from({ length: cpus().length }, async () => { while (queue.length > 0) await look(queue.shift()); }));
for (const finding of findings) console.log(finding);
console.log(`clang-tidy: ${files.length} files, ${looked} looked at, ${findings.length} with findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
