import Paperclip from 'lucide-solid/icons/paperclip'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import { evidenceUrl } from '../calls/tasks.ts'
import type { Evidence } from '../contract.ts'
import { sizeText } from '../forms/file-size.ts'
import { exactText, momentText } from '../ui/time.ts'

/** Files with who gave them and when; each opens what was stored. */
export function EvidenceList(props: { readonly evidence: readonly Evidence[] }): JSX.Element {
  return (
    <ul class="evidence">
      <For each={props.evidence}>
        {(file) => (
          <li>
            <Paperclip class="icon" aria-hidden="true" />
            <a class="link truncate" href={evidenceUrl(file.id)} target="_blank" rel="noopener">
              {file.name}
            </a>
            <span class="small muted">
              {sizeText(file.size)} · {file.by} ·{' '}
              <time datetime={file.at} title={exactText(file.at)}>
                {momentText(file.at)}
              </time>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
