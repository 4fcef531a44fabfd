import { type FollowAlertsOptions, followAlerts } from './follow-alerts.ts';
import { type SystemBannersOptions, systemBanners } from './system-banners.ts';

export type ShowAlertsOptions = Omit<FollowAlertsOptions, 'service'> & Omit<SystemBannersOptions, 'words'>;

/** Shows the engine's alerts as banners of the operating system, see `followAlerts`. */
export const showAlerts = (options: ShowAlertsOptions): (() => void) =>
  followAlerts({ ...options, service: systemBanners({ ...options, words: options.language.words }) });
