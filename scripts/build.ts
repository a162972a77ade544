import { exitWith } from './stack/plain-error.ts'
import { buildPages } from './stack/web-pages.ts'
import { buildBundle } from './stack/workflow-bundle.ts'

await Promise.all([buildPages(), buildBundle()]).catch(exitWith)
