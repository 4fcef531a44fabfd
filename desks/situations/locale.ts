import { until } from '../../e2e/fixtures/child.ts';
import { upload } from '../../e2e/fixtures/signed-in.ts';
import type { Situation } from '../situation.ts';
import { startSignedIn } from './signed-in-app.ts';

interface Setting {
  env: Record<string, string>;
  /** The language of the text, as in `html lang`. */
  lang: string;
  /** What the time of an event looks like in its details. */
  time: RegExp;
}

const german = /\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}:\d{2}/;
const american = /\d{1,2}:\d{2}:\d{2}\s[AP]M/;

const settings: readonly Setting[] = [
  { env: { LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, lang: 'en', time: german },
  { env: { LANG: 'de_DE.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, lang: 'en', time: german },
  { env: { LANG: 'de_DE.UTF-8', LC_ALL: 'en_US.UTF-8' }, lang: 'en', time: american },
  { env: { LANG: 'en_US.UTF-8', LANGUAGE: 'fr:de' }, lang: 'de', time: american },
];
const none = { LC_ALL: '', LC_TIME: '', LC_MESSAGES: '', LC_NUMERIC: '', LANGUAGE: '' };

export const locale: readonly Situation[] = settings.map(({ env, lang, time }) => ({
  kind: 'locale',
  name: Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
  async run(stage) {
    const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
    const spoken = { ...desktop, env: { ...desktop.env, ...none, ...env } };
    const app = await startSignedIn(stage, spoken, aos);
    await upload(aos, ['soil_core_7.tiff']);
    await app.window.locator('[role="option"]', { hasText: 'soil_core_7.tiff' }).first().click();
    await until(`a time such as ${time}`, async () =>
      time.test((await app.window.getByRole('complementary').last().textContent()) ?? ''),
    );
    const shown = await app.window.locator('html').getAttribute('lang');
    if (!shown?.startsWith(lang)) throw new Error(`the text is in ${shown}`);
  },
}));
