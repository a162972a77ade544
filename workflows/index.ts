/** One line per procedure: what the worker bundles. */
export { bulletin } from './bulletin/workflow.ts'
export { duty } from './duty/workflow.ts'
export { eligibility } from './eligibility/workflow.ts'
export { issue } from './issue/workflow.ts'
export { revisit } from './revisit/workflow.ts'
export { watch } from './watch/workflow.ts'
