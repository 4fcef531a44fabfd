/**
 * A table of names, each with the number it is stored as. The numbers are written out, so that the order of a table's
 * lines means nothing: a number is never changed or used again.
 */
export type CodedNames<Name extends string> = Readonly<Record<Name, { readonly code: number }>>;

/** The names of a table, in its order. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): [Name, ...Name[]] {
  return Object.keys(table) as [Name, ...Name[]];
}

/** Returns what finds the name of a stored number; `fallback` stands for a number of a newer version. */
export function nameByCode<Name extends string>(table: CodedNames<Name>, fallback: Name) {
  const names: Name[] = [];
  for (const name of namesOf(table)) names[table[name].code] = name;
  return (code: number): Name => names[code] ?? fallback;
}

/** Returns what finds the stored number of a name on the wire; that of `fallback` for one this version does not know. */
export function codeByWire<Name extends string>(
  table: Readonly<Record<Name, { readonly code: number; readonly wire: string | null }>>,
  wireNames: Readonly<Record<number, string>>,
  fallback: Name,
) {
  const codes = new Map(namesOf(table).map((name) => [table[name].wire, table[name].code]));
  return (value: number): number => codes.get(wireNames[value] ?? null) ?? table[fallback].code;
}
