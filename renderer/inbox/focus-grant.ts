/** Gives the focus to the form that grants access, in the details of a request that has just been opened. */
export function focusGrant(): void {
  // React shows it with the next frame.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.grant [role="radio"]:not([tabindex="-1"])')?.focus(),
  );
}
