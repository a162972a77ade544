import type { TestProject } from 'vitest/node'
import { findTemporalProgram } from '../../scripts/stack/temporal-binary.ts'
import { attempt } from './provided.ts'

export default async function setup(project: TestProject) {
  project.provide('temporalCli', await attempt(() => findTemporalProgram('dev-server')))
  project.provide('temporalTestServer', await attempt(() => findTemporalProgram('test-server')))
}
