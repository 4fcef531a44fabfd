import type { Notice } from '../../model/notification.ts';
import { GrantLevel, Permission, ResourceKind } from '../../model/resource.ts';

/** Stands for a name in a sentence. */
const NAME = '\u0001';
const sign = String.raw`[\p{L}\p{M}\p{N}_-]`;
const plain = new RegExp(`^${sign}+$`, 'u');
const besideName = new RegExp(`${sign}${NAME}|${NAME}${sign}`, 'u');

/** Everything that sentences about names can be. */
const notices: readonly Notice[] = [
  { is: 'permission-revoked', resource: NAME },
  ...[null, ...Permission.options].map((now) => ({ is: 'permission-granted', resource: NAME, now }) as const),
  ...[null, ...ResourceKind.options].flatMap((kind) =>
    [null, ...GrantLevel.options].map(
      (level) => ({ is: 'access-requested', user: NAME, resource: NAME, kind, level }) as const,
    ),
  ),
];

/**
 * Returns which of some words (in lowercase) can only come from a name or from the server's text, as no sentence of a language
 * has them: what has them in neither need not be put into words. Empty where a sentence could join a name with other letters.
 */
export function foreignWords(sentenceOf: (notice: Notice) => string): (words: readonly string[]) => string[] {
  const own = notices.map(sentenceOf).join('\n').toLowerCase();
  if (besideName.test(own)) return () => [];
  return (words) => words.filter((word) => plain.test(word) && !own.includes(word));
}
