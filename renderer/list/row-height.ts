import { useApp } from '../state/app-store.ts';

/** Height of a list row in px, as `--row` in tokens.css has it. */
export function useRowHeight(): number {
  return useApp((s) => (s.app?.density === 'compact' ? 32 : 44));
}
