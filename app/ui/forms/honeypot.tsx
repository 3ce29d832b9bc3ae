import styles from "./forms.module.css";

/** A field that people never see and machines fill in. `label` tells whoever meets it to leave it empty. */
export function Honeypot({ name, label }: { name: string; label: string }) {
  return (
    <div className={styles.honeypot} aria-hidden="true">
      <label htmlFor={`hp-${name}`}>{label}</label>
      <input id={`hp-${name}`} name={name} type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  );
}
