import { z } from 'zod';
import { ExportProgress } from '../core/model/export.ts';
import { BulkView } from '../core/model/notification.ts';
import { AppState, Goto, Notice, SharedCommand } from './model.ts';

/** Sent by the main process on its own. */
const pushes = {
  /** The whole small state, after it changed; at most one a frame. */
  'app.state': AppState,
  /** Events were stored, marked, named or trimmed; the screen asks again for the rows it shows. */
  'feed.changed': z.object({
    /** How many events were stored since the last push. */
    added: z.number(),
    /** Something else about stored events changed (read marks, names). */
    altered: z.boolean(),
  }),
  /** How far an export is. */
  exporting: ExportProgress,
  'inbox.changed': z.object({
    /** Bulk acknowledgements under way or just ended; those over several accounts have several parts with one id. */
    bulks: z.array(BulkView),
  }),
  /** Banners were raised, or it is known what became of them. */
  'alerts.changed': z.null(),
  goto: Goto,
  /** The window has been hidden for a while: asks the page to hand over what it shows (`view.handOver`). */
  'view.asked': z.null(),
  /** The window is hidden: asks the page for what it shows (`view.keepStill`). */
  'still.asked': z.null(),
  command: SharedCommand,
  notice: Notice,
} as const;

type Pushes = typeof pushes;
export type Push = keyof Pushes;
export type Pushed<P extends Push> = z.infer<Pushes[P]>;
