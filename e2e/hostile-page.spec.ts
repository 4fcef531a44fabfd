/**
 * What a hostile script in the page, or a hostile page in the window, can do. Each test tries one or several items of Electron's
 * security checklist on the running app, and has their numbers in its name (electronjs.org/docs/latest/tutorial/security).
 */
import { test } from '@playwright/test';
import { contentTests } from './fixtures/hostile/content-tests.ts';
import { navigationTests } from './fixtures/hostile/navigation-tests.ts';
import { permissionTests } from './fixtures/hostile/permission-tests.ts';
import { processTests } from './fixtures/hostile/process-tests.ts';
import { senderTests } from './fixtures/hostile/sender-tests.ts';
import { type Stage, startStage } from './fixtures/hostile/stage.ts';

// One app for all: a test that fails is followed by another one.
let stage: Stage;
test.beforeAll(async () => {
  stage = await startStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const current = () => stage;
processTests(current);
contentTests(current);
permissionTests(current);
navigationTests(current);
// After these the window no longer shows the app's page.
senderTests(current);
