/** Desktop entries (https://specifications.freedesktop.org/desktop-entry-spec/latest/). */

/** Characters that have to be quoted in an argument of `Exec`. */
const reserved = /[\s"'\\><~|&;$*?#()`]/;

/** Joins a command as `Exec` takes it: quoted, `%` doubled, and escaped once more as every string value is. */
export function execLine(command: readonly string[]): string {
  return command.map((argument) => escapeValue(quote(argument).replaceAll('%', '%%'))).join(' ');
}

function quote(argument: string): string {
  if (argument !== '' && !reserved.test(argument)) return argument;
  return `"${argument.replace(/["`$\\]/g, '\\$&')}"`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function escapeValue(value: string): string {
  return value.replace(/[\\\n\t\r]/g, (letter) => escapes[letter] ?? letter);
}

function unescapeValue(value: string): string {
  const letters: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return value.replace(/\\(.)/g, (whole, letter: string) => letters[letter] ?? whole);
}

/** The program that an `Exec` value starts; null if there is none. */
export function programOf(exec: string): string | null {
  const found = /^\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(unescapeValue(exec));
  const program = found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2];
  return program?.replaceAll('%%', '%') || null;
}

/** The keys of the `[Desktop Entry]` group; null if the text has no such group. */
export function readEntry(text: string): ReadonlyMap<string, string> | null {
  const keys = new Map<string, string>();
  let group: string | null = null;
  let isFound = false;
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[(.*)\]\s*$/.exec(line);
    if (header) group = header[1] ?? null;
    if (group !== 'Desktop Entry') continue;
    isFound = true;
    const pair = /^([A-Za-z0-9-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (pair?.[1] !== undefined && pair[2] !== undefined) keys.set(pair[1], pair[2]);
  }
  return isFound ? keys : null;
}

/**
 * Whether a desktop starts an autostart entry
 * (https://specifications.freedesktop.org/autostart-spec/latest/), GNOME's own key included, which settings tools set.
 *
 * @param desktops as in XDG_CURRENT_DESKTOP
 */
export function isEnabled(entry: ReadonlyMap<string, string>, desktops: readonly string[]): boolean {
  const listed = (key: string) => entry.get(key)?.split(';').filter(Boolean);
  const only = listed('OnlyShowIn');
  const not = listed('NotShowIn');
  return (
    entry.get('Hidden') !== 'true' &&
    entry.get('X-GNOME-Autostart-enabled') !== 'false' &&
    Boolean(entry.get('Exec')) &&
    (only === undefined || desktops.some((one) => only.includes(one))) &&
    (not === undefined || !desktops.some((one) => not.includes(one)))
  );
}

/** An autostart entry. */
export function entryText(name: string, command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=${escapeValue(name)}
Exec=${execLine(command)}
Icon=aruna-notify
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}
