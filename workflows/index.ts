/** One line per procedure: what the worker bundles. */
export { duty } from './duty/workflow.ts'
export { issue } from './issue/workflow.ts'
export { revisit } from './revisit/workflow.ts'
export { warning } from './warning/workflow.ts'
