/** One line per procedure: what the worker bundles. */
export { audit } from './audit/workflow.ts'
export { duty } from './duty/workflow.ts'
export { interview } from './interview/workflow.ts'
export { issue } from './issue/workflow.ts'
export { revisit } from './revisit/workflow.ts'
export { ruleChange as 'rule-change' } from './rule-change/workflow.ts'
