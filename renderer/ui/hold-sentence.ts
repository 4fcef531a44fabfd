import type { Hold } from '../../electron/core/model/hold.ts';
import { format, t } from '../strings/index.ts';

/** Says what keeps banners back, and until when. */
export const holdSentence = ({ by, until }: Hold): string =>
  t.quiet.held[by](until === null ? null : format.moment(until, Date.now()));
