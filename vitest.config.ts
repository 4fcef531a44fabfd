import { defineConfig } from 'vitest/config';

// Two projects: `unit` needs nothing but Node; `integration` starts real servers (HTTP/2, TLS, NATS).
export default defineConfig({
  test: {
    // Most of an integration test is waiting, so two files at a time suit even a machine of two cores, where Vitest takes one.
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
        },
      },
    ],
  },
});
