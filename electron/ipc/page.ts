import { z } from 'zod';
import { Position } from '../core/model/bounds.ts';

/** Which rows of a list are asked for. */
export const Page = { offset: Position, limit: z.number().int().min(1).max(500) };
