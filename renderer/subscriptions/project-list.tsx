import type { Candidate, Problem } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Middle } from '../ui/middle.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import '../ui/row.css';

interface Props {
  /** null while they are being requested. */
  readonly projects: readonly Candidate[] | null;
  readonly chosen: readonly Candidate[];
  readonly onToggle: (project: Candidate) => void;
  readonly problem: Problem | null;
  readonly isSearching: boolean;
}

/** Projects, several of which can be chosen. One that was chosen stays in the list whatever is searched for. */
export function ProjectList({ projects, chosen, onToggle, problem, isSearching }: Props) {
  if (problem)
    return (
      <p className="candidates-note problem" role="alert">
        <ProblemText problem={problem} />
      </p>
    );
  if (projects === null) return <p className="candidates-note">{t.watch.loading}</p>;
  const isChosen = ({ resourceId }: Candidate) => chosen.some((one) => one.resourceId === resourceId);
  const listed = [
    ...chosen.filter((one) => !projects.some(({ resourceId }) => resourceId === one.resourceId)),
    ...projects,
  ];
  if (listed.length === 0)
    return (
      <p className="candidates-note" role="status">
        <strong>{isSearching ? t.watch.none : t.watch.noProjects}</strong>
        <br />
        {isSearching ? t.watch.noneText : t.watch.noProjectsText}
      </p>
    );
  return (
    <fieldset className="candidates projects" aria-label={t.watch.projects}>
      {listed.map((project) => (
        <ProjectEntry
          key={project.resourceId}
          project={project}
          isChosen={isChosen(project)}
          onToggle={() => onToggle(project)}
        />
      ))}
    </fieldset>
  );
}

interface EntryProps {
  readonly project: Candidate;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function ProjectEntry({ project, isChosen, onToggle }: EntryProps) {
  const id = `project-${project.resourceId}`;
  return (
    <label className="candidate project" htmlFor={id}>
      <Checkbox
        id={id}
        checked={isChosen || project.watched}
        disabled={project.watched}
        onChange={onToggle}
      />
      <span className="row-lines">
        <Middle text={project.name} className="row-name" />
        {project.title !== '' && <span className="row-second">{project.title}</span>}
      </span>
      <span className="candidate-end">
        {project.watched ? t.watch.watched : project.permission && t.permissions[project.permission]}
      </span>
    </label>
  );
}
