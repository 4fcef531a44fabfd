import type { StandIn } from '../core/model/stand-in.ts';
import type { Words } from './en.ts';

/** Returns what an announcement without a text of its own says. */
export function standInSentence(standIn: StandIn, words: Words['standIns']): string {
  switch (standIn.is) {
    case 'downtime':
      return words.downtime(standIn.component, standIn.location);
    case 'new-version':
      return words['new-version'](standIn.component, standIn.version);
    default:
      return words[standIn.is];
  }
}
