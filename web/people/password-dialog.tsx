import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

type Props = {
  /** Somebody else's is set anew without knowing the old one. */
  readonly asksCurrent: boolean
  readonly close: () => void
  readonly send: (words: { readonly current: string; readonly password: string }) => Promise<void>
}

const shortest = 8

/** A new password, shown while it is typed if one wants; length is the only rule. */
export function PasswordDialog(props: Props): JSX.Element {
  const [current, setCurrent] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [isShown, setShown] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const refused = () => (password().length < shortest ? t('people.passwordShort', shortest) : null)
  const submit = async () => {
    if (refused() || busy()) return
    setBusy(true)
    setError(undefined)
    try {
      await props.send({ current: current(), password: password() })
      toast(t('people.passwordChanged'))
      props.close()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const type = () => (isShown() ? 'text' : 'password')
  return (
    <Dialog
      title={t('people.password')}
      onClose={props.close}
      footer={
        <>
          <Button onClick={() => props.close()}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={busy()} refused={refused()} onClick={() => void submit()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Show when={props.asksCurrent}>
        <label class="stack">
          <span class="strong">{t('people.passwordCurrent')}</span>
          <input
            class="input"
            type={type()}
            autocomplete="current-password"
            value={current()}
            onInput={(event) => setCurrent(event.currentTarget.value)}
          />
        </label>
      </Show>
      <label class="stack">
        <span class="strong">{t('people.passwordNew')}</span>
        <input
          class="input"
          type={type()}
          autocomplete="new-password"
          value={password()}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <p class="small muted">{t('people.passwordShort', shortest)}</p>
      <label class="row">
        <input
          class="check"
          type="checkbox"
          checked={isShown()}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t('people.passwordShow')}
      </label>
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}
