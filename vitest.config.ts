import { defineConfig } from 'vitest/config';

// Two projects: `unit` needs nothing but Node; `integration` starts real servers (HTTP/2, TLS, NATS).
export default defineConfig({
  test: {
    // Vitest would take one fewer than there are cores, which is one where there are two.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{electron,renderer,devserver,scripts,bench,faults}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{electron,devserver,scripts,faults}/**/*.integration.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Most of it is waiting.
          maxWorkers: 3,
          // Behind the other project, as their numbers of workers differ.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
