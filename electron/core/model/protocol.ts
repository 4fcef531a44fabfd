import { z } from 'zod';

/** How a server is spoken to. */
export const Protocol = z.enum(['grpc', 'grpc-web', 'connect']);
export type Protocol = z.infer<typeof Protocol>;
