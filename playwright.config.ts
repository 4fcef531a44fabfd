import { defineConfig } from '@playwright/test';

// The real app with real peers: one at a time on a small machine, and nothing is tried twice.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { trace: 'off' },
});
