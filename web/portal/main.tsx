import { render } from 'solid-js/web'
import '../ui/tokens.css'
import './portal.css'
import { startTheme } from '../ui/theme.ts'
import { Portal } from './portal.tsx'
import { startWords } from './words/words.ts'

const root = document.getElementById('portal')
if (!root) throw new Error('index.html has no #portal')
startTheme()
await startWords()
render(() => <Portal />, root)
