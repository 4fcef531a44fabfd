import { until } from '../../e2e/fixtures/child.ts';
import { startNotificationService, workingService } from '../../e2e/fixtures/notification-service.ts';
import { upload } from '../../e2e/fixtures/signed-in.ts';
import type { Situation } from '../situation.ts';
import { busOf, startSignedIn } from './signed-in-app.ts';

const kind = 'text';

/** A name as a stranger may choose it, and as it may be shown. */
const names: readonly (readonly [about: string, name: string, shown: string])[] = [
  ['emoji of several characters', '👩\u200d🔬 Probe.csv', '👩\u200d🔬 Probe.csv'],
  ['Persian words with joiners', 'می\u200cخواهم.csv', 'می\u200cخواهم.csv'],
  ['a direction that is turned round', 'report\u202egpj.exe', 'reportgpj.exe'],
  ['spaces without width', 'so\u200bil\u2060.csv', 'soil.csv'],
  [
    'markup',
    '<a href="https://example.org">plot</a> & more.csv',
    '<a href="https://example.org">plot</a> & more.csv',
  ],
];

export const text: readonly Situation[] = names.map(([about, name, shown]) => ({
  kind,
  name: `a name with ${about}: whole and harmless in the list and in its banner`,
  async run(stage) {
    const [desktop, aos] = await Promise.all([stage.desktop({ banners: false }), stage.aos()]);
    const service = await startNotificationService(busOf(desktop), workingService(['body', 'body-markup']));
    const app = await startSignedIn(stage, desktop, aos);
    await upload(aos, [name]);
    await until(
      'the row',
      async () =>
        (await app.window.getByRole('listbox', { name: 'Events' }).textContent())?.includes(shown) === true,
    );
    const banner = await until('the banner', () => service.shown[0] ?? null);
    if (!banner.title.startsWith(shown)) throw new Error(`the banner says ${JSON.stringify(banner.title)}`);
    if (/<a /.test(banner.body)) throw new Error(`markup reached the service: ${banner.body}`);
  },
}));
