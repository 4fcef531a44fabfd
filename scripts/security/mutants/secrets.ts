import type { Mutant } from './mutant.ts';

const guard = { e2e: 'e2e/token-secrecy.spec.ts', test: 'a token is neither' };

/** Where a token could stay. */
export const secretMutants: readonly Mutant[] = [
  {
    name: 'the token is kept by the page',
    file: 'renderer/accounts/use-token-field.ts',
    from: "  const read = () => input.current?.value ?? '';\n",
    to: "  const read = () => {\n    const typed = input.current?.value ?? '';\n    if (typed !== '') Object.assign(window, { lastToken: typed });\n    return typed;\n  };\n",
    guard,
  },
];
