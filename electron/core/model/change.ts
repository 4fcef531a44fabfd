import type { EngineChange } from '../engine/engine-api.ts';

/** A change in which nothing happened, to be filled with what did. */
export const noChange = (): EngineChange => ({
  added: [],
  altered: false,
  alerts: [],
  inbox: false,
  bulks: [],
  state: false,
});
