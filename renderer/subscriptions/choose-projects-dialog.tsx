import { type FormEvent, useState } from 'react';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SearchField } from '../ui/field.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { ProjectList } from './project-list.tsx';
import { StartFields } from './start-fields.tsx';
import { useCandidates } from './use-candidates.ts';
import { useChosenProjects } from './use-chosen-projects.ts';
import './add-dialog.css';

interface Props {
  readonly account: string;
  readonly onClose: () => void;
}

/** After signing in: the projects that the person may see, to choose some or none of them. */
export function ChooseProjectsDialog({ account, onClose }: Props) {
  const [text, setText] = useState('');
  const { found, problem } = useCandidates(account, text);
  const { chosen, start, failed, isBusy, toggle, submit } = useChosenProjects(account, onClose);
  const count = chosen.length;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (count > 0 && !isBusy) void submit();
  };
  return (
    <Dialog title={t.watch.firstTitle} description={t.watch.firstText} size="l" onClose={onClose}>
      <form className="add-subscription" onSubmit={onSubmit}>
        <SearchField label={t.watch.searchProjects} value={text} onText={setText} autoFocus />
        <ProjectList
          projects={found?.filter(({ kind }) => kind === 'project') ?? null}
          chosen={chosen}
          onToggle={toggle}
          problem={problem}
          isSearching={text !== ''}
        />
        <StartFields start={start} />
        {failed.map((one) => (
          <ProblemNote key={one.project.resourceId} problem={one.problem} alert />
        ))}
        <DialogActions>
          <Button
            variant="quiet"
            className="actions-start"
            onClick={() => useView.getState().open({ type: 'add-subscription', account, text })}
          >
            {t.watch.somethingElse}
          </Button>
          <Button onClick={onClose}>{t.watch.skip}</Button>
          <Button type="submit" variant="primary" disabled={isBusy || count === 0 || start.value === null}>
            {isBusy ? t.watch.adding : t.watch.addSeveral(count, format.number(count))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
