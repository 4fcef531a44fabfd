import { allIn, type Locales } from '../core/model/locales.ts';
import { hasWords } from './languages.ts';

/** What the system says about languages. */
export interface SystemLanguages {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  argv: readonly string[];
  /** The languages a person prefers, best first, and the locale of the region: macOS and Windows have both settings. */
  preferred: readonly string[];
  region: string;
}

const FALLBACK = 'en-US';
/** The modifiers of POSIX locales that choose a script or a variant. Others, such as "@euro", change nothing here. */
const scripts: Readonly<Record<string, string>> = { latin: 'Latn', cyrillic: 'Cyrl', devanagari: 'Deva' };

/**
 * Chooses the locales of the whole app: page, banners, tray, menus and files. `--lang=` of Chromium comes first. On Linux
 * sentences follow LANGUAGE and the locale for messages, as gettext reads them; dates and numbers follow LC_TIME and
 * LC_NUMERIC. Elsewhere sentences follow the preferred languages, and dates and numbers the region.
 */
export function chooseLocales({ platform, env, argv, preferred, region }: SystemLanguages): Locales {
  const asked = argv.findLast((one) => one.startsWith('--lang='))?.slice('--lang='.length);
  const forced = asked ? known(asked.replaceAll('_', '-')) : null;
  if (forced) return { ...allIn(forced), text: hasWords(forced) ? forced : FALLBACK };
  if (platform === 'darwin' || platform === 'win32') {
    const text = preferred.flatMap((one) => known(one) ?? []).find(hasWords) ?? FALLBACK;
    const format = known(region) ?? text;
    return { text, time: format, number: format };
  }
  const posix = (category: string) => env.LC_ALL || env[category] || env.LANG || '';
  const messages = posix('LC_MESSAGES');
  // gettext ignores LANGUAGE in the C locale; a language it has no words for is left out.
  const list = isC(messages) ? [] : (env.LANGUAGE || messages).split(':');
  const text = list.flatMap((one) => fromPosix(one) ?? []).find(hasWords) ?? FALLBACK;
  return {
    text,
    time: fromPosix(posix('LC_TIME')) ?? text,
    number: fromPosix(posix('LC_NUMERIC')) ?? text,
  };
}

const isC = (name: string) => name === '' || /^(?:C|POSIX)(?:\.|$)/.test(name);

/** Returns the locale of a POSIX name such as "sr_RS.UTF-8@latin"; null for C and for what is not known. */
function fromPosix(name: string): string | null {
  if (isC(name)) return null;
  const [, language = '', region, modifier = ''] =
    /^([a-z]+)(?:_([a-z0-9]+))?(?:\.[^@]*)?(?:@(.*))?$/i.exec(name) ?? [];
  const variant = modifier === 'valencia' ? modifier : undefined;
  return known([language, scripts[modifier], region, variant].filter(Boolean).join('-'));
}

/** Returns the locale in its usual spelling; null where its dates and numbers are not known. */
function known(locale: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? null;
  } catch {
    return null;
  }
}
