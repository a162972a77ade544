/** One line per procedure: what the worker bundles. */
export { complaint } from './complaint/workflow.ts'
export { duty } from './duty/workflow.ts'
export { issue } from './issue/workflow.ts'
export { revisit } from './revisit/workflow.ts'
