// Starts store-worker.ts from source: for tests and tools, which run without a build.
import { register } from 'tsx/esm/api';

register();
await import('./store-worker.ts');
