import type { ProblemBody } from '../contract.ts'

/** A refusal as the API explained it; `unreachable` when nothing got through. */
export class Refused extends Error {
  readonly problem: ProblemBody | 'unreachable'
  constructor(problem: ProblemBody | 'unreachable') {
    super(problem === 'unreachable' ? problem : problem.code)
    this.problem = problem
  }
}

/** Asks the portal's part of the API. @throws Refused */
export async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/api/portal/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => undefined)
  if (!response) throw new Refused('unreachable')
  return read(response.status, await response.text())
}

/** Sends a form with files and says how far it is: a slow line should be seen to move. */
export function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (percent: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/portal/${path}`)
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((loaded / total) * 100))
    request.onerror = () => reject(new Refused('unreachable'))
    request.onload = () => {
      try {
        resolve(read(request.status, request.responseText))
      } catch (error) {
        reject(error)
      }
    }
    request.send(form)
  })
}

/** The one place that believes an answer to have the shape of its route. */
function read<Answer>(status: number, text: string): Answer {
  const body = parsed(text)
  if (status < 400) return body as Answer
  if (typeof body === 'object' && body !== null && 'detail' in body) {
    throw new Refused(body as ProblemBody)
  }
  throw new Refused('unreachable')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
