import type { JSX } from 'solid-js'
import { lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { FileComplaint } from './file/file-complaint.tsx'
import { arrive, goTo, type Place, place, places } from './places.ts'
import { large, plain, setLarge, switchLanguage, switchPlain, t } from './words/words.ts'

const Follow = lazy(() => import('./follow/follow.tsx'))
const Reception = lazy(() => import('./reception.tsx'))

/** The front door for people without an account (domain §5.2). */
export function Portal(): JSX.Element {
  onMount(() => {
    arrive()
    addEventListener('popstate', arrive)
    onCleanup(() => removeEventListener('popstate', arrive))
  })
  return (
    <>
      <header class="top no-print">
        <p class="small">
          {t().bureau} · {t().noAccount}
        </p>
        <div class="switches" role="group" aria-label={`${t().largePrint} / ${t().plainWords}`}>
          <button type="button" aria-pressed={large()} onClick={() => setLarge(!large())}>
            {t().largePrint}
          </button>
          <button type="button" aria-pressed={plain()} onClick={() => void switchPlain()}>
            {t().plainWords}
          </button>
          <button type="button" onClick={() => void switchLanguage()}>
            {t().language}
          </button>
        </div>
      </header>
      <main>
        <Suspense fallback={<p class="small">{t().loading}</p>}>
          <Switch>
            <Match when={place() === 'file'}>
              <FileComplaint />
            </Match>
            <Match when={place() === 'follow'}>
              <Follow />
            </Match>
            <Match when={place() === 'reception'}>
              <Reception />
            </Match>
          </Switch>
        </Suspense>
      </main>
      <footer class="no-print">
        <nav>
          <Link to="file" label={t().file} />
          <Link to="follow" label={t().follow} />
          <Link to="reception" label={t().reception} />
        </nav>
        <p class="small">{t().otherWays}</p>
      </footer>
    </>
  )
}

function Link(props: { readonly to: Place; readonly label: string }): JSX.Element {
  return (
    <a
      href={places[props.to]}
      aria-current={place() === props.to ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault()
        goTo(props.to)
      }}
    >
      {props.label}
    </a>
  )
}
