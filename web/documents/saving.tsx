import type { JSX } from 'solid-js'
import { For, Match, Switch } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { momentText } from '../ui/time.ts'
import type { createEditing, SavingState } from './editing.ts'
import { Block } from './paper.tsx'

type Props = { readonly editing: ReturnType<typeof createEditing> }

/** Where what is typed stands: saved, only on this device, or beside what somebody else has saved. */
export function Saving(props: Props): JSX.Element {
  const as = <K extends SavingState['is']>(is: K) => {
    const state = props.editing.state()
    return state.is === is ? (state as Extract<SavingState, { is: K }>) : undefined
  }
  const plain = () => {
    const { is } = props.editing.state()
    if (is === 'saving') return t('documents.saving')
    if (is === 'typing') return t('documents.unsaved')
    return t('documents.savedAt', momentText(props.editing.savedAt()), props.editing.version())
  }
  return (
    <div class="saving" role="status">
      <Switch fallback={<p class="small muted">{plain()}</p>}>
        <Match when={as('local')}>
          <p class="notice soon">{t('documents.local')}</p>
        </Match>
        <Match when={as('refused')}>
          {(state) => (
            <div class="notice late">
              <ProblemWords error={state().problem} />
            </div>
          )}
        </Match>
        <Match when={as('conflict')}>
          {(state) => (
            <div class="notice late stack">
              <p>{t('documents.conflict', state().theirs.version)}</p>
              <div class="row">
                <Button onClick={() => props.editing.keepMine(state().theirs)}>
                  {t('documents.keepMine')}
                </Button>
                <Button onClick={() => props.editing.takeTheirs(state().theirs)}>
                  {t('documents.takeTheirs')}
                </Button>
              </div>
              <details>
                <summary>{t('documents.theirs', state().theirs.version)}</summary>
                <div class="theirs" lang="zh-CN">
                  <h2>{state().theirs.title}</h2>
                  <For each={state().theirs.blocks}>{(block) => <Block block={block} />}</For>
                </div>
              </details>
            </div>
          )}
        </Match>
      </Switch>
    </div>
  )
}
