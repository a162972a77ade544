/** One line per procedure: what the worker bundles. */
export { issue } from './issue/workflow.ts'
