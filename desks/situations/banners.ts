import { until } from '../../e2e/fixtures/child.ts';
import { live, provisioned, upload } from '../../e2e/fixtures/signed-in.ts';
import type { Situation } from '../situation.ts';

const kind = 'banners';

export const banners: readonly Situation[] = [
  {
    kind,
    name: 'a notification service that works',
    short: true,
    needs: ['dunst'],
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const app = await stage.start(desktop, { args: await provisioned(aos, desktop) });
      await live(app, aos);
      await upload(aos, ['soil_core_7.tiff']);
      await until('the banner', async () => (await desktop.banners?.count()) === 1);
    },
  },
];
