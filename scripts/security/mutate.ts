import { runGuard } from './guards.ts';
import { mutants } from './mutants/index.ts';
import { type Guard, type Mutant, mutate } from './mutants/mutant.ts';
import { makeScratch, type Scratch } from './scratch.ts';

export interface MutationResult {
  mutants: number;
  survived: string[];
}

/**
 * Undoes each hardening item in a copy of the sources, and looks whether its test fails.
 *
 * @param only part of the names of those to try
 * @throws Error if a mutant no longer applies, or if its test fails without it
 */
export async function runMutants(say: (line: string) => void, only = ''): Promise<MutationResult> {
  const chosen = mutants.filter(({ name }) => name.includes(only));
  await using scratch = await makeScratch();
  await checkGuards(chosen, scratch, say);
  const survived: string[] = [];
  for (const mutant of chosen) {
    const { isSeen, seconds } = await tryMutant(mutant, scratch);
    if (!isSeen) survived.push(mutant.name);
    say(
      `${isSeen ? 'seen    ' : 'SURVIVED'} ${mutant.name} (${nameOf(mutant.guard)}, ${seconds.toFixed(1)} s)`,
    );
  }
  return { mutants: chosen.length, survived };
}

/** Every guard has to pass while nothing is undone: otherwise its failure would say nothing. */
async function checkGuards(
  chosen: readonly Mutant[],
  { folder }: Scratch,
  say: (line: string) => void,
): Promise<void> {
  const whole = chosen.map(({ guard }): Guard => ('e2e' in guard ? { ...guard, test: '' } : guard));
  const guards = new Map(whole.map((guard) => [nameOf(guard), guard]));
  for (const [name, guard] of guards) {
    const { passed, failed, output } = await runGuard(guard, folder);
    if (failed > 0 || passed === 0)
      throw new Error(`${name} does not pass while nothing is undone:\n${output.slice(-3_000)}`);
  }
  say(`${guards.size} files of tests pass while nothing is undone`);
}

async function tryMutant(mutant: Mutant, scratch: Scratch): Promise<{ isSeen: boolean; seconds: number }> {
  const started = Date.now();
  const isSeen = await scratch.changed(
    mutant.file,
    (text) => mutate(text, mutant),
    'e2e' in mutant.guard,
    async () => (await runGuard(mutant.guard, scratch.folder)).failed > 0,
  );
  return { isSeen, seconds: (Date.now() - started) / 1000 };
}

const nameOf = (guard: Guard) => ('e2e' in guard ? `${guard.e2e} "${guard.test}"` : guard.unit);
