import { createMatcher } from './subject.ts';

/** Distinct subjects under numbers, so that a million events share the few texts there are. */
export interface SubjectTable {
  /** Returns the number of a subject, which gets one if it is new. */
  numberOf(subject: string): number;
  subject(number: number): string | undefined;
  /** Returns a test by subject number that looks at each subject once. */
  matcher(filter: string): (number: number) => boolean;
}

export function createSubjectTable(): SubjectTable {
  const subjects: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf(subject) {
      const known = numbers.get(subject);
      if (known !== undefined) return known;
      const number = subjects.push(subject) - 1;
      numbers.set(subject, number);
      return number;
    },
    subject: (number) => subjects[number],
    matcher(filter) {
      const test = createMatcher(filter);
      const known: (boolean | undefined)[] = [];
      return (number) => {
        let match = known[number];
        if (match === undefined) {
          match = test(subjects[number] ?? '');
          known[number] = match;
        }
        return match;
      };
    },
  };
}
