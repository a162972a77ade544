import { render } from 'solid-js/web'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/floating.css'
import './ui/facts.css'
import './ui/states.css'
import './shell/overlays.css'
import './shell/shell.css'
import { App } from './app.tsx'
import { startLocale } from './i18n/locale.ts'
import { startTheme } from './ui/theme.ts'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
startTheme()
await startLocale()
render(() => <App />, root)
