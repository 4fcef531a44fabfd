import type { Setup } from '../core/account/setup.ts';
import { AosError } from '../core/transport/aos-error.ts';
import { Setup as SetupSchema } from '../ipc/model.ts';
import { words } from './words.ts';

/** Reads the text of an exported file. @throws AosError that names the place that is wrong. */
export function readSetup(text: string): Setup {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AosError(
      { kind: 'input', message: words.failed.setupNotJson, next: words.failed.setupNext },
      { cause },
    );
  }
  const parsed = SetupSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join('.') || 'version';
  throw new AosError({
    kind: 'input',
    message: words.failed.setupWrong(where, first?.message ?? ''),
    next: words.failed.setupNext,
  });
}
