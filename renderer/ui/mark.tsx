/** The app's mark: a bell made of a stored object. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="12" fill="var(--accent)" />
      <path
        d="M24 10 35 16.3V27.7L24 34 13 27.7V16.3Z"
        fill="none"
        stroke="var(--accent-fg)"
        strokeWidth="2.6"
        strokeLinejoin="round"
      />
      <path
        d="M13 16.3 24 22.6 35 16.3M24 22.6V34"
        fill="none"
        stroke="var(--accent-fg)"
        strokeWidth="2.6"
        strokeLinejoin="round"
      />
      <path d="M20 38.2a4.2 4.2 0 0 0 8 0Z" fill="var(--accent-fg)" />
    </svg>
  );
}
