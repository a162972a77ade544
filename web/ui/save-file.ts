/** Saves an answer that is a file under the name the API gave it. */
export async function saveFile(response: Pick<Response, 'blob' | 'headers'>): Promise<void> {
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  // The browser takes the file up on its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function nameIn(disposition: string): string {
  const exact = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return exact ? decodeURIComponent(exact) : ''
}
