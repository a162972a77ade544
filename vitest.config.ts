import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const postgres = 'test/support/global-setup.ts'
const temporal = 'test/support/global-setup-temporal.ts'
const browser = 'test/support/global-setup-browser.ts'

/** Far beyond what a test takes: a limit is there to end a hanging run, never to judge a slow one. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'rules',
          include: ['test/rules/**/*.test.ts', 'test/architecture.test.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts'],
          globalSetup: [postgres],
          ...patience,
        },
      },
      {
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts'],
          globalSetup: [postgres, temporal],
          ...patience,
        },
      },
      {
        test: {
          name: 'workflows',
          include: ['test/workflows/**/*.test.ts'],
          globalSetup: [postgres, temporal],
          ...patience,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: [temporal],
          ...patience,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          globalSetup: [postgres, temporal],
          ...patience,
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'web',
          include: ['test/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          ...patience,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [postgres, temporal, browser],
          ...patience,
        },
      },
    ],
  },
})
