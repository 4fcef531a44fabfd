import { type ComponentType, use } from 'react';

/** A component whose code is fetched when it is first shown, or before that by `fetch`. */
export interface Later<Props extends object> {
  (props: Props): React.ReactNode;
  fetch(): Promise<unknown>;
}

/**
 * Makes a component of code that is not needed for the first picture. Once the code is there it renders at once, unlike
 * React's own `lazy`, which waits a turn even then: the focus and the keys of the person never meet a gap.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<unknown> | null = null;

  function fetch(): Promise<unknown> {
    loading ??= load().then(
      (part) => {
        Loaded = part;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each module, never while rendering.
  function Part(props: Props) {
    if (Loaded === null) use(fetch());
    return Loaded === null ? null : <Loaded {...props} />;
  }
  return Object.assign(Part, { fetch });
}
