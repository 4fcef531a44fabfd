import { z } from 'zod';
import { MAX_CHOICES, OwnId, RowNumber } from './bounds.ts';

/** Which banner: an account, and its number in the account's list. */
export const BannerRef = z.object({ account: OwnId, id: RowNumber });
export type BannerRef = z.infer<typeof BannerRef>;

/** Several banners of an account, which stand for one: a burst's, and those of its first events. */
export const BannerRefs = z.object({ account: OwnId, ids: z.array(RowNumber).max(MAX_CHOICES) });
export type BannerRefs = z.infer<typeof BannerRefs>;
