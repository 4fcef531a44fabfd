import type { GrantLevel } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { Segments } from '../ui/segments.tsx';

export const LEVELS: readonly GrantLevel[] = ['read', 'append', 'write', 'admin'];

interface Props {
  /** null: nothing is chosen yet. */
  readonly level: GrantLevel | null;
  readonly onLevel: (level: GrantLevel) => void;
  /** How many requests it is for. */
  readonly requests: number;
}

/** The choice of a level of access, with what it allows. */
export function LevelChoice({ level, onLevel, requests }: Props) {
  return (
    <>
      <Segments
        label={t.inbox.grantLevel}
        value={level}
        onChange={onLevel}
        options={LEVELS.map((value) => ({ value, label: t.permissions[value] }))}
      />
      <p className="quiet">{level === null ? t.inbox.chooseLevel(requests) : t.inbox.grantText[level]}</p>
    </>
  );
}
