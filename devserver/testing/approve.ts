/** A form of a page: what to send, and where. */
interface Form {
  action: string;
  fields: Record<string, string>;
}

/** Goes through the pages of a provider as a person does: signs in and agrees until no page asks for more. */
export async function approve(page: string, code: string, person: string): Promise<void> {
  const browser = openBrowser();
  let form = await browser.open(withCode(page, code));
  for (let pages = 0; form !== null && pages < 10; pages++) {
    const { login, password, ...rest } = form.fields;
    const typed = login === undefined || password === undefined ? {} : { login: person, password: 'any' };
    form = await browser.send({ action: form.action, fields: { ...rest, ...typed } });
  }
  if (form !== null) throw new Error('The provider asks without end.');
}

/** Declines on the page that shows the code. */
export async function deny(page: string, code: string): Promise<void> {
  const browser = openBrowser();
  let form = await browser.open(withCode(page, code));
  while (form !== null && form.fields.confirm === undefined) form = await browser.send(form);
  if (form === null) throw new Error('The provider asks for no confirmation.');
  const { confirm, ...fields } = form.fields;
  await browser.send({ action: form.action, fields: { ...fields, abort: confirm ?? 'yes' } });
}

function withCode(page: string, code: string): string {
  const url = new URL(page);
  url.searchParams.set('user_code', code);
  return url.href;
}

/** A minimal browser: forms and cookies. */
function openBrowser() {
  const cookies = new Map<string, string>();

  async function get(url: string, body?: URLSearchParams): Promise<Form | null> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name !== undefined && value === '') cookies.delete(name);
      else if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) return get(new URL(location, url).href);
    return formIn(await response.text(), url);
  }
  return {
    open: (url: string) => get(url),
    send: ({ action, fields }: Form) => get(action, new URLSearchParams(fields)),
  };
}

function formIn(html: string, base: string): Form | null {
  const tag = /<form[^>]*>/.exec(html)?.[0];
  if (tag === undefined) return null;
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name !== undefined) fields[name] = attribute(input, 'value') ?? '';
  }
  return { action: new URL(attribute(tag, 'action') ?? '', base).href, fields };
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
