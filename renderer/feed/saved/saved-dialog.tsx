import { Check, Pencil, Play, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { SavedFilter } from '../../../electron/ipc/contract.ts';
import {
  applyFilter,
  currentLine,
  removeFilter,
  renameFilter,
  saveFilter,
  useSavedFilters,
} from '../../query/saved-filters.ts';
import { t } from '../../strings/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, type FieldProblem } from '../../ui/field.tsx';
import './saved-dialog.css';

const MAX_NAME_LENGTH = 60;

/** Saves the current filter under a name and lists the saved filters. */
export function SavedFiltersDialog({ onClose }: { readonly onClose: () => void }) {
  const filters = useSavedFilters();
  const [line] = useState(currentLine);
  return (
    <Dialog title={t.saved.title} size="l" onClose={onClose}>
      {line === '' ? <p className="quiet">{t.saved.hint}</p> : <SaveForm line={line} />}
      {filters.length > 0 && (
        <ul className="saved-filters" aria-label={t.saved.title}>
          {filters.map((filter) => (
            <Entry key={filter.name} filter={filter} onClose={onClose} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function SaveForm({ line }: { readonly line: string }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return setProblem(noName);
    await saveFilter(given, line);
    setName('');
  };
  return (
    <form className="saved-form" onSubmit={submit}>
      <Field
        label={t.saved.name}
        value={name}
        maxLength={MAX_NAME_LENGTH}
        problem={problem}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
      />
      <code>{line}</code>
      <Button type="submit" variant="primary">
        {t.saved.save}
      </Button>
    </form>
  );
}

/** Focuses an input when it is mounted. */
const focus = (input: HTMLInputElement | null) => input?.focus();

const noName: FieldProblem = { message: t.saved.noName, next: '' };
const taken: FieldProblem = { message: t.saved.taken, next: '' };

function Entry({ filter, onClose }: { readonly filter: SavedFilter; readonly onClose: () => void }) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <Rename filter={filter} onDone={() => setRenaming(false)} />;
  const apply = () => {
    onClose();
    applyFilter(filter);
  };
  return (
    <li>
      <span className="saved-text">
        <span className="saved-name">{filter.name}</span> <code>{filter.query}</code>
      </span>
      <IconButton icon={Play} label={t.saved.apply(filter.name)} onClick={apply} />
      <IconButton icon={Pencil} label={t.saved.rename(filter.name)} onClick={() => setRenaming(true)} />
      <IconButton
        icon={Trash2}
        label={t.saved.remove(filter.name)}
        onClick={() => void removeFilter(filter)}
      />
    </li>
  );
}

function Rename({ filter, onDone }: { readonly filter: SavedFilter; readonly onDone: () => void }) {
  const filters = useSavedFilters();
  const [name, setName] = useState(filter.name);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return setProblem(noName);
    if (given !== filter.name && filters.some((one) => one.name === given)) return setProblem(taken);
    onDone();
    await renameFilter(filter, given);
  };
  return (
    <li>
      <form className="saved-form" onSubmit={submit}>
        <Field
          label={t.saved.newName}
          value={name}
          maxLength={MAX_NAME_LENGTH}
          problem={problem}
          ref={focus}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onDone();
          }}
        />
        <Button type="submit" icon={Check}>
          {t.saved.save}
        </Button>
      </form>
    </li>
  );
}
