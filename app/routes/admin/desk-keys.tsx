import { Fragment } from "react";
import { useLocale } from "~/i18n/locale";
import { Button } from "~/ui/forms/button";
import styles from "./desk-keys.module.css";

const keys = [
  [["j"], "j"],
  [["k"], "k"],
  [["o"], "o"],
  [["x"], "x"],
  [["a"], "a"],
  [["s"], "s"],
  [["f"], "f"],
  [["n"], "n"],
  [["r"], "r"],
  [["e"], "e"],
  [["/"], "search"],
  [["g", "q"], "queue"],
  [["u"], "u"],
  [["?"], "help"],
] as const;

/** Which keys there are: opened by `?`, or by its button without any script. */
export function DeskKeys() {
  const { t } = useLocale();
  return (
    <>
      <button className={`${styles.open} no-print`} type="button" {...{ popovertarget: "desk-keys" }}>
        {t("queue:keys.open")}
      </button>
      <dialog
        className={styles.keys}
        id="desk-keys"
        aria-labelledby="desk-keys-title"
        {...{ popover: "auto" }}
      >
        <h2 id="desk-keys-title">{t("queue:keys.title")}</h2>
        <p>
          {t("queue:keys.about")} <a href="/admin/account#keys">{t("queue:keys.account")}</a>
        </p>
        <dl>
          {keys.map(([pressed, name]) => (
            <Fragment key={name}>
              <dt>
                {pressed.map((key, index) => (
                  <Fragment key={key}>
                    {index > 0 ? ` ${t("queue:keys.then")} ` : null}
                    <kbd>{key}</kbd>
                  </Fragment>
                ))}
              </dt>
              <dd>{t(`queue:keys.${name}`)}</dd>
            </Fragment>
          ))}
        </dl>
        <Button
          dense
          kind="secondary"
          type="button"
          {...{ popovertarget: "desk-keys", popovertargetaction: "hide" }}
        >
          {t("queue:keys.close")}
        </Button>
      </dialog>
    </>
  );
}
