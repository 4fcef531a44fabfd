/** Puts the sentences of core, which are English, into German on their way to the screens. */
import { appProblemsDe, historyDe } from './problems-app-de.ts';
import { phrasesDe, serverProblemsDe } from './problems-server-de.ts';

interface Template {
  readonly pattern: RegExp;
  readonly german: string;
  /** How much of it is literal: the more, the surer the match. */
  readonly literal: number;
}

interface Catalogue {
  readonly exact: ReadonlyMap<string, string>;
  readonly templates: readonly Template[];
}

const hole = /\{([^}]*)\}/;

function compile(entries: Record<string, string>): Catalogue {
  const templates = Object.entries(entries)
    .filter(([english]) => hole.test(english))
    .map(([english, german]) => {
      // Split at a group: the literals are at the even places, how the parts begin is at the odd ones.
      const pieces = english.split(hole).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const source = pieces.map((piece, i) => (i % 2 === 0 ? piece : `(${piece}.*?)`)).join('');
      return {
        pattern: new RegExp(`^${source}$`, 's'),
        german,
        literal: english.replace(/\{\}/g, '').length,
      };
    })
    .sort((a, b) => b.literal - a.literal);
  return { exact: new Map(Object.entries(entries)), templates };
}

function find({ exact, templates }: Catalogue, text: string, part: (text: string) => string): string {
  const same = exact.get(text);
  if (same !== undefined) return same;
  for (const { pattern, german } of templates) {
    const parts = pattern.exec(text)?.slice(1);
    if (parts === undefined) continue;
    let next = 0;
    return german.replace(/\{\}/g, () => part(parts[next++] ?? ''));
  }
  return text;
}

let catalogues: { sentences: Catalogue; phrases: Catalogue } | undefined;

/** More different sentences than are ever shown at once; what is known is not looked for again. */
const REMEMBERED = 1000;
const known = new Map<string, string>();

/** The German for a sentence of core; one that has none stays as it is. */
export function inGerman(sentence: string): string {
  const before = known.get(sentence);
  if (before !== undefined) return before;
  catalogues ??= {
    sentences: compile({ ...serverProblemsDe, ...appProblemsDe, ...historyDe }),
    phrases: compile(phrasesDe),
  };
  const { sentences, phrases } = catalogues;
  const part = (text: string): string => find(phrases, text, part);
  const german = find(sentences, sentence, part);
  if (known.size >= REMEMBERED) known.clear();
  known.set(sentence, german);
  return german;
}

/**
 * A value from the main process with its problems and histories in German. What has none is given back as it is,
 * not copied: the state comes many times a second.
 */
export function germanOf<T>(value: T): T {
  return walk(value, false) as T;
}

type Fields = Record<string, unknown>;

function walk(value: unknown, history: boolean): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return walkList(value, history);
  const fields = value as Fields;
  const { kind, message, next, text } = fields;
  let changed: Fields | undefined;
  if (typeof kind === 'string' && typeof message === 'string' && typeof next === 'string') {
    changed = { ...fields, message: inGerman(message), next: inGerman(next) };
  } else if (history && typeof text === 'string') {
    return { ...fields, text: inGerman(text) };
  }
  for (const key in fields) {
    const before = fields[key];
    const after = walk(before, key === 'history');
    if (after === before) continue;
    changed ??= { ...fields };
    changed[key] = after;
  }
  return changed ?? value;
}

function walkList(list: readonly unknown[], history: boolean): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (const [i, before] of list.entries()) {
    const after = walk(before, history);
    if (after === before) continue;
    changed ??= [...list];
    changed[i] = after;
  }
  return changed ?? list;
}
