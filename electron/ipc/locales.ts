import { allIn, type Locales } from '../core/model/locales.ts';

const NAME = '--aruna-locales=';

/** The argument by which the page's process learns which locales the app has chosen. */
export const localesArgument = (locales: Locales): string => NAME + JSON.stringify(locales);

/** Reads the locales from the arguments of the page's process. */
export function localesIn(argv: readonly string[]): Locales {
  const argument = argv.find((one) => one.startsWith(NAME));
  return argument === undefined ? allIn('en-US') : (JSON.parse(argument.slice(NAME.length)) as Locales);
}
