import { Notification } from 'electron';
import type { BannerOutcome } from '../../core/model/finding.ts';
import type { Words } from '../../words/languages.ts';
import type { BannerContent } from '../banners/banner-service.ts';
import { type NotifyWords, notifyCall } from '../banners/notify-call.ts';
import { type Bus, BusError } from '../bus/bus.ts';

/** After this long without a sign of the banner, its service is called silent, ms. */
const deadlineMs = 4_000;

/** Shows a banner and looks what became of it. On Linux the service is asked directly, so that it can hold nothing up. */
export function showTestBanner(bus: Bus, { app, alerts, help }: Words): Promise<BannerOutcome> {
  const content = {
    title: help.bannerTitle,
    body: help.bannerText,
    icon: null,
    buttons: [],
    sound: 'system' as const,
    isUrgent: false,
  };
  return process.platform === 'linux'
    ? overBus(bus, content, { app, actions: alerts.actions, soundFile: '' })
    : overSystem(content);
}

/** Makes the call that every banner makes. */
async function overBus(bus: Bus, content: BannerContent, words: NotifyWords): Promise<BannerOutcome> {
  try {
    await bus.call({ ...notifyCall(content, 0, new Set(), words), deadlineMs });
    return 'shown';
  } catch (error) {
    return error instanceof BusError && error.kind === 'deadline' ? 'silent' : 'failed';
  }
}

function overSystem({ title, body }: BannerContent): Promise<BannerOutcome> {
  if (!Notification.isSupported()) return Promise.resolve('failed');
  return new Promise((resolve) => {
    const banner = new Notification({ title, body });
    setTimeout(() => resolve('silent'), deadlineMs);
    banner.on('show', () => resolve('shown'));
    banner.on('failed', () => resolve('failed'));
    banner.show();
  });
}
