/** The banners as a long list, and which of them it shows. */
import { create } from 'zustand';
import type { BannerQuery, BannerRow, Output } from '../../electron/ipc/contract.ts';
import { countedSource } from '../list/counted-source.ts';
import { createList } from '../list/create-list.ts';
import { ask } from '../state/bridge.ts';

const keyOfBanner = ({ account, id }: Pick<BannerRow, 'account' | 'id'>) => `${account}/${id}`;

export const alertList = createList<BannerQuery, Output<'alerts.count'>, BannerRow>(
  countedSource({
    count: (query) => ask('alerts.count', query),
    page: (query, _count, range) => ask('alerts.page', { query, ...range }),
    keyOf: keyOfBanner,
  }),
  { account: null, which: 'all' },
);

interface AlertsStore {
  readonly view: 'banners' | 'rules';
  readonly which: BannerQuery['which'];
}

export const useAlerts = create<AlertsStore>()(() => ({ view: 'banners', which: 'all' }));
