import type { Finding } from '../core/model/finding.ts';
import type { Language } from './language.ts';

/** Says what a check found, and what to do next; `next` is empty where nothing is to be done. */
export function findingSentence(
  found: Finding,
  { words, explain }: Pick<Language, 'words' | 'explain'>,
): { message: string; next: string } {
  if (found.code === 'server-fails') return explain(found.problem);
  const sentence = words.findings[found.code] as (of: Finding) => readonly [string, string];
  const [message, next] = sentence(found);
  return { message, next };
}
