import { z } from 'zod';
import { clean } from '../base/clean.ts';

/** A text that may be somebody else's, such as a name in a file that was sent around: it is cleaned as it is read. */
export const cleanText = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => clean(text, max));
