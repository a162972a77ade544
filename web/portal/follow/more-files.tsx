import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'
import { upload } from '../call.ts'
import { Attach } from '../file/attach.tsx'
import { Trouble } from '../parts.tsx'
import { t } from '../words/words.ts'
import type { Complaint, ReceiptNumbers } from './follow.tsx'

/** Files that came to hand later. */
export function MoreFiles(props: {
  readonly receipt: ReceiptNumbers
  readonly onChange: (complaint: Complaint) => void
}): JSX.Element {
  const [now, setNow] = createSignal('')
  const [error, setError] = createSignal<unknown>()
  const send = async (files: readonly File[]) => {
    setError(undefined)
    try {
      for (const file of files) {
        const form = new FormData()
        form.set('number', props.receipt.number)
        form.set('code', props.receipt.code)
        form.set('file', file)
        const onProgress = (percent: number) => setNow(t().uploading(file.name, percent))
        props.onChange(await upload<Complaint>('follow/files', form, onProgress))
      }
      setNow(t().allFiles(files.length))
    } catch (failure) {
      setNow('')
      setError(failure)
    }
  }
  return (
    <>
      <Attach files={[]} onFiles={(files) => void send(files)} />
      <p role="status" class="small">
        {now()}
      </p>
      <Trouble error={error()} />
    </>
  )
}
