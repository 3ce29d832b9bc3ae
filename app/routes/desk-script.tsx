import { createContext, useContext } from "react";

/** The address of the desk's script in this build, which the server's entry knows. */
export const DeskScriptAddress = createContext<string | null>(null);

/** On pages of the desk alone; every other page has none. */
export function DeskScript() {
  const address = useContext(DeskScriptAddress);
  return address ? <script type="module" src={address} /> : null;
}
