import './account-dot.css';

/** The colour of an account, always beside its name. */
export function AccountDot({ colour }: { readonly colour: number }) {
  return <span className={`account-dot colour-${colour}`} aria-hidden="true" />;
}
