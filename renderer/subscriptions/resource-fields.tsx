import { t } from '../strings/index.ts';
import { SearchField } from '../ui/field.tsx';
import { resourceKinds } from '../ui/kind-styles.ts';
import { Segments } from '../ui/segments.tsx';
import { CandidateList } from './candidate-list.tsx';
import type { ResourceChoice } from './use-resource-choice.ts';

/** The resource to watch: a search box over what was found. */
export function ResourceFields({ resource }: { readonly resource: ResourceChoice }) {
  return (
    <>
      <SearchField label={t.watch.search} value={resource.text} onText={resource.setText} autoFocus />
      {resource.isUnlisted && (
        <Segments
          label={t.watch.kindOfId}
          value={resource.kind}
          onChange={resource.setKind}
          options={resourceKinds.map((value) => ({ value, label: t.subjects[value] }))}
        />
      )}
      {resource.isSearchDown && (
        <p className="candidates-down" role="status">
          {t.watch.searchDown}
        </p>
      )}
      <CandidateList
        candidates={resource.candidates}
        chosen={resource.picked?.resourceId ?? null}
        onChoose={resource.pick}
        problem={resource.problem}
        searching={resource.text !== ''}
      />
    </>
  );
}
