import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './sign-in.css'
import { keys } from '../calls/keys.ts'
import { getDemonstration, signIn, signInAs } from '../calls/session.ts'
import type { DemonstrationAccount, Session } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Preferences } from '../shell/preferences.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemWords } from '../ui/states.tsx'

/** The door: login and password, or one click per role where the system is only shown. */
export default function SignInPage(): JSX.Element {
  const client = useQueryClient()
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal('')
  const [error, setError] = createSignal<unknown>()
  const accounts = useQuery<DemonstrationAccount[]>(() => ({
    queryKey: keys.demonstration,
    queryFn: () => getDemonstration().catch(() => []),
  }))
  const enter = async (who: string, answer: () => Promise<Session>) => {
    setBusy(who)
    setError(undefined)
    try {
      await answer()
      await client.resetQueries({ queryKey: keys.session })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy('')
    }
  }
  const shown = () => (accounts.isSuccess ? accounts.data : [])
  return (
    <main class="door">
      <div class="door-card">
        <p class="small muted">{t('session.bureau')}</p>
        <h1>{t('common.name')}</h1>
        <p class="lead">{t('session.lead')}</p>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void enter('form', () => signIn({ login: login().trim(), password: password() }))
          }}
        >
          <label class="stack tight">
            <span class="strong">{t('session.login')}</span>
            <input
              class="input"
              name="username"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
              value={login()}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          </label>
          <label class="stack tight">
            <span class="strong">{t('session.password')}</span>
            <input
              class="input"
              type="password"
              name="password"
              autocomplete="current-password"
              required
              value={password()}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </label>
          <Show when={error()}>
            <div class="notice late" role="alert">
              <ProblemWords error={error()} />
            </div>
          </Show>
          <Button type="submit" tone="primary" busy={busy() === 'form'}>
            {busy() === 'form' ? t('session.entering') : t('session.enter')}
          </Button>
        </form>
        <Show when={shown().length > 0}>
          <section class="roles" aria-label={t('session.demonstration')}>
            <h2>{t('session.demonstration')}</h2>
            <p class="small muted">{t('session.demonstrationWords')}</p>
            <ul>
              <For each={shown()}>
                {(account) => (
                  <li>
                    <button
                      type="button"
                      class="role-card"
                      aria-busy={busy() === account.login}
                      onClick={() => void enter(account.login, () => signInAs(account.login))}
                    >
                      <b>{account.name}</b>
                      <span class="small muted">
                        {[text(account.label), account.section?.name].filter(Boolean).join(' · ')}
                      </span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
      </div>
      <footer>
        <a class="link" href="/negative-list">
          {t('negative.title')}
        </a>
        <Preferences />
      </footer>
    </main>
  )
}
