/** A banner to raise or to update: one event, or a few words for many. */
export interface Alert {
  account: string;
  title: string;
  body: string;
  /** What a click opens: the event, or the inbox, or the feed. */
  opens: { screen: 'feed'; event: number | null } | { screen: 'inbox'; notification: string | null };
  /** Names the banner. An alert with the key of an earlier one takes its place, and the two count as one banner. */
  key: string;
  /** Keys of other banners whose events this one includes: it takes their place as well. */
  replaces?: readonly string[];
  /** Makes no sound: it only brings up to date what was shown before. */
  silent?: boolean;
  /** More may come under this key. A person who closes the banner meanwhile does not want the updates either. */
  growing?: boolean;
}

/** What became of an alert. */
export type AlertOutcome = 'shown' | 'paused' | 'dismissed' | 'failed' | 'unsupported';
