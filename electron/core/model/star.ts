import { z } from 'zod';
import { OwnId, Time } from './bounds.ts';
import { EventOrNotice } from './chosen.ts';

/** Something that has a star, as the list of them shows it. `at`: when it got it, epoch milliseconds. */
export const StarredRow = z.object({ account: OwnId, at: Time, about: EventOrNotice });
export type StarredRow = z.infer<typeof StarredRow>;
