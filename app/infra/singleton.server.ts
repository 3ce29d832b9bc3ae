/**
 * One instance a process. The server's own modules and the bundle that Remix builds are two copies of the same code;
 * what holds a connection or a setting must exist once for both.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as typeof globalThis & { vamco?: Map<string, unknown> };
  store.vamco ??= new Map();
  if (!store.vamco.has(name)) store.vamco.set(name, make());
  return store.vamco.get(name) as T;
}

/** A slot that the start of the process fills once and everything else reads. */
export function slot<T>(name: string): { set: (value: T) => void; get: () => T } {
  const held = singleton<{ value: T | undefined }>(`slot:${name}`, () => ({ value: undefined }));
  return {
    set: (value) => {
      held.value = value;
    },
    get: () => {
      if (held.value === undefined)
        throw new Error(`${name} was asked for before the process had started it`);
      return held.value;
    },
  };
}
