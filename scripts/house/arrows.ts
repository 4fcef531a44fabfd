import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { cycleRules } from './rules.mjs';

export interface Arrows {
  /** Each as `a → b → a`; the same circle entered at another place is not counted again. */
  fileCycles: string[];
  folderCycles: string[];
  /** Imports that a rule forbids, as `rule: from → to`. */
  arrowsUp: string[];
}

/**
 * Checks every import of these folders against the rules of `npm run lint`, types included.
 *
 * @param folders relative to the root; those that are not there are left out by the caller.
 */
export async function findArrows(root: string, folders: readonly string[]): Promise<Arrows> {
  const { output } = await cruise([...folders], {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  const { violations } = (output as ICruiseResult).summary;
  const named = (name: string) => violations.filter(({ rule }) => rule.name === name);
  return {
    fileCycles: circles(named(cycleRules.files)),
    folderCycles: circles(named(cycleRules.folders)),
    arrowsUp: violations
      .filter(({ rule }) => !Object.values(cycleRules).includes(rule.name))
      .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

function circles(violations: readonly IViolation[]): string[] {
  const found = new Map<string, string>();
  for (const { from, cycle = [] } of violations) {
    const names = cycle.map(({ name }) => name);
    found.set([...names].sort().join(' '), [from, ...names].join(' → '));
  }
  return [...found.values()];
}
