import { useId } from 'react';
import type { Institution, SignInProblem } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { BelowField, Field } from '../ui/field.tsx';
import { RadioList } from './radio-list.tsx';
import type { InstitutionChoice } from './use-institution-choice.ts';

interface Props {
  readonly choice: InstitutionChoice;
  readonly problemAt: (field: 'issuer' | 'client') => SignInProblem | null;
  readonly onTyped: () => void;
}

/** The institution that vouches for the person: one that is known, or another one by its issuer and client id. */
export function InstitutionFields({ choice, problemAt, onTyped }: Props) {
  const { known, chosen } = choice;
  return (
    <>
      {known.length > 0 && (
        <KnownInstitutions
          choice={choice}
          problem={chosen === null ? null : (problemAt('issuer') ?? problemAt('client'))}
          onTyped={onTyped}
        />
      )}
      {chosen === null && (
        <>
          <Field
            label={t.signIn.issuer}
            placeholder={t.signIn.issuerHint}
            value={choice.issuer}
            onChange={(event) => {
              choice.setIssuer(event.target.value);
              onTyped();
            }}
            problem={problemAt('issuer')}
            inputMode="url"
          />
          <Field
            label={t.signIn.client}
            placeholder={t.signIn.clientHint}
            value={choice.clientId}
            onChange={(event) => {
              choice.setClientId(event.target.value);
              onTyped();
            }}
            problem={problemAt('client')}
          />
        </>
      )}
    </>
  );
}

interface KnownProps {
  readonly choice: InstitutionChoice;
  readonly problem: SignInProblem | null;
  readonly onTyped: () => void;
}

function KnownInstitutions({ choice, problem, onTyped }: KnownProps) {
  const id = useId();
  const options = choice.known.map((one, place) => ({
    value: String(place),
    label: hostOf(one),
    text: one.issuer,
  }));
  return (
    <div className="keep">
      <p className="field-label" id={`${id}-label`}>
        {t.signIn.institution}
      </p>
      <RadioList
        labelledBy={`${id}-label`}
        describedBy={`${id}-below`}
        value={choice.chosen === null ? 'other' : String(choice.chosen)}
        onChange={(value) => {
          choice.choose(value === 'other' ? null : Number(value));
          onTyped();
        }}
        options={[...options, { value: 'other', label: t.signIn.otherInstitution }]}
      />
      <BelowField id={`${id}-below`} problem={problem} />
    </div>
  );
}

const hostOf = ({ issuer }: Institution): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);
