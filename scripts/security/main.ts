/** `npm run security`; scripts/security.mjs builds first and starts it. */
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { unknownLicences } from '../notices/licences.mjs';
import { audit } from './audit.ts';
import type { Check } from './check.ts';
import { electronegativity, unjustified } from './electronegativity.ts';
import { checkPage } from './hostile.ts';
import justified from './justified.json' with { type: 'json' };
import { mutants } from './mutants/index.ts';
import { runMutants } from './mutate.ts';
import { checkPackaged, packagedApp } from './packaged.ts';
import { checkVersion } from './version.ts';

const flags = new Set(process.argv.slice(2));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The checks of the page, and those of the packed app, which is packed first if there is none of this build; not so in the short form. */
async function checklist(isShort: boolean): Promise<{ checks: Check[]; tokenLeaks: number }> {
  const { checks, tokenLeaks } = isShort ? { checks: [], tokenLeaks: 0 } : await checkPage();
  checks.push(await checkVersion());
  const executable = (await packagedApp()) ?? (isShort ? null : await packNow());
  if (executable !== null) checks.push(...(await checkPackaged(executable)));
  else if (isShort) say('No packed app was looked at: there is none of this build.');
  else
    checks.push({ name: '19: the packed app', problem: 'it could not be packed: npm run package says why' });
  return { checks, tokenLeaks };
}

/** Packs the app, with an old runtime if there is no other: the fuses are burnt into any. */
async function packNow(): Promise<string | null> {
  say('Packing the app …');
  await capture(process.execPath, [join(root, 'scripts/package.mjs'), '--allow-old-runtime']);
  return packagedApp();
}

function report(
  checks: readonly Check[],
  findings: readonly string[],
  licences: readonly { name: string }[],
): void {
  for (const { name, problem } of checks)
    say(`${problem === null ? 'ok    ' : 'FAILED'} ${name}${problem === null ? '' : `: ${problem}`}`);
  for (const finding of findings) say(`FOUND  ${finding}`);
  for (const { name } of licences) say(`UNKNOWN licence of ${name}`);
}

const isShort = flags.has('--short');
const { checks, tokenLeaks } = await checklist(isShort);
const findings = unjustified(await electronegativity(), justified);
const licences = await unknownLicences();
report(checks, findings, licences);
const survived = flags.has('--mutants') ? (await runMutants(say)).survived : [];
const result = {
  checklist: checks.length,
  checklistFailed: checks.filter(({ problem }) => problem !== null).length,
  mutants: flags.has('--mutants') ? mutants.length : 0,
  mutantsSurvived: survived.length,
  electronegativity: findings.length,
  licencesUnknown: licences.length,
  tokenLeaks,
  audit: isShort ? null : await audit(),
};
say(flags.has('--json') ? JSON.stringify(result) : inWords(result));
const { mutants: _tried, checklist: _all, audit: vulnerable, ...bad } = result;
process.exit(Object.values(bad).some((n) => n > 0) || (vulnerable ?? 0) > 0 ? 1 : 0);

function inWords({
  checklist: all,
  checklistFailed,
  mutants: tried,
  mutantsSurvived,
  ...rest
}: typeof result): string {
  const undone = tried === 0 ? '' : `${tried} hardening items undone, ${mutantsSurvived} unnoticed; `;
  const known = rest.audit === null ? 'not asked for' : rest.audit;
  return `${all} checks, ${checklistFailed} failed; ${undone}${rest.electronegativity} findings, ${rest.licencesUnknown} unknown licences, ${rest.tokenLeaks} leaks of tokens; known vulnerabilities: ${known}`;
}
