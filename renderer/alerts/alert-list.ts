/** The banners as a long list, and which of them it shows. */
import { create } from 'zustand';
import type { BannerQuery, BannerRow, Output } from '../../electron/ipc/contract.ts';
import { createList } from '../list/create-list.ts';
import { ask } from '../state/bridge.ts';

const keyOfBanner = ({ account, id }: Pick<BannerRow, 'account' | 'id'>) => `${account}/${id}`;

export const alertList = createList<BannerQuery, Output<'alerts.count'>, BannerRow>(
  {
    load: async (query, range) => {
      const count = await ask('alerts.count', query);
      if (!count.ok) return count;
      const page = await ask('alerts.page', { query, ...range });
      return page.ok ? { ok: true, value: { count: count.value, page: page.value } } : page;
    },
    count: (query) => ask('alerts.count', query),
    page: (query, _count, range) => ask('alerts.page', { query, ...range }),
    // The position of a banner cannot be requested; the list keeps its place by index.
    locate: async () => null,
    keyOf: keyOfBanner,
  },
  { account: null, which: 'all' },
);

interface AlertsStore {
  readonly view: 'banners' | 'rules';
  readonly which: BannerQuery['which'];
}

export const useAlerts = create<AlertsStore>()(() => ({ view: 'banners', which: 'all' }));
