import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { endAbsence, setAbsence } from '../calls/people.ts'
import type { Absence, SetAbsence } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { absenceForm } from './person-forms.ts'

type Props = {
  readonly personId: string
  readonly absences: readonly Absence[]
  readonly isMine: boolean
  readonly mayEdit: boolean
  readonly changed: () => Promise<void>
}

/** Absences with their deputies; a deputy sees and answers what the person would. */
export function Absences(props: Props): JSX.Element {
  const session = useSession()
  const [adding, setAdding] = createSignal(false)
  const end = (id: string) =>
    endAbsence(id)
      .then(props.changed)
      .then(() => toast(t('people.absenceEnded')))
      .catch(toastError)
  return (
    <section class="card">
      <div class="spread">
        <h2>{t('people.absences')}</h2>
        <Show when={props.mayEdit}>
          <Button tone={props.isMine ? 'primary' : 'plain'} onClick={() => setAdding(true)}>
            {t('people.setDeputy')}
          </Button>
        </Show>
      </div>
      <ul class="rows">
        <For each={props.absences} fallback={<li class="muted">{t('people.noAbsences')}</li>}>
          {(absence) => (
            <li>
              <span>
                <Show when={absence.active}>
                  <span class="tag soon">{t('people.activeNow')}</span>{' '}
                </Show>
                {t('people.fromTo', dayText(absence.from), dayText(absence.to))}
              </span>
              <span>
                {t('people.by', absence.deputy.name)}
                <Show when={absence.reason}>{(why) => <span class="muted"> · {why()}</span>}</Show>
              </span>
              <Show when={props.mayEdit && absence.to >= session().today}>
                <Button tone="quiet" onClick={() => void end(absence.id)}>
                  {t('people.endAbsence')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={adding()}>
        <FormDialog
          title={t('people.setDeputy')}
          about={t('people.deputyWords')}
          schema={absenceForm}
          initial={{ from: session().today }}
          submit={t('people.setDeputy')}
          close={() => setAdding(false)}
          send={async (values) => {
            await setAbsence(props.personId, values as SetAbsence)
            await props.changed()
            toast(t('people.deputySet'))
          }}
        />
      </Show>
    </section>
  )
}
